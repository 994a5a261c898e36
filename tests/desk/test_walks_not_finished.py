"""A walk that stands somewhere before its end: cut off by a crash, or at the paper to take away."""

from app.desk.open_desk import OpenDesk
from app.desk.walks import Walk
from tests.desk.desks import register, walked

GUIDE = "anef-renewal-student"


def at_its_paper(desk: OpenDesk) -> Walk:
    """A walk at the step that makes the sheet, one step before its end."""
    walk = desk.walks.start(register(desk).case, GUIDE)
    while walk.run.node.kind != "paper":
        walk = walked(desk, walk, 1)
    return walk


def test_a_walk_cut_off_is_offered_at_the_step_where_it_stood(desk: OpenDesk) -> None:
    walk = walked(desk, desk.walks.start(register(desk).case, GUIDE), 3)
    assert [len(run.trail) for run in desk.walks.unfinished(walk.person)] == [4]
    assert [one.step for one in desk.today.going_on()] == [4]
    assert desk.walks.resume(walk.id).run.state.trail == desk.walks.unfinished(walk.person)[0].trail


def test_at_its_paper_a_walk_tells_the_end_that_it_leads_to(desk: OpenDesk) -> None:
    walk = at_its_paper(desk)
    told = desk.walks.outcome(desk.cases.get(walk.case))
    assert told
    assert told.node.id == "out-filed"
    assert told.due()["action.watch-prolongation"].isoformat() == "2027-01-26"
    assert not desk.walks.resume(walk.id).run.finished


def test_before_its_paper_it_tells_nothing(desk: OpenDesk) -> None:
    walk = desk.walks.back(at_its_paper(desk))
    assert desk.walks.outcome(desk.cases.get(walk.case)) is None

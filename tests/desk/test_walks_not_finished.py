"""A walk whose program ended before it was left."""

from app.desk.open_desk import OpenDesk
from tests.desk.desks import register, walked

GUIDE = "anef-renewal-student"


def test_a_walk_cut_off_is_offered_at_the_step_where_it_stood(desk: OpenDesk) -> None:
    walk = walked(desk, desk.walks.start(register(desk).case, GUIDE), 3)
    assert [len(run.trail) for run in desk.walks.unfinished(walk.person)] == [4]
    assert [one.step for one in desk.today.going_on()] == [4]
    assert desk.walks.resume(walk.id).run.state.trail == desk.walks.unfinished(walk.person)[0].trail

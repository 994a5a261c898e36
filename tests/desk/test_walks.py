"""A guide walked with someone: begun, left, taken up by another, met by newer content."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import pytest

from app.desk.open_desk import OpenDesk
from app.desk.walks import Walk
from app.domain.changes import Edit, Make
from app.domain.entities import GuideRun, Language, Title
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.guides.content import Content
from app.guides.model import Guide
from app.language.words import Words
from app.register.register import Register
from tests.clock import FakeClock
from tests.desk.desks import PASSPHRASE, content, create, door, register, walked

GUIDE = "anef-renewal-student"


def begun(desk: OpenDesk, steps: int = 0) -> Walk:
    """A walk so many steps into the student guide."""
    return walked(desk, desk.walks.start(register(desk).case, GUIDE), steps)


def renewed(change: Callable[[Guide], Guide | None]) -> Content:
    """The content that ships with another student guide, or without it."""
    pack = content().pack
    guides = {key: guide for key, guide in pack.guides.items() if key != GUIDE}
    newer = change(pack.guides[GUIDE])
    if newer:
        guides[GUIDE] = newer
    return Content(msgspec.structs.replace(pack, guides=guides))


@contextmanager
def reopened(folder: Path, clock: FakeClock, shelf: Callable[[], Content] = content) -> Iterator[OpenDesk]:
    """The desk, opened again, perhaps with other content."""
    with closing(door(folder, clock, shelf=shelf).unlock(PASSPHRASE)) as desk:
        desk.sitting.begin(desk.sitting.volunteers()[0].id)
        yield desk


def test_a_start_is_recorded_and_waits_to_be_taken_up(desk: OpenDesk) -> None:
    walk = begun(desk)
    kept = desk.register.get(GuideRun, walk.id)
    assert kept
    assert (kept.guide, kept.version, kept.started[:10]) == (GUIDE, walk.run.guide.version, "2026-11-23")
    assert [run.id for run in desk.walks.unfinished(walk.person)] == [walk.id]
    assert [(one.run.id, one.step) for one in desk.today.going_on()] == [(walk.id, 1)]


def test_each_move_is_kept_and_leaving_is_one_action(desk: OpenDesk) -> None:
    walk = begun(desk, 4)
    kept = desk.register.get(GuideRun, walk.id)
    assert kept
    assert len(kept.trail) == 1
    assert [draft.key for draft in desk.drafts.waiting()] == [f"walk/{walk.id}"]
    recorded = desk.walks.leave(walk)
    assert recorded.entities == {("guide_run", walk.id), ("action", recorded.batch)}
    assert desk.drafts.waiting() == []
    assert desk.walks.resume(walk.id).run.state == walk.run.state
    assert desk.walks.leave(walk).entities == frozenset()


def test_a_power_cut_loses_no_step(tmp_path: Path, clock: FakeClock) -> None:
    with closing(create(tmp_path, clock)) as desk:
        walk = desk.walks.told(begun(desk, 5), where="person-phone", language="pt")
    with reopened(tmp_path, clock) as desk:
        again = desk.walks.resume(walk.id)
        assert again.run.state == walk.run.state
        assert (again.run.state.where, again.run.state.language) == ("person-phone", "pt")
        assert again.changes == ()


def test_going_back_forgets_the_answer(desk: OpenDesk) -> None:
    walk = begun(desk, 3)
    before = desk.walks.back(walk)
    assert len(before.run.state.steps) == 2
    assert desk.walks.resume(walk.id).run.state == before.run.state
    with pytest.raises(KnownError) as fault:
        desk.walks.answer(before, "perhaps")
    assert fault.value.code == "guides.answer-unfit"
    assert desk.walks.resume(walk.id).run.state == before.run.state


def test_it_ends_and_is_not_offered_again(desk: OpenDesk) -> None:
    walk = walked(desk, begun(desk))
    assert walk.run.node.id == "out-filed"
    desk.walks.leave(walk)
    assert desk.walks.unfinished(walk.person) == []
    assert desk.today.going_on() == []
    outcome = desk.walks.outcome(desk.cases.get(walk.case))
    assert outcome
    assert outcome.state == walk.run.state
    # The step before makes the paper, which tells what the end asks of the person.
    back = desk.walks.back(walk)
    desk.walks.leave(back)
    told = desk.walks.outcome(desk.cases.get(walk.case))
    assert back.run.node.kind == "paper" and told
    assert told.node.id == "out-filed"
    # Two steps back is not the end any more.
    desk.walks.leave(desk.walks.back(back))
    assert desk.walks.outcome(desk.cases.get(walk.case)) is None
    assert [run.id for run in desk.walks.unfinished(walk.person)] == [walk.id]


def test_another_laptop_takes_it_up_where_it_was_left(desk: OpenDesk, tmp_path: Path, clock: FakeClock) -> None:
    walk = begun(desk, 6)
    desk.walks.leave(walk)
    with closing(create(tmp_path / "other", clock)) as other:
        other.register.accept(desk.register.since({}))
        again = other.walks.resume(walk.id)
        assert again.run.state == walk.run.state
        further = walked(other, again, 2)
        other.walks.leave(further)
        desk.register.accept(other.register.since(desk.register.devices()))
    assert desk.walks.resume(walk.id).run.state == further.run.state


def test_what_was_typed_here_is_preferred_to_what_was_recorded(desk: OpenDesk) -> None:
    walk = begun(desk, 2)
    desk.walks.leave(walk)
    further = walked(desk, walk, 2)
    assert desk.walks.resume(walk.id).run.state == further.run.state


def test_a_draft_of_another_version_gives_way_to_the_journal(desk: OpenDesk) -> None:
    walk = begun(desk, 2)
    desk.walks.leave(walk)
    for state in ('{"of": "another version"}', "{", "[]", '{"guide": 1}'):
        desk.drafts.keep(f"walk/{walk.id}", {"state": state})
        assert desk.walks.resume(walk.id).run.state == walk.run.state


@pytest.mark.parametrize("trail", [(), ("{", "letters"), ('{"node": 3}', "letters"), ("[]", "letters")])
def test_a_way_that_a_newer_program_wrote_is_told(desk: OpenDesk, trail: tuple[str, ...]) -> None:
    walk = begun(desk)
    desk.register.record("guide-walked", [Edit(GuideRun, walk.id, {"trail": trail})], "C1")
    with pytest.raises(KnownError) as fault:
        desk.walks.resume(walk.id)
    assert fault.value.code == "guides.run-unreadable"


def test_a_newer_guide_that_means_the_same_goes_on(tmp_path: Path, clock: FakeClock) -> None:
    with closing(create(tmp_path, clock)) as desk:
        walk = begun(desk, 4)
    newer = renewed(lambda guide: msgspec.structs.replace(guide, version=guide.version + 1))
    with reopened(tmp_path, clock, lambda: newer) as desk:
        again = desk.walks.resume(walk.id)
        assert again.changes == ()
        assert again.run.state.steps == walk.run.state.steps
        assert again.run.state.version == walk.run.state.version + 1


def test_a_newer_guide_that_asks_something_else_says_what_changed(tmp_path: Path, clock: FakeClock) -> None:
    with closing(create(tmp_path, clock)) as desk:
        walk = begun(desk, 4)
        desk.walks.leave(walk)
    changed = walk.run.state.steps[2].node

    def other(guide: Guide) -> Guide:
        node = msgspec.structs.replace(guide.nodes[changed], meaning=99)
        return msgspec.structs.replace(guide, version=guide.version + 1, nodes={**guide.nodes, changed: node})

    newer = renewed(other)
    with reopened(tmp_path, clock, lambda: newer) as desk:
        again = desk.walks.resume(walk.id)
        assert [(one.node, one.how) for one in again.changes] == [(changed, "different")]
        assert again.run.state.position == changed
        assert len(again.run.state.steps) == 2


def test_a_guide_that_is_gone_is_told_and_the_rest_goes_on(tmp_path: Path, clock: FakeClock) -> None:
    with closing(create(tmp_path, clock)) as desk:
        walk = begun(desk, 4)
        done = walked(desk, begun(desk))
        desk.walks.leave(done)
    gone = renewed(lambda _: None)
    with reopened(tmp_path, clock, lambda: gone) as desk:
        with pytest.raises(KnownError) as fault:
            desk.walks.resume(walk.id)
        assert fault.value.code == "guides.run-unreadable"
        assert desk.walks.outcome(desk.cases.get(done.case)) is None
        assert desk.timeline(done.person, Words())


def test_nothing_is_resumed_that_was_never_begun(desk: OpenDesk) -> None:
    with pytest.raises(LookupError):
        desk.walks.resume(Id("0" * 32))
    with pytest.raises(LookupError):
        desk.walks.start(Id("0" * 32), GUIDE)


def test_the_register_says_what_it_knows_and_nothing_else(desk: OpenDesk) -> None:
    registered = register(desk)
    case = desk.cases.get(registered.case)
    assert desk.walks.facts(case) == {"procedure": "renewal-student"}
    for number, (kind, until) in enumerate(
        [("card", "2027-02-10"), ("visa", ""), ("passport", "2035-01-01"), ("card", "2020-01-01")]
    ):
        title = Title(
            id=desk.people.new_id(), person=registered.person, kind=kind, valid_to=until,
            ground="student" if number == 0 else "not-stated",
        )  # fmt: skip
        desk.people.add_title(title)
    assert desk.walks.facts(case) == {
        "procedure": "renewal-student", "title-kind": "card", "title-ground": "student", "title-expires": "2027-02-10"
    }  # fmt: skip


def test_a_guide_speaks_the_language_that_she_reads(desk: OpenDesk) -> None:
    registered = register(desk, speaks="ff", reads="pt")
    assert desk.walks.language(registered.person, GUIDE) == "pt"
    assert desk.walks.language(register(desk).person, GUIDE) == "fr"
    assert desk.walks.language(register(desk, speaks="ff").person, GUIDE) == "ff"
    walk = desk.walks.start(registered.case, GUIDE, language="pt")
    assert desk.walks.languages(walk)[:2] == ["pt", "ff"]
    assert desk.walks.view(walk).title.text != desk.walks.view(walk, "fr").title.text
    made = Language(id=desk.people.new_id(), person=registered.person, code="en", reads="well", speaks="well")
    desk.register.record("language-added", [Make(made)], "C1")
    assert desk.walks.language(registered.person, GUIDE) == "en"


def test_documents_are_asked_for_by_name(desk: OpenDesk) -> None:
    walk = begun(desk)
    while not walk.run.node.requires:
        walk = walked(desk, walk, 1)
    asked = desk.walks.asked(walk, "fr")
    assert asked
    assert all(one.name.text for one in asked)


def test_moves_fail_whole(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = begun(desk, 2)

    def full(*_: object) -> None:
        raise KnownError("register.disk-full")

    with monkeypatch.context() as broken:
        broken.setattr(Register, "keep_draft", full)
        with pytest.raises(KnownError):
            walked(desk, walk, 1)
    assert desk.walks.resume(walk.id).run.state == walk.run.state

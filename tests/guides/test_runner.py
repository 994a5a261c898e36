"""Walking a guide: a run never changes, going back forgets, and what was left can be taken up again."""

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.faults import KnownError
from app.guides.loader import load
from app.guides.model import Guide
from app.guides.pack import Pack
from app.guides.resuming import resume
from app.guides.runner import Run, RunState, meaning, read_trail, start
from tests.guides.small_pack import TODAY, small_pack

CONTENT = Path(__file__).resolve().parents[2] / "resources" / "content"
SHIPPED = load(CONTENT)
FACTS = {"title-expires": "2027-02-01", "title-kind": "card"}


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return small_pack(tmp_path)


def begin(pack: Pack, guide: str = "main", facts: dict[str, str] | None = None) -> Run:
    """A new run on the test day."""
    return start(pack.guides[guide], facts or {}, pack.parameters, TODAY)


def ready(pack: Pack) -> Run:
    """A run that stands at the screen."""
    return begin(pack).answer("yes").answer("2027-01-01").next()


def moves(run: Run) -> list[str]:
    """The moves that a run allows, as text."""
    node = run.node
    found = ["blocked"] if node.blocked else []
    if node.kind == "question":
        found += [f"={answer.value}" for answer in node.answers]
        if node.input == "date":
            found += [f"={TODAY + timedelta(days=days)}" for days in (-400, -10, 0, 30, 60, 90, 120, 121, 400)]
    elif not run.finished:
        found += ["next", "next id"]
    return found + ["back"]


def play(run: Run, move: str) -> Run:
    """The run after a move."""
    if move.startswith("="):
        return run.answer(move[1:])
    if move == "back":
        return run.back()
    if move == "blocked":
        return run.blocked()
    return run.next(move.removeprefix("next").strip())


def test_a_whole_walk(pack: Pack) -> None:
    run = ready(pack)
    assert (run.node.id, run.number, run.remaining) == ("screen", 4, 3)
    run = run.next().next("deposit-1").next()
    assert run.finished
    assert run.node.id == "filed"
    assert run.recorded == (("deposit", "deposit-1"),)
    assert run.remaining == 0
    assert run.state.answers == {"has-card": "yes", "until": "2027-01-01"}
    assert run.due() == {"action.come-back": date(2027, 1, 1) - timedelta(days=120)}


@pytest.mark.parametrize(("days", "target"), [(121, "wait"), (120, "papers"), (119, "papers"), (-1, "papers")])
def test_a_window_opens_on_its_very_day(pack: Pack, days: int, target: str) -> None:
    run = begin(pack).answer("yes").answer(str(TODAY + timedelta(days=days)))
    assert run.node.id == target


def test_an_unknown_date_takes_the_way_of_not_knowing(pack: Pack) -> None:
    assert begin(pack).answer("yes").answer("unknown").node.id == "look"


def test_retry_goes_back_to_the_step_that_was_blocked(pack: Pack) -> None:
    run = ready(pack).blocked()
    assert run.node.id == "attempt"
    run = run.next("attempt-1").answer("student")
    assert run.node.id == "screen"
    assert run.recorded == (("attempt", "attempt-1"),)
    assert run.number == 6
    assert run.next().node.id == "keep"


@pytest.mark.parametrize("value", ["", "31/12/2026", "2026-02-30", "yes", "20261231"])
def test_a_date_that_is_none_is_a_known_fault(pack: Pack, value: str) -> None:
    run = begin(pack).answer("yes")
    with pytest.raises(KnownError) as refused:
        run.answer(value)
    assert refused.value.code == "guides.answer-unfit"
    assert run.node.id == "until"


def test_an_answer_that_is_not_offered_is_a_known_fault(pack: Pack) -> None:
    with pytest.raises(KnownError):
        begin(pack).answer("perhaps")


def test_a_move_that_the_node_does_not_have_is_a_bug(pack: Pack) -> None:
    run = begin(pack)
    for move in (run.next, run.blocked):
        with pytest.raises(ValueError):
            move()
    with pytest.raises(ValueError):
        ready(pack).answer("yes")


def test_what_the_register_knows_is_suggested_not_assumed(pack: Pack) -> None:
    run = begin(pack, facts={"card": "yes", "expires": "2027-01-01"})
    assert run.node.id == "has-card"
    assert run.suggestion == "yes"
    assert run.answer("no").facts["card"] == "no"
    assert run.dates() == {"opening": date(2026, 9, 3)}


def test_given_facts_are_copied(pack: Pack) -> None:
    facts = {"card": "yes"}
    run = begin(pack, facts=facts)
    facts["card"] = "no"
    run.facts["card"] = "unknown"
    assert run.suggestion == "yes"


def test_where_and_language_change_without_moving(pack: Pack) -> None:
    run = ready(pack)
    told = run.told(where="person-phone", language="en")
    assert (told.state.where, told.state.language) == ("person-phone", "en")
    assert told.state.steps == run.state.steps
    assert run.state.where == "unknown"


@pytest.mark.parametrize("guide", sorted(SHIPPED.guides))
@given(data=st.data())
def test_back_undoes_any_move_and_leaks_nothing(guide: str, data: st.DataObject) -> None:
    run = begin(SHIPPED, guide, dict(FACTS))
    history = [run]
    for _ in range(data.draw(st.integers(0, 40))):
        move = data.draw(st.sampled_from(moves(run)))
        before = run.state
        after = play(run, move)
        assert run.state == before, "a run never changes"
        if move == "back":
            assert after.state == history[-1].state if len(history) == 1 else after.state == history[-2].state
            history = history[:-1] or history
        else:
            assert after.back().state == before
            assert after.back().facts == run.facts
            history.append(after)
        run = after
        assert run.state.position in run.guide.nodes
        assert set(run.state.answers) <= {step.node for step in run.state.steps}
    for _ in range(len(run.state.steps)):
        run = run.back()
    assert run.state == begin(SHIPPED, guide, dict(FACTS)).state
    assert run.facts == FACTS


@pytest.mark.parametrize("guide", sorted(SHIPPED.guides))
@given(data=st.data())
def test_a_run_taken_up_again_is_the_same_and_goes_on_the_same(guide: str, data: st.DataObject) -> None:
    run = begin(SHIPPED, guide, dict(FACTS))
    for _ in range(data.draw(st.integers(0, 30))):
        run = play(run, data.draw(st.sampled_from(moves(run))))
    kept = msgspec.json.decode(msgspec.json.encode(run.state), type=RunState)
    steps, position = read_trail(run.state.trail)
    assert kept == run.state
    assert (steps, position) == (run.state.steps, run.state.position)
    again = resume(kept, SHIPPED.guides[guide], None, FACTS, SHIPPED.parameters, TODAY).run
    assert again is not None
    assert (again.state, again.facts, again.number, again.remaining) == (
        run.state,
        run.facts,
        run.number,
        run.remaining,
    )
    move = data.draw(st.sampled_from(moves(run)))
    assert play(again, move).state == play(run, move).state


@pytest.mark.parametrize("trail", [(), ("not json", "x"), ('{"node": 1}', "x")])
def test_a_damaged_trail_is_refused(trail: tuple[str, ...]) -> None:
    with pytest.raises(msgspec.MsgspecError):
        read_trail(trail)


def changed(guide: Guide, node: str, **fields: object) -> Guide:
    """A newer version of a guide with one node changed."""
    other = msgspec.structs.replace(guide.nodes[node], **fields)
    return msgspec.structs.replace(guide, version=guide.version + 1, nodes={**guide.nodes, node: other})


def without(guide: Guide, node: str) -> Guide:
    """A newer version of a guide without a node."""
    nodes = {name: found for name, found in guide.nodes.items() if name != node}
    return msgspec.structs.replace(guide, version=guide.version + 1, nodes=nodes)


class TestNewerVersion:
    """A run pinned to version 3 meets version 4."""

    def test_it_moves_along_when_what_was_answered_means_the_same(self, pack: Pack) -> None:
        run, guide = ready(pack), pack.guides["main"]
        taken = resume(run.state, changed(guide, "keep", meaning=2), guide, {}, pack.parameters, TODAY)
        assert taken.run is not None
        assert (taken.run.state.version, taken.moved_from) == (4, 3)
        assert taken.run.state.steps == run.state.steps

    @pytest.mark.parametrize("fields", [{"meaning": 2}, {"asks": "expires"}, {"kind": "step"}, {"answers": ()}])
    def test_a_question_that_changed_is_told(self, pack: Pack, fields: dict[str, object]) -> None:
        run, guide = ready(pack), pack.guides["main"]
        taken = resume(run.state, changed(guide, "has-card", **fields), guide, {}, pack.parameters, TODAY)
        assert taken.run is None
        assert [(change.node, change.how) for change in taken.changes] == [("has-card", "different")]
        assert taken.old is not None
        assert taken.old.state == run.state
        assert taken.rewound is not None
        assert (taken.rewound.state.position, taken.rewound.state.steps) == ("has-card", ())

    def test_without_the_old_text_one_goes_back_to_before_the_change(self, pack: Pack) -> None:
        run, guide = ready(pack), pack.guides["main"]
        taken = resume(run.state, without(guide, "papers"), None, {}, pack.parameters, TODAY)
        assert [(change.node, change.how) for change in taken.changes] == [("papers", "gone")]
        assert taken.old is None
        assert taken.rewound is not None
        assert taken.rewound.state.position == "until"
        assert taken.rewound.state.version == 4

    def test_a_position_that_is_gone_is_told(self, pack: Pack) -> None:
        run, guide = ready(pack), pack.guides["main"]
        taken = resume(run.state, without(guide, "screen"), guide, {}, pack.parameters, TODAY)
        assert [(change.node, change.how) for change in taken.changes] == [("screen", "gone")]
        assert taken.rewound is not None
        assert taken.rewound.state.position == "papers"

    def test_other_words_and_other_ways_on_change_no_meaning(self, pack: Pack) -> None:
        node = pack.guides["main"].nodes["has-card"]
        assert meaning(msgspec.structs.replace(node, labels=("go",), next=(), sources=())) == meaning(node)

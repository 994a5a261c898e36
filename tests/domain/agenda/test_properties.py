"""What holds for any file at all: no crash, every date explained, nothing hidden, order of no importance."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.agenda.horizon import within
from app.domain.agenda.lines import lines_of, listed
from app.domain.agenda.model import Line, PersonFile
from app.domain.entities import Task
from app.language.agenda_texts import LINES, act_of, lacks_of, name_of, now_of, say
from app.language.faults import explain
from app.language.words import Words
from tests.domain.agenda.people import asking, case, deposit, file, lines
from tests.domain.agenda.random_files import person_files
from tests.domain.deadlines.asking import TODAY

WORDS = Words()


@settings(max_examples=40)
@given(held=person_files())
def test_every_line_of_any_file_is_told_whole(held: PersonFile) -> None:
    for line in lines_of(held, asking()):
        assert (line.rule, line.date_name) in LINES
        assert line.day or line.missing or line.fault
        assert (line.day is None) <= (line.weight in ("today", "later"))
        texts = [name_of(line, WORDS), act_of(line, WORDS), now_of(line, WORDS), lacks_of(line, WORDS)]
        texts += [say(one, WORDS) for one in (*line.outcome.reasons, *line.outcome.warnings, *line.warnings)]
        texts += explain(line.fault, WORDS) if line.fault else ()
        assert not [text for text in texts if "{" in text]
        assert texts[0]
        assert texts[1]


@settings(max_examples=40)
@given(held=person_files())
def test_each_line_has_a_name_of_its_own(held: PersonFile) -> None:
    names = [line.id for line in lines_of(held, asking())]
    assert len(set(names)) == len(names)


@settings(max_examples=40)
@given(held=person_files(), lots=st.randoms(use_true_random=False))
def test_the_order_in_which_a_file_is_read_changes_nothing(held: PersonFile, lots: Random) -> None:
    mixed = {
        name: tuple(lots.sample(value, len(value)))
        for name in held.__struct_fields__
        if isinstance(value := getattr(held, name), tuple)
    }
    assert told_whole(msgspec.structs.replace(held, **mixed)) == told_whole(held)


def told_whole(held: PersonFile) -> list[tuple[Line, object]]:
    """All lines, comparable."""
    return _comparable(lines_of(held, asking()))


def _comparable(found: Iterable[Line]) -> list[tuple[Line, object]]:
    """Lines without their faults: two equal ones are still two exceptions."""
    return [
        (msgspec.structs.replace(line, fault=None), line.fault and (line.fault.code, line.fault.facts))
        for line in found
    ]


@settings(max_examples=80)
@given(held=person_files(), back=st.integers(0, 400), ahead=st.integers(0, 400))
def test_looking_no_further_than_a_list_leaves_nothing_of_it_out(held: PersonFile, back: int, ahead: int) -> None:
    week = within(TODAY, asking().parameters)
    span = msgspec.structs.replace(
        week, since=TODAY - timedelta(days=back), last_session=TODAY - timedelta(days=back // 2),
        until=TODAY + timedelta(days=ahead),
    )  # fmt: skip
    near = msgspec.structs.replace(asking(), looked=span)
    for one in (held, msgspec.structs.replace(held, tasks=())):
        assert _comparable(listed(lines_of(one, near), span)) == _comparable(listed(lines_of(one, asking()), span))


@settings(max_examples=40)
@given(held=person_files())
def test_what_is_said_never_hides_the_computed_date(held: PersonFile) -> None:
    plain = {line.id: line for line in lines_of(msgspec.structs.replace(held, tasks=()), asking())}
    for line in lines_of(held, asking()):
        if line.rule != "task" and line.id in plain:
            assert line.computed == plain[line.id].computed
            assert line.outcome.dates == plain[line.id].outcome.dates
            assert line.day is not None or line.computed is None


@settings(max_examples=40)
@given(held=person_files())
def test_a_title_that_another_replaces_asks_for_nothing(held: PersonFile) -> None:
    known = {one.id for one in held.titles}
    replaced = {one.id for one in held.titles if one.replaced_by in known - {one.id}}
    assert not replaced & {line.about for line in lines_of(held, asking())}


@settings(max_examples=40)
@given(held=person_files())
def test_a_closed_case_asks_for_nothing(held: PersonFile) -> None:
    closed = {one.id for one in held.cases if one.outcome == "carte reçue"}
    asked = {
        line.case
        for line in lines_of(held, asking())
        if line.about_kind in ("deposit", "case", "requirement_state", "appointment")
    }
    assert not closed & asked


@given(first=st.integers(-300, -1), later=st.integers(0, 200))
def test_a_later_filing_never_gives_an_earlier_refusal(first: int, later: int) -> None:
    def refused(days: int) -> list[object]:
        day = (TODAY + timedelta(days=days)).isoformat()
        held = file(cases=(case(procedure="renewal-student"),), deposits=(deposit(day),))
        return [line.day for line in lines(held) if line.rule == "implicit-refusal"]

    (one,), (other,) = refused(first), refused(min(first + later, 0))
    assert one <= other  # type: ignore[operator]  # both are days: a filing day is known


@settings(max_examples=40)
@given(held=person_files())
def test_nothing_done_is_listed_and_everything_listed_has_a_day_or_is_red(held: PersonFile) -> None:
    near = within(TODAY, asking().parameters)
    for line in listed(lines_of(held, asking()), near):
        assert line.state != "done"
        assert line.day is not None or line.red


@settings(max_examples=40)
@given(held=person_files())
def test_marking_a_line_done_takes_it_and_nothing_else_from_the_list(held: PersonFile) -> None:
    before = lines_of(held, asking())
    if not before:
        return
    line = before[0]
    settled = line.computed.isoformat() if line.computed else ""
    task = line.task or Task(id=line.id, person=line.owner, about=line.about, rule=line.rule, date_name=line.date_name)
    done = msgspec.structs.replace(task, state="done", until=settled)
    tasks = (*(one for one in held.tasks if one.id != done.id), done)
    after = lines_of(msgspec.structs.replace(held, tasks=tasks), asking())
    assert {one.id for one in after} == {one.id for one in before}
    assert {one.id for one in after if not one.live} - {one.id for one in before if not one.live} <= {line.id}
    assert not next(one for one in after if one.id == line.id).live

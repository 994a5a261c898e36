"""What the agenda remembers is what it would compute anew, whatever was recorded, joined, undone, or the hour."""

import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.desk.agenda import Agenda
from app.desk.open_desk import OpenDesk
from app.domain.agenda.lines import lines_of
from app.domain.agenda.making import Asking
from app.domain.agenda.model import Line, PersonFile
from app.domain.changes import Edit, Make, Withdraw
from app.domain.entities import Decision, MergeDecision, Name, Session, Title
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register.register import Register
from tests.clock import PARIS_IN_WINTER, FakeClock
from tests.desk.desks import content, create, register
from tests.desk.test_agenda import closing, hold, record
from tests.domain.agenda.random_files import person_files

MORNING = datetime(2026, 11, 22, 9, 20, tzinfo=PARIS_IN_WINTER)
COMPUTES = "app.desk.agenda.lines_of"
PEOPLE = 4
PERSONS = st.integers(0, PEOPLE - 1)
DAYS = st.integers(-40, 90).map(lambda days: (MORNING.date() + timedelta(days=days)).isoformat())


def anew(desk: OpenDesk, clock: FakeClock) -> Agenda:
    """One that remembers nothing yet."""
    return Agenda(desk.register, desk.deadlines, clock)


def told(lines: Iterable[Line]) -> list[tuple[Line, str]]:
    """Lines that can be compared: two faults are never equal."""
    return [(msgspec.structs.replace(one, fault=None), one.fault.code if one.fault else "") for one in lines]


def assert_the_same(desk: OpenDesk, clock: FakeClock) -> None:
    """What the desk is told is what a desk that remembers nothing is told."""
    ours, fresh = desk.agenda, anew(desk, clock)
    assert told(ours.urgent(1000).lines) == told(fresh.urgent(1000).lines)
    mine, whole = ours.before_next(), fresh.before_next()
    assert told(mine.lines) == told(whole.lines)
    assert (mine.profiles, mine.horizon) == (whole.profiles, whole.horizon)
    month = date(2026, 12, 1), date(2027, 2, 28)
    assert told(ours.between(*month).lines) == told(fresh.between(*month).lines)


class Day(RuleBasedStateMachine):
    """A day at the desk, and the next ones."""

    @initialize(files=st.tuples(*(person_files(number) for number in range(1, PEOPLE + 1))))
    def open(self, files: tuple[PersonFile, ...]) -> None:
        """Some people, each with a whole file."""
        self.folder = TemporaryDirectory()
        self.clock = FakeClock(MORNING)
        self.desk = create(Path(self.folder.name) / "register", self.clock)
        self.people = [one.person.id for one in files]
        self.merges: list[Id] = []
        self.batches: list[Id] = []
        for one in files:
            record(self.desk, one)

    def teardown(self) -> None:
        """The desk is locked."""
        if hasattr(self, "desk"):
            self.desk.close()
            self.folder.cleanup()

    def _record(self, change: Make | Edit | Withdraw) -> None:
        self.batches.append(self.desk.register.record("made", [change], "C1").batch)

    @rule(person=PERSONS, day=DAYS)
    def has_a_card(self, person: int, day: str) -> None:
        """One more title."""
        self._record(Make(Title(id=self.desk.people.new_id(), person=self.people[person], kind="card", valid_to=day)))

    @rule(person=PERSONS, day=DAYS, hour=st.sampled_from(("09:30", "10:00", "23:30")))
    def has_a_decision(self, person: int, day: str, hour: str) -> None:
        """A decision with its hour: when that is over, it is late."""
        made = Decision(
            id=self.desk.people.new_id(), person=self.people[person], kind="oqtf", measure="detention",
            departure="none", notified_at=f"{day}T{hour}+01:00",
        )  # fmt: skip
        self._record(Make(made))

    @rule(which=st.integers(0, 30), day=DAYS)
    def is_corrected(self, which: int, day: str) -> None:
        """A title ends on another day."""
        titles = self.desk.register.where(Title)
        if titles:
            self._record(Edit(Title, titles[which % len(titles)].id, {"valid_to": day}))

    @rule(which=st.integers(0, 30), person=PERSONS)
    def was_another_ones(self, which: int, person: int) -> None:
        """A title moves to another sheet, as when persons are told apart."""
        titles = self.desk.register.where(Title)
        if titles:
            self._record(Edit(Title, titles[which % len(titles)].id, {"person": self.people[person]}))

    @rule(which=st.integers(0, 30))
    def was_a_mistake(self, which: int) -> None:
        """A title is withdrawn."""
        titles = self.desk.register.where(Title)
        if titles:
            self._record(Withdraw(Title, titles[which % len(titles)].id))

    @rule(person=PERSONS, text=st.sampled_from(("Awa", "Hirut", "አበበ")))
    def is_called(self, person: int, text: str) -> None:
        """One more name: it changes no date, but whom the line names."""
        self._record(Make(Name(id=self.desk.people.new_id(), person=self.people[person], kind="given", text=text)))

    @rule(one=PERSONS, other=PERSONS)
    def are_one(self, one: int, other: int) -> None:
        """Two sheets are the same person's."""
        if one != other:
            merge = MergeDecision(id=self.desk.people.new_id(), persons=(self.people[one], self.people[other]))
            self.merges.append(merge.id)
            self._record(Make(merge))

    @precondition(lambda self: self.merges)
    @rule()
    def are_not_one(self) -> None:
        """It is taken back."""
        self._record(Withdraw(MergeDecision, self.merges.pop()))

    @precondition(lambda self: self.batches)
    @rule(which=st.integers(0, 30))
    def is_undone(self, which: int) -> None:
        """Any earlier action, whatever happened since."""
        recorded, _ = self.desk.register.undo(self.batches[which % len(self.batches)], "C1")
        self.batches.append(recorded.batch)

    @rule(which=st.integers(0, 30), days=st.integers(1, 20), act=st.sampled_from(("done", "later", "by hand")))
    def is_spoken_of(self, which: int, days: int, act: str) -> None:
        """Something is said beside a date."""
        lines = self.desk.agenda.before_next().lines
        if not lines:
            return
        line, day = lines[which % len(lines)], self.clock().date() + timedelta(days=days)
        if act == "done":
            self.desk.tasks.done(line)
        elif act == "later":
            self.desk.tasks.postpone(line, day)
        else:
            self.desk.tasks.override(line, day, "vu")

    @rule()
    def sits(self) -> None:
        """A session is held today: the next one is another day."""
        self._record(Make(Session(id=self.desk.people.new_id(), date=self.clock().date().isoformat())))

    @rule(hours=st.sampled_from((-3, 0.25, 1, 14, 24, 24 * 9)))
    def goes_by(self, hours: float) -> None:
        """Time; a clock may be set back."""
        self.clock.advance(timedelta(hours=hours))

    @invariant()
    def tells_what_it_would_compute(self) -> None:
        """After each step."""
        if hasattr(self, "desk"):
            assert_the_same(self.desk, self.clock)


Day.TestCase.settings = settings(max_examples=8, stateful_step_count=14, deadline=None)
TestDay = Day.TestCase


def computed(monkeypatch: pytest.MonkeyPatch) -> list[Id]:
    """The persons whose lines are computed from now on."""
    seen: list[Id] = []

    def watched(file: PersonFile, asking: Asking) -> tuple[Line, ...]:
        seen.append(file.person.id)
        return lines_of(file, asking)

    monkeypatch.setattr(COMPUTES, watched)
    return seen


def test_the_second_question_computes_nobody_and_the_next_only_whom_something_was_recorded_about(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = register(desk), register(desk, given="Binta")
    for one in (first, second):
        hold(desk, one.person)
    seen = computed(monkeypatch)
    desk.agenda.before_next()
    assert sorted(seen) == sorted([first.person, second.person])
    seen.clear()
    desk.agenda.before_next()
    desk.agenda.urgent()
    assert seen == []
    desk.tasks.done(closing(desk, second.person))
    seen.clear()
    desk.agenda.before_next()
    assert seen == [second.person]


def test_another_day_and_other_values_compute_everybody(
    desk: OpenDesk, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = register(desk)
    hold(desk, made.person)
    seen = computed(monkeypatch)
    desk.agenda.before_next()
    clock.advance(timedelta(days=1))
    desk.agenda.before_next()
    assert seen == [made.person] * 2
    known = content().pack.parameters
    fewer = {key: value for key, value in known.items() if key != "renewal-closes"}
    monkeypatch.setattr(desk.deadlines, "_content", lambda: _With(fewer))
    lines = desk.agenda.before_next().lines
    assert seen == [made.person] * 3
    assert "closes" not in [line.date_name for line in lines]


class _With:
    """A content of other values."""

    def __init__(self, parameters: dict[str, Any]) -> None:
        self.pack = self
        self.parameters = parameters


def test_an_hour_of_today_is_late_when_it_is_over(desk: OpenDesk, clock: FakeClock) -> None:
    made = register(desk)
    clock.moment = MORNING
    decision = Decision(
        id=desk.people.new_id(), person=made.person, kind="oqtf", measure="detention", departure="none",
        notified_at="2026-11-20T09:30+01:00",
    )  # fmt: skip
    desk.entries.add(decision)
    (line,) = desk.agenda.urgent().lines
    assert line.day and line.hour
    clock.moment = datetime.combine(line.day, line.hour, PARIS_IN_WINTER) - timedelta(minutes=1)
    assert [one.weight for one in desk.agenda.urgent().lines] == ["today"]
    clock.advance(timedelta(minutes=2))
    assert [one.weight for one in desk.agenda.urgent().lines] == ["overdue"]


def test_what_another_laptop_says_of_something_that_moved_is_heard(
    desk: OpenDesk, clock: FakeClock, tmp_path: Path
) -> None:
    """It knows only whom the title belonged to."""
    first, second = register(desk), register(desk, given="Binta")
    title = hold(desk, first.person)
    folder = tmp_path / "other"
    folder.mkdir()
    other = Register(folder, bytes(32), Id("e" * 32), clock)
    try:
        other.accept(desk.register.since({}))
        clock.advance(timedelta(seconds=5))
        other.record("title-edited", [Edit(Title, title, {"valid_to": "2027-02-20"})], "C2")
        desk.register.record("moved", [Edit(Title, title, {"person": second.person})], "C1")
        assert_the_same(desk, clock)
        before = closing(desk, second.person).day
        desk.register.accept(other.since(desk.register.devices()))
        assert closing(desk, second.person).day != before
        assert_the_same(desk, clock)
    finally:
        other.close()


def test_what_is_recorded_while_it_is_computed_is_not_missed(
    desk: OpenDesk, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines of before are told once; they are not remembered."""
    made = register(desk)
    title = hold(desk, made.person)

    def meanwhile(file: PersonFile, asking: Asking) -> tuple[Line, ...]:
        monkeypatch.setattr(COMPUTES, lines_of)
        desk.register.record("edited", [Edit(Title, title, {"valid_to": "2027-01-30"})], "C1")
        return lines_of(file, asking)

    monkeypatch.setattr(COMPUTES, meanwhile)
    desk.agenda.before_next()
    assert_the_same(desk, clock)


def test_several_threads_ask_while_someone_records(desk: OpenDesk, clock: FakeClock) -> None:
    people = [register(desk, given=f"Awa {number}") for number in range(6)]
    titles = [hold(desk, one.person) for one in people]
    end = threading.Event()

    def ask() -> int:
        asked = 0
        while not end.is_set() or not asked:
            desk.agenda.before_next()
            desk.agenda.urgent(1000)
            asked += 1
        return asked

    with ThreadPoolExecutor(3) as pool:
        asking = [pool.submit(ask) for _ in range(3)]
        for number, title in enumerate(titles * 4):
            desk.register.record("edited", [Edit(Title, title, {"valid_to": f"2027-01-{number + 1:02}"})], "C1")
        end.set()
        assert all(one.result() for one in asking)
    assert_the_same(desk, clock)


def test_it_can_be_stopped_and_goes_on_from_there(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [register(desk, given=f"Awa {number}") for number in range(4)]
    for one in people:
        hold(desk, one.person)
    monkeypatch.setattr("app.desk.agenda.AT_ONCE", 1)
    seen = computed(monkeypatch)
    with pytest.raises(KnownError) as fault:
        desk.agenda.before_next(stopped=lambda: len(seen) == 2)
    assert fault.value.code == "work.stopped"
    desk.agenda.before_next()
    assert len(seen) == len(people)


def test_nothing_is_remembered_of_a_desk_that_is_closed(tmp_path: Path, clock: FakeClock) -> None:
    desk = create(tmp_path / "register", clock)
    made = register(desk)
    hold(desk, made.person)
    desk.agenda.before_next()
    assert len(desk.agenda._lines) == 1
    desk.close()
    assert len(desk.agenda._lines) == len(desk.agenda._identified) == 0


def test_beyond_the_most_everyone_is_still_told(
    desk: OpenDesk, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        hold(desk, register(desk, given=f"Awa {number}").person)
    monkeypatch.setattr("app.desk.agenda.AT_ONCE", 1)
    monkeypatch.setattr("app.desk.agenda.REMEMBERED", 2)
    small = anew(desk, clock)
    assert len({line.person for line in small.before_next().lines}) == 3
    assert told(small.before_next().lines) == told(desk.agenda.before_next().lines)
    assert len(small._lines) == 2

"""Laptops that write apart and exchange in any order, with wrong clocks, losses and replays, end in the same state."""

import hashlib
import tempfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.changes import Change, Edit, Make, Withdraw
from app.domain.entities import Attempt, Case, Contact, Entity, Name, Person, Visit
from app.domain.ids import Id
from app.register.journal import Said
from app.register.tables import TABLES
from tests.folders import IN_MEMORY
from tests.register import oracle
from tests.register.laptops import BY, Laptop, laptop, tables

AHEAD = (timedelta(), timedelta(days=9), timedelta(days=-4))
KINDS: tuple[type[Entity], ...] = (Person, Name, Contact, Case, Attempt, Visit)
WORDS = ("", "Diallo", "Ben Ali", "مريم", "1990-03-12", "+33612345678")
FIELDS = {
    Person: ("reference", "birth", "alert"),
    Name: ("text", "kind", "person"),
    Contact: ("value", "kind", "person"),
    Case: ("reason",),
    Attempt: ("message", "outcome"),
    Visit: ("number", "person"),
}

Step = tuple[str, int, int, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("make", "make", "edit", "edit", "edit", "withdraw", "undo", "send", "send", "newer", "wait")),
        st.integers(0, 2),
        st.integers(0, 2),
        st.integers(0, 9999),
        st.integers(0, 9999),
    ),
    min_size=5,
    max_size=40,
)


def mixed(number: int, text: str) -> int:
    """A number that looks random and is always the same."""
    return int.from_bytes(hashlib.sha256(f"{number} {text}".encode()).digest()[:4])


class World:
    """Three laptops, and what happens to them."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.laptops = [
            stack.enter_context(laptop(folder / str(number), ahead=ahead, number=number))
            for number, ahead in enumerate(AHEAD, 1)
        ]
        self.batches: list[Id] = []
        first = self.laptops[0]
        persons = [first.person(word) for word in WORDS[1:3]]
        visit = Visit(id=first.ids(), session=first.ids(), person=persons[0])
        self.record(first, [Make(visit)])
        self.meet()

    def step(self, step: Step) -> None:
        """Plays one step; where there is nothing to act upon, nothing happens."""
        name, here, there, one, two = step
        getattr(self, name)(self.laptops[here], self.laptops[there], one, two)

    def make(self, here: Laptop, _: Laptop, one: int, two: int) -> None:
        """A new entity, about a person or about nobody yet."""
        persons = self.known(here, Person)
        kind = KINDS[one % len(KINDS)] if persons else Person
        person = persons[two % len(persons)] if persons else Id("")
        said = {name: WORDS[two % len(WORDS)] for name in FIELDS[kind][:1]}
        blank = {"person": person, "case": here.ids(), "session": here.ids()}
        needed = {field.name for field in msgspec.structs.fields(kind) if field.required} - {"id"}
        entity = kind(id=here.ids(), **said, **{name: blank[name] for name in needed})
        self.record(here, [Make(entity)])

    def edit(self, here: Laptop, _: Laptop, one: int, two: int) -> None:
        """Another value of a field."""
        kind, entity = self.pick(here, one)
        if entity:
            field = FIELDS[kind][two % len(FIELDS[kind])]
            persons = [*self.known(here, Person), Id("")]
            value = persons[one % len(persons)] if field == "person" else WORDS[(one + two) % len(WORDS)]
            self.record(here, [Edit(kind, entity, {field: value})])

    def withdraw(self, here: Laptop, _: Laptop, one: int, __: int) -> None:
        """An entity should not have been there."""
        kind, entity = self.pick(here, one)
        if entity:
            self.record(here, [Withdraw(kind, entity)])

    def undo(self, here: Laptop, _: Laptop, one: int, __: int) -> None:
        """Any batch that anyone made is undone, where it is known."""
        if self.batches:
            recorded, _undone = here.register.undo(self.batches[one % len(self.batches)], BY)
            self.batches.append(recorded.batch)

    def send(self, here: Laptop, there: Laptop, one: int, two: int) -> None:
        """Some batches of one laptop reach another, in any order, some of them twice."""
        lacking = here.everything() if one % 3 == 0 else here.register.since(there.register.devices())
        operations = [operation for operation in lacking if mixed(one, operation.batch) % 10 < 7]
        operations.sort(key=lambda operation: mixed(two, operation.id))
        there.register.accept(operations + operations[: two % 4])

    def newer(self, here: Laptop, _: Laptop, one: int, two: int) -> None:
        """A newer program says what this one does not know: an entity, a field, a value."""
        entity = self.pick(here, one)[1] or here.ids()
        said = (
            Said("bond", entity, "", "true", ()),
            Said("person", entity, "pronoun", '"elle"', (entity,)),
            Said("visit", entity, "minutes", '"beaucoup"', ()),
            Said("name", entity, "text", f'"Neuf {two}"', ()),
            Said("name", entity, "person", '"nobody"', ()),
        )
        here.say(said[two % len(said) :][:1])

    def wait(self, here: Laptop, _: Laptop, one: int, __: int) -> None:
        """Time passes on one laptop, sometimes backwards."""
        here.clock.advance(timedelta(minutes=one % 500 - 100))

    def record(self, here: Laptop, changes: list[Change]) -> None:
        """Records one batch; what was withdrawn meanwhile cannot be edited."""
        self.batches.append(here.register.record("step", changes, BY).batch)

    def known(self, here: Laptop, kind: type[Entity]) -> list[Id]:
        """The entities of a kind on a laptop."""
        return [entity.id for entity in here.register.where(kind)]

    def pick(self, here: Laptop, number: int) -> tuple[type[Entity], Id]:
        """Some entity of a laptop, if it has any."""
        found = [(kind, entity) for kind in KINDS for entity in self.known(here, kind)]
        # Mostly the same few, so that the laptops contradict each other.
        return found[number % min(len(found), 3 + number % 5)] if found else (Person, Id(""))

    def meet(self) -> None:
        """Everyone takes in what the others have, twice around."""
        for _ in range(2):
            for here in self.laptops:
                for there in self.laptops:
                    here.take(there)


def play(steps: list[Step], kind: type[World] = World) -> None:
    """Plays a history and checks everything that must hold at its end."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder, ExitStack() as stack:
        world = kind(Path(folder), stack)
        for step in steps:
            world.step(step)
        for here in world.laptops:
            agrees_with_the_journal(here)
        world.meet()
        states = [tables(here.register) for here in world.laptops]
        assert states[0] == states[1] == states[2]
        journals = [{one.id: one.value for one in here.everything()} for here in world.laptops]
        assert journals[0] == journals[1] == journals[2]
        for here in world.laptops:
            agrees_with_the_journal(here)
        world.laptops[0].register.rebuild()
        assert tables(world.laptops[0].register) == states[0]


def agrees_with_the_journal(here: Laptop) -> None:
    """Compares a laptop with the plain reading of its journal."""
    operations = here.everything()
    heads = oracle.heads_of(operations)
    assert tables(here.register, ["head"])["head"] == sorted(
        (
            (bytes.fromhex(one.entity_id), one.entity, one.field, bytes.fromhex(one.id))
            for those in heads.values()
            for one in those
        ),
        key=repr,
    )
    alive = oracle.living(operations)
    disputes: dict[oracle.Entity, dict[str, set[str | None]]] = {}
    for (entity, field), values in oracle.disputes(operations).items():
        disputes.setdefault(entity, {})[field] = values
    for name, identifier in {oracle.entity_of(one) for one in operations if one.entity in TABLES}:
        assert (here.register.own(TABLES[name].kind, identifier) is not None) == ((name, identifier) in alive)
        # Of a person, those of everyone who is one with her are told too.
        told_of = here.register.conflicts(identifier)
        conflicts = [conflict for conflict in told_of if (conflict.entity, conflict.id) == (name, identifier)]
        told = {conflict.field: {msgspec.json.encode(v).decode() for v in conflict.values} for conflict in conflicts}
        assert told == disputes.get((name, identifier), {})


@settings(max_examples=100)
@given(STEPS)
def test_any_history_ends_in_the_same_state_everywhere(steps: list[Step]) -> None:
    play(steps)


@pytest.mark.long
@settings(max_examples=2000)
@given(STEPS)
def test_many_histories_end_in_the_same_state_everywhere(steps: list[Step]) -> None:
    play(steps)

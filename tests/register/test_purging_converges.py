"""Purges among everything else that laptops do apart: they end alike, forget whom they must, and nobody else."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.changes import Change, Edit, Make, Withdraw
from app.domain.entities import Entity, MergeDecision, Note, NotSame, Person, PurgeRecord, Relation
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register import purging
from tests.register.laptops import Laptop, tables
from tests.register.test_convergence import Step, World, play

STEPS = st.lists(
    st.tuples(
        st.sampled_from((
            "make", "make", "edit", "edit", "withdraw", "undo", "send", "send", "newer", "relate", "relate", "merge",
            "give", "purge", "purge", "rebuild",
        )),
        st.integers(0, 2), st.integers(0, 2), st.integers(0, 9999), st.integers(0, 9999),
    ),
    min_size=5, max_size=40,
)  # fmt: skip


class Forgetting(World):
    """Laptops that purge too, each what it knows."""

    def relate(self, here: Laptop, _: Laptop, one: int, two: int) -> None:
        """Something that concerns two persons."""
        persons = self.known(here, Person)
        if persons:
            pair = (persons[one % len(persons)], persons[two % len(persons)])
            made: Entity = Relation(
                id=here.ids(), person=pair[0], other=pair[1], kind="parent", other_name=f"Nom {one}"
            )
            if two % 3 == 0:
                made = NotSame(id=here.ids(), persons=pair)
            self.record(here, [Make(made)])

    def merge(self, here: Laptop, _: Laptop, one: int, two: int) -> None:
        """Two or three persons are one, until someone takes it back."""
        persons = self.known(here, Person)
        living = self.known(here, MergeDecision)
        if living and one % 3 == 0:
            self.record(here, [Withdraw(MergeDecision, living[two % len(living)])])
        elif len(persons) > 1:
            group = tuple(dict.fromkeys(persons[(one + n) % len(persons)] for n in range(2 + two % 2)))
            self.record(here, [Make(MergeDecision(id=here.ids(), persons=group))])

    def give(self, here: Laptop, _: Laptop, one: int, two: int) -> None:
        """A note goes to another person, as when sheets are parted."""
        persons = self.known(here, Person)
        if persons:
            note = Note(id=here.ids(), person=persons[one % len(persons)], text=f"Note {one}")
            self.record(here, [Make(note)])
            self.record(here, [Edit(Note, note.id, {"person": persons[two % len(persons)]})])

    def rebuild(self, here: Laptop, _: Laptop, __: int, ___: int) -> None:
        """Everything is derived anew."""
        before = tables(here.register)
        here.register.rebuild()
        assert tables(here.register) == before

    def purge(self, here: Laptop, _: Laptop, one: int, __: int) -> None:
        """Someone is forgotten, with those who are one with her."""
        persons = self.known(here, Person)
        if not persons:
            return
        everyone = here.register.members(persons[one % len(persons)])
        spared = here.register.reading(lambda connection: purging.spared(connection, everyone))
        others = of_others(here, everyone)
        record = PurgeRecord(id=here.ids(), persons=everyone, spared=spared, reason="asked")
        self.record(here, [Make(record)])
        after = {one.id: one.value for one in here.everything()}
        assert others.items() <= after.items()
        for person in everyone:
            assert here.register.own(Person, person) is None

    def record(self, here: Laptop, changes: list[Change]) -> None:
        """Records one batch; nobody writes about whom was purged."""
        with suppress(KnownError):
            super().record(here, changes)


def of_others(here: Laptop, purged: tuple[Id, ...]) -> dict[Id, str | None]:
    """Everything said of what was never about these persons."""
    said = here.everything()
    touched = {one.entity_id for one in said if set(one.subjects) & set(purged)}
    return {one.id: one.value for one in said if one.entity_id not in touched}


@settings(max_examples=40)
@given(STEPS)
def test_any_history_with_purges_ends_in_the_same_state_everywhere(steps: list[Step]) -> None:
    play(steps, Forgetting)


@pytest.mark.long
@settings(max_examples=2000)
@given(STEPS)
def test_many_histories_with_purges_end_in_the_same_state_everywhere(steps: list[Step]) -> None:
    play(steps, Forgetting)

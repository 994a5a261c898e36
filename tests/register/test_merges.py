"""Whatever is recorded, merged, unmerged, undone and exchanged, in whatever order: the same groups everywhere.

And nothing is lost: what was recorded for a person is read through exactly one, and a merge that is taken back leaves
no trace but in the journal.
"""

import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.changes import Make, Withdraw
from app.domain.entities import Case, Contact, Entity, FieldChoice, MergeDecision, Name, NotSame, Person, Visit
from app.domain.ids import Id
from app.domain.profile import Profile
from app.register import cards, sql
from app.register.tables import TABLES
from tests.folders import IN_MEMORY
from tests.register.laptops import BY, Laptop, tables
from tests.register.test_convergence import World, agrees_with_the_journal

HERS: tuple[type[Entity], ...] = (Name, Contact, Case, Visit)
CHOSEN = ("birth", "alert", "reference")
SHOWN = ("person", "person_group", "merge_member", "search_key", "conflict", *(kind.entity for kind in HERS))
"""What someone sees of persons; the journal, its heads and the history remember that there was a merge."""

Step = tuple[str, int, int, int, int]
ACTS = (
    "make", "make", "edit", "edit", "withdraw", "undo", "undo", "send", "send", "send", "merge", "merge", "merge",
    "unmerge", "unmerge", "choose", "differ", "wait",
)  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 2), st.integers(0, 9999), st.integers(0, 9999)),
    min_size=5,
    max_size=40,
)


class Merging(World):
    """Three laptops on which people are also joined and parted."""

    def merge(self, here: Laptop, _: Laptop, one: int, two: int) -> None:
        """Two or three are one person; a field of hers is chosen, perhaps of someone else."""
        persons = self.known(here, Person)
        if len(persons) > 1:
            count = 2 + one % 2
            named = tuple(persons[(one + place * (1 + two % 7)) % len(persons)] for place in range(count))
            self.record(here, [Make(MergeDecision(id=here.ids(), persons=named, choices=choices(persons, one, two)))])

    def unmerge(self, here: Laptop, _: Laptop, one: int, __: int) -> None:
        """A decision is taken back."""
        decisions = self.known(here, MergeDecision)
        if decisions:
            self.record(here, [Withdraw(MergeDecision, decisions[one % len(decisions)])])

    def choose(self, here: Laptop, there: Laptop, one: int, two: int) -> None:
        """The same two are joined on two laptops, with other choices."""
        persons = [person for person in self.known(here, Person) if person in self.known(there, Person)]
        for laptop, number in ((here, one), (there, two)):
            if len(persons) > 1:
                decision = MergeDecision(
                    id=laptop.ids(), persons=(persons[0], persons[-1]), choices=choices(persons, number, two)
                )
                self.record(laptop, [Make(decision)])

    def differ(self, here: Laptop, _: Laptop, one: int, two: int) -> None:
        """Two are said not to be the same, whether joined or not."""
        persons = self.known(here, Person)
        if persons:
            named = (persons[one % len(persons)], persons[two % len(persons)])
            self.record(here, [Make(NotSame(id=here.ids(), persons=named))])

    def known(self, here: Laptop, kind: type[Entity]) -> list[Id]:
        """Every sheet, joined to another or not."""
        return [entity.id for entity in rows(here, kind)]


def choices(persons: list[Id], one: int, two: int) -> tuple[FieldChoice, ...]:
    """Some choice, or none."""
    return (FieldChoice(CHOSEN[two % 3], persons[two % len(persons)]),) if one % 3 else ()


def rows(here: Laptop, kind: type[Entity]) -> list[Entity]:
    """The entities of a kind as they lie in their table."""
    table = TABLES[kind.entity]
    found = here.register.reading(
        lambda connection: connection.execute(sql.select(table.name, table.columns, order="id")).fetchall()
    )
    return [kind(**table.from_row(row)) for row in found]


def expected_groups(here: Laptop) -> dict[Id, tuple[Id, frozenset[Id]]]:
    """Of everyone who is joined to someone: who represents them, and them; told in the plainest way."""
    groups: list[set[Id]] = []
    for decision in rows(here, MergeDecision):
        assert isinstance(decision, MergeDecision)
        touched = [group for group in groups if group & set(decision.persons)]
        groups = [group for group in groups if group not in touched]
        groups.append(set(decision.persons).union(*touched))
    existing = {person.id for person in rows(here, Person)}
    return {
        member: (min(group & existing or group), frozenset(group))
        for group in groups
        if len(group) > 1
        for member in group
    }


def reads_everything_once(here: Laptop) -> None:
    """Groups are as decided; each entity is read through whom represents its person, and through nobody else."""
    expected = expected_groups(here)
    entities = {kind: rows(here, kind) for kind in HERS}
    persons = {*expected, *(one.id for one in rows(here, Person))}
    persons |= {getattr(one, "person", Id("")) for those in entities.values() for one in those}
    for person in persons - {Id("")}:
        first, group = expected.get(person, (person, frozenset({person})))
        assert here.register.representative(person) == first
        assert here.register.members(person) == tuple(sorted(group))
        for kind, those in entities.items():
            hers = [one for one in those if getattr(one, "person", "") in group]
            assert here.register.where(kind, person=person) == hers
        reads_the_person(here, person, group)
    everyone = sorted(persons - {Id("")}, reverse=True)
    one_by_one = [(person, profile) for person in everyone if (profile := here.register.profile(person))]
    assert list(here.register.profiles(everyone).items()) == one_by_one
    for person in everyone:
        filed = here.register.reading(partial(cards.of, person=person))
        profile = here.register.profile(person)
        assert bool(filed) == bool(profile and profile.person.id == person)
        assert not filed or not profile or told(filed.shown) == told(profile)
    firsts = {expected.get(person, (person,))[0] for person in persons}
    keyed = tables(here.register, ["search_key"])["search_key"]
    assert {cards.person_at(row[-1]) for row in keyed if isinstance(row[-1], bytes)} <= firsts
    assert len(here.register.where(Person)) == len({one.id for one in here.register.where(Person)})


def told(profile: Profile) -> tuple[Person, list[tuple[str, str, str]]]:
    """What a list shows of someone."""
    return profile.person, [(name.kind, name.text, name.script) for name in profile.names]


def reads_the_person(here: Laptop, person: Id, group: frozenset[Id]) -> None:
    """What is known of a person is what one of her sheets knows, whichever is asked for; and she is found."""
    sheets = [here.register.own(Person, one) for one in group]
    known = [sheet for sheet in sheets if sheet]
    found = here.register.get(Person, person)
    assert (found is None) == (not known)
    if found is None:
        return
    assert found.id == min(sheet.id for sheet in known)
    for field in CHOSEN:
        values = {getattr(sheet, field) for sheet in known}
        assert getattr(found, field) in (values - {""} or values)
    profile = here.register.profile(person)
    assert profile is not None
    assert profile.person == found
    for name in profile.names:
        if name.text == "Diallo":
            assert found.id in {hit.person for hit in here.register.find("diallo", 1000)}


def leaves_no_trace(world: Merging, here: Laptop) -> None:
    """To join any two and to take it back, by withdrawing or by undoing, gives both back as they were."""
    persons = world.known(here, Person)
    before = tables(here.register, SHOWN)
    for pair in zip(persons[:3], persons[1:4], strict=False):
        decision = MergeDecision(id=here.ids(), persons=pair, choices=(FieldChoice("birth", pair[1]),))
        here.register.record("merged", [Make(decision)], BY)
        here.register.record("parted", [Withdraw(MergeDecision, decision.id)], BY)
        assert tables(here.register, SHOWN) == before
        made = here.register.record("merged", [Make(MergeDecision(id=here.ids(), persons=pair[::-1]))], BY)
        here.register.undo(made.batch, BY)
        assert tables(here.register, SHOWN) == before


def play(steps: list[Step]) -> None:
    """Plays a history and checks everything that must hold at its end."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder, ExitStack() as stack:
        world = Merging(Path(folder), stack)
        for step in steps:
            world.step(step)
        for here in world.laptops:
            reads_everything_once(here)
        world.meet()
        states = [tables(here.register) for here in world.laptops]
        assert states[0] == states[1] == states[2]
        first = world.laptops[0]
        agrees_with_the_journal(first)
        reads_everything_once(first)
        first.register.rebuild()
        assert tables(first.register) == states[0]
        leaves_no_trace(world, first)


@settings(max_examples=60)
@given(STEPS)
def test_any_history_of_merges_ends_in_the_same_groups_everywhere(steps: list[Step]) -> None:
    play(steps)


@pytest.mark.long
@settings(max_examples=600)
@given(STEPS)
def test_many_histories_of_merges_end_in_the_same_groups_everywhere(steps: list[Step]) -> None:
    play(steps)


def test_a_large_group_is_read_and_parted(here: Laptop) -> None:
    people = [here.person("Diallo") for _ in range(120)]
    decision = MergeDecision(id=here.ids(), persons=tuple(people))
    here.register.record("merged", [Make(decision)], BY)
    found = here.register.profile(people[-1])
    assert found is not None
    assert found.person.id == people[0]
    assert len(found.names) == 1
    assert len(here.register.where(Name, person=people[7])) == 120
    here.register.record("parted", [Withdraw(MergeDecision, decision.id)], BY)
    assert len(here.register.where(Person)) == 120

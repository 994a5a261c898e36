"""A purge forgets a person for good: in the journal, in every table, in every page; and nothing of anyone else."""

from app.domain.changes import Change, Edit, Make, Withdraw
from app.domain.entities import (
    ENTITIES,
    Action,
    Desk,
    Device,
    Entity,
    MergeDecision,
    Name,
    NotSame,
    Person,
    PurgeRecord,
    RetentionRule,
    Session,
    Visit,
    Volunteer,
)
from app.domain.ids import Id
from app.register import health, purging
from app.register.drafts import Draft
from app.register.register import DATABASE, Register
from tests.register.filled import filled, word
from tests.register.laptops import BY, KEY, Laptop, tables
from tests.register.pages import words_with

OURS: tuple[type[Entity], ...] = (Desk, Volunteer, Device, Session, Action, RetentionRule, PurgeRecord)
"""What is about nobody."""
HERS = tuple(kind for kind in ENTITIES if kind not in OURS)
MARK = "zqx"
CODES: dict[type[Entity], dict[str, object]] = {
    Visit: {
        "session": Id("5" * 32), "number": "A12", "arrived_at": "2026-11-23T14:05:00+01:00", "helper": BY,
        "called_at": "2026-11-23T14:15:00+01:00", "ended_at": "", "language": "fr", "posture": "do-with",
        "themes": ("permit", "other:zqxtheme"), "outcome": "helped",
    }
}  # fmt: skip
"""What stays of a visit, which no one types in her own words; but for one theme."""


def purge(here: Laptop, *persons: Id) -> Id:
    """Forgets persons for good; the identifier of the record."""
    spared = here.register.reading(lambda connection: purging.spared(connection, persons))
    record = PurgeRecord(id=here.ids(), persons=persons, spared=spared, reason="asked", at="2026-11-23", first=BY)
    here.register.record("persons-purged", [Make(record)], BY)
    return record.id


def is_sound(register: Register) -> None:
    """Pages, structure and chain hold, and the tables are what the journal says."""
    found = health.check(register.folder / DATABASE, KEY)
    assert found.sound, found
    before = tables(register)
    register.rebuild()
    assert tables(register) == before


def full(here: Laptop, person: Id, mark: str = MARK) -> None:
    """Says something in every field of every entity that is about a person, corrects half of it, withdraws some."""
    kinds = [kind for kind in HERS if kind not in (Person, MergeDecision, NotSame)]
    made = {kind: filled(kind, here.ids(), person, f"{mark}old", **CODES.get(kind, {})) for kind in kinds}
    say(here, Make(filled(Person, person, person, f"{mark}old")), *map(Make, made.values()))
    for number, (kind, entity) in enumerate(made.items()):
        texts = [name for name in kind.__struct_fields__ if isinstance(getattr(entity, name), str)]
        fields: dict[str, object] = {
            name: word(kind, name, f"{mark}new")
            for name in texts
            if getattr(entity, name) not in (entity.id, person) and name not in CODES.get(kind, {})
        }
        say(here, Edit(kind, entity.id, fields))
        if number % 3 == 0:
            say(here, Withdraw(kind, entity.id))


def say(here: Laptop, *changes: Change) -> Id:
    """Records an action."""
    return here.register.record("said", changes, BY).batch


def about(here: Laptop, person: Id) -> list[str]:
    """What the journal still says of a person."""
    return [one.value for one in here.everything() if person in one.subjects and one.value is not None]


def test_no_page_holds_a_word_of_her(here: Laptop) -> None:
    person = here.ids()
    full(here, person)
    draft = Draft(f"attempt/{person}", BY, {"text": f"{MARK}draft"}, "2026-11-23")
    here.register.keep_draft(draft)
    before = words_with(here.register.folder, KEY, MARK)
    assert len(before) > 200
    assert f"{MARK}draft" in before
    purge(here, person)
    assert here.register.sweep()
    assert words_with(here.register.folder, KEY, MARK) == set()
    here.register.rebuild()
    is_sound(here.register)
    here.register.close()
    assert words_with(here.register.folder, KEY, MARK) == set()


def test_nothing_of_her_can_be_read_or_found(here: Laptop) -> None:
    person, other = here.ids(), here.person("Benali")
    full(here, person)
    assert here.register.find(word(Name, "text", f"{MARK}new"))
    purge(here, person)
    assert here.register.profile(person) is None
    assert here.register.find(word(Name, "text", f"{MARK}new")) == []
    assert [hit.person for hit in here.register.find("benali")] == [other]
    for kind in HERS:
        left = [one for one in here.register.where(kind) if other not in one.subjects]
        assert all(isinstance(one, Visit) and not one.person for one in left), kind
    assert here.register.history(person) == []
    assert person not in here.register.recent_persons()

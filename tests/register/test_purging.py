"""A purge forgets a person for good: in the journal, in every table, in every page; and nothing of anyone else."""

import hashlib

import pytest

from app.domain.changes import Change, Edit, Make, Withdraw
from app.domain.entities import (
    ENTITIES,
    Action,
    Attachment,
    Contact,
    Desk,
    Device,
    Entity,
    IssuedPaper,
    Mandate,
    MergeDecision,
    Note,
    NotSame,
    Person,
    PurgeRecord,
    Relation,
    RetentionRule,
    Session,
    Visit,
    Volunteer,
)
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register import health, local, purging
from app.register.drafts import HELD, Draft
from app.register.files import Files
from app.register.journal import Journal
from app.register.purge_preview import Foreseen, foreseen
from app.register.register import DATABASE, Register
from app.register.sqlcipher import Connection, connect
from tests.register.filled import filled, word
from tests.register.laptops import BY, KEY, Laptop, altered, execute, laptop, tables
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


def foresee(here: Laptop, person: Id) -> Foreseen:
    """What a purge would do."""
    return here.register.reading(lambda connection: foreseen(connection, [person]))


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


def test_what_sqlite_leaves_behind_goes_too(here: Laptop) -> None:
    people = half_forgotten(here)
    assert words_with(here.register.folder, KEY, MARK)
    assert here.register.sweep()
    assert words_with(here.register.folder, KEY, MARK) == set()
    assert words_with(here.register.folder, KEY, "other")
    assert len(here.register.where(Person)) == len(people) // 2


def half_forgotten(here: Laptop) -> list[Id]:
    """Some people, of whom every other one was forgotten, with much of it left in the pages.

    `secure_delete` overwrites what is deleted, but not what was moved within a page before: in one register of 300
    people it left 2 words or so. Without it there are always some.
    """
    people = [here.person(*letters(number)) for number in range(60)]
    execute(here.register, "PRAGMA secure_delete = OFF")
    purge(here, *people[1::2])
    return people


def letters(number: int) -> tuple[str, str]:
    """Two names of some length; every other person's begin with the mark."""
    digest = hashlib.sha256(str(number).encode()).hexdigest().translate(str.maketrans("0123456789", "ghijklmnop"))
    start = MARK if number % 2 else "other"
    return start + digest[: 3 + number % 50], start + digest[::-1][: 50 - number % 50]


def test_nothing_of_her_can_be_read_or_found(here: Laptop) -> None:
    person, other = here.person("Ouédraogo"), here.person("Benali")
    alone = tables(here.register, ["search_form"])
    full(here, person)
    assert here.register.find("ouedraogo")
    purge(here, person)
    assert here.register.profile(person) is None
    assert here.register.find("ouedraogo") == here.register.find(word(Contact, "value", f"{MARK}new")) == []
    assert [hit.person for hit in here.register.find("benali")] == [other]
    for kind in HERS:
        left = [one for one in here.register.where(kind) if other not in one.subjects]
        assert all(isinstance(one, Visit) and not one.person for one in left), kind
    assert here.register.history(person) == []
    assert person not in here.register.recent_persons()
    forms = tables(here.register, ["search_form"])["search_form"]
    assert 0 < len(forms) < len(alone["search_form"])


def test_her_files_go_and_others_stay(here: Laptop) -> None:
    files = Files(here.register, here.ids)
    person, other = here.person("Diallo"), here.person("Benali")
    hers = files.put_all([b"scan", b"vignette", b"papier", b"mandat", b"en attente", b"ancienne"])
    his = files.put(b"la sienne")
    first = Attachment(id=here.ids(), person=person, file=hers[5])
    say(here, Make(first), Make(Attachment(id=here.ids(), person=other, file=his)))
    say(here, Edit(Attachment, first.id, {"file": hers[0], "thumbnail": hers[1]}))
    say(here, Make(IssuedPaper(id=here.ids(), person=person, file=hers[2])), Withdraw(Attachment, first.id))
    say(here, Make(Mandate(id=here.ids(), person=person, file=hers[3])))
    here.register.keep_draft(Draft(f"{HELD}keep/{person}", BY, {"x": f'[{{"file":"{hers[4]}"}}]'}, "2026"))
    here.register.keep_draft(Draft(f"{HELD}keep/{other}", BY, {"x": f'[{{"file":"{his}"}}]'}, "2026"))
    before = foresee(here, person)
    assert {tally.kind: tally.count for tally in before.gone}["file"] == 5, "the waiting one is not hers yet"
    purge(here, person)
    files.tidy()
    assert {entry.name for entry in (here.register.folder / "files").iterdir()} == {his}
    assert files.get(his) == b"la sienne"
    assert [draft.key for draft in here.register.drafts()] == [f"{HELD}keep/{other}"]


def test_of_what_concerns_two_the_others_part_stays(here: Laptop) -> None:
    person, other, third = here.person("Diallo"), here.person("Benali"), here.person("Kaya")
    mine = Relation(id=here.ids(), person=other, other_name=f"{MARK}nom", kind="parent", same_household="yes")
    say(here, Make(mine))
    say(here, Edit(Relation, mine.id, {"other": person}))
    hers = Relation(id=here.ids(), person=person, other=other, kind="partner")
    apart = NotSame(id=here.ids(), persons=(person, other))
    three = NotSame(id=here.ids(), persons=(person, other, third))
    say(here, Make(hers), Make(apart), Make(three))
    assert [hit.person for hit in here.register.find("diallo")] == [person, other], "she is found by her relative"
    assert {tally.kind: tally.count for tally in foresee(here, person).kept} == {"relation": 2, "not_same": 1}
    purge(here, person)
    kept = here.register.own(Relation, mine.id)
    assert kept
    assert (kept.person, kept.kind, kept.same_household, kept.other_name) == (other, "parent", "yes", "")
    assert here.register.own(Relation, hers.id)
    assert here.register.where(NotSame) == [three]
    assert here.register.find("diallo") == []
    assert here.register.sweep()
    assert words_with(here.register.folder, KEY, MARK) == set()
    purge(here, other)
    assert (here.register.where(Relation), here.register.where(NotSame)) == ([], [])
    is_sound(here.register)


def test_a_visit_stays_without_anyone(here: Laptop) -> None:
    person, session = here.person("Diallo"), here.ids()
    visit = Visit(
        id=here.ids(), session=session, number="A3", arrived_at="2026-11-23T14:05:00+01:00", next_step=f"{MARK}suite",
        themes=("permit",), minutes=20,
    )  # fmt: skip
    say(here, Make(visit))
    say(here, Edit(Visit, visit.id, {"person": person}))
    say(here, Edit(Visit, visit.id, {"themes": ("permit", f"other:{MARK}divorce")}))
    purge(here, person)
    (left,) = here.register.where(Visit, session=session)
    assert (left.person, left.next_step, left.number, left.minutes) == (Id(""), "", "A3", 20)
    assert left.themes == ()
    # She is still in the room: what is said of the visit now is nobody's, and free words are forgotten at once.
    say(here, Edit(Visit, visit.id, {"outcome": "helped", "next_step": f"{MARK}encore"}))
    (left,) = here.register.where(Visit, session=session)
    assert (left.outcome, left.next_step) == ("helped", "")
    assert here.register.sweep()
    assert words_with(here.register.folder, KEY, MARK) == set()
    is_sound(here.register)


def test_what_was_given_to_someone_else_is_hers_now(here: Laptop) -> None:
    person, other = here.person("Diallo"), here.person("Benali")
    given, taken = (Note(id=here.ids(), person=one, text=f"{one}") for one in (person, other))
    say(here, Make(given), Make(taken))
    say(here, Edit(Note, given.id, {"person": other}), Edit(Note, taken.id, {"person": person}))
    assert {tally.kind: tally.count for tally in foresee(here, person).kept} == {"note": 1}
    purge(here, person)
    assert [one.text for one in here.register.where(Note)] == [given.text]
    purge(here, other)
    assert here.register.where(Note) == []
    assert about(here, other) == about(here, person) == []


def test_nothing_brings_her_back(here: Laptop) -> None:
    person, other = here.person("Diallo"), here.person("Benali")
    edited = here.edit(person, alert="sourde").batch
    withdrawn = here.withdraw(person).batch
    here.register.undo(withdrawn, BY)
    relation = Relation(id=here.ids(), person=person, other=other, kind="parent")
    related = say(here, Make(relation))
    record = purge(here, person)
    done = here.everything()[-1].batch
    for batch in (edited, withdrawn, done):
        here.register.undo(batch, BY)
    assert here.register.get(PurgeRecord, record)
    assert here.register.profile(person) is None
    assert about(here, person) == [one for one in about(here, person) if one in about(here, other)]
    here.register.undo(related, BY)
    assert here.register.where(Relation) == [], "what is the other's can be undone"
    with pytest.raises(KnownError, match=r"register\.purged"):
        say(here, Make(Note(id=here.ids(), person=person, text="revenue")))
    with pytest.raises(KnownError, match=r"register\.gone"):
        here.edit(person, alert="encore")
    is_sound(here.register)


def test_what_comes_later_from_elsewhere_is_forgotten_and_told(here: Laptop, there: Laptop) -> None:
    person, other = here.person("Diallo"), here.person("Benali")
    there.take(here)
    note = Note(id=there.ids(), person=person, text=f"{MARK}tard")
    say(there, Make(note))
    say(there, Make(Note(id=there.ids(), person=other, text="garde")))
    purge(here, person)
    assert here.register.sweep()
    _, accepted = here.register.accept(there.register.since(here.register.devices()))
    assert accepted.too_late == {person}
    assert [one.text for one in here.register.where(Note)] == ["garde"]
    assert words_with(here.register.folder, KEY, MARK) == set(), "it was never written"
    is_sound(here.register)
    _, accepted = there.register.accept(here.register.since(there.register.devices()))
    assert accepted.too_late == frozenset()
    assert there.register.profile(person) is None
    assert there.register.sweep()
    assert words_with(there.register.folder, KEY, MARK) == set()
    is_sound(there.register)
    assert tables(here.register) == tables(there.register)


def test_an_altered_operation_about_her_is_refused_all_the_same(here: Laptop, there: Laptop) -> None:
    person = here.person("Diallo")
    there.take(here)
    say(there, Make(Note(id=there.ids(), person=person, text="vrai")))
    purge(here, person)
    lies = [altered(one, value='"faux"') for one in there.register.since(here.register.devices()) if one.field]
    with pytest.raises(KnownError, match=r"journal\.not-genuine"):
        here.register.accept(lies)


def test_what_an_older_program_took_in_is_forgotten_once_it_is_understood(here: Laptop, there: Laptop) -> None:
    person = here.person("Diallo")
    there.take(here)
    purge(here, person)
    lacking = here.register.since(there.register.devices())

    def as_before_purges(connection: Connection) -> None:
        accepted = Journal(connection, there.register.device).accept(lacking, there.clock.milliseconds)
        Journal(connection, there.register.device).index(accepted.new)
        local.put(connection, "derived_by", "another version")

    there.register.change_own(as_before_purges)
    assert there.register.profile(person)
    there.register.close()
    with laptop(there.register.folder, number=2) as again:
        assert again.register.profile(person) is None
        assert about(again, person) == []
        is_sound(again.register)


def test_someone_who_reads_meanwhile_only_delays_the_last_traces(here: Laptop) -> None:
    person = here.person(f"{MARK}nom")
    reader = connect(here.register.folder / DATABASE, KEY, read_only=True)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM person").fetchone()
    purge(here, person)
    assert not here.register.sweep()
    reader.close()
    assert here.register.sweep()
    assert words_with(here.register.folder, KEY, MARK) == set()


def test_a_purge_that_was_cut_off_before_its_end_is_ended_at_opening(here: Laptop) -> None:
    half_forgotten(here)
    here.register.close()
    assert words_with(here.register.folder, KEY, MARK)
    with laptop(here.register.folder, number=1):
        assert words_with(here.register.folder, KEY, MARK) == set()

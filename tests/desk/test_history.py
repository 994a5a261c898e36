"""The history says who changed what, from what, to what, when; nothing is hidden by what came after."""

from datetime import timedelta

import msgspec
import pytest

from app.desk.history import Act, History
from app.desk.importing import Incoming
from app.desk.open_desk import OpenDesk
from app.domain.changes import Edit, Make, Withdraw
from app.domain.dates import PartialDate
from app.domain.entities import ENTITIES, Contact, GuideRun, Person, Title
from app.domain.ids import Id, new_id
from app.language.history_words import ENTITIES as NOUNS
from app.language.history_words import FIELDS, UNTOLD
from app.register import derived, past
from app.register.journal import Journal, Said
from app.register.recording import action
from app.register.sqlcipher import Connection
from tests.clock import FakeClock
from tests.desk.desks import WORDS, register


def history(desk: OpenDesk, clock: FakeClock, *, revealed: bool = False) -> History:
    """The history as someone reads it."""
    return desk.history(WORDS, clock(), revealed=revealed)


def sentences(acts: list[Act]) -> list[list[str]]:
    """What is said of each action."""
    return [[told.sentence for told in act.told] for act in acts]


def contact(desk: OpenDesk, person: Id, value: str = "06 12 34 56 78") -> Contact:
    """A telephone."""
    made = Contact(id=desk.people.new_id(), person=person, kind="phone", value=value)
    desk.people.add_contact(made)
    return made


def test_every_field_has_its_words_or_is_left_out_on_purpose() -> None:
    without = [
        f"{kind.entity}.{field.name}"
        for kind in ENTITIES
        if kind.entity not in ("action", "desk", "volunteer", "device", "session")
        for field in msgspec.structs.fields(kind)
        if field.name not in FIELDS.get(kind.entity, {})
        and field.name not in (*UNTOLD["*"], *UNTOLD.get(kind.entity, ()))
    ]
    assert not without, f"app/language/history_words.py says what these are called: {without}"
    assert {kind.entity for kind in ENTITIES} - NOUNS.keys() == {"action"}
    unknown = [
        f"{entity}.{field}" for entity, fields in FIELDS.items() for field in fields if not _is_field(entity, field)
    ]
    assert not unknown, f"no entity has these: {unknown}"


def _is_field(entity: str, field: str) -> bool:
    return any(kind.entity == entity and field in kind.__struct_fields__ for kind in ENTITIES)


def test_a_registration_is_told_whole(desk: OpenDesk, clock: FakeClock) -> None:
    made = register(desk, birth=PartialDate(1990, 3, 12), nationality="GN", speaks="ff", phone="06 12 34 56 78")
    (act,) = history(desk, clock).of(made.person)
    (told,) = sentences([act])
    assert told[0].startswith(f"Claire a ajouté la fiche : {desk.register.prefix}-0001-")
    assert told[0].endswith("12/03/1990 · Guinée")
    assert "Claire a ajouté un nom : Nom de famille · Diallo" in told
    assert "Claire a ajouté une langue : peul · Bien" in told
    assert "Claire a ajouté un contact : Téléphone · •••• 56 78" in told
    assert "Claire a ajouté un dossier : Renouveler un titre étudiant · 23 nov. 2026" in told
    assert act.hidden
    assert (act.who, act.undone_by, act.undoes) == ("Claire", "", "")
    assert act.at == clock().isoformat(timespec="seconds")


def test_a_change_says_from_what_to_what(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk, birth=PartialDate(1990, 3, 12)).person
    desk.people.edit(person, birth="1990-12-03")
    clock.advance(timedelta(minutes=1))
    desk.people.edit(person, birth="", nationalities=("ML", "stateless"))
    last, before, _ = history(desk, clock).of(person)
    assert sentences([last, before]) == [
        ["Claire a effacé la date de naissance : 03/12/1990", "Claire a noté la nationalité : Mali, Apatride"],
        ["Claire a changé la date de naissance : de 12/03/1990 en 03/12/1990"],
    ]
    assert [told.marks for told in before.told] == [("corrected",)]
    assert [told.marks for told in last.told] == [(), ()]


def test_numbers_are_masked_until_asked_for(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk, foreigner_number="9901234567").person
    made = contact(desk, person)
    desk.register.record("contact-edited", [Edit(Contact, made.id, {"value": "07 00 00 00 01"})], "C1")
    said = str(sentences(history(desk, clock).of(person)))
    assert "•••• 00 01" in said
    for number in ("9901234567", "06 12 34 56 78", "07 00 00 00 01"):
        assert number not in said
        assert number in str(sentences(history(desk, clock, revealed=True).of(person)))
    assert not any(act.hidden for act in history(desk, clock, revealed=True).of(person))


def test_what_was_withdrawn_is_told_with_what_it_was(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk).person
    title = Title(id=desk.people.new_id(), person=person, kind="card", valid_to="2027-01-01")
    desk.people.add_title(title)
    desk.register.record("title-withdrawn", [Withdraw(Title, title.id)], "AB9")
    assert sentences(history(desk, clock).of(person))[:2] == [
        ["AB9 a retiré un titre : Carte de séjour · 1er janv. 2027"],
        ["Claire a ajouté un titre : Carte de séjour · 1er janv. 2027"],
    ]
    assert len(history(desk, clock).of_entity(title.id)) == 2


def test_what_was_undone_is_marked_and_linked(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk).person
    edited = desk.people.edit(person, alert="Ne pas appeler", autonomy="alone")
    undone, _ = desk.people.undo(edited.batch)
    last, first, _ = history(desk, clock).of(person)
    assert (last.undoes, first.undone_by, first.partly) == (edited.batch, undone.batch, False)
    assert sentences([last])[0][0] == "Claire a annulé une action."
    assert "Claire a effacé l’alerte : Ne pas appeler" in sentences([last])[0]
    desk.people.undo(undone.batch)
    again, last, first, _ = history(desk, clock).of(person)
    assert (again.undoes, last.undone_by) == (undone.batch, again.batch)
    assert first.undone_by == ""


def test_what_stayed_when_it_was_undone_is_told(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk).person
    edited = desk.people.edit(person, alert="Ne pas appeler", autonomy="alone")
    desk.people.edit(person, alert="Appeler le soir")
    desk.people.undo(edited.batch)
    acts = history(desk, clock).of(person)
    first = next(act for act in acts if act.batch == edited.batch)
    assert first.partly


def test_private_notes_say_so(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk).person
    desk.people.add_note(person, "Dort dehors", private=True)
    assert history(desk, clock).of(person)[0].told[0].marks == ("private",)
    desk.people.add_note(person, "Reviendra lundi")
    assert history(desk, clock).of(person)[0].told[0].marks == ()


def test_what_two_laptops_say_is_to_be_confirmed(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk).person
    known = desk.register.own(Person, person)
    assert known is not None
    for alert in ("Un", "Deux"):
        _say(desk, clock, Said("person", person, "alert", msgspec.json.encode(alert).decode(), (person,)))
    acts = history(desk, clock).of(person)
    assert [act.told[0].marks for act in acts[:2]] == [("disputed",), ("disputed",)]


def test_what_only_a_newer_program_knows_says_so(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk).person
    _say(
        desk, clock, Said("person", person, "star_sign", '"lion"', (person,)),
        Said("pet", desk.people.new_id(), "", "true", (person,)), Said("person", person, "birth", '{"y":1}', (person,)),
    )  # fmt: skip
    said = sentences(history(desk, clock).of(person))[0]
    assert said == [
        "Claire a noté une information qu’une version plus récente du programme sait lire.",
        "Claire a noté la date de naissance : (écrit par une version plus récente)",
        "Claire a noté quelque chose qu’une version plus récente du programme sait lire.",
    ]


def _say(desk: OpenDesk, clock: FakeClock, *said: Said) -> None:
    """What another laptop's program says, as one action."""

    def work(connection: Connection) -> None:
        batch = new_id(clock.milliseconds)
        journal = Journal(connection, desk.register.device)
        derived.derive(
            connection, journal.append(batch, desk.sitting.author, action(batch, "new", said), clock.milliseconds)
        )

    desk.register.change_own(work)


def test_a_list_of_thousands_is_one_sentence(desk: OpenDesk, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past, "MOST", 20)
    people = [Incoming(row=n, family=f"Nom{n}", given="Awa") for n in range(12)]
    imported = desk.importing.record(people)
    (act,) = history(desk, clock).of(imported.persons[3])
    assert (act.long, sentences([act])) == (True, [["Claire a importé cette personne d’une liste."]])


def test_five_thousand_operations_on_one_person_are_read_in_few_questions(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk).person
    for number in range(300):
        desk.people.edit(person, alert=f"Alerte {number}")
    asked = 0

    def count(_statement: str) -> None:
        nonlocal asked
        asked += 1

    desk.register.reading(lambda connection: connection.set_trace_callback(count))
    acts = history(desk, clock).of(person, 50)
    desk.register.reading(lambda connection: connection.set_trace_callback(None))
    assert len(acts) == 50
    assert asked < 400
    assert acts[0].told[0].sentence == "Claire a changé l’alerte : de Alerte 298 en Alerte 299"


def test_going_on_with_a_guide_is_told_although_its_answers_are_not(desk: OpenDesk, clock: FakeClock) -> None:
    made = register(desk)
    run = GuideRun(id=desk.people.new_id(), person=made.person, case=made.case, guide="anef", trail=("letters",))
    desk.sitting.record("walk-begun", [Make(run)])
    clock.advance(timedelta(minutes=1))
    desk.sitting.record("walk-left", [Edit(GuideRun, run.id, {"trail": ("letters", "which-title")})])
    last = history(desk, clock).of(made.person)[0]
    assert sentences([last]) == [["Claire a répondu à des questions d’un guide."]]

"""Entries of a person's file: added, corrected, withdrawn, and refused where they cannot be so."""

from typing import Any

import pytest

from app.desk.open_desk import OpenDesk
from app.domain.entities import (
    Consent,
    Consequence,
    Contact,
    Decision,
    Entity,
    Language,
    Mandate,
    Name,
    Relation,
    Title,
)
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.faults import explain
from tests.desk.desks import WORDS, register


@pytest.fixture
def person(desk: OpenDesk) -> Id:
    """Somebody."""
    return register(desk).person


def codes(desk: OpenDesk, entity: Entity) -> list[tuple[str, object]]:
    """What is wrong with an entity, each with its field; each can be said."""
    found = desk.entries.faults(entity)
    assert all(all(explain(fault, WORDS)) for fault in found)
    return [(fault.code, fault.facts.get("field")) for fault in found]


def test_a_correction_says_what_changed_and_keeps_what_it_was(desk: OpenDesk, person: Id) -> None:
    contact = Contact(id=desk.entries.new_id(), person=person, kind="phone", value=" 06 00\u200b 00 12 34 ")
    added = desk.entries.add(contact)
    kept = desk.entries.get(Contact, contact.id)
    assert kept.value == "06 00 00 12 34"
    corrected = desk.entries.correct(Contact(id=kept.id, person=person, kind="phone", value="06 00 00 12 35"))
    assert desk.entries.get(Contact, contact.id).value == "06 00 00 12 35"
    said = desk.register.reading(
        lambda db: db.execute(
            "SELECT field, value FROM operation WHERE batch = ? AND entity = 'contact'",
            (bytes.fromhex(corrected.batch),),
        ).fetchall()
    )
    assert said == [("value", '"06 00 00 12 35"')]
    desk.people.undo(corrected.batch)
    assert desk.entries.get(Contact, contact.id).value == "06 00 00 12 34"
    assert added.batch != corrected.batch


def test_what_is_withdrawn_is_gone_and_comes_back_by_undoing(desk: OpenDesk, person: Id) -> None:
    title = Title(id=desk.entries.new_id(), person=person, kind="card")
    desk.entries.add(title)
    withdrawn = desk.entries.withdraw(Title, title.id)
    with pytest.raises(LookupError):
        desk.entries.get(Title, title.id)
    with pytest.raises(LookupError):
        desk.entries.correct(title)
    desk.people.undo(withdrawn.batch)
    assert desk.entries.of(Title, person) == [title]


TODAY, TOMORROW, YESTERDAY = "2026-11-23", "2026-11-24", "2026-11-22"


@pytest.mark.parametrize(
    ("kind", "fields", "wrong"),
    [
        (Title, {}, [("title.kind-missing", "kind")]),
        (Title, {"valid_to": TOMORROW}, []),
        (Title, {"kind": "card", "valid_from": TODAY, "valid_to": YESTERDAY}, [("title.dates-reversed", "valid_to")]),
        (Title, {"kind": "card", "valid_from": "2026-11", "valid_to": "2026-10-31"},
         [("title.dates-reversed", "valid_to")]),
        (Title, {"kind": "card", "valid_from": "2026-11", "valid_to": "2026-11-02"}, []),
        (Contact, {"kind": "phone", "value": "\u200b \n"}, [("contact.value-missing", "value")]),
        (Language, {"speaks": "well"}, [("language.missing", "code")]),
        (Relation, {"kind": "child"}, [("relation.nobody", "other")]),
        (Relation, {"other_name": "Sékou", "since": TOMORROW, "until": TODAY},
         [("entry.in-future", "since"), ("entry.dates-reversed", "until")]),
        (Relation, {"other_name": "Sékou", "since": "2026", "until": "2026-01"}, []),
        (Consequence, {}, [("consequence.empty", "kind")]),
        (Consequence, {"detail": "Plus de salaire"}, []),
        (Consequence, {"kind": "job-lost", "since": "2027"}, [("entry.in-future", "since")]),
        (Decision, {}, [("decision.kind-missing", "kind")]),
        (Decision, {"kind": "oqtf", "notified_at": f"{TODAY}T09:30+01:00", "dated": TODAY}, []),
        (Decision, {"kind": "oqtf", "notified_at": f"{YESTERDAY}T09:30+01:00", "dated": TODAY}, [
            ("entry.dates-reversed", "notified_at")]),
        (Decision, {"kind": "oqtf", "notified_at": TOMORROW}, [("entry.in-future", "notified_at")]),
        (Decision, {"kind": "refusal", "appeal_filed": TOMORROW}, [("entry.in-future", "appeal_filed")]),
        (Mandate, {}, [("mandate.not-signed", "signed_on")]),
        (Mandate, {"signed_on": TODAY, "expires_on": YESTERDAY}, [("entry.dates-reversed", "expires_on")]),
        (Consent, {}, [("consent.purpose-missing", "purpose"), ("consent.answer-missing", "given")]),
        (Consent, {"purpose": "figures", "given": "not-stated"}, []),
        (Consent, {"purpose": "figures", "given": "no", "given_on": TOMORROW}, [("entry.in-future", "given_on")]),
    ],
)  # fmt: skip
def test_what_cannot_be_recorded_is_told_with_its_field(
    desk: OpenDesk, person: Id, kind: type[Entity], fields: dict[str, Any], wrong: list[tuple[str, str]]
) -> None:
    entity = kind(id=desk.entries.new_id(), **{"person": person, **fields})
    assert codes(desk, entity) == wrong
    if wrong:
        with pytest.raises(KnownError) as fault:
            desk.entries.add(entity)
        assert fault.value.code == wrong[0][0]
        assert desk.entries.of(kind, person) == []
    else:
        desk.entries.add(entity)
        assert len(desk.entries.of(kind, person)) == 1


def test_nobody_is_her_own_relative(desk: OpenDesk, person: Id) -> None:
    herself = Relation(id=desk.entries.new_id(), person=person, other=person, kind="sibling")
    assert codes(desk, herself) == [("relation.herself", "other")]


def test_a_text_too_long_is_refused_whole(desk: OpenDesk, person: Id) -> None:
    contact = Contact(id=desk.entries.new_id(), person=person, value="6" * 301)
    assert codes(desk, contact) == [("people.too-long", None)]
    with pytest.raises(KnownError):
        desk.entries.add(contact)
    assert desk.entries.of(Contact, person) == []


def test_one_phone_may_be_that_of_five_persons(desk: OpenDesk) -> None:
    for number in range(5):
        other = register(desk, family=f"Barry {number}").person
        desk.entries.add(Contact(id=desk.entries.new_id(), person=other, kind="phone", value="06 00 00 12 34"))
    assert len(desk.people.find("0600001234")) == 5


def test_something_to_call_her_by_always_stays(desk: OpenDesk) -> None:
    person = register(desk, family="", given="Hagos").person
    (name,) = desk.entries.of(Name, person)
    with pytest.raises(KnownError) as fault:
        desk.entries.withdraw(Name, name.id)
    assert fault.value.code == "people.name-missing"
    with pytest.raises(KnownError) as fault:
        desk.entries.correct(Name(id=name.id, person=person, kind="given", absent=True))
    assert fault.value.code == "people.name-missing"
    desk.entries.add(Name(id=desk.entries.new_id(), person=person, kind="own-script", text="ሃጎስ"))
    desk.entries.withdraw(Name, name.id)
    assert [one.text for one in desk.entries.of(Name, person)] == ["ሃጎስ"]

"""Mandates: act by act, on a text that is named by its hash, and never for ever."""

import hashlib
from datetime import timedelta

import pytest

from app import compose
from app.desk.mandates import MandateForm
from app.desk.open_desk import OpenDesk
from app.domain.changes import Edit
from app.domain.entities import MandateAct, Visit
from app.domain.faults import KnownError
from app.domain.ids import Id
from tests.clock import FakeClock
from tests.desk.desks import register

ACTS = ("upload", "submit")


@pytest.fixture
def person(desk: OpenDesk) -> Id:
    """Somebody."""
    return register(desk).person


def test_a_mandate_names_its_acts_and_its_text(desk: OpenDesk, person: Id) -> None:
    desk.mandates.sign(MandateForm(person=person, acts=ACTS, posture="do", signed_on="2026-11-23"))
    (held,) = desk.mandates.of(person)
    body = (compose.CONTENT / "papers/mandate.fr.md").read_bytes()
    assert held.mandate.text_sha256 == hashlib.sha256(body).hexdigest()
    assert (held.mandate.text, held.mandate.language, held.state) == ("mandate", "fr", "valid")
    assert [act.act for act in held.allowed] == list(ACTS)
    assert desk.mandates.allows(person)
    assert desk.mandates.allows(person, "upload")
    assert not desk.mandates.allows(person, "call")
    assert desk.mandates.text("en").sha256 != held.mandate.text_sha256
    assert desk.mandates.text("ti").language == "fr"
    assert desk.mandates.languages()[:2] == ("fr", "en")


def test_it_ends_by_its_date_or_by_her_word_act_by_act(desk: OpenDesk, person: Id, clock: FakeClock) -> None:
    form = MandateForm(person=person, acts=ACTS, signed_on="2026-11-01", expires_on="2026-11-23")
    desk.mandates.sign(form)
    (held,) = desk.mandates.of(person)
    one = desk.mandates.revoke_act(held.acts[0].id)
    assert [act.act for act in desk.mandates.get(held.mandate.id).allowed] == ["submit"]
    desk.mandates.revoke_act(held.acts[1].id)
    assert desk.mandates.get(held.mandate.id).state == "revoked"
    desk.people.undo(one.batch)
    assert desk.mandates.get(held.mandate.id).state == "valid"
    clock.advance(timedelta(days=1))
    assert desk.mandates.get(held.mandate.id).state == "expired"
    assert not desk.mandates.allows(person)
    desk.mandates.revoke(held.mandate.id)
    assert desk.mandates.get(held.mandate.id).mandate.revoked_on == "2026-11-24"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"signed_on": "2026-11-23"}, "mandate.no-act"),
        ({"acts": ACTS}, "mandate.not-signed"),
        ({"acts": ACTS, "signed_on": "2026-11-24"}, "entry.in-future"),
        ({"acts": ACTS, "signed_on": "2026-11-23", "expires_on": "2026-11-22"}, "entry.dates-reversed"),
        ({"acts": ("x" * 301,), "signed_on": "2026-11-23"}, "people.too-long"),
    ],
)
def test_what_is_no_mandate_is_refused(desk: OpenDesk, person: Id, fields: dict[str, str], code: str) -> None:
    with pytest.raises(KnownError) as fault:
        desk.mandates.sign(MandateForm(person=person, **fields))  # type: ignore[arg-type]  # fields of the form, by name
    assert fault.value.code == code
    assert desk.mandates.of(person) == []


def test_taken_back_it_goes_with_its_acts_and_comes_back_with_them(desk: OpenDesk, person: Id) -> None:
    desk.mandates.sign(MandateForm(person=person, acts=ACTS, signed_on="2026-11-23"))
    (held,) = desk.mandates.of(person)
    recorded = desk.mandates.withdraw(held.mandate.id)
    assert desk.mandates.of(person) == []
    assert desk.register.where(MandateAct, person=person) == []
    desk.people.undo(recorded.batch)
    assert desk.mandates.of(person) == [held]


def test_acting_in_her_place_without_a_mandate_is_told(desk: OpenDesk, person: Id) -> None:
    assert not desk.mandates.missing(person)
    (visit,) = desk.register.where(Visit, person=person)
    for posture, missing in (("show", False), ("do", True)):
        desk.sitting.record("visit-ended", [Edit(Visit, visit.id, {"posture": posture})])
        assert desk.mandates.missing(person) is missing
    desk.mandates.sign(MandateForm(person=person, acts=ACTS, signed_on="2026-11-23"))
    assert not desk.mandates.missing(person)

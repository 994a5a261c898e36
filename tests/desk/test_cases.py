"""Cases and what is recorded in them."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.desk.open_desk import OpenDesk
from app.domain.changes import Recorded
from app.domain.entities import Appointment, Attempt, Case, Deposit, Piece, RequirementState, StatusRead
from app.domain.faults import KnownError
from app.domain.ids import Id
from tests.clock import FakeClock
from tests.desk.desks import entered, register


@pytest.fixture
def case(desk: OpenDesk) -> Id:
    """Somebody's case."""
    return register(desk).case


def test_an_attempt_is_kept_word_for_word(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    said = "Aucun créneau.\n\nRéessayez « plus tard ».\x00"
    entered(desk, Attempt, case, clock(), outcome="no-slot", message=said, page=" p\n1 ", witness="both")
    kept = desk.cases.attempts(case)[0]
    assert (kept.message, kept.page) == ("Aucun créneau.\n\nRéessayez « plus tard ».", "p 1")
    assert (kept.at, kept.by, kept.outcome) == ("2026-11-23T14:05+01:00", "C1", "no-slot")
    assert kept.person == desk.cases.get(case).person


def test_what_happened_or_what_was_said_is_asked(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    with pytest.raises(KnownError) as fault:
        entered(desk, Attempt, case, clock(), outcome="unknown", message=" \n")
    assert fault.value.code == "attempt.outcome-missing"
    entered(desk, Attempt, case, clock(), outcome="unknown", message="Erreur 500")
    entered(desk, Attempt, case, clock(), outcome="other:porte fermée")
    assert len(desk.cases.attempts(case)) == 2


def test_nothing_is_recorded_of_the_future_but_appointments(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    later = clock() + timedelta(minutes=2)
    records: list[Callable[[], Recorded]] = [
        lambda: entered(desk, Attempt, case, later, outcome="no-slot"),
        lambda: entered(desk, Deposit, case, later),
        lambda: entered(desk, StatusRead, case, later, text="En cours"),
    ]
    for record in records:
        with pytest.raises(KnownError) as fault:
            record()
        assert fault.value.code == "record.in-future"
    entered(desk, Attempt, case, clock() + timedelta(minutes=1), outcome="no-slot")
    entered(desk, Appointment, case, later + timedelta(days=9), place=" Préfecture ", bring="passeport\nphotos")
    appointment = desk.register.where(Appointment)[0]
    assert (appointment.place, appointment.bring, appointment.kept) == ("Préfecture", "passeport\nphotos", "unknown")


@pytest.mark.parametrize(("field", "size"), [("page", 301), ("message", 20_001)])
def test_what_is_too_long_is_refused_and_not_cut(
    desk: OpenDesk, case: Id, clock: FakeClock, field: str, size: int
) -> None:
    for length, kept in ((size, 0), (size - 1, 1)):
        text = {field: "x" * length}
        if kept:
            entered(desk, Attempt, case, clock(), outcome="no-slot", **text)
        else:
            with pytest.raises(KnownError) as fault:
                entered(desk, Attempt, case, clock(), outcome="no-slot", **text)
            assert fault.value.code == "people.too-long"
        assert len(desk.register.where(Attempt)) == kept


def test_attempts_are_told_in_the_order_in_which_they_happened(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    for hours in (1, 5, 3):
        entered(desk, Attempt, case, clock() - timedelta(hours=hours), outcome="no-slot")
    assert [one.at[11:13] for one in desk.cases.attempts(case)] == ["09", "11", "13"]


def test_a_deposit_names_its_pieces(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    pieces = tuple(Piece(name) for name in ("a.pdf", " ", "\u200b", "b.pdf\n"))
    entered(desk, Deposit, case, clock(), reference=" 38-1 ", pieces=pieces)
    kept = desk.register.where(Deposit)[0]
    assert (kept.reference, [piece.name for piece in kept.pieces]) == ("38-1", ["a.pdf", "b.pdf"])


def test_a_status_is_what_the_page_says(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    with pytest.raises(KnownError) as fault:
        entered(desk, StatusRead, case, clock(), text="\n")
    assert fault.value.code == "status.empty"
    entered(desk, StatusRead, case, clock(), text="Votre demande\nest en cours.")
    assert desk.register.where(StatusRead)[0].text == "Votre demande\nest en cours."


def test_nothing_is_recorded_in_no_case(desk: OpenDesk) -> None:
    with pytest.raises(LookupError):
        desk.cases.get(Id("1" * 32))


def test_cases_are_opened_edited_and_handed_over(desk: OpenDesk, case: Id) -> None:
    person = desk.cases.get(case).person
    later, _ = desk.cases.open(person, "appointment", " un\nmot ")
    assert [one.id for one in desk.cases.of(person)] == [later, case]
    opened = desk.cases.get(later)
    assert (opened.reason, opened.opened, opened.desk) == ("un mot", "2026-11-23", desk.sitting.desk.id)
    desk.cases.edit(case, channel="anef", outcome="déposée")
    desk.cases.hand_over(case, "D’abord,\nrelire.")
    assert desk.cases.get(case).channel == "anef"
    assert desk.cases.get(case).handover == "D’abord,\nrelire."
    with pytest.raises(KnownError):
        desk.cases.hand_over(case, "x" * 20_001)
    with pytest.raises(ValueError, match="no_such_field"):
        desk.cases.edit(case, no_such_field="")


def test_documents_are_marked_once(desk: OpenDesk, case: Id) -> None:
    desk.cases.mark_requirements(case, {"passport": "missing", "photo": "seen"})
    assert desk.cases.mark_requirements(case, {"passport": "missing", "photo": "seen"}) is None
    desk.cases.mark_requirements(case, {"passport": "copied", "visa": "not-applicable"})
    assert {key: one.state for key, one in desk.cases.requirements(case).items()} == {
        "passport": "copied", "photo": "seen", "visa": "not-applicable"
    }  # fmt: skip
    assert len(desk.register.where(RequirementState)) == 3
    assert len(desk.register.where(Case)) == 1

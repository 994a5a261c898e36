"""Closing a session: who is still here, what is handed on, what the sheet says and what it must not say."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.desk.open_desk import OpenDesk
from app.desk.queue import Ending
from app.desk.visit_parts import duration
from app.domain.entities import Session, Title, Visit
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.papers.preview import page_texts
from tests.clock import FakeClock
from tests.desk.desks import PASSPHRASE, PLACE, create, door, register
from tests.desk.test_queue import exchange, lettered, made


def session_of(desk: OpenDesk) -> Id:
    """The session that is open."""
    assert desk.sitting.session
    return desk.sitting.session.id


def words(desk: OpenDesk, session: Id, *, names: bool = False) -> str:
    """What the sheet says."""
    paper = desk.closing.paper(session, names=names)
    return " ".join(" ".join(page_texts(paper.content)).split()).replace("\u202f", " ").replace("\u00a0", " ")


def afternoon(desk: OpenDesk, clock: FakeClock) -> Id:
    """Three people came: one was helped, one left, one without a file still waits."""
    lettered(desk, "A")
    made_her = register(desk, given="Awa", speaks="ff")
    (visit,) = desk.queue.standing().waiting
    desk.queue.call(visit.id)
    clock.advance(timedelta(minutes=65))
    ending = Ending(outcome="helped", minutes=65, posture="do-with", themes=("permit",), next_step="Scanner le bail.")
    desk.queue.end(visit.id, ending)
    desk.cases.hand_over(made_her.case, "Relire ses pièces.\nPuis déposer.")
    register(desk, family="Tesfay", given="Hagos")
    desk.queue.settle(desk.queue.standing().waiting[0].id, "left")
    desk.queue.arrive_without_file("ar", ("online",))
    return session_of(desk)


def test_closing_ends_everything_in_one_action(desk: OpenDesk, clock: FakeClock) -> None:
    session = afternoon(desk, clock)
    assert [visit.number for visit in desk.closing.unsettled()] == ["A3"]
    closed = desk.closing.close("Il manque du papier.")
    found = desk.register.get(Session, session)
    assert found
    assert (found.handover, found.closed_at) == ("Il manque du papier.", clock().isoformat())
    assert desk.sitting.session is None
    assert desk.closing.unsettled() == []
    (last,) = [visit for visit in desk.queue.standing().done if not visit.person]
    assert (last.outcome, last.ended_at) == ("unknown", clock().isoformat())
    desk.people.undo(closed.batch)
    assert session_of(desk) == session
    assert [visit.number for visit in desk.closing.unsettled()] == ["A3"]


def test_a_session_is_closed_once_and_nobody_arrives_after_it(desk: OpenDesk) -> None:
    desk.closing.close()
    for call in (desk.closing.close, desk.queue.arrive_without_file):
        with pytest.raises(KnownError) as fault:
            call()
        assert fault.value.code == "session.none"


def test_a_session_with_nobody_is_closed_too(desk: OpenDesk) -> None:
    session = session_of(desk)
    desk.closing.close()
    said = words(desk, session)
    assert "Personnes venues" in said
    assert "Rien n’a été noté." in said
    assert "Temps d’aide" not in said


def test_the_sheet_tells_the_session_without_a_name(desk: OpenDesk, clock: FakeClock) -> None:
    session = afternoon(desk, clock)
    desk.closing.close("Il manque du papier.")
    reference = desk.people.recent()[-1].person.reference
    said = words(desk, session)
    for text in (
        PLACE, "lundi 23 novembre 2026 · 14:05 – 15:10", "Équipe : Claire", "Il manque du papier.", reference,
        "Scanner le bail.", "Relire ses pièces. Puis déposer.", "Renouveler un titre étudiant", "Personnes venues",
        "1 h 05", "peul : 1", "arabe : 1", "Titre de séjour : 1", "Faire avec : 1", "Suite inconnue", "Sans fiche",
        "Sans nom", "Page 1/1",
    ):  # fmt: skip
        assert text in said, text
    for name in ("Awa", "DIALLO", "Diallo", "Hagos"):
        assert name not in said


def test_names_are_first_names_and_only_asked_for(desk: OpenDesk, clock: FakeClock) -> None:
    session = afternoon(desk, clock)
    reference = desk.people.recent()[-1].person.reference
    said = words(desk, session, names=True)
    assert f"{reference} · Awa" in said
    assert "DIALLO" not in said.upper().replace("AWA", "")
    assert "Gardez-la sous clé" in said


def test_what_must_be_done_before_the_next_session_is_told(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk).person
    until = (clock().date() + timedelta(days=70)).isoformat()
    desk.people.add_title(
        Title(id=desk.people.new_id(), person=person, kind="card", ground="student", valid_to=until, seen="seen")
    )
    reference = desk.people.profile(person).person.reference
    sheet = desk.closing.sheet(session_of(desk))
    assert any(line.who == reference and line.about == "3 déc. 2026" for line in sheet.dates), sheet.dates
    said = words(desk, session_of(desk))
    assert "Dates d’ici à la prochaine séance" in said
    assert f"3 déc. 2026 · {reference}" in said


def test_the_same_session_makes_the_same_bytes_and_larger_type_more_pages(desk: OpenDesk, clock: FakeClock) -> None:
    session = afternoon(desk, clock)
    one, two = (desk.closing.paper(session) for _ in range(2))
    assert one.content == two.content
    assert one.number == "relais-2026-11-23"
    assert desk.closing.paper(session, large=True).content != one.content


def test_two_laptops_make_one_sheet(tmp_path: Path, clock: FakeClock) -> None:
    with closing(create(tmp_path / "one", clock)) as one, closing(create(tmp_path / "other", clock)) as other:
        lettered(one, "A")
        lettered(other, "B")
        one.queue.arrive_without_file()
        other.queue.arrive_without_file()
        session, theirs = session_of(one), session_of(other)
        other.closing.close("Rendre les clés.")
        exchange(one, other)
        one.closing.close("Racheter du papier.")
        sheet = one.closing.sheet(session)
        assert dict(sheet.facts)["Personnes venues"] == "2"
        assert sheet.note.splitlines() == ["Racheter du papier.", "Rendre les clés."]
        assert one.closing.sheet(theirs).facts == sheet.facts


def test_a_session_left_open_is_closed_at_its_last_moment(tmp_path: Path, clock: FakeClock) -> None:
    with closing(create(tmp_path, clock)) as desk:
        session = session_of(desk)
        clock.advance(timedelta(minutes=30))
        first, second = made(desk.queue.arrive_without_file()), made(desk.queue.arrive_without_file())
        clock.advance(timedelta(minutes=30))
        last = clock().isoformat(timespec="seconds")
        desk.queue.call(first)
    clock.advance(timedelta(days=1))
    with closing(door(tmp_path, clock).unlock(PASSPHRASE)) as desk:
        assert [one.id for one in desk.closing.left_open()] == [session]
        desk.sitting.begin(desk.sitting.volunteers()[0].id)
        assert [one.id for one in desk.closing.left_open()] == [session]
        closed = desk.closing.close_left_open()
        assert desk.closing.left_open() == []
        ended = {visit.id: (visit.ended_at, visit.outcome) for visit in desk.register.where(Visit)}
        assert ended == {first: (last, "unknown"), second: (last, "unknown")}
        assert desk.register.where(Session, id=session)[0].closed_at == last
        assert desk.sitting.session
        desk.people.undo(closed.batch)
        assert len(desk.closing.left_open()) == 1


def test_the_last_session_closed_is_found_again(desk: OpenDesk, clock: FakeClock) -> None:
    assert desk.closing.last_closed() is None
    session = session_of(desk)
    desk.closing.close()
    clock.advance(timedelta(days=7))
    desk.sitting.begin(desk.sitting.volunteers()[0].id)
    found = desk.closing.last_closed()
    assert found
    assert found.id == session


def test_a_sheet_of_a_session_that_was_taken_back_is_no_sheet(desk: OpenDesk) -> None:
    with pytest.raises(LookupError):
        desk.closing.sheet(Id("0" * 32))


@pytest.mark.parametrize(("minutes", "text"), [(0, "0 min"), (59, "59 min"), (60, "1 h 00"), (725, "12 h 05")])
def test_durations_are_read_at_a_glance(minutes: int, text: str) -> None:
    assert duration(minutes) == text

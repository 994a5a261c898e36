"""The queue as it is seen: by two laptops, by whoever sits down, by someone beside, at every size."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.domain.changes import Make
from app.domain.ids import Id
from app.ui.context import ScreenSettings
from app.ui.pages.home import HomePage
from app.ui.pages.queue import QueuePage
from app.ui.pages.sitting import SittingPage
from app.ui.pages.visit import VisitPage
from app.ui.widgets.text import Text
from tests.desk.desks import create
from tests.desk.test_queue import exchange
from tests.ui.checks import SIZES, clipped, texts, unnamed
from tests.ui.conftest import settle
from tests.ui.pages.conftest import Room
from tests.ui.pages.visits import give_letter, home_lines, visit_of, waiting


@pytest.fixture(autouse=True)
def letter(room: Room) -> None:
    """This laptop's letter is A."""
    give_letter(room)


def test_what_two_laptops_say_differently_is_shown_and_settled(room: Room, tmp_path: Path) -> None:
    person = room.register().person
    with closing(create(tmp_path / "other", room.clock)) as other:
        other.sitting.begin(other.sitting.add_volunteer("Mehdi"))
        exchange(room.desk, other)
        visit = visit_of(room).id
        room.desk.queue.call(visit)
        room.later(minutes=1)
        other.queue.call(visit)
        exchange(room.desk, other)
    room.go(HomePage, "home")
    assert any(line.detail.startswith("Appelée à deux postes") for line in home_lines(room))
    room.go(VisitPage, "visit", visit=visit)
    assert "Deux bénévoles ont appelé cette personne" in room.words()
    room.press("Claire la reçoit")
    assert room.desk.queue.get(visit).helper == "C1"
    assert "Deux bénévoles" not in room.words()
    # The same person arrived at the other laptop too.
    copy = msgspec.structs.replace(room.desk.queue.get(visit), id=room.desk.people.new_id(), number="B1", called_at="")
    room.desk.sitting.record("visit-arrived", [Make(copy)])
    assert room.desk.queue.get(copy.id).person == person
    room.go(VisitPage, "visit", visit=copy.id)
    assert "Cette personne est aussi dans la file avec le numéro A1." in room.words()
    room.press("Retirer cette arrivée")
    assert waiting(room) == []


# -- who sits here -----------------------------------------------------------------------------


def test_someone_else_sits_down_and_the_session_stays_open(room: Room) -> None:
    room.desk.sitting.add_volunteer("Mehdi")
    before = room.desk.sitting.session
    room.press("Changer l’équipe ou de bénévole")
    page = room.page(SittingPage)
    room.key(Qt.Key.Key_B)
    room.chord(Qt.Key.Key_Return)
    room.page(HomePage)
    session = room.desk.sitting.session
    assert session
    assert before
    assert session.id == before.id
    assert room.desk.sitting.volunteer
    assert room.desk.sitting.volunteer.name == "Mehdi"
    assert len(session.team) == 2
    assert page.team is not None


def test_the_team_of_the_day_is_said(room: Room) -> None:
    room.desk.sitting.add_volunteer("Mehdi")
    page = room.go(SittingPage, "sitting")
    page.who.choose(room.desk.sitting.volunteers()[0].id)
    assert page.team is not None
    page.team.boxes[1].click()
    room.chord(Qt.Key.Key_Return)
    session = room.desk.sitting.session
    assert session
    assert len(session.team) == 2
    assert "Claire, Mehdi" in room.words()


# -- what is seen ------------------------------------------------------------------------------


def test_with_discretion_the_queue_has_initials(room: Room) -> None:
    room.register()
    page = room.go(HomePage, "home")
    page.context.screen.change(ScreenSettings(discreet=True))
    room.settle()
    assert "DIALLO" not in texts(page)
    assert all("DIALLO" not in line.title for line in home_lines(room))


def test_two_hundred_people_are_a_readable_page(room: Room) -> None:
    for _ in range(200):
        room.desk.queue.arrive_without_file("ar")
    room.go(HomePage, "home")
    assert "File d’attente : 200 personnes" in room.words()
    assert len(home_lines(room)) == 8
    room.press("Voir toute la file (200)")
    queue = room.page(QueuePage)
    assert queue.heading.text().startswith("File d’attente : ")
    assert [text for text in queue.findChildren(Text) if text.text() == queue.heading.text()] == [queue.heading]


def test_those_who_have_gone_are_folded_away(room: Room) -> None:
    for _ in range(3):
        room.desk.queue.arrive_without_file()
        room.desk.queue.settle(visit_of(room).id, "left")
    room.go(HomePage, "home")
    assert home_lines(room) == []
    room.press("3 visites terminées aujourd’hui")
    assert len(home_lines(room)) == 3


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_everything_has_a_name(room: Room, size: tuple[int, int]) -> None:
    room.register(family="Maria Aparecida da Conceição", given="de Oliveira Santos Nascimento", speaks="pt")
    room.register(family="", given="", own_script="ሃጎስ ተስፋይ")
    room.desk.queue.call(visit_of(room).id)
    going, waits = room.desk.queue.standing().going[0].id, visit_of(room).id
    room.window.resize(*size)
    arguments: tuple[tuple[str, dict[str, Id]], ...] = (
        ("home", {}), ("arrival", {}), ("arrival-anonymous", {}), ("ticket", {"visit": waits}),
        ("visit", {"visit": going}), ("visit", {"visit": waits}), ("end-visit", {"visit": going}),
        ("hand-visit", {"visit": going}), ("join-visit", {"visit": waits}), ("sitting", {}), ("queue", {}),
    )  # fmt: skip
    for name, given in arguments:
        room.window.stack.go(name, **given)
        room.settle()
        settle()
        assert clipped(room.window) == [], name
        assert unnamed(room.window) == [], name


def test_time_alone_does_not_lose_a_minute(room: Room) -> None:
    room.desk.queue.arrive_without_file()
    room.clock.advance(timedelta(seconds=59))
    room.go(HomePage, "home")
    assert "Vient d’arriver" in room.words()

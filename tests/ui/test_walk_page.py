"""The guide runner on a real small register: the shipped student guide, walked in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.desk.open_desk import OpenDesk
from app.desk.people import PersonForm
from app.domain.ids import Id
from app.language.words import Words
from app.ui.context import at_desk
from app.ui.pages.book import desk_pages
from app.ui.pages.walk import WalkPage
from app.ui.shell import ShellParts
from app.ui.tasks import Tasks
from app.ui.widgets.button import Button
from app.ui.window import Window
from tests.clock import FakeClock
from tests.ui.conftest import settle
from tests.ui.desks import small_desk

GUIDE = "anef-renewal-student"


@pytest.fixture
def room(tmp_path: Path, clock: FakeClock, window: Window, tasks: Tasks) -> Iterator["Room"]:
    """The window at an open desk with one person in it."""
    made = Room(small_desk(tmp_path / "register", clock), window, tasks)
    yield made
    window.lock()
    tasks.settle()
    made.desk.close()


class Room:
    """An open desk, its window, and one person who came for her student permit."""

    def __init__(self, desk: OpenDesk, window: Window, tasks: Tasks) -> None:
        self.desk = desk
        self.window = window
        self.tasks = tasks
        words = Words()
        window.show_desk(desk_pages(words), "home", ShellParts(), lambda context: at_desk(context, desk))
        self.settle()

    def settle(self) -> None:
        """Everything under way is done, laid out and painted."""
        self.tasks.settle()
        settle()
        self.tasks.settle()
        settle()

    def person(self, reads: str = "fr") -> tuple[Id, Id]:
        """Registers someone; gives her and her case."""
        form = PersonForm(family="Diallo", given="Awa", speaks=reads, reads=reads, procedure="renewal-student")
        found = self.desk.people.register(form)
        return found.person, found.case

    def walk(self, reads: str = "fr") -> WalkPage:
        """Begins the student guide with someone, the site open on this computer."""
        person, case = self.person(reads)
        walks = self.desk.walks
        begun = walks.start(case, GUIDE, language=walks.language(person, GUIDE), where="this-computer")
        self.window.stack.go("walk", run=begun.id)
        self.settle()
        return self.page()

    def page(self) -> WalkPage:
        """The guide in sight."""
        page = self.window.stack.page()
        assert isinstance(page, WalkPage)
        return page

    def press(self, name: str) -> None:
        """Presses a button of the page in sight, or of what covers it."""
        buttons = [one for one in self.window.findChildren(Button) if one.isVisible() and one.accessibleName() == name]
        assert buttons, f"no button {name!r}"
        buttons[0].click()
        self.settle()

    def answer(self, value: str) -> None:
        """Chooses an answer and goes on."""
        view = self.page().view
        assert view is not None and view.answer is not None
        view.answer.propose(value)
        self.press("Continuer")


def said(widget: QWidget) -> str:
    """Every word in sight."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_step_shows_what_to_say_do_and_check_and_how_far_one_is(room: Room) -> None:
    page = room.walk()
    assert page.heading.text() == "Avez-vous reçu une décision ?"
    assert page.lead.text().startswith("Étape 1, encore ")
    for word in ("Dites", "Faites", "Vérifiez", "Si ça bloque"):
        assert word in said(page)

"""One value changed in the content changes every screen and every paper: no delay stands in the program."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import compose
from app.desk.agenda_paper import AgendaForm
from app.desk.dates_paper import DatesForm
from app.desk.door import FirstRun
from app.desk.emergency import EmergencyForm
from app.domain.deadlines.facts import Facts
from app.domain.entities import Decision
from app.domain.ids import Id
from app.guides.content import Shelf
from app.papers.preview import page_texts
from app.ui.pages.calculator import CalculatorPage
from app.ui.pages.deadlines import DeadlinesPage
from app.ui.pages.month import MonthPage
from app.ui.pages.person import PersonPage
from app.ui.pages.red_page import RedPage
from app.ui.tasks import Tasks
from app.ui.widgets.day_field import DayField
from app.ui.window import Window
from tests.clock import FakeClock
from tests.desk.desks import COORDINATOR, DESK, PASSPHRASE, PLACE, door
from tests.ui.pages.conftest import Room

FILE = "parameters/no-slot.yaml"
SHIPPED = '{from: 2024-07-15, value: 7, reference: "CESEDA L.614-2, L.614-3, L.921-1"'
DATES = {"7": "29 novembre 2026", "4": "26 novembre 2026"}
"""The last day of house arrest notified on 22 November, by the days that the content says."""


@pytest.fixture(params=["7", "4"])
def days(request: pytest.FixtureRequest) -> str:
    """The value of the content: as it ships, then another one."""
    return str(request.param)


@pytest.fixture
def changed(days: str, tmp_path: Path, clock: FakeClock, window: Window, tasks: Tasks) -> Iterator[Room]:
    """A desk whose content is a copy with that one value."""
    content = shutil.copytree(compose.CONTENT, tmp_path / "content")
    text = (content / FILE).read_text(encoding="utf-8")
    assert text.count(SHIPPED) == 1
    (content / FILE).write_text(text.replace(SHIPPED, SHIPPED.replace("value: 7", f"value: {days}")), encoding="utf-8")
    shelf = Shelf(content)
    first = FirstRun(desk=DESK, coordinator=COORDINATOR, passphrase=PASSPHRASE)
    desk = door(tmp_path / "register", clock, shelf=shelf.content).create(first)
    desk.sitting.begin(desk.sitting.volunteers()[0].id, PLACE)
    desk.access.confirm(desk.access.recovery_file())
    made = Room(desk, window, tasks, clock)
    yield made
    window.lock()
    tasks.settle()
    made.desk.close()


def oqtf(room: Room) -> tuple[Id, Id]:
    """Someone under house arrest since yesterday, and the decision."""
    person = room.register().person
    decision = Decision(
        id=room.desk.entries.new_id(), person=person, kind="oqtf", measure="house-arrest",
        notified_at="2026-11-22T18:30:00+01:00",
    )  # fmt: skip
    room.desk.entries.add(decision)
    return person, decision.id


def check(text: str, days: str) -> None:
    """The date of this value is told, and that of the other is not."""
    told = " ".join(text.replace("\u00a0", " ").split())
    assert DATES[days] in told
    assert not any(date in told for other, date in DATES.items() if other != days)


def test_every_screen_tells_the_date_of_the_value(changed: Room, days: str) -> None:
    person, _ = oqtf(changed)
    changed.go(RedPage, "person", person=person)
    check(changed.words(), days)
    changed.press("Voir sa fiche")
    changed.page(PersonPage)
    check(changed.words(), days)
    changed.go(DeadlinesPage, "deadlines")
    check(changed.words(), days)
    month = changed.go(MonthPage, "month")
    days_told = [cell.text() for row in range(6) for column in range(7) if (cell := month.grid.item(row, column))]
    assert [text for text in days_told if "!" in text][0].startswith("\u200e" + DATES[days].split()[0])
    page = changed.go(CalculatorPage, "calculator", situation="oqtf")
    changed.press("Où est la personne ? : Assignée à résidence")
    field = page.fields["notified_at"]
    assert isinstance(field, DayField)
    field.set_value("22/11/2026")
    page.calculate()
    changed.settle()
    check(changed.words(), days)


def test_every_paper_tells_the_date_of_the_value(changed: Room, days: str) -> None:
    _, decision = oqtf(changed)
    lines = tuple(line.id for line in changed.desk.agenda.before_next().lines)
    facts = Facts(measure="house-arrest", notified_at=changed.clock().date().replace(day=22))
    for form in (
        EmergencyForm(decision=decision),
        DatesForm(situation="oqtf", facts=facts),
        AgendaForm(lines=lines),
    ):
        paper = changed.desk.issuing.prepare(form).paper
        check(" ".join(page_texts(paper.content)), days)

"""The place of every page in the album: with what it is opened, and what is done there before its picture.

A page is pictured as soon as the crowd has what it is opened with: `opened` gives `None` until then. A page whose
states look different has several plates. `on` acts on the open page; the picture is taken once all has settled.
"""

from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton

from app.domain.deadlines.facts import Facts
from app.domain.ids import Id
from app.ui.pages.found_list import FoundList
from tests.ui.album import erasing
from tests.ui.album.filling import Crowd
from tests.ui.pages.conftest import Room

MARGIN = 60
"""Pixels above what was opened."""
Opened = Callable[[Room, Crowd], Mapping[str, object] | None]


class Plate(msgspec.Struct, frozen=True):
    """A page in one of its states; `state` is part of the name of its picture."""

    page: str
    opened: Opened
    state: str = ""
    on: Callable[[Room], object] | None = None
    least: int = 0
    """A state that wants at least so many entries."""

    @property
    def name(self) -> str:
        """`person`, `person-bare`."""
        return f"{self.page}-{self.state}" if self.state else self.page


def _alone(_room: Room, _crowd: Crowd) -> Mapping[str, object]:
    return {}


def _with(**fields: str) -> Opened:
    """Opened with fields of the crowd, all of which must be there: `person="someone"`."""

    def opened(_room: Room, crowd: Crowd) -> Mapping[str, object] | None:
        found = {name: getattr(crowd, field) for name, field in fields.items()}
        return found if all(found.values()) else None

    return opened


def _first(field: str, argument: str) -> Opened:
    """Opened with the first of several: `_first("visits", "visit")`."""

    def opened(_room: Room, crowd: Crowd) -> Mapping[str, object] | None:
        found = getattr(crowd, field)
        return {argument: found[0]} if found else None

    return opened


def _line(room: Room, crowd: Crowd) -> Mapping[str, object] | None:
    """The first of her dates that has a day."""
    found = next((one for one in room.desk.agenda.of(crowd.someone) if one.day), None) if crowd.people else None
    return {"person": crowd.someone, "line": found.id} if found else None


def _lines(room: Room, crowd: Crowd) -> Mapping[str, object] | None:
    """Every date until the next session."""
    found: tuple[Id, ...] = tuple(one.id for one in room.desk.agenda.before_next().lines) if crowd.people else ()
    return {"lines": found} if found else None


def _dates(room: Room, _crowd: Crowd) -> Mapping[str, object]:
    return {"situation": "expires", "facts": Facts(expiry=room.clock().date(), channel="anef")}


def _scroll(room: Room) -> None:
    """Down to the end of the page: what stands below is looked at too."""
    page = room.window.stack.page()
    assert page is not None
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())


def _looked_for(room: Room) -> None:
    """Someone is looked for on the page."""
    room.type("Ba")
    for found in room.window.findChildren(FoundList):
        found.search()


def _middle(room: Room) -> None:
    """One screen further down."""
    page = room.window.stack.page()
    assert page is not None
    page.area.verticalScrollBar().setValue(page.area.viewport().height() - 40)


def _unfold(*begins: str) -> Callable[[Room], object]:
    """Presses buttons one after the other, by a part of their words; what the last one opens is in sight."""

    def on(room: Room) -> None:
        page = room.window.stack.page()
        assert page is not None
        for begin in begins:
            found = [one for one in page.findChildren(QAbstractButton) if begin in one.text() and one.isVisible()]
            for button in found[:1]:
                place = button.mapTo(page, QPoint(0, 0)).y() + page.area.verticalScrollBar().value()
                button.click()
                room.settle()
                page.area.verticalScrollBar().setValue(place - MARGIN)

    return on


_HER = _with(person="someone")
_CASE = _with(case="case")

PLATES: tuple[Plate, ...] = (
    Plate("home", _alone),
    Plate("home", _alone, "end", _scroll, least=1),
    Plate("people", _alone),
    Plate("deadlines", _alone),
    Plate("guides", _alone),
    Plate("guides", _with(person="someone", case="case"), "hers"),
    Plate("papers", _alone),
    Plate("coordination", _alone),
    Plate("coordination", _alone, "middle", _middle),
    Plate("coordination", _alone, "end", _scroll),
    Plate("decision", _HER),
    Plate("appeal", _with(decision="decision")),
    Plate("emergency", _with(decision="decision")),
    Plate("month", _alone),
    Plate("calls", _lines),
    Plate("agenda-paper", _lines),
    Plate("line", _line),
    Plate("postpone-line", _line),
    Plate("hand-over-line", _line),
    Plate("override-line", _line),
    Plate("calculator", _alone),
    Plate("dates-paper", _dates),
    Plate("arrival", _alone),
    Plate("arrival", _alone, "found", _looked_for),
    Plate("arrival-anonymous", _alone),
    Plate("ticket", _first("visits", "visit")),
    Plate("queue", _alone),
    Plate("queue", _alone, "end", _scroll, least=1),
    Plate("visit", _first("visits", "visit")),
    Plate("visit", _with(visit="called"), "called", least=2),
    Plate("end-visit", _with(visit="called")),
    Plate("hand-visit", _with(visit="called")),
    Plate("join-visit", _first("visits", "visit")),
    Plate("sitting", _alone),
    Plate("close-session", _alone),
    Plate("handover-sheet", _with(session="session")),
    Plate("new-person", _alone),
    Plate("new-person", lambda _room, _crowd: {"typed": "Ba 0612000000"}, "typed"),
    Plate("new-person", lambda _room, _crowd: {"typed": "Ba", "looked_for": True}, "form"),
    Plate("person", _HER),
    Plate("person", _HER, "middle", _middle),
    Plate("person", _HER, "end", _scroll),
    Plate("person", _with(person="bare"), "bare"),
    Plate("person", _with(person="joined"), "joined"),
    Plate("person", _with(person="leaving"), "red"),
    Plate("person", _HER, "titles", _unfold("plus ancienne"), least=5),
    Plate("person", _HER, "filter", _unfold("qu’une partie"), least=5),
    Plate("person", _HER, "dates", _unfold("Voir encore"), least=5),
    Plate("edit-person", _HER),
    Plate("note", _HER),
    Plate("title", _HER),
    Plate("title", _with(entry="title"), "correcting"),
    Plate("contact", _HER),
    Plate("name", _HER),
    Plate("language", _HER),
    Plate("number", _HER),
    Plate("relation", _HER),
    Plate("consent", _HER),
    Plate("consequence", _with(person="someone", case="case")),
    Plate("mandate", _HER),
    Plate("open-case", _HER),
    Plate("edit-case", _CASE),
    Plate("handover", _CASE),
    Plate("attempt", _CASE),
    Plate("attempt", _with(entry="attempt"), "correcting"),
    Plate("attachments", _HER),
    Plate("attachment", _first("pieces", "piece")),
    Plate("keep-attachment", _HER),
    Plate("describe-attachment", _first("pieces", "piece")),
    Plate("copy-attachment", _first("pieces", "piece")),
    Plate("delete-attachments", _with(pieces="pieces")),
    Plate("deposit", _CASE),
    Plate("deposit", _CASE, "pieces", _unfold("Prendre parmi"), least=1),
    Plate("appointment", _CASE),
    Plate("status", _CASE),
    Plate("walk", _with(run="run")),
    Plate("walk", _with(run="run"), "question", _unfold("Sur cet ordinateur", "Continuer"), least=1),
    Plate("paper", _CASE),
    Plate("paper-issued", _with(paper="paper")),
    Plate("import", _alone),
    Plate("deadlines", _alone, "narrowed", _unfold("Choisir ce qui est"), least=1),
    Plate("people", lambda _room, _crowd: {"typed": "a"}, "typed"),
    Plate("duplicates", _alone),
    Plate("duplicates", _alone, "end", _scroll, least=1),
    Plate("merge", _with(persons="alike")),
    Plate("joined", _with(person="joined")),
    Plate("history", _HER),
    Plate("history", _HER, "end", _scroll, least=1),
    Plate("passphrase", _alone),
    Plate("settings", _alone),
    Plate("retention", _alone),
    Plate("set-retention", lambda _room, _crowd: {"about": "person"}),
    Plate("purge", erasing.her),
    Plate("purge", erasing.everyone, "everyone", least=2),
    Plate("purge", erasing.her, "confirming", erasing.confirming),
    Plate("purges", erasing.records),
    Plate("erasure-paper", erasing.record),
    Plate("purge-due", _alone, "nobody"),
    Plate("purge-due", erasing.much_later),
)

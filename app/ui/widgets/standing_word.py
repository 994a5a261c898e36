"""How a date stands today: its word, its icon, its colour."""

from datetime import date
from typing import Literal

import msgspec

from app.domain.deadlines.situations import Turn
from app.language.words import Words, mark
from app.ui.widgets.status import Kind, StatusWord

WEEK = 7
Weight = Literal["overdue", "today", "week", "later"]


class Standing(msgspec.Struct, frozen=True):
    """A word with what shows beside it."""

    kind: Kind
    word: str
    glyph: str


NEAR: dict[str, Standing] = {
    "overdue": Standing("danger", mark("Passé"), "octagon-alert"),
    "today": Standing("danger", mark("Aujourd’hui"), "clock"),
    "week": Standing("warning", mark("Cette semaine"), "triangle-alert"),
    "later": Standing("info", mark("À prévoir"), "calendar"),
}
OPENS = Standing("info", mark("Ouvre"), "calendar-clock")
OPEN = Standing("success", mark("Ouvert"), "lock-open")
LATE = Standing("warning", mark("En retard"), "hourglass")
EXPECTED = Standing("info", mark("Attendu"), "hourglass")
SINCE = Standing("plain", mark("Déjà arrivé"), "history")


def weight_of(day: date, today: date) -> Weight:
    """How near a day is."""
    left = (day - today).days
    return "overdue" if left < 0 else "today" if left == 0 else "week" if left <= WEEK else "later"


def standing(turn: Turn, day: date, today: date) -> Standing:
    """How a date that opens, closes, is due or happens stands on a day."""
    weight = weight_of(day, today)
    if turn == "opens":
        return OPENS if day > today else OPEN
    if turn == "happens" and weight == "overdue":
        return SINCE
    if turn == "due" and weight in ("overdue", "later"):
        return LATE if weight == "overdue" else EXPECTED
    return NEAR[weight]


def standing_word(found: Standing, words: Words) -> StatusWord:
    """The same as a widget."""
    return StatusWord(found.kind, words.t(found.word), glyph=found.glyph)

"""A line of the agenda as the window shows it: in a list, on the page of a person, on the first page."""

from collections.abc import Mapping
from datetime import date

from app.domain.agenda.model import Line
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language.agenda_texts import act_of, lacks_of
from app.language.dates import full_date, short_date
from app.language.words import Words, mark
from app.ui.standing import PeopleFinder
from app.ui.widgets.result_list import Result
from app.ui.widgets.standing_word import NEAR, Standing, standing

UNKNOWN = Standing("warning", mark("À compléter"), "circle-help")
POSTPONED = Standing("plain", mark("Reporté"), "clock")
HANDED_OVER = Standing("plain", mark("Confié"), "handshake")
DONE = Standing("plain", mark("Fait"), "check")
URGENT = Standing("danger", mark("Urgent"), "octagon-alert")
STATES = {"postponed": POSTPONED, "handed-over": HANDED_OVER, "done": DONE}


def standing_of(line: Line, today: date) -> Standing:
    """How a line stands: what was said of it, then how near its day is."""
    if line.state in STATES:
        return STATES[line.state]
    if line.red and line.turn != "happens":
        return NEAR["overdue"] if line.day and line.day < today else URGENT
    return standing(line.turn, line.day, today) if line.day else UNKNOWN


def when(line: Line, words: Words) -> str:
    """Its day, and hour where hours count, in full; what lacks where it has none."""
    if line.day is None:
        return lacks_of(line, words) or words.t("Sans date")
    day = full_date(line.day, words.language)
    return words.t("{day} à {hour}", day=day, hour=line.hour.strftime("%H:%M")) if line.hour else day


def when_short(line: Line, words: Words) -> str:
    """The same for a list."""
    if line.day is None:
        return words.t("date inconnue")
    day = short_date(line.day, words.language)
    return f"{day}, {line.hour.strftime('%H:%M')}" if line.hour else day


def result(line: Line, title: str, today: date, words: Words) -> Result:
    """The line in a list: `title` is whom it is about."""
    how = standing_of(line, today)
    kind = "" if how.kind == "plain" else how.kind
    return Result(
        line.id, title, line.text or act_of(line, words), glyph=how.glyph, mark=words.t(how.word), kind=kind,
        aside=when_short(line, words),
    )  # fmt: skip


def results(
    lines: tuple[Line, ...], profiles: Mapping[Id, Profile], finder: PeopleFinder, today: date, words: Words
) -> list[Result]:
    """Lines of several persons; with discretion on, initials."""
    return [
        result(line, finder.title(profiles[line.person]) if line.person in profiles else "…", today, words)
        for line in lines
    ]

"""The handover sheet of a session: what happened, what is to be done next, for whoever opens the desk next time."""

from msgspec import Struct

from app.papers import flow
from app.papers.canvas import HEIGHT, WIDTH, Ink
from app.papers.furniture import MARGIN, TOP, Setting, heading, opening, watermark
from app.papers.model import Paper, Wording
from app.papers.rows import Column, Row
from app.papers.scripts.typecase import TypeCase

TITLE = "Feuille de relais"
NATURE = "Pour l’équipe de la permanence. Ce n’est pas un document pour une personne aidée, ni un document officiel."
NO_NAMES = "Sans nom : chaque personne est désignée par sa référence."
NAMES = "Cette feuille contient des prénoms. Gardez-la sous clé, puis détruisez-la."
SCALES = (1.1, 1.05, 1.0, 0.95, 0.9, 0.85)
LARGE_SCALES = (1.5, 1.4, 1.3)

_BODY = 11.0
_IN_A_ROW = 3
_FOOT = HEIGHT - MARGIN + 6


class NextStep(Struct, frozen=True):
    """What is to be done for one person: who (her reference, her first name where names are asked for), what."""

    who: str
    text: str
    about: str = ""
    """Her procedure, in words."""


class HandoverSheet(Struct, frozen=True):
    """A session, every text already chosen and written. What a field leaves empty is not printed."""

    desk: str
    session: str
    """Place, day and hours."""
    made_on: str
    team: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """What is counted and the count, e.g. `Personnes venues`, `12`."""
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """A heading and its lines, e.g. `Langues` and `arabe : 4`."""
    note: str = ""
    """The word of the session for the next one."""
    steps: tuple[NextStep, ...] = ()
    dates: tuple[NextStep, ...] = ()
    """What must be done before the next session; `about` is the day."""
    names: bool = False
    large: bool = False
    specimen: str = ""
    file_name: str = ""
    """What the saved file is called, without its ending."""


def handover_sheet(sheet: HandoverSheet, case: TypeCase) -> Paper:
    """The sheet as a PDF in French, on as few A4 pages as it takes.

    Raises `KnownError("papers.missing-glyph")` when a character has no glyph in any font of `case`.
    """
    setting = Setting(case)
    scales = LARGE_SCALES if sheet.large else SCALES
    flowed = flow.fitted(_rows(sheet, setting), setting.columns, scales, TOP, TOP, HEIGHT - MARGIN - 18)
    ink = Ink(TITLE, "fr", sheet.desk)
    for number, placed in enumerate(flowed.pages, 1):
        watermark(ink, setting, sheet.specimen)
        flow.draw_page(ink, placed, setting.columns, flowed.scale)
        _foot(ink, setting, sheet, (number, len(flowed.pages)))
        ink.end_page()
    return Paper(ink.finish(), len(flowed.pages), TITLE, sheet.file_name, texts=ink.texts)


def _rows(sheet: HandoverSheet, setting: Setting) -> list[Row]:
    rows = opening(setting, Wording(TITLE), Wording(NATURE))
    rows += [
        Row((setting.french(sheet.session, 14, bold=True),), above=10, keep=True),
        Row((setting.french(NAMES if sheet.names else NO_NAMES, 9, grey=0.2),), above=1),
    ]
    if sheet.team:
        rows.append(Row((setting.french(f"Équipe : {', '.join(sheet.team)}", _BODY),), above=4))
    if sheet.note:
        rows += heading(setting, Wording("Le mot pour la prochaine séance"))
        rows += [Row((setting.french(line, 12.5),), above=3) for line in sheet.note.splitlines() if line.strip()]
    rows += heading(setting, Wording("À faire, personne par personne"))
    if not sheet.steps:
        rows.append(Row((setting.french("Rien n’a été noté.", _BODY, grey=0.2),)))
    for step in sheet.steps:
        rows += _step(step, setting)
    if sheet.dates:
        rows += heading(setting, Wording("Dates d’ici à la prochaine séance"))
        rows += [_date(line, setting) for line in sheet.dates]
    rows += heading(setting, Wording("La séance en chiffres"))
    rows += _facts(sheet.facts, setting)
    for title, lines in sheet.lists:
        if lines:
            rows.append(Row((setting.french(f"{title} — {' · '.join(lines)}", 10.5),), above=5))
    return rows


def _step(step: NextStep, setting: Setting) -> list[Row]:
    who = f"{step.who} · {step.about}" if step.about else step.who
    first = Row((setting.french(who, _BODY, bold=True),), above=6, indent=20, sign="box", keep=True)
    lines = [line for line in step.text.splitlines() if line.strip()]
    said = [Row((setting.french(line, _BODY),), above=0, indent=20, keep=True) for line in lines]
    return [first, *said[:-1], *(Row(row.cells, above=0, indent=20) for row in said[-1:])]


def _date(line: NextStep, setting: Setting) -> Row:
    text = " · ".join(part for part in (line.about, line.who, line.text) if part)
    return Row((setting.french(text, _BODY),), above=3, indent=20, sign="clock" if line.about else "")


def _facts(facts: tuple[tuple[str, str], ...], setting: Setting) -> list[Row]:
    """Counts on a band of light grey, so many in a row: the number large, what it counts under it."""
    share = (WIDTH - 2 * MARGIN - 20) / _IN_A_ROW
    rows: list[Row] = []
    for start in range(0, len(facts), _IN_A_ROW):
        line = facts[start : start + _IN_A_ROW]
        own = tuple(Column(MARGIN + 12 + place * share, share - 12) for place in range(len(line)))
        numbers = tuple(setting.french(count, 16, bold=True) for _, count in line)
        words = tuple(setting.french(text, 9, grey=0.2) for text, _ in line)
        rows.append(Row(numbers, above=4 if not start else 0, pad=(6, 0), own=own, keep=True))
        rows.append(Row(words, above=0, pad=(0, 6), own=own, keep=start + _IN_A_ROW < len(facts)))
    return rows


def _foot(ink: Ink, setting: Setting, sheet: HandoverSheet, page: tuple[int, int]) -> None:
    column = Column(MARGIN, WIDTH - 2 * MARGIN)
    ink.rule(MARGIN, _FOOT - 14, column.width, 0.7)
    setting.french(f"{TITLE} · {sheet.desk} · {sheet.made_on}", 8, grey=0.2).draw(ink, column, _FOOT, 1.0, 0, 1)
    setting.french(f"Page {page[0]}/{page[1]}", 8).draw(ink, Column(column.x, column.width, rtl=True), _FOOT, 1.0, 0, 1)

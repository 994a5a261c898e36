"""The titles of a person on her page: the rights that they prove over time, each with its end, the gaps between."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.agenda.model import day_of
from app.domain.entities import Title
from app.domain.ids import Id
from app.language import labels
from app.language.dates import short_date
from app.language.directions import joined
from app.language.labels import label
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.pages.held import title_name
from app.ui.pages.person_rights import RightsPart
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.status import Kind, Masked, StatusWord
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Card, Text

SOON_DAYS, NEAR_DAYS = 7, 60
RECENT = 3
"""So many lines are shown; the older ones unfold."""
PASSPORT = "passport"


class TitlesCard(Card):
    """What she holds and held."""

    def __init__(self, context: DeskContext, person: Id, titles: Sequence[Title]) -> None:
        words = context.words
        super().__init__(words.t("Titres"))
        self._context = context
        add = Button(words.t("Ajouter"), "link", name=words.t("Ajouter un titre"),
                     on=lambda: context.navigator.go("title", person=person))  # fmt: skip
        self.beside_heading(add)
        if not titles:
            self.add(Text(words.t("Aucun titre noté."), ink="muted"))
            return
        if any(title.kind not in (PASSPORT, "none") for title in titles):
            self.add(RightsPart(context, person))
        lines = self._lines(titles)
        self.add(SummaryList(words, lines[:RECENT], words.t("Titres")))
        older = lines[RECENT:]
        if older:
            count = words.n("{count} ligne plus ancienne", "{count} lignes plus anciennes", len(older))
            self.add(Disclosure(words, count, lambda: SummaryList(words, older, words.t("Titres plus anciens"))))

    def _lines(self, titles: Sequence[Title]) -> list[Line]:
        """The titles, the one that lasts longest first, with the gaps between them in words; then passports."""
        words, today = self._context.words, self._context.clock().date()
        lines: list[Line] = []
        begins: date | None = None
        for title in sorted(titles, key=lambda one: one.kind == PASSPORT):
            if title.kind != PASSPORT:
                gap = between(day_of(title.valid_to), begins)
                if gap is not None:
                    lines.append(Line(words.t("Trou"), partial(StatusWord, "danger", gap_told(*gap, words))))
                begins = day_of(title.valid_from)
            lines.append(Line(title_name(title, words), partial(_title, title, today, words), self._correct(title.id)))
        return lines

    def _correct(self, entry: Id) -> Callable[[], None]:
        return lambda: self._context.navigator.go("title", entry=entry)


def between(ended: date | None, begins: date | None) -> tuple[date, date] | None:
    """The days between the end of one title and the beginning of the next, where both are known and apart."""
    if ended is None or begins is None:
        return None
    first, last = ended + timedelta(days=1), begins - timedelta(days=1)
    return (first, last) if first <= last else None


def gap_told(first: date, last: date, words: Words) -> str:
    """A gap in words, with how long it lasted."""
    return words.n(
        "Sans titre pendant {count} jour : du {since} au {until}",
        "Sans titre pendant {count} jours : du {since} au {until}", (last - first).days + 1,
        since=short_date(first, words.language), until=short_date(last, words.language),
    )  # fmt: skip


def _title(title: Title, today: date, words: Words) -> QWidget:
    parts: list[QWidget] = []
    until, since = day_of(title.valid_to), day_of(title.valid_from)
    if until is not None:
        kind, told = _validity(until, today, words)
        parts.append(
            StatusWord(kind, told, glyph="" if kind != "plain" else "calendar" if until >= today else "history")
        )
    details = [
        words.t("depuis le {date}", date=short_date(since, words.language)) if since is not None else "",
        label(labels.SEEN, title.seen, words).lower() if title.seen != "unknown" else "",
    ]
    beside = joined(details)
    if beside:
        parts.append(Text(beside, "detail"))
    if title.number:
        parts.append(Masked(words, words.t("Numéro du titre"), title.number))
    return Column(*(parts or [Text(words.t("dates inconnues"), ink="muted")]), gap=2)


def _validity(until: date, today: date, words: Words) -> tuple[Kind, str]:
    left = (until - today).days
    day = short_date(until, words.language)
    if left < 0:
        return "plain" if left < -NEAR_DAYS else "danger", words.t("expiré depuis le {date}", date=day)
    if left == 0:
        return "danger", words.t("dernier jour : aujourd’hui")
    text = words.n("jusqu’au {date} (dans {count} jour)", "jusqu’au {date} (dans {count} jours)", left, date=day)
    return ("danger" if left <= SOON_DAYS else "warning" if left <= NEAR_DAYS else "plain"), text

"""The rights that a person's papers prove over time, drawn and told: according to the papers shown, never a promise."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.ids import Id
from app.domain.rights.model import Band as Held
from app.domain.rights.model import Gap, RightsHeld, Span
from app.language.dates import short_date
from app.language.rights_texts import ACCORDING, CERTAINTIES, RIGHTS, say
from app.language.words import Words, mark
from app.ui.context import DeskContext
from app.ui.theme.theme import Theme
from app.ui.widgets.band import Band, Look, Row, Stretch, Swatch
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Text

YEARS_BACK = 2
P = TypeVar("P", Span, Gap)
INSIDE: dict[str, str] = {
    "limited": mark("limité"), "conditional": mark("sous condition"), "uncertain": mark("pas certain"),
    "gap": mark("rien"),
}  # fmt: skip
LEGEND: dict[Look, str] = {
    "proven": CERTAINTIES["proven"], "limited": CERTAINTIES["limited"], "conditional": CERTAINTIES["conditional"],
    "uncertain": CERTAINTIES["uncertain"], "gap": mark("rien ne le prouve"), "later": mark("rien ne le prouve encore"),
}  # fmt: skip


class RightsPart(Column):
    """The band of each right, its gaps in words, the rest of its words folded; then on what it rests."""

    def __init__(self, context: DeskContext, person: Id) -> None:
        super().__init__(gap=8)
        words, today = context.words, context.clock().date()
        held = _recent(context, person, today)
        if not any(band.spans for band in held.bands):
            self.add(Text(words.t("On ne peut pas dire quels droits ces papiers prouvent."), ink="muted"))
            self._warn(held, words)
            return
        rows = [_row(band, held, words) for band in held.bands]
        self.band = self.add(
            Band(words, context.theme, words.t("Droits prouvés par ses papiers"), rows, held.start, held.end, today)
        )
        self.add(_legend({stretch.look for row in rows for stretch in row.stretches}, words, context.theme))
        for told in _gaps(held, words):
            self.add(StatusWord("danger", told))
        self._warn(held, words)
        folded = self.add(Disclosure(words, words.t("Lire la frise en mots")))
        for row in rows:
            folded.add(Text(row.told))
        self.add(Text(words.t(ACCORDING), "detail"))

    def _warn(self, held: RightsHeld, words: Words) -> None:
        for warning in held.warnings:
            self.add(StatusWord("warning", say(warning, words)))


def _recent(context: DeskContext, person: Id, today: date) -> RightsHeld:
    """From her first paper, or from two years ago where that is later: older days would leave no room for these."""
    held = context.desk.rights.of(person)
    # The first of the month, so that 29 February has a day of the same name.
    start = max(held.start, date(today.year - YEARS_BACK, today.month, 1))
    bands = tuple(replace(band, spans=_from(start, band.spans), gaps=_from(start, band.gaps)) for band in held.bands)
    return replace(held, start=start, bands=bands)


def _from(start: date, pieces: tuple[P, ...]) -> tuple[P, ...]:
    """The pieces that end on this day or later, begun on it at the earliest."""
    return tuple(replace(one, start=max(one.start, start)) for one in pieces if one.end >= start)


def _row(band: Held, held: RightsHeld, words: Words) -> Row:
    found: list[Span | Gap] = [*band.spans, *band.gaps]
    pieces = sorted(found, key=lambda one: one.start)
    stretches = tuple(_stretch(one, held, words) for one in pieces)
    told = ", ".join(
        _span(one, words) if isinstance(one, Span) else _gap(one, held, words) for one in pieces
    ) or words.t("aucun papier ne le prouve")
    return Row(words.t(RIGHTS[band.right]), stretches, _named(band, told, words))


def _stretch(one: Span | Gap, held: RightsHeld, words: Words) -> Stretch:
    look: Look = one.certainty if isinstance(one, Span) else "gap" if one.start <= held.on else "later"
    return Stretch(one.start, one.end, look, words.t(INSIDE[look]) if look in INSIDE else "")


def _span(span: Span, words: Words) -> str:
    since, until = (short_date(day, words.language) for day in (span.start, span.end))
    how = words.t(CERTAINTIES[span.certainty])
    if span.open_end:
        return words.t("{how} à partir du {since}, fin non écrite", how=how, since=since)
    if span.open_start:
        return words.t("{how} jusqu’au {until}, début non écrit", how=how, until=until)
    return words.t("{how} du {since} au {until}", how=how, since=since, until=until)


def _gap(gap: Gap, held: RightsHeld, words: Words) -> str:
    since, until = (short_date(day, words.language) for day in (gap.start, gap.end))
    if gap.end >= held.end:
        return words.t("rien ne le prouve à partir du {since}", since=since)
    if gap.start == gap.end:
        return words.t("rien ne le prouve le {day}", day=since)
    return words.t("rien ne le prouve du {since} au {until}", since=since, until=until)


def _gaps(held: RightsHeld, words: Words) -> Iterator[str]:
    """The gaps that have begun, once each with the rights that they are of.

    One of all rights between two papers is a gap between titles: the list of titles tells it.
    """
    shared: dict[Gap, list[str]] = {}
    for band in held.bands:
        for gap in band.gaps:
            shared.setdefault(gap, []).append(words.t(RIGHTS[band.right]))
    for gap, rights in shared.items():
        everything = len(rights) == len(held.bands)
        if gap.start <= held.on and not (everything and gap.end < held.end):
            yield words.t("{right} : {told}.", right=", ".join(rights), told=_gap(gap, held, words))


def _named(band: Held, told: str, words: Words) -> str:
    return words.t("{right} : {told}.", right=words.t(RIGHTS[band.right]), told=told)


def _legend(looks: set[Look], words: Words, theme: Theme) -> QWidget:
    return FlowBox(*_samples(looks, words, theme), gap=16)


def _samples(looks: set[Look], words: Words, theme: Theme) -> Iterator[QWidget]:
    for look, text in LEGEND.items():
        if look in looks:
            sample = QWidget()
            line = QHBoxLayout(sample)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            line.addWidget(Swatch(theme, look))
            line.addWidget(Text(words.t(text), "detail"))
            yield sample

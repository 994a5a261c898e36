"""The band of rights: drawn to scale, told in words, apart without colours."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QWidget

from app.language.words import Words
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import NAMES
from app.ui.widgets.band import PATTERNS, Band, Look, Row, Stretch, Swatch
from tests.ui.conftest import settle

Show = Callable[[QWidget], QWidget]
START, END, TODAY = date(2025, 1, 1), date(2026, 12, 31), date(2026, 6, 1)
ROWS = (
    Row(
        "Séjour",
        (
            Stretch(date(2025, 1, 1), date(2025, 12, 31), "proven"),
            Stretch(date(2026, 1, 1), date(2026, 6, 30), "gap", "rien"),
            Stretch(date(2026, 7, 1), date(2026, 12, 31), "uncertain", "pas certain"),
        ),
        "Séjour : prouvé en 2025, rien ne le prouve ensuite.",
    ),
    Row("Travail", (Stretch(date(2025, 1, 1), date(2025, 1, 1), "limited"),), "Travail : limité."),
)


def made(theme: Theme, show: Show, width: int = 800) -> Band:
    """The band on screen."""
    band = Band(Words(), theme, "Droits", ROWS, START, END, TODAY)
    show(band).resize(width, band.sizeHint().height())
    settle()
    return band


def pixel(band: Band, row: int, stretch: Stretch) -> QColor:
    """The colour a little inside the leading top corner of a stretch, off any hatching of its middle."""
    rect = band.place(row, stretch)
    return band.grab().toImage().pixelColor(rect.left() + rect.width() // 2, rect.top() + 3)


def test_days_stand_where_they_fall(theme: Theme, show: Show) -> None:
    band = made(theme, show)
    year, half, last = (band.place(0, one) for one in ROWS[0].stretches)
    assert year.right() + 1 == half.left()
    assert half.right() + 1 == last.left()
    assert last.right() + 1 == band.width()
    assert abs(year.width() - half.width() - last.width()) <= 2
    assert abs(half.width() * 2 - year.width()) < 10
    assert band.place(1, ROWS[1].stretches[0]).width() >= 3, "a single day is seen"
    assert band.place(1, ROWS[1].stretches[0]).top() > half.bottom()
    assert half.left() < band.across(TODAY) < half.right()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_proven_is_full_and_what_is_not_is_hatched_in_every_theme(theme: Theme, show: Show, name: str) -> None:
    theme.choose(name)
    band = made(theme, show)
    settle()
    assert pixel(band, 0, ROWS[0].stretches[0]).name() == theme.tokens.success.lower()
    picture = band.grab().toImage()
    colours = {_at(picture, band, ROWS[0].stretches[1], step) for step in range(12, 60)}
    assert theme.tokens.danger.lower() in colours, "the hatching is in the colour of danger"
    assert len(colours) > 1, "a gap is no plain colour"


def _at(picture: QImage, band: Band, stretch: Stretch, step: int) -> str:
    rect = band.place(0, stretch)
    return picture.pixelColor(rect.left() + step, rect.top() + rect.height() // 2).name()


def test_every_look_differs_without_its_colour(theme: Theme) -> None:
    del theme
    drawn = {(one.filled, one.hatch, one.edge) for one in PATTERNS.values()}
    assert len(drawn) == len(PATTERNS)


def test_all_of_it_is_said(theme: Theme, show: Show) -> None:
    interface = QAccessible.queryAccessibleInterface(made(theme, show))
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Droits"
    assert interface.text(QAccessible.Text.Description) == f"{ROWS[0].told} {ROWS[1].told}"


def test_it_is_mirrored_where_one_reads_from_the_right(theme: Theme, show: Show) -> None:
    band = made(theme, show)
    band.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    first = band.place(0, ROWS[0].stretches[0])
    place = band.width() - 1 - (first.left() + first.width() // 2)
    assert band.grab().toImage().pixelColor(place, first.top() + 3).name() == theme.tokens.success.lower()


def test_a_legend_has_a_sample_of_each_look(theme: Theme, show: Show) -> None:
    looks: tuple[Look, ...] = ("proven", "limited", "conditional", "uncertain", "gap", "later")
    assert set(looks) == PATTERNS.keys()
    for look in looks:
        swatch = Swatch(theme, look)
        show(swatch)
        assert swatch.width() >= swatch.sizeHint().width()

"""Qt's own text layout of a paragraph: the judge of line ends and of the order of glyphs on paper."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextCharFormat, QTextLayout, QTextOption

from app.papers.scripts.shaping import ShapedText

SIZE = 100
"""Pixels of Noto Sans; large, so that rounding does not decide where a line ends."""


class QtLine(Struct, frozen=True):
    """A line as Qt lays it out: its range in the text, and its glyphs from left to right."""

    start: int
    end: int
    glyphs: list[tuple[str, int]]
    """Family and glyph number, without white space."""
    width: float
    """In thousandths of the type size."""


class QtPress:
    """Lays out with the project's font files through Qt."""

    def __init__(self, folder: Path) -> None:
        self._families: dict[str, str] = {}
        for file in folder.glob("*-Regular.ttf"):
            number = QFontDatabase.addApplicationFont(str(file))
            self._families[file.stem] = QFontDatabase.applicationFontFamilies(number)[0]

    def lines(self, shaped: ShapedText, width: float) -> list[QtLine]:
        """Qt's lines for a shaped text, in the fonts that were chosen for it, at a width in thousandths."""
        layout = QTextLayout(shaped.text, self._font("NotoSans-Regular", 1.0))
        option = QTextOption()
        option.setUseDesignMetrics(True)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if shaped.base else Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        layout.setFormats([self._range(run.start, run.end, run.font.name, run.font.scale) for run in shaped.runs])
        layout.beginLayout()
        found = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width * SIZE / 1000)
            line.setPosition(QPointF(0, 3 * SIZE * line.lineNumber()))
            found.append(line)
        layout.endLayout()
        lines = []
        for line in found:
            placed = []
            for run in line.glyphRuns():
                font = run.rawFont()
                blank = font.glyphIndexesForString(" \u00a0")
                for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                    if glyph not in blank:
                        placed.append((round(place.x(), 2), font.familyName(), glyph))
            end = line.textStart() + line.textLength()
            glyphs = [(family, glyph) for _, family, glyph in sorted(placed)]
            lines.append(QtLine(line.textStart(), end, glyphs, line.naturalTextWidth() * 1000 / SIZE))
        return lines

    def ours(self, shaped: ShapedText, width: float) -> list[QtLine]:
        """Our lines for the same text, said in the same way."""
        lines = []
        for line in shaped.lines(width):
            placed = []
            x = 0.0
            for run in line.runs:
                blank = {run.font.font.get_nominal_glyph(ord(sign)) for sign in " \u00a0"}
                for glyph, _, advance, right, _, _ in run.glyphs:
                    if glyph not in blank:
                        placed.append((x + right * run.font.scale, self._families[run.font.name], glyph))
                    x += advance * run.font.scale
            glyphs = [(family, glyph) for _, family, glyph in sorted(placed)]
            lines.append(QtLine(line.start, line.end, glyphs, line.width))
        return lines

    def _range(self, start: int, end: int, name: str, scale: float) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        form.setFont(self._font(name, scale))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, end - start, form
        return found

    def _font(self, name: str, scale: float) -> QFont:
        font = QFont(self._families[name])
        font.setPixelSize(round(SIZE * scale))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        return font

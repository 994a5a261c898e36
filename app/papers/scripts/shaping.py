"""A text becomes glyphs: cut into runs of one font, script and direction, shaped by HarfBuzz, broken into lines.

Shaping knows no type size: measures are thousandths of it. One shaped text serves every size and width.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, groupby

import uharfbuzz as hb  # type: ignore[import-untyped]  # uharfbuzz publishes no type stubs
from msgspec import Struct

from app.language.typography import NO_BREAK
from app.language.typography import held_together as french_signs_held
from app.papers.scripts import bidi
from app.papers.scripts.breaks import HARD, break_places, trimmed
from app.papers.scripts.isolates import held_together
from app.papers.scripts.typecase import LINE_HEIGHT, WITH_PREVIOUS, Font, Places, TypeCase, missing_glyph

_UNPRINTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufeff]")
_BETWEEN_DIGITS = re.compile("(?<=[0-9]) (?=[0-9])")
_SPACES_READ_AS_ONE = str.maketrans("\u00a0\u202f", "  ", "\u2066\u2067\u2068\u2069\u200e\u200f")


Glyph = tuple[int, int, int, int, int, str]
"""Glyph number, place in the text, advance, shift to the right, shift up, and the text that it stands for (empty
for the later parts of a cluster). A plain tuple: there are thousands of them on a page."""


def _cluster(glyph: Glyph) -> int:
    return glyph[1]


def _from_the_end(glyph: Glyph) -> int:
    """Glyphs of a right-to-left run stand from the last letter to the first."""
    return -glyph[1]


class Run(Struct, frozen=True):
    """Glyphs of one font, left to right, for `text[start:end]` at one embedding level."""

    start: int
    end: int
    font: Font
    level: int
    glyphs: tuple[Glyph, ...]
    text: str
    """What the run reads, in reading order."""

    def part(self, start: int, end: int) -> "Run":
        """The glyphs for `text[start:end]` only, as they were shaped in the whole."""
        if start <= self.start and self.end <= end:
            return self
        if self.level % 2:
            after, before = (bisect_left(self.glyphs, 1 - place, key=_from_the_end) for place in (end, start))
            kept = self.glyphs[after:before]
        else:
            before, after = (bisect_left(self.glyphs, place, key=_cluster) for place in (start, end))
            kept = self.glyphs[before:after]
        first, last = max(start, self.start), min(end, self.end)
        return Run(first, last, self.font, self.level, kept, self.text[first - self.start : last - self.start])


class Line(Struct, frozen=True):
    """A line: runs in their order on paper, and its width without the spaces at its end."""

    runs: tuple[Run, ...]
    width: float
    start: int
    end: int


class ShapedText:
    """A paragraph (or several, between line ends) ready to be broken into lines."""

    def __init__(self, text: str, runs: list[Run], base: int) -> None:
        self.text = text
        self.runs = runs
        self.base = base
        widths = [0.0] * (len(text) + 1)
        for run in runs:
            scale = run.font.scale
            for _, cluster, advance, _, _, _ in run.glyphs:
                widths[cluster + 1] += advance * scale
        self._upto = list(accumulate(widths))
        self._breaks: dict[int, list[int]] = {}
        self._known: tuple[float, list[tuple[int, int]]] = (-1.0, [])

    @cached_property
    def natural_width(self) -> float:
        """The width of the text where nothing breaks it but its own line ends."""
        return max(line.width for line in self.lines(1e9))

    @cached_property
    def line_height(self) -> float:
        """From one line to the next, in type sizes: what its tallest font asks for."""
        return max((run.font.line_height for run in self.runs), default=LINE_HEIGHT)

    def ranges(self, width: float) -> list[tuple[int, int]]:
        """Where the lines begin and end at a width; a word wider than a whole line is cut between letters."""
        if self._known[0] != width:
            found: list[tuple[int, int]] = []
            start = 0
            for paragraph in self.text.split(HARD):
                self._break(start, start + len(paragraph), width, found)
                start += len(paragraph) + 1
            self._known = (width, found)
        return self._known[1]

    def lines(self, width: float) -> list[Line]:
        """The lines at a width, their runs in the order on paper."""
        return [self._line(start, stop) for start, stop in self.ranges(width)]

    def _break(self, start: int, stop: int, width: float, found: list[tuple[int, int]]) -> None:
        upto = self._upto
        line_end = line_start = start
        for place in self._places(start, stop):
            visible = trimmed(self.text, line_start, place)
            if upto[visible] - upto[line_start] > width and line_end > line_start:
                found.append((line_start, line_end))
                line_start = line_end
                visible = trimmed(self.text, line_start, place)
            while upto[visible] - upto[line_start] > width:
                cut = self._cut(line_start, visible, width)
                if cut >= visible:
                    break
                found.append((line_start, cut))
                line_start = cut
            line_end = place
        found.append((line_start, stop))

    def _places(self, start: int, stop: int) -> list[int]:
        known = self._breaks.get(start)
        if known is None:
            known = self._breaks[start] = [start + place for place in break_places(self.text[start:stop])]
        return known

    def _cut(self, start: int, stop: int, width: float) -> int:
        """The last place before `stop` where letters can be parted, at least one letter after `start`."""
        upto = self._upto
        cut = bisect_right(upto, upto[start] + width, start, stop + 1) - 1
        while cut > start and self._holds(cut):
            cut -= 1
        if cut > start:
            return cut
        cut = start + 1
        while cut < stop and self._holds(cut):
            cut += 1
        return cut

    def _holds(self, place: int) -> bool:
        """Whether the character at `place` belongs with the one before it (a mark, a ligature, a joiner)."""
        if place >= len(self.text):
            return False
        same_cluster = self._upto[place + 1] == self._upto[place]
        return same_cluster or unicodedata.category(self.text[place])[0] == "M" or self.text[place - 1] == "\u200d"

    def _line(self, start: int, stop: int) -> Line:
        end = trimmed(self.text, start, stop)
        parts = [run.part(start, end) for run in self.runs if run.start < end and run.end > start]
        order = bidi.visual_order([part.level for part in parts])
        return Line(tuple(parts[at] for at in order), self._upto[end] - self._upto[start], start, stop)


class Shaper:
    """Shapes texts with the fonts of one case."""

    def __init__(self, case: TypeCase) -> None:
        self._case = case

    def shape(self, text: str, language: str, *, bold: bool = False, base: int | None = None) -> ShapedText:
        """The glyphs of `text` in `language` (BCP 47).

        `base` is the direction of the paragraph (0 left to right, 1 right to left), else that of its first
        letter. Raises `KnownError("papers.missing-glyph")`.
        """
        text = _printable(text, language)
        if base is None:
            base = bidi.first_strong(text)
        text = held_together(text, base)
        char_levels: list[int] = []
        for paragraph in text.split(HARD):
            char_levels += [*bidi.levels(paragraph, base), base]
        char_levels.pop()
        runs = []
        for start, end, family in self._items(text, char_levels, language):
            font = self._case.font(family, bold)
            level = char_levels[start]
            runs.append(Run(start, end, font, level, _glyphs(text, start, end, font, level, language), text[start:end]))
        return ShapedText(text, runs, base)

    def _items(self, text: str, char_levels: list[int], language: str) -> list[tuple[int, int, int]]:
        """Start, end and family of each run: one line, one level, one font, one script."""
        items: list[tuple[int, int, int]] = []
        start = 0
        for level, group in groupby(zip(char_levels, text, strict=True), key=_level_and_line):
            characters = [character for _, character in group]
            if characters[0] != HARD:
                items += self._fonts(characters, start, self._case.places(language, level[0]))
            start += len(characters)
        return items

    def _fonts(self, characters: list[str], start: int, places: Places) -> list[tuple[int, int, int]]:
        """The runs of one level, from `start`."""
        items: list[tuple[int, int, int]] = []
        current = WITH_PREVIOUS
        for at, character in enumerate(characters, start):
            place = places[character]
            if place in (current, WITH_PREVIOUS):
                continue
            if current != WITH_PREVIOUS and _differs(place, current):
                items.append((start, at, current >> 2))
                start = at
                current = place
            elif place & 3 or current == WITH_PREVIOUS:
                current = place
        items.append((start, at + 1, max(current, 0) >> 2))
        return items


def _level_and_line(pair: tuple[int, str]) -> tuple[int, bool]:
    return pair[0], pair[1] == HARD


def _differs(place: int, current: int) -> bool:
    """Whether two characters cannot be shaped together: other font, or another script of the same font."""
    return place >> 2 != current >> 2 or bool(place & 3 and current & 3)


def _printable(text: str, language: str) -> str:
    """What can be printed of a text: composed, no control characters, telephones and French signs held together."""
    text = _UNPRINTED.sub("", unicodedata.normalize("NFC", text.replace("\t", " ").replace("\r\n", HARD)))
    return french_signs_held(_BETWEEN_DIGITS.sub(NO_BREAK, text), language)


def _glyphs(text: str, start: int, end: int, font: Font, level: int, language: str) -> tuple[Glyph, ...]:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.add_str(text, start, end - start)
    buffer.guess_segment_properties()
    if font.script:
        buffer.script = font.script
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.language = language
    hb.shape(font.font, buffer)
    return tuple(_read(text, end, buffer.glyph_infos, buffer.glyph_positions, backwards=bool(level % 2)))


def _read(
    text: str, end: int, infos: list[hb.GlyphInfo], positions: list[hb.GlyphPosition], *, backwards: bool
) -> list[Glyph]:
    """HarfBuzz's answer with the text that each glyph stands for."""
    glyphs: list[Glyph] = []
    following, ends = -1, end
    pairs = list(zip(infos, positions, strict=True))
    for info, position in pairs if backwards else reversed(pairs):
        if not info.codepoint:
            raise missing_glyph(text[info.cluster])
        cluster = info.cluster
        reads = ""
        if cluster != following:
            reads = text[cluster:ends].translate(_SPACES_READ_AS_ONE)
            following = ends = cluster
        glyphs.append((info.codepoint, cluster, position.x_advance, position.x_offset, position.y_offset, reads))
    if not backwards:
        glyphs.reverse()
    return glyphs

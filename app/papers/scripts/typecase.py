"""The type case: the fonts of `resources/fonts`, each read once, and which of them writes which character."""

import unicodedata
from pathlib import Path

import uharfbuzz as hb  # type: ignore[import-untyped]  # uharfbuzz publishes no type stubs

from app.domain.faults import KnownError

FAMILIES = (
    "NotoSans",
    "NotoNaskhArabic",
    "NotoSansEthiopic",
    "NotoSansBengali",
    "NotoSansGeorgian",
    "NotoSansArmenian",
)
LATIN, NASKH, ETHIOPIC, BENGALI, GEORGIAN, ARMENIAN = range(len(FAMILIES))

_FAMILY_OF_LANGUAGE = {
    **dict.fromkeys(("ti", "am", "tig", "gez"), ETHIOPIC),
    **dict.fromkeys(("bn", "as", "syl"), BENGALI),
    **dict.fromkeys(("ka", "xmf"), GEORGIAN),
    **dict.fromkeys(("hy", "hyw"), ARMENIAN),
}
RIGHT_TO_LEFT_LANGUAGES = frozenset(("ar", "ary", "arq", "aeb", "fa", "prs", "ps", "ur", "ckb", "ug", "he", "yi"))

_LINE_HEIGHTS = {NASKH: 1.56, ETHIOPIC: 1.42, BENGALI: 1.5}
LINE_HEIGHT = 1.36
"""From line to line, in type sizes of Noto Sans."""
_LARGER = {NASKH: 1.18, BENGALI: 1.06}
"""Families that look smaller than Noto Sans at the same size, and by how much they are enlarged."""

_SCRIPTS = ("", "Arab", "Ethi", "Beng", "Geor", "Armn")
"""What HarfBuzz is told of a text in each family, so that a stop alone is an Arabic stop; Noto Sans has three."""

WITH_PREVIOUS = -1
"""The place of a character that is written in the font of the one before: marks, joiners, isolates."""


class Font:
    """One font file in one weight.

    `number` tells it from the others of its case (odd: bold); `scale` enlarges it to look as large as
    Noto Sans; `line_height` goes from one line to the next, in type sizes before enlarging. Other
    measures are thousandths of the enlarged size.
    """

    def __init__(self, number: int, name: str, file: Path, scale: float, line_height: float) -> None:
        self.number = number
        self.name = name
        self.scale = scale
        self.line_height = line_height
        self.script = _SCRIPTS[number >> 1]
        self.face = hb.Face(hb.Blob.from_file_path(str(file)))
        self.font = hb.Font(self.face)
        self.font.scale = (1000, 1000)
        extents = self.font.get_font_extents("ltr")
        self.ascender: int = extents.ascender
        self.descender: int = extents.descender
        self.characters: frozenset[int] = frozenset(self.face.unicodes)


class Places(dict[str, int]):
    """Which family writes a character, and in which of its scripts: `family * 4 + script`, or `WITH_PREVIOUS`.

    `papers.missing-glyph` for a character that no family writes.
    """

    def __init__(self, case: "TypeCase", order: tuple[int, ...]) -> None:
        super().__init__()
        self._case = case
        self._order = order

    def __missing__(self, character: str) -> int:
        category = unicodedata.category(character)
        family = next((one for one in self._order if self._case.has(character, one)), None)
        if category == "Cf" or (category in ("Mn", "Me") and family is not None):
            place = WITH_PREVIOUS
        elif family is None:
            raise missing_glyph(character)
        else:
            place = family * 4 + (_script(character) if family == LATIN else 0)
        self[character] = place
        return place


class TypeCase:
    """The fonts of one folder, read when they are first needed and kept; it keeps no text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fonts: dict[tuple[int, bool], Font] = {}
        self._places: dict[int, Places] = {}

    def font(self, family: int, bold: bool) -> Font:
        """The font of a family (its place in `FAMILIES`) in regular or bold weight."""
        found = self._fonts.get((family, bold))
        if found is None:
            name = f"{FAMILIES[family]}-{'Bold' if bold else 'Regular'}"
            file = self._folder / f"{name}.ttf"
            found = Font(
                family * 2 + bold, name, file, _LARGER.get(family, 1.0), _LINE_HEIGHTS.get(family, LINE_HEIGHT)
            )
            self._fonts[family, bold] = found
        return found

    def has(self, character: str, family: int) -> bool:
        """Whether a family has a glyph for a character."""
        return ord(character) in self.font(family, bold=False).characters

    def places(self, language: str, level: int) -> Places:
        """Where to find the characters of a text in `language` (BCP 47) at an embedding level.

        Right-to-left text is Arabic first, so that its spaces and stops are; numbers and names inside it,
        at an even level, are in Noto Sans first, like the same numbers in the French column.
        """
        first = NASKH if level % 2 else _FAMILY_OF_LANGUAGE.get(language.split("-")[0], LATIN)
        found = self._places.get(first)
        if found is None:
            order = (first, *(family for family in range(len(FAMILIES)) if family != first))
            found = self._places[first] = Places(self, order)
        return found


def missing_glyph(character: str) -> KnownError:
    """The fault of a character that cannot be printed; better no paper than a box on it."""
    return KnownError("papers.missing-glyph", character=character, code=f"U+{ord(character):04X}")


def is_right_to_left(language: str) -> bool:
    """Whether texts in a language (BCP 47) run from right to left."""
    return language.split("-")[0] in RIGHT_TO_LEFT_LANGUAGES or language.endswith("-Arab")


def _script(character: str) -> int:
    """The script of a letter of Noto Sans, which writes three: 1 Latin, 2 Greek, 3 Cyrillic; 0 for signs."""
    if not character.isalpha():
        return 0
    if "\u0370" <= character <= "\u03ff" or "\u1f00" <= character <= "\u1fff":
        return 2
    return 3 if "\u0400" <= character <= "\u052f" or "\u1c80" <= character <= "\u1c8f" else 1

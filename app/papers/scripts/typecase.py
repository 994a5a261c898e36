"""The type case: the fonts of `resources/fonts`, each read once, and which of them writes which character."""

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
"""In the order in which they are asked for a glyph; the language of the text puts its own family first."""

FAMILY_OF_LANGUAGE = {
    **dict.fromkeys(("ar", "ary", "arq", "aeb", "fa", "prs", "ps", "ur", "ckb", "ku-Arab", "pa-Arab", "ug"), 1),
    **dict.fromkeys(("ti", "am", "tig", "gez"), 2),
    **dict.fromkeys(("bn", "as", "syl", "rhg"), 3),
    **dict.fromkeys(("ka", "xmf"), 4),
    **dict.fromkeys(("hy", "hyw"), 5),
}


class Font:
    """One font file in one weight.

    `number` tells it from the others of its case; measures are thousandths of the type size.
    """

    def __init__(self, number: int, name: str, file: Path) -> None:
        self.number = number
        self.name = name
        self.face = hb.Face(hb.Blob.from_file_path(str(file)))
        self.font = hb.Font(self.face)
        self.font.scale = (1000, 1000)
        extents = self.font.get_font_extents("ltr")
        self.ascender: int = extents.ascender
        self.descender: int = extents.descender
        self.characters: frozenset[int] = frozenset(self.face.unicodes)


class TypeCase:
    """The fonts of one folder, read when they are first needed and kept; it keeps no text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fonts: dict[tuple[int, bool], Font] = {}

    def font(self, family: int, bold: bool) -> Font:
        """The font of a family (its place in `FAMILIES`) in regular or bold weight."""
        found = self._fonts.get((family, bold))
        if found is None:
            name = f"{FAMILIES[family]}-{'Bold' if bold else 'Regular'}"
            found = Font(family * 2 + bold, name, self._folder / f"{name}.ttf")
            self._fonts[family, bold] = found
        return found

    def order(self, language: str) -> tuple[int, ...]:
        """The families in the order in which they write a text in `language` (BCP 47)."""
        own = FAMILY_OF_LANGUAGE.get(language, FAMILY_OF_LANGUAGE.get(language.split("-")[0], 0))
        return (own, *(family for family in range(len(FAMILIES)) if family != own))

    def family_for(self, character: str, order: tuple[int, ...]) -> int:
        """The first family of `order` that has a glyph for `character`; `papers.missing-glyph` if none has."""
        for family in order:
            if ord(character) in self.font(family, bold=False).characters:
                return family
        raise KnownError("papers.missing-glyph", character=character, code=f"U+{ord(character):04X}")

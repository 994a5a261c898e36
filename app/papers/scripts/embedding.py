"""A font inside one document: only the glyphs that it uses, each with the text that it stands for.

reportlab writes TrueType fonts character by character, which cannot hold shaped glyphs; here each pair (glyph,
text) gets a code of its own in a composite font (ISO 32000-1, 9.7: Type0, CIDFontType2, Identity-H), so that
copying and searching give back what was written.
"""

import hashlib
import zlib
from functools import cached_property

import uharfbuzz as hb  # type: ignore[import-untyped]  # uharfbuzz publishes no type stubs

from app.papers.scripts.shaping import Run
from app.papers.scripts.typecase import Font

_LEFT_OUT = ("GSUB", "GPOS", "GDEF", "BASE", "cmap", "name", "OS/2", "post", "STAT", "kern", "gasp", "meta")
_LEFT_OUT_TAGS = [int.from_bytes(tag.encode("ascii"), "big") for tag in _LEFT_OUT]


class EmbeddedFont:
    """Collects the glyphs of one font while a document is drawn, then gives the streams to embed."""

    def __init__(self, font: Font) -> None:
        self.font = font
        self._codes: dict[tuple[int, str], str] = {}
        self._widths: dict[int, int] = {}

    def operators(self, run: Run, size: float) -> str:
        """The PDF text operators that show a run from the present point at a type size in points.

        Where glyphs do not follow the order of the letters (Bengali), the text is written beside them;
        right-to-left readers turn the glyphs round by themselves, and would turn that text too.
        """
        shown: list[str] = []
        owed = raised = 0
        tangled = False
        for number, _, advance, right, up, reads in run.glyphs:
            code = self._codes.get((number, reads)) or self._code(number, reads)
            if up != raised:
                shown.append(f">]TJ {up * size / 1000:.3f} Ts [<")
                raised = up
            if owed != right:
                shown.append(f">{owed - right}<")
            shown.append(code)
            owed = right + self._widths[number] - advance
            tangled = tangled or not reads
        operators = f"[<{''.join(shown)}>{owed or ''}]TJ{' 0 Ts' if raised else ''}"
        if tangled and run.level % 2 == 0:
            return f"/Span <</ActualText <FEFF{_utf16(run.text)}>>> BDC {operators} EMC"
        return operators

    def _code(self, glyph: int, reads: str) -> str:
        """Four hexadecimal digits for this glyph standing for this text."""
        code = self._codes[glyph, reads] = f"{len(self._codes) + 1:04X}"
        self._widths.setdefault(glyph, self.font.font.get_glyph_h_advance(glyph))
        return code

    @property
    def name(self) -> str:
        """The name of the subset: six letters that depend on its glyphs, then the font's name."""
        digest = hashlib.sha256(repr(list(self._codes)).encode("utf-8")).digest()
        return f"{''.join(chr(65 + byte % 26) for byte in digest[:6])}+{self.font.name}"

    @cached_property
    def _subset(self) -> hb.SubsetPlan:
        chosen = hb.SubsetInput()
        chosen.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        chosen.glyph_set.update(self._widths)
        chosen.drop_table_tag_set.update(_LEFT_OUT_TAGS)
        return hb.SubsetPlan(self.font.face, chosen)

    def font_file(self) -> bytes:
        """The font with these glyphs alone; nothing may be shown with it afterwards."""
        return bytes(self._subset.execute().blob.data)

    def glyph_map(self) -> bytes:
        """The glyph of each code in that file, two bytes each (CIDToGIDMap)."""
        renumbered = self._subset.old_to_new_glyph_mapping
        return b"\0\0" + b"".join(renumbered[glyph].to_bytes(2, "big") for glyph, _ in self._codes)

    def widths(self) -> list[int]:
        """The advance of each code, from 1, in thousandths of the type size."""
        return [self._widths[glyph] for glyph, _ in self._codes]

    def to_unicode(self) -> bytes:
        """The CMap that says what each code reads (ISO 32000-1, 9.10.3)."""
        rows = [f"<{code}> <{_utf16(reads)}>" for (_, reads), code in self._codes.items() if reads]
        blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
        ).encode("ascii")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def packed(data: bytes) -> bytes:
    """`data` as a Flate stream; the level is fixed so that the same data give the same bytes."""
    return zlib.compress(data, 6)

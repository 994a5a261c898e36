"""A font inside one document: only the glyphs that it uses, each with the text that it stands for.

reportlab writes TrueType fonts character by character, which cannot hold shaped glyphs; here each pair (glyph,
text) gets a code of its own in a composite font (ISO 32000-1, 9.7: Type0, CIDFontType2, Identity-H), so that
copying and searching give back what was written.
"""

import hashlib
import zlib

import uharfbuzz as hb  # type: ignore[import-untyped]  # uharfbuzz publishes no type stubs

from app.papers.scripts.shaping import Glyph
from app.papers.scripts.typecase import Font

_LEFT_OUT = ("GSUB", "GPOS", "GDEF", "BASE", "cmap", "name", "OS/2", "post", "STAT", "kern", "gasp", "meta")
_LEFT_OUT_TAGS = [int.from_bytes(tag.encode("ascii"), "big") for tag in _LEFT_OUT]


class EmbeddedFont:
    """Collects the glyphs of one font while a document is drawn, then gives the streams to embed."""

    def __init__(self, font: Font) -> None:
        self.font = font
        self._codes: dict[tuple[int, str], str] = {}
        self._widths: dict[int, int] = {}

    def code(self, glyph: int, reads: str) -> str:
        """Four hexadecimal digits for this glyph standing for this text."""
        key = (glyph, reads)
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = f"{len(self._codes) + 1:04X}"
            self._widths.setdefault(glyph, self.font.font.get_glyph_h_advance(glyph))
        return found

    def operators(self, glyphs: tuple[Glyph, ...], size: float) -> str:
        """The PDF text operators that show `glyphs` from the present point at a type size in points."""
        shown: list[str] = []
        owed = raised = 0
        for number, _, advance, right, up, reads in glyphs:
            code = self.code(number, reads)
            if up != raised:
                shown.append(f">]TJ {up * size / 1000:.3f} Ts [<")
                raised = up
            if owed != right:
                shown.append(f">{owed - right}<")
            shown.append(code)
            owed = right + self._widths[number] - advance
        tail = f">{owed}]TJ" if owed else ">]TJ"
        return f"[<{''.join(shown)}{tail}{' 0 Ts' if raised else ''}"

    @property
    def glyphs(self) -> list[tuple[int, str]]:
        """The (glyph, text) pairs, in the order of their codes from 1."""
        return list(self._codes)

    @property
    def name(self) -> str:
        """The name of the subset: six letters that depend on its glyphs, then the font's name."""
        digest = hashlib.sha256(repr(self.glyphs).encode("utf-8")).digest()
        return f"{''.join(chr(65 + byte % 26) for byte in digest[:6])}+{self.font.name}"

    def subset(self) -> tuple[bytes, bytes]:
        """The font file with these glyphs alone, and the map from codes to its glyphs."""
        chosen = hb.SubsetInput()
        chosen.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        chosen.glyph_set.update(self._widths)
        chosen.drop_table_tag_set.update(_LEFT_OUT_TAGS)
        plan = hb.SubsetPlan(self.font.face, chosen)
        renumbered = plan.old_to_new_glyph_mapping
        codes = b"".join(renumbered[glyph].to_bytes(2, "big") for glyph, _ in self._codes)
        return bytes(plan.execute().blob.data), b"\0\0" + codes

    def widths(self) -> list[int]:
        """The advance of each code, from 1, in thousandths of the type size."""
        return [self._widths[glyph] for glyph, _ in self._codes]

    def to_unicode(self) -> bytes:
        """The CMap that says what each code reads (ISO 32000-1, 9.10.3)."""
        rows = [
            f"<{code}> <{reads.encode('utf-16-be').hex().upper()}>" for (_, reads), code in self._codes.items() if reads
        ]
        blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
        ).encode("ascii")


def packed(data: bytes) -> bytes:
    """`data` as a Flate stream; the level is fixed so that the same data give the same bytes."""
    return zlib.compress(data, 6)

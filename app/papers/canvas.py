"""Ink on pages: text, rules, boxes and small drawings on reportlab's canvas, in points from the top left."""

import io

import segno
from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped]  # reportlab publishes no type stubs
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # the same

from app.papers.scripts.embedding import EmbeddedFont, packed
from app.papers.scripts.shaping import Line
from app.papers.scripts.typecase import Font

WIDTH, HEIGHT = 595.276, 841.89
"""A4 in points."""
MILLIMETRE = 72 / 25.4


class Ink:
    """A document being drawn; `x` to the right, `y` downwards, both in points; greys from 0 (black) to 1."""

    def __init__(self, title: str, language: str, author: str = "") -> None:
        self._out = io.BytesIO()
        self._canvas = Canvas(
            self._out, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1, lang=language, pdfVersion=(1, 7)
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Guichet ouvert")
        self._canvas.setProducer("Guichet ouvert")
        self._canvas.setSubject("")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._document = self._canvas._doc
        # reportlab opens every page with Helvetica, which cannot be embedded; nothing here uses it.
        self._canvas._preamble = ""
        self._font_table().clear()
        self._document.fontMapping.clear()
        self._fonts: dict[int, EmbeddedFont] = {}
        self.pages = 0

    def _font_table(self) -> dict[str, object]:
        table: dict[str, object] = self._document.idToObject["BasicFonts"].dict
        return table

    def line(self, line: Line, x: float, y: float, size: float, grey: float = 0.0) -> None:
        """Writes a line with its left end at `x` and its baseline at `y`."""
        drawn: list[str] = []
        current: Font | None = None
        for run in line.runs:
            embedded = self._fonts.get(run.font.number)
            if embedded is None:
                embedded = self._fonts[run.font.number] = EmbeddedFont(run.font)
            if run.font is not current:
                drawn.append(f"/G{run.font.number} {size * run.font.scale:.5g} Tf")
                current = run.font
            drawn.append(embedded.operators(run.glyphs, size * run.font.scale))
        if drawn:
            self._canvas.addLiteral(f"BT {grey:g} g 1 0 0 1 {x:.2f} {HEIGHT - y:.2f} Tm {' '.join(drawn)} ET")

    def end_page(self) -> None:
        """The page is complete."""
        self._canvas.showPage()
        self.pages += 1

    def finish(self) -> bytes:
        """The PDF."""
        for number, embedded in sorted(self._fonts.items()):
            self._font_table()[f"G{number}"] = self._document.Reference(self._font_object(embedded))
        return bytes(self._canvas.getpdfdata())

    def _stream(self, data: bytes, **entries: object) -> object:
        stream = pdfdoc.PDFStream(
            pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode"), **entries}), content=packed(data)
        )
        return self._document.Reference(stream)

    def _font_object(self, embedded: EmbeddedFont) -> object:
        name = pdfdoc.PDFName(embedded.name)
        file, codes = embedded.subset()
        font = embedded.font
        extents = font.font.get_font_extents("ltr")
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([-1000, font.descender, 3000, font.ascender]),
                "ItalicAngle": 0,
                "Ascent": extents.ascender,
                "Descent": extents.descender,
                "CapHeight": 714,
                "StemV": 80,
                "FontFile2": self._stream(file, Length1=len(file)),
            }
        )
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": self._document.Reference(descriptor),
                "CIDToGIDMap": self._stream(codes),
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(embedded.widths())]),
            }
        )
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": name,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([self._document.Reference(descendant)]),
                "ToUnicode": self._stream(embedded.to_unicode()),
            }
        )

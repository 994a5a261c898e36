"""The PDF objects of an embedded font (ISO 32000-1, 9.7): composite, with its glyphs, widths and what they read."""

from typing import Any

from reportlab.pdfbase.pdfdoc import (  # type: ignore[import-untyped]  # reportlab publishes no type stubs
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
)

from app.papers.scripts.embedding import EmbeddedFont, packed


def font_object(document: Any, embedded: EmbeddedFont) -> object:
    """A reference to the font in reportlab's document, to be put in its table of fonts."""
    name = PDFName(embedded.name)
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(_descriptor(document, embedded, name)),
            "CIDToGIDMap": _stream(document, embedded.glyph_map()),
            "W": f"[1 [{' '.join(map(str, embedded.widths()))}]]",
        }
    )
    return document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": _stream(document, embedded.to_unicode()),
            }
        )
    )


def _descriptor(document: Any, embedded: EmbeddedFont, name: object) -> object:
    font = embedded.font
    file = embedded.font_file()
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4,  # symbolic: the codes are ours
            "FontBBox": PDFArray([-1000, font.descender, 3000, font.ascender]),
            "ItalicAngle": 0,
            "Ascent": font.ascender,
            "Descent": font.descender,
            "CapHeight": 714,
            "StemV": 140 if font.number % 2 else 80,
            "FontFile2": _stream(document, file, Length1=len(file)),
        }
    )


def _stream(document: Any, data: bytes, **entries: object) -> object:
    stream = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode"), **entries}), content=packed(data))
    return document.Reference(stream)

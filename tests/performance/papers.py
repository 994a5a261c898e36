"""Papers, beside what reportlab makes of the same text by itself."""

from collections.abc import Iterator
from functools import partial
from html import escape
from io import BytesIO

import msgspec
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]  # no type stubs are published
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # no type stubs are published
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # no type stubs are published
from reportlab.platypus import Paragraph, SimpleDocTemplate  # type: ignore[import-untyped]  # no type stubs are published

from app import compose
from app.papers.scripts.typecase import TypeCase
from app.papers.takeaway import takeaway
from tests.papers.samples import sheet
from tests.performance.measure import Row, milliseconds, side_by_side


def papers(rounds: int) -> list[Row]:
    """A bilingual takeaway sheet beside the same text set by plain reportlab."""
    fonts = TypeCase(compose.FONTS)
    rows = []
    for language in ("en", "ar"):
        taken = sheet(language)
        texts = [text for text in written(msgspec.to_builtins(taken)) if len(text) > 1]
        ours = partial(milliseconds, partial(takeaway, taken, fonts))
        theirs = partial(milliseconds, partial(plainly, texts))
        mine, plain = side_by_side(ours, theirs, rounds)
        rows.append(Row(f"takeaway sheet fr + {language}", mine, "reportlab paragraphs, same text", plain, 2))
    return rows


def written(told: object) -> Iterator[str]:
    """Every text of a sheet."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for one in told.values():
            yield from written(one)
    elif isinstance(told, list | tuple):
        for one in told:
            yield from written(one)


def plainly(texts: list[str]) -> bytes:
    """The texts as reportlab sets them by itself, in the same font."""
    if "NotoSans" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("NotoSans", str(compose.FONTS / "NotoSans-Regular.ttf")))
    style = ParagraphStyle("plain", fontName="NotoSans", fontSize=11, leading=15)
    target = BytesIO()
    SimpleDocTemplate(target).build([Paragraph(escape(text), style) for text in texts])
    return target.getvalue()

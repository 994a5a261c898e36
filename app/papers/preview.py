"""A paper as pictures, from memory: for the preview, for a large page on the screen, and for the printer."""

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2  # type: ignore[import-untyped]  # pypdfium2 publishes no type stubs
from msgspec import Struct

from app.domain.faults import KnownError

HIGHEST_DPI = 1200
FITTED_DPI = 300
_POINTS_PER_INCH = 72
_ONE_AT_A_TIME = threading.Lock()
"""PDFium keeps things for the whole process: two threads in it at once end the program."""


class PageImage(Struct, frozen=True):
    """One page. `pixels`: rows from the top, 4 bytes a pixel: blue, green, red, 255 (QImage.Format_RGB32)."""

    pixels: bytes
    width: int
    height: int


def page_count(content: bytes) -> int:
    """How many pages a PDF has; `papers.unreadable-pdf` if it cannot be read, `papers.locked-pdf` with a password."""
    with _opened(content) as document:
        return len(document)


def page_image(content: bytes, page: int, dpi: float) -> PageImage:
    """Page `page` (from 0) of a PDF at `dpi` dots per inch, on white.

    Raises `KnownError("papers.unreadable-pdf")`, and `ValueError` for a page that is not there or a dpi
    outside 1 to `HIGHEST_DPI`.
    """
    if not 1 <= dpi <= HIGHEST_DPI:
        raise ValueError(f"{dpi} dpi")
    with _opened(content) as document:
        if not 0 <= page < len(document):
            raise ValueError(f"page {page} of {len(document)}")
        try:
            bitmap = document[page].render(scale=dpi / _POINTS_PER_INCH, force_bitmap_format=_BGRX)
        except pypdfium2.PdfiumError as error:
            raise KnownError("papers.unreadable-pdf") from error
        return _taken(bitmap)


def page_fitted(content: bytes, page: int, longest: int) -> PageImage:
    """Page `page` (from 0) with its longer side `longest` pixels, but no finer than 300 dots per inch.

    Raises `KnownError("papers.unreadable-pdf")`, and `ValueError` for a page that is not there.
    """
    with _opened(content) as document:
        if not 0 <= page < len(document):
            raise ValueError(f"page {page} of {len(document)}")
        try:
            sides = document[page].get_size()
            if not all(math.isfinite(side) and side > 0 for side in sides):
                raise KnownError("papers.unreadable-pdf")
            scale = min(longest / max(sides), FITTED_DPI / _POINTS_PER_INCH)
            bitmap = document[page].render(scale=scale, force_bitmap_format=_BGRX)
        except pypdfium2.PdfiumError as error:
            raise KnownError("papers.unreadable-pdf") from error
        return _taken(bitmap)


def page_texts(content: bytes) -> list[str]:
    """The words of each page of a PDF, for those who cannot see it; `papers.unreadable-pdf` if it cannot be read."""
    with _opened(content) as document:
        return [str(page.get_textpage().get_text_bounded()).replace("\r\n", "\n") for page in document]


def page_images(content: bytes, dpi: float) -> Iterator[PageImage]:
    """Every page in turn, so that only one is in memory at a time."""
    for page in range(page_count(content)):
        yield page_image(content, page, dpi)


_BGRX = pypdfium2.raw.FPDFBitmap_BGRx


@contextmanager
def _opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
                raise KnownError("papers.locked-pdf") from error
            raise KnownError("papers.unreadable-pdf") from error
        with document:
            yield document


def _taken(bitmap: pypdfium2.PdfBitmap) -> PageImage:
    """What was drawn; the drawing itself is given back at once, while nobody else is in PDFium."""
    try:
        width, height = bitmap.width, bitmap.height
        return PageImage(_packed(bytes(bitmap.buffer), width, bitmap.stride), width, height)
    finally:
        bitmap.close()


def _packed(pixels: bytes, width: int, stride: int) -> bytes:
    """Rows without the bytes that fill them up."""
    if stride == width * 4:
        return pixels
    return b"".join(pixels[start : start + width * 4] for start in range(0, len(pixels), stride))

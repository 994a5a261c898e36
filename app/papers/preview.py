"""A paper as pictures, from memory: for the preview, for a large page on the screen, and for the printer."""

from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]  # pypdfium2 publishes no type stubs
from msgspec import Struct

from app.domain.faults import KnownError

HIGHEST_DPI = 1200
_POINTS_PER_INCH = 72


class PageImage(Struct, frozen=True):
    """One page. `pixels`: rows from the top, 4 bytes a pixel: blue, green, red, 255 (QImage.Format_RGB32)."""

    pixels: bytes
    width: int
    height: int


def page_count(content: bytes) -> int:
    """How many pages a PDF has; `papers.unreadable-pdf` if it cannot be read."""
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
        return PageImage(_packed(bytes(bitmap.buffer), bitmap.width, bitmap.stride), bitmap.width, bitmap.height)


def page_texts(content: bytes) -> list[str]:
    """The words of each page of a PDF, for those who cannot see it; `papers.unreadable-pdf` if it cannot be read."""
    with _opened(content) as document:
        return [str(page.get_textpage().get_text_bounded()).replace("\r\n", "\n") for page in document]


def page_images(content: bytes, dpi: float) -> Iterator[PageImage]:
    """Every page in turn, so that only one is in memory at a time."""
    for page in range(page_count(content)):
        yield page_image(content, page, dpi)


_BGRX = pypdfium2.raw.FPDFBitmap_BGRx


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise KnownError("papers.unreadable-pdf") from error


def _packed(pixels: bytes, width: int, stride: int) -> bytes:
    """Rows without the bytes that fill them up."""
    if stride == width * 4:
        return pixels
    return b"".join(pixels[start : start + width * 4] for start in range(0, len(pixels), stride))

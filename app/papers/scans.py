"""Pictures and PDFs that come from outside: looked at before they are believed, then drawn from memory.

What comes in is evidence, and stays as it is to the last byte: it is never turned, shrunk or cleaned, place and camera
included, because its SHA-256 is what a court is told. The place where a photograph was taken leaves only with the
original itself: every copy made for others (`leaving`) is without it.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct
from PIL import Image
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from app.domain.faults import KnownError
from app.papers.pdf_bounds import has_acts, pdf_without_traces, within_bounds
from app.papers.picture_bytes import JPEG, PNG, WEBP, media_type_of, orientation_told, size_told, without_traces
from app.papers.preview import PageImage, page_count, page_fitted

PDF = "application/pdf"
ENDINGS = {JPEG: ".jpg", PNG: ".png", WEBP: ".webp", PDF: ".pdf"}
MOST_BYTES = 25 << 20
"""A photograph of a telephone is 2 to 12 MB, a capture of a screen at most 8, fifty scanned pages some 20."""
MOST_PIXELS = 52_000_000
"""The largest photographs that telephones take by themselves (50 megapixels); decoded, 200 MB for a moment."""
MOST_SIDE = 65_535
MOST_PAGES = 200
THUMBNAIL = 320
"""The longer side of a thumbnail, in pixels."""
LARGEST_DRAWN = 6000

_OPENERS: dict[str, type[ImageFile]] = {JPEG: JpegImageFile, PNG: PngImageFile, WEBP: WebPImageFile}
# What Pillow raises on bytes that are not what they say: it has no error of its own for them.
_SPOILT = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, OverflowError, struct.error,
           zlib.error)  # fmt: skip
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_OF_PDF = {"papers.locked-pdf": "attachment.encrypted-pdf", "papers.unreadable-pdf": "attachment.unreadable-pdf"}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by the orientation that Exif counts; Pillow turns against the clock."""


class Scan(Struct, frozen=True):
    """What a picture or PDF proved to be; `thumbnail` is a JPEG of at most 320 pixels a side."""

    media_type: str
    pages: int
    thumbnail: bytes


def read_scan(content: bytes) -> Scan:
    """Looks at a picture or PDF whole: its bounds first, then that it can really be shown.

    Raises `attachment.empty`, `attachment.too-large`, `attachment.heic`, `attachment.unknown-format`,
    `attachment.too-many-pixels`, `attachment.unreadable-picture`, and for PDFs `attachment.encrypted-pdf`,
    `attachment.unreadable-pdf`, `attachment.pdf-too-heavy`, `attachment.too-many-pages`.
    """
    if not content:
        raise KnownError("attachment.empty")
    if len(content) > MOST_BYTES:
        raise KnownError("attachment.too-large", megabytes=MOST_BYTES >> 20)
    media_type = scan_type(content)
    pages = _pages(content) if media_type == PDF else 1
    return Scan(media_type, pages, _as_jpeg(_image(content, media_type, 0, THUMBNAIL)))


def scan_type(content: bytes) -> str:
    """The format by its first bytes. Raises `attachment.heic`, `attachment.unknown-format`."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        raise KnownError("attachment.heic")
    found = media_type_of(content)
    if not found:
        raise KnownError("attachment.unknown-format")
    return found


def drawn(content: bytes, media_type: str, page: int, longest: int) -> PageImage:
    """A page (from 0; a picture has one) as pixels, upright, on white, its longer side at most `longest`.

    The same faults as `read_scan`; `ValueError` for a page that is not there. The bounds are looked at each time: what
    is kept may come from another laptop.
    """
    _bound(content, media_type)
    image = _image(content, media_type, page, max(1, min(longest, LARGEST_DRAWN)))
    return PageImage(image.convert("RGBA").tobytes("raw", "BGRA"), image.width, image.height)


def leaving(content: bytes, media_type: str) -> bytes:
    """A copy for others: it shows the same, without place, camera, owner, scripts or files inside. Same faults."""
    _bound(content, media_type)
    if media_type == PDF:
        with _as_told():
            return pdf_without_traces(content)
    try:
        return without_traces(content, media_type, orientation_told(content, media_type))
    except ValueError as error:
        raise KnownError("attachment.unreadable-picture") from error


def acts(content: bytes, media_type: str) -> bool:
    """Whether the original holds something that acts when another program opens it. Same faults."""
    _bound(content, media_type)
    with _as_told():
        return media_type == PDF and has_acts(content)


def _bound(content: bytes, media_type: str) -> None:
    if len(content) > MOST_BYTES:
        raise KnownError("attachment.too-large", megabytes=MOST_BYTES >> 20)
    if media_type == PDF:
        within_bounds(content)


def _pages(content: bytes) -> int:
    within_bounds(content)
    with _as_told():
        pages = page_count(content)
    if not pages:
        raise KnownError("attachment.unreadable-pdf")
    if pages > MOST_PAGES:
        raise KnownError("attachment.too-many-pages", count=pages, most=MOST_PAGES)
    return pages


@contextmanager
def _as_told() -> Iterator[None]:
    """What is said of a paper of ours, said of a PDF that came from outside."""
    try:
        yield
    except KnownError as fault:
        raise KnownError(_OF_PDF.get(fault.code, fault.code), **fault.facts) from fault


def _image(content: bytes, media_type: str, page: int, longest: int) -> Image.Image:
    if media_type == PDF:
        with _as_told():
            found = page_fitted(content, page, longest)
        return Image.frombytes("RGB", (found.width, found.height), found.pixels, "raw", "BGRX")
    if page:
        raise ValueError(f"page {page} of 1")
    try:
        _require_size(*size_told(content, media_type))
        picture = _opened(content, media_type)
        _require_size(*picture.size)
        return _upright(_decoded(picture, longest), orientation_told(content, media_type))
    except _SPOILT as error:
        raise KnownError("attachment.unreadable-picture") from error


def _opened(content: bytes, media_type: str) -> ImageFile:
    # Not through `Image.open`: it would try other formats, and has a limit of its own that warns on the terminal. And
    # only what pictures are made of: what stands beside (Exif, comments, profiles) has been used to attack decoders.
    return _OPENERS[media_type](io.BytesIO(without_traces(content, media_type)))


def _require_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS or max(width, height) > MOST_SIDE:
        raise KnownError("attachment.too-many-pixels", width=width, height=height, most=MOST_PIXELS // 1_000_000)


def _decoded(picture: ImageFile, longest: int) -> Image.Image:
    # A JPEG can be decoded at a half, a quarter or an eighth of its size; all of its bytes are read all the same.
    picture.draft(None, (longest, longest))
    picture.load()
    small: Image.Image = picture
    if small.mode.startswith("I"):
        # Greys of 16 bits, as some scanners write them.
        small = small.convert("I").point(lambda grey: grey / 256).convert("L")
    small.thumbnail((longest, longest))
    return _on_white(small)


def _upright(image: Image.Image, turned: int) -> Image.Image:
    method = _TURNS.get(turned)
    return image if method is None else image.transpose(method)


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    over = image.convert("RGBA")
    ground = Image.new("RGBA", over.size, "white")
    return Image.alpha_composite(ground, over).convert("RGB")


def _as_jpeg(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, "JPEG", quality=80)
    return target.getvalue()

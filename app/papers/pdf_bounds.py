"""A PDF from outside: how far it may unfold, and a copy of it in which nothing acts.

A reader unpacks streams into memory, and a few kilobytes can unpack to gigabytes. So every stream is unpacked here
first, piece by piece and thrown away, and the whole is refused as soon as it passes what a scan can need.
"""

import io
import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from app.domain.faults import KnownError
from app.papers.picture_bytes import JPEG, without_traces

MOST_STREAM, MOST_UNPACKED = 200 << 20, 1 << 30
"""The bytes of one stream, and of all together: a page in colour at 600 dots an inch is some 105 MB."""
MOST_STRUCTURE = 32 << 20
"""The bytes of the streams that hold the PDF's own objects: a reader keeps all of these in memory."""
MOST_IMAGE = 100_000_000
"""The pixels that a picture in a PDF may say it has."""

# What pikepdf meets in spoilt objects: names that are no text, numbers that are no page.
_SPOILT = (ValueError, TypeError, KeyError, IndexError, RuntimeError, AttributeError, OverflowError)
# It would tell of them on the terminal, with words of the document.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

_STREAM = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\n|\r)")
_PIECE = 1 << 16
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
# Each of these may make a thousand bytes of one: twice in a row is a bomb, not a scan.
_UNFOLDING = re.compile(rb"/(?:FlateDecode|LZWDecode|RunLengthDecode|BrotliDecode)\b")
_ELSEWHERE = re.compile(rb"/Filter\s*\d+\s+\d+\s+R")
_LZW = re.compile(rb"/LZWDecode\b")
_LZW_RATIO = 2700
_OF_STRUCTURE = re.compile(rb"/(?:ObjStm|XRef)\b")
_WIDTH, _HEIGHT = re.compile(rb"/Width\s+(\d+)"), re.compile(rb"/Height\s+(\d+)")

_ACTING = frozenset(
    ("/Launch", "/JavaScript", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound",
     "/RichMediaExecute", "/GoTo3DView", "/Trans", "/Hide", "/ResetForm", "/Named")
)  # fmt: skip
_HOLDING = frozenset(("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"))
_DROPPED = ("/AA", "/AF", "/JS", "/JavaScript", "/EmbeddedFiles", "/XFA")
_OF_THE_WHOLE = ("/OpenAction", "/Collection")


def within_bounds(content: bytes) -> None:
    """Raises `attachment.pdf-too-heavy` where a PDF would unfold to more than a scan can need."""
    left, structure = MOST_UNPACKED, MOST_STRUCTURE
    for start, head in _streams(content):
        _require_plain(content, start, head)
        of_structure = bool(_OF_STRUCTURE.search(head))
        limit = min(left, structure if of_structure else MOST_STREAM)
        size = _unpacked(content, start, limit)
        left -= size
        structure -= size if of_structure else 0


def _streams(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Where the bytes of each stream begin, and everything said since the one before: what it is stands in there."""
    before = 0
    for found in _STREAM.finditer(content):
        # The first end counts, not the last: a text that contains the word must not hide what stands before it.
        end = content.find(b"endstream", before, found.start())
        head = content[max(end, before) : found.start()]
        yield found.end(), _NAME_ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), head)
        before = found.end()


def _require_plain(content: bytes, start: int, head: bytes) -> None:
    twice = len(_UNFOLDING.findall(head)) > 1
    huge = _largest(_WIDTH, head) * _largest(_HEIGHT, head) > MOST_IMAGE
    long_lzw = _LZW.search(head) is not None and (
        content.find(b"endstream", start, start + MOST_STREAM // _LZW_RATIO) < 0
    )
    if twice or huge or long_lzw or _ELSEWHERE.search(head):
        raise KnownError("attachment.pdf-too-heavy")


def _largest(side: re.Pattern[bytes], head: bytes) -> int:
    # A number of a thousand digits is no side either.
    return max((int(digits[:12]) for digits in side.findall(head)), default=0)


def _unpacked(content: bytes, start: int, limit: int) -> int:
    """How many bytes the stream at `start` unpacks to, if it is one that zlib unpacks."""
    head = content[start : start + 2]
    if len(head) < 2 or head[0] & 0x0F != 8 or int.from_bytes(head) % 31:
        return 0
    unpacking, size, view = zlib.decompressobj(), 0, memoryview(content)
    piece = bytes(view[start : start + _PIECE])
    try:
        while piece and not unpacking.eof:
            size += len(unpacking.decompress(piece, _PIECE * 16))
            if size > limit:
                raise KnownError("attachment.pdf-too-heavy")
            if not unpacking.unconsumed_tail:
                start += _PIECE
            piece = unpacking.unconsumed_tail or bytes(view[start : start + _PIECE])
    except zlib.error:
        # Spoilt from here on: a reader stops there too.
        return size
    return size


def has_acts(content: bytes) -> bool:
    """Whether something in a PDF acts by itself or holds other files. Raises `papers.unreadable-pdf`,
    `papers.locked-pdf`.
    """
    with _opened(content) as document:
        return _without_acts(document) > 0


def pdf_without_traces(content: bytes) -> bytes:
    """A copy in which nothing acts and nothing says who made it, when or where: scripts, launches, forms that send,
    files inside and Exif of the pictures are gone; what is seen is the same.

    Raises `papers.unreadable-pdf`, `papers.locked-pdf`.
    """
    with _opened(content) as document:
        _without_acts(document)
        for name in ("/Metadata", "/PieceInfo"):
            _drop(document.Root, name)
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        for one in document.objects:
            if isinstance(one, pikepdf.Stream):
                _drop(one, "/Metadata")
                _clean_picture(one)
        target = io.BytesIO()
        # Encrypted for its owner only, it could not be read where it goes to.
        document.save(target, encryption=False, static_id=True)
        return target.getvalue()


@contextmanager
def _opened(content: bytes) -> Iterator[pikepdf.Pdf]:
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as document:
            yield document
    except pikepdf.PasswordError as error:
        raise KnownError("papers.locked-pdf") from error
    except (*_SPOILT, pikepdf.PdfError) as error:
        raise KnownError("papers.unreadable-pdf") from error


def _without_acts(document: pikepdf.Pdf) -> int:
    """Takes out what acts; returns how many things that were."""
    count = sum(_drop(document.Root, name) for name in _OF_THE_WHOLE)
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            count += _quieten(one)
    for page in document.pages:
        count += _take_off(page.obj)
    return count


def _quieten(one: pikepdf.Object) -> int:
    count = sum(_drop(one, name) for name in _DROPPED)
    for name in ("/A", "/PA", "/Next"):
        if name in one and isinstance(one[name], pikepdf.Dictionary) and _name(one[name], "/S") in _ACTING:
            count += _drop(one, name)
    for key in list(one.keys()):
        inside = one[key]
        # What has no number of its own is not among the objects: it is reached through what holds it.
        if isinstance(inside, pikepdf.Dictionary) and not inside.is_indirect:
            count += _quieten(inside)
    return count


def _take_off(page: pikepdf.Object) -> int:
    notes = page.get("/Annots")
    if not isinstance(notes, pikepdf.Array):
        return 0
    kept = [
        note for note in notes if not (isinstance(note, pikepdf.Dictionary) and _name(note, "/Subtype") in _HOLDING)
    ]
    count = len(notes) - len(kept)
    if count:
        page["/Annots"] = pikepdf.Array(kept)
    return count + sum(_quieten(note) for note in kept if isinstance(note, pikepdf.Dictionary))


def _clean_picture(one: pikepdf.Stream) -> None:
    if _name(one, "/Filter") != "/DCTDecode":
        return
    try:
        cleaned = without_traces(one.read_raw_bytes(), JPEG)
    except ValueError:
        return
    one.write(cleaned, filter=pikepdf.Name.DCTDecode)


def _name(one: pikepdf.Object, key: str) -> str:
    found = one.get(key)
    return str(found) if isinstance(found, pikepdf.Name) else ""


def _drop(one: pikepdf.Object, name: str) -> int:
    if name not in one:
        return 0
    del one[name]
    return 1

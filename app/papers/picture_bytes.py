"""The bytes of pictures, read without decoding them: how large they say they are, and a copy without where and whose.

JPEG (ITU T.81 annex B), PNG (W3C PNG 3, chapter 5) and WebP (RFC 9649) are lists of marked parts. The parts that hold
pixels are copied as they are, so that a cleaned copy shows the very same picture; the others (place, camera, owner,
comments, what some telephone hung on behind the end) are left out.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"

_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SOS, _EOI = 0xDA, 0xD9
# What a decoder needs: frames, tables, restarts, the scan, JFIF, the colours of Adobe.
_JPEG_KEPT = _SOF | {0xC4, 0xCC, 0xDB, 0xDC, 0xDD, _SOS, _EOI, 0xE0, 0xEE}
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PNG_KEPT = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"cICP",
        b"sBIT",
        b"bKGD",
        b"pHYs",
    )
)
_WEBP_KEPT = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04
_EXIF_IN = frozenset((0xE1, b"eXIf", b"EXIF"))
_ORIENTATION, _SHORT, _MIRRORED_AND_TURNED = 0x0112, 3, 8


class Part(NamedTuple):
    """A marked part: its mark, where the whole of it begins and ends, and where its data begin."""

    mark: int | bytes
    start: int
    data: int
    end: int


def media_type_of(content: bytes) -> str:
    """The format of a picture by its first bytes, whatever its name says; empty for any other."""
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(_PNG_HEAD):
        return PNG
    return WEBP if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def size_told(content: bytes, media_type: str) -> tuple[int, int]:
    """Width and height in pixels as the header says, before anything is decoded. Raises `ValueError`."""
    try:
        found = _SIZES[media_type](content)
    except (struct.error, IndexError) as error:
        raise ValueError("cut off") from error
    if min(found) < 1:
        raise ValueError(found)
    return found


def orientation_told(content: bytes, media_type: str) -> int:
    """How a picture says that it is to be turned: 1 to 8, as Exif counts; 1 where it says nothing that can be read."""
    try:
        for part in _PARTS[media_type](content):
            if part.mark in _EXIF_IN:
                data = content[part.data : part.end].removeprefix(b"Exif\0\0")
                return _orientation(data)
    except (struct.error, IndexError, ValueError):
        return 1
    return 1


def without_traces(content: bytes, media_type: str, orientation: int = 1) -> bytes:
    """The same picture, pixel for pixel, without place, time, camera, comments, or bytes behind its end.

    `orientation` (1 to 8, as Exif counts) is written back where it is not 1: without it the picture would lie on its
    side. Raises `ValueError` where it is cut off.
    """
    try:
        return _CLEANED[media_type](content, orientation)
    except (struct.error, IndexError) as error:
        raise ValueError("cut off") from error


def _jpeg_parts(content: bytes) -> Iterator[Part]:
    at = 2
    while at < len(content):
        found = _NEXT_MARKER.search(content, at)
        if found is None:
            raise ValueError("no end")
        mark, start = content[found.start() + 1], found.start()
        if mark == _EOI:
            yield Part(mark, start, start + 2, start + 2)
            return
        if mark in (0x01, 0xD8):
            at = start + 2
            continue
        length = struct.unpack_from(">H", content, start + 2)[0]
        end = start + 2 + length
        if length < 2 or end > len(content):
            raise ValueError("cut off")
        if mark == _SOS:
            # The scan itself has no length: it goes on to the next mark that is not one of its own.
            behind = _NEXT_MARKER.search(content, end)
            end = behind.start() if behind else len(content)
        yield Part(mark, start, start + 4, end)
        at = end
    raise ValueError("no end")


def _png_parts(content: bytes) -> Iterator[Part]:
    at = len(_PNG_HEAD)
    while at < len(content):
        length, mark = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise ValueError("cut off")
        yield Part(mark, at, at + 8, end)
        if mark == b"IEND":
            return
        at = end
    raise ValueError("no end")


def _webp_parts(content: bytes) -> Iterator[Part]:
    at, whole = 12, 8 + int(struct.unpack_from("<I", content, 4)[0])
    if whole > len(content):
        raise ValueError("cut off")
    while at + 8 <= whole:
        mark, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        if at + 8 + length > whole:
            raise ValueError("cut off")
        yield Part(mark, at, at + 8, end)
        at = end


def _jpeg_size(content: bytes) -> tuple[int, int]:
    sizes = []
    for part in _jpeg_parts(content):
        if part.mark == _SOS:
            break
        if part.mark in _SOF:
            _, height, width = struct.unpack_from(">BHH", content, part.data)
            sizes.append((width, height))
    if not sizes:
        raise ValueError("no frame")
    # With several frames, whichever a decoder takes: the largest counts.
    return max(sizes, key=lambda size: size[0] * size[1])


def _png_size(content: bytes) -> tuple[int, int]:
    _, mark, width, height = struct.unpack_from(">I4sII", content, len(_PNG_HEAD))
    if mark != b"IHDR":
        raise ValueError("no header")
    return width, height


def _webp_size(content: bytes) -> tuple[int, int]:
    sizes = [_webp_part_size(content, part) for part in _webp_parts(content) if part.mark in _WEBP_KEPT]
    return max(sizes, key=lambda size: size[0] * size[1])


def _webp_part_size(content: bytes, part: Part) -> tuple[int, int]:
    data = content[part.data : part.data + 10]
    if part.mark == b"VP8X":
        return 1 + int.from_bytes(data[4:7], "little"), 1 + int.from_bytes(data[7:10], "little")
    if part.mark == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 6)
        return width & 0x3FFF, height & 0x3FFF
    if part.mark == b"VP8L":
        bits = struct.unpack_from("<I", data, 1)[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return 0, 0


def _jpeg_cleaned(content: bytes, orientation: int) -> bytes:
    # Views, not copies: a photograph may have 25 MB.
    view, kept, told = memoryview(content), [memoryview(b"\xff\xd8")], orientation == 1
    for part in _jpeg_parts(content):
        if not told and part.mark != 0xE0:
            exif = b"Exif\0\0" + _exif(orientation)
            kept.append(memoryview(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif))
            told = True
        profile = part.mark == 0xE2 and content.startswith(b"ICC_PROFILE\0", part.data)
        if part.mark in _JPEG_KEPT or profile:
            kept.append(view[part.start : part.end])
    return b"".join(kept)


def _png_cleaned(content: bytes, orientation: int) -> bytes:
    view, kept = memoryview(content), [memoryview(_PNG_HEAD)]
    for part in _png_parts(content):
        if part.mark == b"IDAT" and orientation != 1:
            body = b"eXIf" + _exif(orientation)
            kept.append(memoryview(struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))))
            orientation = 1
        if part.mark in _PNG_KEPT:
            kept.append(view[part.start : part.end])
    return b"".join(kept)


def _webp_cleaned(content: bytes, orientation: int) -> bytes:
    kept, extended = [], False
    for part in _webp_parts(content):
        piece = content[part.start : part.end]
        if part.mark == b"VP8X":
            extended = True
            exif = _WEBP_EXIF if orientation != 1 else 0
            piece = piece[:8] + bytes([piece[8] & ~(_WEBP_EXIF | _WEBP_XMP) | exif]) + piece[9:]
        if part.mark in _WEBP_KEPT:
            kept.append(piece + bytes(len(piece) % 2))
    if extended and orientation != 1:
        exif_data = _exif(orientation)
        kept.append(b"EXIF" + struct.pack("<I", len(exif_data)) + exif_data)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _orientation(tiff: bytes) -> int:
    """The orientation in the first directory of a TIFF."""
    order = {b"MM": ">", b"II": "<"}.get(tiff[:2], "")
    if not order:
        return 1
    at = struct.unpack_from(f"{order}I", tiff, 4)[0]
    count = struct.unpack_from(f"{order}H", tiff, at)[0]
    for number in range(count):
        tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * number)
        if tag == _ORIENTATION:
            return int(value) if kind == _SHORT and 1 <= value <= _MIRRORED_AND_TURNED else 1
    return 1


def _exif(orientation: int) -> bytes:
    """Exif (a TIFF of one directory) that says how to turn the picture, and nothing else; 26 bytes."""
    return b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHHI", _ORIENTATION, 3, 1, orientation, 0, 0)


_PARTS: dict[str, Callable[[bytes], Iterator[Part]]] = {JPEG: _jpeg_parts, PNG: _png_parts, WEBP: _webp_parts}
_SIZES: dict[str, Callable[[bytes], tuple[int, int]]] = {JPEG: _jpeg_size, PNG: _png_size, WEBP: _webp_size}
_CLEANED: dict[str, Callable[[bytes, int], bytes]] = {JPEG: _jpeg_cleaned, PNG: _png_cleaned, WEBP: _webp_cleaned}

"""The pieces of a deposit as a line of text each: `passeport.pdf, 2 pages, 350 Ko`."""

import re

from app.domain.entities import Piece

_PAGES = re.compile(r"(?<!\S)(\d{1,5})\s*(?:pages?|p\.?)(?=[\s,;·)]|$)", re.IGNORECASE)
_SIZE = re.compile(r"(?<!\S)(\d{1,9}(?:[.,]\d{1,3})?)\s*(octets|go|mo|ko|gb|mb|kb|o|b)(?=[\s,;·)]|$)", re.IGNORECASE)
_POWER = {"k": 1, "m": 2, "g": 3}
_BETWEEN = " ,;·()\t"


def read_piece(line: str) -> Piece:
    """The piece of a line: its name, and what is said of its pages and its size (multiples of 1,000 bytes)."""
    pages, size = _PAGES.search(line), _SIZE.search(line)
    name = _SIZE.sub("", _PAGES.sub("", line, count=1), count=1).strip(_BETWEEN)
    # `2 pages` alone is a name that someone gave.
    if not name:
        return Piece(line.strip())
    return Piece(
        re.sub(r"(?:\s*[,;·]\s*){2,}", ", ", name),
        int(pages.group(1)) if pages else None,
        _bytes(size) if size else None,
    )


def _bytes(size: re.Match[str]) -> int:
    factor: int = 1000 ** _POWER.get(size.group(2)[0].lower(), 0)
    return round(float(size.group(1).replace(",", ".")) * factor)


def piece_line(piece: Piece) -> str:
    """The line that `read_piece` reads back."""
    pages = f"{piece.pages} p." if piece.pages else ""
    return ", ".join(part for part in (piece.name, pages, size_text(piece.size)) if part)


def size_text(size: int | None) -> str:
    """`350 Ko`, `1,2 Mo`; empty where it is not known."""
    if size is None:
        return ""
    for unit, factor in (("Go", 1000**3), ("Mo", 1000**2), ("Ko", 1000)):
        if size >= factor:
            return f"{size / factor:.1f}".rstrip("0").rstrip(".").replace(".", ",") + f" {unit}"
    return f"{size} o"

"""The flow of rows over pages: as few as the smallest type allows, in the largest type that they hold."""

from collections.abc import Sequence

from msgspec import Struct, structs

from app.papers.canvas import Ink
from app.papers.rows import Column, Row

MOST_SPREAD = 16.0
"""The most white added before a section of a page that is not full, in points."""

Placed = tuple[float, Row]
"""A row and the top where it stands."""


class Pages(Struct, frozen=True):
    """Where every row stands, at which scale."""

    scale: float
    pages: list[list[Placed]]


def fitted(
    rows: Sequence[Row], columns: tuple[Column, ...], scales: Sequence[float], top: float, later: float, bottom: float
) -> Pages:
    """The rows on as few pages as the last of `scales` (in falling order) allows, in the largest type that keeps it so.

    Rows go from `top` (`later` after the first page) down to `bottom`. A single page shares out its white.
    """
    low, high = 0, len(scales) - 1
    best = _paginated(rows, columns, scales[high], (top, later), bottom)
    fewest = len(best)
    while low < high:
        middle = (low + high) // 2
        tried = _paginated(rows, columns, scales[middle], (top, later), bottom)
        if len(tried) <= fewest:
            high, best = middle, tried
        else:
            low = middle + 1
    if fewest == 1:
        spread_rows = _spread(rows, columns, bottom - top, scales[high])
        best = _paginated(spread_rows, columns, scales[high], (top, later), bottom)
    return Pages(scales[high], best)


def _spread(rows: Sequence[Row], columns: tuple[Column, ...], room: float, scale: float) -> list[Row]:
    """The rows with what is left of `room` shared out before the sections, up to a point."""
    sections = sum(row.rule > 0 for row in rows)
    left = room - _total(rows, columns, scale) - 1
    if left <= 0 or not sections:
        return list(rows)
    more = min(left / sections, MOST_SPREAD) / scale
    return [structs.replace(row, above=row.above + more) if row.rule else row for row in rows]


def _paginated(
    rows: Sequence[Row], columns: tuple[Column, ...], scale: float, tops: tuple[float, float], bottom: float
) -> list[list[Placed]]:
    """The rows of each page; `tops`: where the first page begins, and the later ones.

    Rows that keep with the next move on together; what is taller than a page is cut between lines.
    """
    pages: list[list[Placed]] = [[]]
    y = tops[0]
    waiting = list(reversed(_chains(rows)))
    while waiting:
        chain = waiting.pop()
        space = chain[0].space(scale) if pages[-1] else 0.0
        if y + space + _total(chain, columns, scale) - chain[0].space(scale) <= bottom:
            y = _place(pages[-1], chain, columns, scale, y + space)
            continue
        if len(chain) > 1 and not pages[-1]:
            waiting += [[row] for row in reversed(chain)]
            continue
        parts = chain[0].parted(columns, scale, bottom - y - space) if len(chain) == 1 else None
        if parts:
            _place(pages[-1], [parts[0]], columns, scale, y + space)
            waiting.append([parts[1]])
        elif not pages[-1]:
            y = _place(pages[-1], chain, columns, scale, y)
            continue
        else:
            waiting.append(chain)
        pages.append([])
        y = tops[1]
    return pages


def draw_page(ink: Ink, placed: list[Placed], columns: tuple[Column, ...], scale: float) -> None:
    """Draws the rows of one page."""
    for y, row in placed:
        row.draw_ground(ink, columns, y, scale)
    for y, row in placed:
        row.draw(ink, columns, y, scale)


def _chains(rows: Sequence[Row]) -> list[list[Row]]:
    chains: list[list[Row]] = []
    follows = False
    for row in rows:
        if follows:
            chains[-1].append(row)
        else:
            chains.append([row])
        follows = row.keep
    return chains


def _total(rows: Sequence[Row], columns: tuple[Column, ...], scale: float) -> float:
    return sum(row.space(scale) + row.height(columns, scale) for row in rows)


def _place(page: list[Placed], chain: list[Row], columns: tuple[Column, ...], scale: float, y: float) -> float:
    """Puts a chain on the page, its first row at `y`; the place under it."""
    for place, row in enumerate(chain):
        if place:
            y += row.space(scale)
        page.append((y, row))
        y += row.height(columns, scale)
    return y

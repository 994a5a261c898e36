"""The pieces sent with a deposit, one a line."""

from collections.abc import Iterable

from app.domain.entities import Piece
from app.domain.pieces import piece_line, read_piece
from app.ui.widgets.field import LongTextField


class PiecesField(LongTextField):
    """What is picked elsewhere (`put`) keeps what only a file says of itself as long as its line is not changed."""

    def __init__(self, label: str, *, hint: str = "", optional: str = "") -> None:
        super().__init__(label, hint=hint, optional=optional, lines=4)
        self._picked: dict[str, Piece] = {}

    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of the lines that are not empty."""
        lines = (line.strip() for line in self.value().splitlines())
        return tuple(self._picked.get(line) or read_piece(line) for line in lines if line)

    def put(self, pieces: Iterable[Piece]) -> None:
        """Writes exactly these. Not a change by hand."""
        self._picked = {piece_line(piece): piece for piece in pieces}
        self.set_value("\n".join(self._picked))

    def pick(self, piece: Piece) -> None:
        """Adds one that is not there yet."""
        line = piece_line(piece)
        if line not in (one.strip() for one in self.value().splitlines()):
            self._picked[line] = piece
            self.set_value("\n".join(part for part in (self.value().rstrip("\n"), line) if part))
            self.changed.emit()

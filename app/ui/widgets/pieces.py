"""The pieces sent with a deposit, one a line."""

from collections.abc import Iterable

from app.domain.entities import Piece
from app.domain.pieces import piece_line, read_piece
from app.ui.widgets.field import LongTextField


class PiecesField(LongTextField):
    """What is `known` of a file (its hash too) stands as long as its line is not changed."""

    def __init__(self, label: str, *, hint: str = "", optional: str = "") -> None:
        super().__init__(label, hint=hint, optional=optional, lines=4)
        self._known: dict[str, Piece] = {}

    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of the lines that are not empty."""
        lines = (line.strip() for line in self.value().splitlines())
        return tuple(self._known.get(line) or read_piece(line) for line in lines if line)

    def know(self, pieces: Iterable[Piece]) -> None:
        """What files say of themselves: a line that is one of theirs is that piece, typed, picked or put back."""
        self._known |= {piece_line(piece): piece for piece in pieces}

    def put(self, pieces: tuple[Piece, ...]) -> None:
        """Writes exactly these. Not a change by hand."""
        self.know(pieces)
        self.set_value("\n".join(map(piece_line, pieces)))

    def pick(self, piece: Piece) -> None:
        """Adds one that is not there yet, as a hand would."""
        self.know([piece])
        lines = [line for line in self.value().splitlines() if line.strip()]
        if piece_line(piece) not in map(str.strip, lines):
            self.set_value("\n".join([*lines, piece_line(piece)]))
            self.changed.emit()

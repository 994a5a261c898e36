"""Pieces of a deposit as lines of text."""

import pytest

from app.domain.entities import Piece
from app.domain.pieces import piece_line, read_piece


@pytest.mark.parametrize(
    ("line", "piece"),
    [
        ("passeport.pdf", Piece("passeport.pdf")),
        (" passeport.pdf, 2 pages, 350 Ko ", Piece("passeport.pdf", 2, 350_000)),
        ("Carte, recto verso · 1,2 Mo · 12 p.", Piece("Carte, recto verso", 12, 1_200_000)),
        ("annexe 4 pages.pdf", Piece("annexe 4 pages.pdf")),
        ("3 avis d’impôt 2025", Piece("3 avis d’impôt 2025")),
        ("2 pages", Piece("2 pages")),
        ("جواز السفر, 1 page", Piece("جواز السفر", 1)),
        ("", Piece("")),
    ],
)
def test_a_line_says_a_name_and_perhaps_pages_and_size(line: str, piece: Piece) -> None:
    assert read_piece(line) == piece
    assert read_piece(piece_line(piece)) == piece

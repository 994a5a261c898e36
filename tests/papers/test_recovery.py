"""The recovery sheet: a letter missing on it would lose every backup."""

import msgspec
import pytest
import segno

from app.papers.canvas import HEIGHT, Ink
from app.papers.furniture import qr_code
from app.papers.model import RecoverySheet
from app.papers.preview import PageImage, page_image
from app.papers.recovery import recovery_sheet
from app.papers.scripts.typecase import TypeCase
from tests.papers.reading import fonts, pdfium, poppler, words_of

ENDS = ("ster", "gram", "vate", "ch", "le", "to")
WORDS = tuple(f"{start}{end}" for start in ("ham", "dia", "pri", "dut") for end in ENDS)
SHEET = RecoverySheet(
    desk="Permanence du jeudi, Maison des Passages",
    made_on="22 novembre 2026",
    words=WORDS,
    secret_key="AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SQGQ9E2",
    public_key="age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
)


@pytest.mark.parametrize("desk", [SHEET.desk, "Permanence " * 27])
def test_the_words_the_key_and_the_desk_are_all_there(desk: str, case: TypeCase) -> None:
    paper = recovery_sheet(msgspec.structs.replace(SHEET, desk=desk), case)
    assert paper.pages == 1
    for found in (poppler(paper.content, "-layout"), pdfium(paper.content)):
        squeezed = words_of(found)
        for text in (SHEET.secret_key, SHEET.public_key, SHEET.made_on, desk):
            assert words_of(text) in squeezed
        assert words_of(" ".join(f"{number} {word}" for number, word in enumerate(WORDS, 1))) in squeezed


def test_every_change_of_a_letter_shows(case: TypeCase) -> None:
    printed = recovery_sheet(SHEET, case).content
    assert recovery_sheet(SHEET, case).content == printed
    for place in range(24):
        words = (*WORDS[:place], f"{WORDS[place]}s", *WORDS[place + 1 :])
        assert recovery_sheet(msgspec.structs.replace(SHEET, words=words), case).content != printed


def test_its_fonts_are_embedded(case: TypeCase) -> None:
    assert {row[4] for row in fonts(recovery_sheet(SHEET, case).content)} == {"yes"}


def test_the_key_is_printed_as_its_qr_code(case: TypeCase) -> None:
    image = page_image(recovery_sheet(SHEET, case).content, 0, 288)
    rows = qr_code(SHEET.secret_key)
    black = [(x, y) for y in range(image.height) for x in range(0, image.width, 2) if dark(image, x, y)]
    # The code is the lowest thing at the left margin, its top left finder pattern a long way above the foot.
    left = min(x for x, _ in black)
    low = [y for x, y in black if x <= left + 4 and y < image.height - 200]
    bottom = max(low)
    side = 112.0 * 4
    top = bottom - side + 1
    step = side / len(rows)
    for down, row in enumerate(rows):
        for right, square in enumerate(row):
            assert dark(image, int(left + (right + 0.5) * step), int(top + (down + 0.5) * step)) == square


def dark(image: PageImage, x: int, y: int) -> bool:
    return image.pixels[(y * image.width + x) * 4] < 128


@pytest.mark.parametrize("text", ["A7-2026-00042-K K7M2-9QXA-4T0V", SHEET.secret_key])
def test_a_qr_code_holds_its_text_in_one_known_form(text: str) -> None:
    """The squares are segno's, which are the standard's; the mask is fixed so that they never change."""
    rows = qr_code(text)
    code = segno.make_qr(text, error="m", mask=2, boost_error=False)
    assert rows == [[bool(square) for square in row] for row in code.matrix]
    assert code.mode == "alphanumeric"
    assert len(rows) in (25, 33)


def test_squares_are_drawn_where_they_are_asked() -> None:
    ink = Ink("Essai", "fr", "")
    ink.squares([[True, False], [False, True]], 100, 200, 50)
    ink.end_page()
    image = page_image(ink.finish(), 0, 72)
    found = [[dark(image, x, y) for x in (112, 137)] for y in (212, 237)]
    assert found == [[True, False], [False, True]]
    assert abs(image.height - HEIGHT) <= 1

"""Pages as pictures from memory."""

import pytest

from app.domain.faults import KnownError
from app.papers.canvas import Ink
from app.papers.preview import page_count, page_image, page_images
from app.papers.scripts.typecase import TypeCase
from app.papers.takeaway import takeaway
from tests.papers.samples import sheet


def two_pages() -> bytes:
    """A black square at the top left of the first page, at the bottom right of the second."""
    ink = Ink("Essai", "fr", "")
    ink.fill(0, 0, 72, 72, 0)
    ink.end_page()
    ink.fill(595 - 72, 842 - 72, 72, 72, 0)
    ink.end_page()
    return ink.finish()


def test_a_page_is_its_size_in_dots_white_where_nothing_is_printed() -> None:
    image = page_image(two_pages(), 0, 144)
    assert (image.width, image.height) == (1191, 1684)
    assert len(image.pixels) == image.width * image.height * 4
    assert image.pixels[:4] == b"\0\0\0\xff"
    assert image.pixels[-4:] == b"\xff\xff\xff\xff"
    row = image.width * 4
    assert image.pixels[100 * row : 100 * row + 4] == b"\0\0\0\xff"
    assert image.pixels[200 * row : 200 * row + 4] == b"\xff\xff\xff\xff"


def test_pages_come_in_order() -> None:
    first, second = page_images(two_pages(), 30)
    assert page_count(two_pages()) == 2
    assert first.pixels[:3] == b"\0\0\0"
    assert second.pixels[:3] == b"\xff\xff\xff"
    assert second.pixels[-8:-5] == b"\0\0\0"


@pytest.mark.parametrize(("page", "dpi"), [(2, 72), (-1, 72), (0, 0), (0, 5000), (0, -10)])
def test_what_cannot_be_asked_is_a_mistake_of_ours(page: int, dpi: float) -> None:
    with pytest.raises(ValueError, match="page|dpi"):
        page_image(two_pages(), page, dpi)


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_said(content: bytes) -> None:
    with pytest.raises(KnownError, match=r"papers\.unreadable-pdf"):
        page_count(content)
    with pytest.raises(KnownError, match=r"papers\.unreadable-pdf"):
        page_image(content, 0, 72)


def test_every_pixel_is_opaque(case: TypeCase) -> None:
    for dpi in (13, 50, 71):
        image = page_image(takeaway(sheet("ar"), case).content, 0, dpi)
        assert set(image.pixels[3::4]) == {255}
        assert len(image.pixels) == image.width * image.height * 4


def test_a_damaged_paper_never_crashes(case: TypeCase) -> None:
    content = takeaway(sheet("fr"), case).content
    for length in range(0, len(content), len(content) // 40):
        try:
            page_image(content[:length], 0, 20)
        except (KnownError, ValueError) as fault:
            assert isinstance(fault, ValueError) or fault.code == "papers.unreadable-pdf"

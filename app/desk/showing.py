"""A paper on its way to a screen or a printer: pages as pixels and as words, from memory."""

import msgspec

from app.papers.model import Paper as Paper
from app.papers.preview import PageImage as PageImage
from app.papers.preview import page_image, page_texts

SCREEN_DPI = 144
PRINT_DPI = 300


class Shown(msgspec.Struct, frozen=True):
    """The pages of a paper as pictures, and its words for those who cannot see them."""

    pages: tuple[PageImage, ...]
    text: str


def shown(paper: Paper, dpi: int = SCREEN_DPI) -> Shown:
    """A paper drawn at `dpi` dots per inch.

    Its words are those that it was made from. From the PDF alone, what is written from right to left comes in the
    order of the signs on paper.
    """
    pages = tuple(page_image(paper.content, page, dpi) for page in range(paper.pages))
    return Shown(pages, "\n\n".join(paper.texts or page_texts(paper.content)))


def print_page(paper: Paper, page: int) -> PageImage:
    """One page (from 0) as the printer takes it: drawn one at a time, because each is some 35 MB."""
    return page_image(paper.content, page, PRINT_DPI)

"""What a reader of PDF files finds in a paper: with poppler's pdftotext, and with pdfium."""

import shutil
import subprocess
import unicodedata

import pypdfium2  # type: ignore[import-untyped]  # pypdfium2 publishes no type stubs
import pytest


def words_of(text: str) -> str:
    """A text without white space and invisible marks, to compare what was laid out with what was written."""
    plain = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) != "Cf")


def poppler(content: bytes, *options: str) -> str:
    """The text of a PDF through pdftotext, which must be installed."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed (package poppler-utils)")
    return subprocess.run([program, *options, "-", "-"], input=content, capture_output=True, check=True).stdout.decode()


def pdfium(content: bytes) -> str:
    """The text of a PDF through pdfium."""
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def fonts(content: bytes) -> list[list[str]]:
    """The fonts of a PDF: a row of pdffonts each, which must be installed."""
    program = shutil.which("pdffonts")
    if program is None:
        pytest.skip("pdffonts is not installed (package poppler-utils)")
    told = subprocess.run([program, "-"], input=content, capture_output=True, check=True).stdout.decode()
    return [row.split() for row in told.splitlines()[2:]]

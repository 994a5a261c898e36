"""What was typed, made fit to keep: cleaned, and short enough; too long is said, never cut."""

from app.domain.faults import KnownError
from app.domain.text import LONGEST_LINE, LONGEST_TEXT, clean_line, clean_text


def kept_line(text: str) -> str:
    """One line, cleaned. Raises `people.too-long` past 300 characters."""
    return _within(clean_line(text).text, LONGEST_LINE)


def kept_text(text: str) -> str:
    """Several lines, cleaned. Raises `people.too-long` past 20,000 characters."""
    return _within(clean_text(text).text, LONGEST_TEXT)


def _within(text: str, longest: int) -> str:
    if len(text) > longest:
        raise KnownError("people.too-long", longest=longest)
    return text

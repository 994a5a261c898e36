"""How large a picture or PDF is, in words."""

from app.language.words import Words

KILO, MEGA = 1_000, 1_000_000


def extent(pages: int | None, size: int | None, words: Words) -> str:
    """The pages of a PDF that has several, then kilobytes or megabytes (of 1,000 and 1,000,000 bytes)."""
    parts = [words.n("{count} page", "{count} pages", pages)] if pages and pages > 1 else []
    if size is not None and size < MEGA:
        parts.append(words.t("{number} ko", number=max(1, round(size / KILO))))
    elif size is not None:
        number = f"{size / MEGA:.1f}"
        parts.append(words.t("{number} Mo", number=number if words.language == "en" else number.replace(".", ",")))
    return " · ".join(parts)

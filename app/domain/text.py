"""What people type and paste, made safe to keep: nothing invisible, nothing endless, nothing lost in silence."""

import unicodedata

import msgspec

LONGEST_LINE = 300
LONGEST_TEXT = 20_000

# Joiners carry meaning between letters in Persian and in Indic scripts; the other invisible characters only mislead.
_JOINERS = "\u200c\u200d"
# Letters and signs by their category, and yet nothing to see: the Hangul fillers and the Braille blank.
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"


class Cleaned(msgspec.Struct, frozen=True):
    """A text that can be kept, and how many invisible characters were taken out of it."""

    text: str
    removed: int


def clean_line(text: str) -> Cleaned:
    """One line: NFC, white space folded, control, format and unassigned characters taken out."""
    return _clean(text, keep_lines=False)


def clean_text(text: str) -> Cleaned:
    """Several lines, cleaned the same way; line ends become `\\n`."""
    return _clean(text, keep_lines=True)


def _clean(text: str, *, keep_lines: bool) -> Cleaned:
    if text.isascii() and text.isprintable():
        # Nothing invisible and one line: what codes, dates and most names are.
        return Cleaned(" ".join(text.split()), 0)
    kept: list[str] = []
    removed = 0
    for character in text.replace("\r\n", "\n").replace("\r", "\n"):
        if character == "\n" and keep_lines:
            kept.append(character)
        elif character.isspace():
            kept.append(" ")
        elif _misleads(character, kept[-1] if kept else " "):
            removed += 1
        else:
            kept.append(character)
    lines = (" ".join(line.split()) for line in "".join(kept).split("\n"))
    # Composed last: what stood between a letter and its accent is gone by now.
    return Cleaned(unicodedata.normalize("NFC", "\n".join(lines).strip("\n")), removed)


def _misleads(character: str, before: str) -> bool:
    """Whether a character is invisible and, after `before`, means nothing."""
    if character in _JOINERS:
        return unicodedata.category(before)[0] not in "LM"
    return unicodedata.category(character)[0] == "C" or character in _BLANKS


def script_of(text: str) -> str:
    """The script of most of its letters (`Latin`, `Arabic`, `Cyrillic`, `Ethiopic`…); empty without a letter."""
    count: dict[str, int] = {}
    for character in text:
        if character.isalpha():
            script = unicodedata.name(character, "").split(" ")[0].capitalize()
            count[script] = count.get(script, 0) + 1
    return max(count, key=lambda script: count[script]) if count else ""

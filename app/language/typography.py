"""French typography: the spaces that hold a sign to its word, set where a text is shown and never where it is kept."""

import re

NO_BREAK = "\u00a0"
LONGEST = 120
"""Letters of a text of which only the beginning shows."""
_BEFORE_SIGN = re.compile(" (?=[:;!?»%€](?:\\s|$|[).,»]))")
_AFTER_OPENING = re.compile("(?<=«) ")


def held_together(text: str, language: str = "fr") -> str:
    """A text whose French signs (`: ; ? ! » % €` and `«`) cannot be parted from their word at the end of a line.

    Nothing changes in another language, nor where no space was written. Names of controls stay as they are:
    whoever looks for one by its name types a plain space.
    """
    if language != "fr":
        return text
    return _AFTER_OPENING.sub(NO_BREAK, _BEFORE_SIGN.sub(NO_BREAK, text))


def begun(text: str, most: int = LONGEST) -> str:
    """A text, or how it begins where it has more letters: for a place from which the whole is one step away."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def quoted(text: str, language: str = "fr") -> str:
    """Words of someone else between the quotation marks of the reader's language, which do not part from them."""
    return f"«{NO_BREAK}{text}{NO_BREAK}»" if language == "fr" else f"“{text}”"

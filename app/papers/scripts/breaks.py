"""Where a line may end: the part of the Unicode line breaking algorithm (UAX #14) that our languages need.

After spaces and hyphens, after a slash before a letter, after the Ethiopic word space; never before closing
punctuation even after a space (`9 h 30 !`, `« ici »`), never after an opening bracket or quotation mark.
"""

import re

HARD = "\n"
_SPACES = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f"
_HANGING = frozenset(" \t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u2066\u2067\u2068\u2069")
_PLACES = re.compile(
    rf"""
    [{_SPACES}]+                        # after spaces,
      (?<![(\[{{¡¿][{_SPACES}])         # but not after an opening bracket
      (?<![\s(][«“‘‹][{_SPACES}])(?<!^[«“‘‹][{_SPACES}])
      (?![!?;:/,.)\]}}؟؛،…፡።፣፤፥])       # nor before what closes
      (?![»”›](?:[\s!?;:/,.)\]}}]|$))
    | (?<=[\w.,;)])[-\u2010](?=[^\W\d])   # after a hyphen between letters
    | [\u2012\u2013](?=[^\s!?;:/,.)\]}}»])
    | /(?=[^\W\d])
    | [፡](?=[^\s፡።!?;:/,.)\]}}»])
    """,
    re.VERBOSE,
)


def break_places(text: str) -> list[int]:
    """The places in a text without line ends where a line may end, in order, its own end included."""
    places = [found.end() for found in _PLACES.finditer(text)]
    if not places or places[-1] != len(text):
        places.append(len(text))
    return places


def trimmed(text: str, start: int, end: int) -> int:
    """Where the visible part of `text[start:end]` ends: spaces at the end of a line take no room.

    Isolates among them go too: HarfBuzz takes them out and lets the next space stand in their place.
    """
    while end > start and text[end - 1] in _HANGING:
        end -= 1
    return end

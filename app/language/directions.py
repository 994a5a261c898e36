"""What stands beside a text of the other direction: each part is kept whole, and in its place.

The bidirectional algorithm alone (UAX 9) takes the date that follows an Arabic name to the other side of it, and turns
the parts of a line round. Isolates (section 2.4.2) prevent both. They are for what is shown: never keep them.
"""

import re
from collections.abc import Iterable

LEFT_TO_RIGHT, AUTO, POP = "\u2066", "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def runs_leftward(text: str) -> bool:
    """Whether some of it is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def isolated(text: str) -> str:
    """A fact inside a sentence: in an isolate where it is written from right to left, as it is where it is not."""
    return f"{AUTO}{text}{POP}" if runs_leftward(text) else text


def joined(parts: Iterable[str], between: str = " · ") -> str:
    """The parts that are not empty, one after another; each in an isolate where any is written from right to left."""
    known = [part for part in parts if part]
    if len(known) > 1 and any(map(runs_leftward, known)):
        known = [f"{AUTO}{part}{POP}" for part in known]
    return between.join(known)

"""What must stay whole inside a text of the other direction: numbers, dates, telephones, addresses, names.

The bidirectional algorithm alone turns `+33 4 76 00 00 00` inside Arabic into `00 00 00 76 4 33+`, and lets a
date that follows an Arabic name jump to its other side. Isolates (U+2066, U+2067, U+2069) prevent both.
"""

import re

from app.papers.scripts.bidi import RTL

_ARABIC = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_FORMAT = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SIGN = rf"[^\W_{_ARABIC}]"
_INSIDE = rf"[^{_ARABIC}{_FORMAT}()\n]"
_LEFT_TO_RIGHT = re.compile(
    rf"(?:\({_INSIDE}*\)[ ]?(?=[+#]?{_SIGN}))?[+#]?{_SIGN}(?>(?:{_INSIDE}*(?:\({_INSIDE}*\)|{_SIGN}))*)[%€°]?"
)
"""From a letter or digit (or `+`) to a letter, a digit or a closed bracket, over anything but Arabic."""
_RIGHT_TO_LEFT = re.compile(rf"[{_ARABIC}](?:[^\w{_FORMAT}\n]*[{_ARABIC}\u200c\u200d])*")


def held_together(text: str, base: int) -> str:
    """`text` with each stretch that runs against the direction `base` (0 or 1) put into an isolate."""
    if base == RTL:
        return _LEFT_TO_RIGHT.sub("\u2066\\g<0>\u2069", text)
    return _RIGHT_TO_LEFT.sub("\u2067\\g<0>\u2069", text)

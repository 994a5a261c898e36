"""What delay did, in words."""

from app.domain.entities import Consequence
from app.domain.vocabulary import OPEN
from app.language import labels
from app.language.dates import seen_date
from app.language.labels import label
from app.language.words import Words


def told(one: Consequence, words: Words) -> str:
    """A consequence as a line: what, since when, until when, in a few words."""
    kind = label(labels.CONSEQUENCE_KINDS, one.kind, words) if one.kind not in OPEN else ""
    return " · ".join(part for part in (kind, lasted(one.since, one.until, words), one.detail) if part)


def lasted(since: str, until: str, words: Words) -> str:
    """From when until when, as far as it is known (EDTF)."""
    first, last = (seen_date(one, words.language) if one and "X" not in one else "" for one in (since, until))
    if first and last:
        return words.t("de {since} à {until}", since=first, until=last)
    if first:
        return words.t("depuis {since}", since=first)
    return words.t("jusqu’à {until}", until=last) if last else ""

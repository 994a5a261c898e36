"""What delay did, in words."""

from app.domain.entities import Consequence
from app.domain.vocabulary import OPEN
from app.language import labels
from app.language.directions import joined
from app.language.labels import label
from app.language.lasting import lasted
from app.language.words import Words


def told(one: Consequence, words: Words) -> str:
    """A consequence as a line: what, since when, until when, in a few words."""
    kind = label(labels.CONSEQUENCE_KINDS, one.kind, words) if one.kind not in OPEN else ""
    return joined((kind, lasted(one.since, one.until, words), one.detail))

"""What is told of a visit on one line: its number, how long she waited, how long she was helped, how it ended."""

from collections.abc import Iterator

from app.domain.entities import Visit
from app.domain.queueing import waited
from app.domain.vocabulary import OPEN
from app.language import labels
from app.language.dates import moment_of
from app.language.labels import label
from app.language.words import Words

HOUR = 60


def visit_parts(visit: Visit, words: Words) -> Iterator[str]:
    """The parts of the line; what is not known is left out."""
    yield visit.number
    if visit.called_at:
        minutes = waited(visit, moment_of(visit.called_at))
        yield words.t("attente {minutes}", minutes=duration(minutes)) if minutes else ""
    if visit.outcome not in OPEN:
        yield label(labels.VISIT_OUTCOMES, visit.outcome, words)
    if visit.ended_at and visit.minutes is not None:
        yield words.t("aide {minutes}", minutes=duration(visit.minutes))
    if visit.posture not in OPEN:
        yield label(labels.POSTURES, visit.posture, words)
    for theme in visit.themes:
        yield label(labels.VISIT_THEMES, theme, words) if theme not in OPEN else ""
    yield visit.next_step


def duration(minutes: int) -> str:
    """`45 min`, `1 h 05`."""
    hours, rest = divmod(minutes, HOUR)
    return f"{hours} h {rest:02d}" if hours else f"{rest} min"

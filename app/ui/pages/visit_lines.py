"""Visits as lines of a list: number, who, language, and how long they have waited or been helped."""

from collections.abc import Sequence
from datetime import datetime

from app.desk.visit_parts import duration
from app.domain.entities import Visit
from app.domain.ids import Id
from app.domain.queueing import spent, state_of, waited
from app.domain.vocabulary import OPEN
from app.language import labels
from app.language.dates import clock_time, moment_of
from app.language.directions import joined
from app.language.labels import label
from app.language.languages import language_name
from app.ui.context import DeskContext
from app.ui.standing import PeopleFinder
from app.ui.widgets.result_list import Result

LONG_WAIT = 120
"""Minutes after which waiting is said to be long: nothing is red before it matters."""


class VisitLines:
    """Writes visits. With discretion on, names are initials, as everywhere."""

    def __init__(self, context: DeskContext, everyone: Sequence[Visit] = ()) -> None:
        """`everyone`: all visits of the session, so that equal numbers of two laptops are told apart."""
        self._words = context.words
        self._queue = context.desk.queue
        self._clock = context.clock
        self._finder = PeopleFinder(context.desk, context.words, context.screen)
        self._numbers: dict[Id, str] = self._queue.numbers(everyone)
        here = [self._queue.whose(visit) for visit in everyone if visit.person and not visit.ended_at]
        self._twice = {person for person in here if here.count(person) > 1}

    def number(self, visit: Visit) -> str:
        """Her number as it is shown."""
        return self._numbers.get(visit.id, visit.number)

    def who(self, visit: Visit) -> str:
        """Her name in a list, or that nothing is kept of her."""
        profile = self._queue.profile(visit)
        return self._finder.title(profile) if profile else self._words.t("Sans fiche")

    def title(self, visit: Visit) -> str:
        """Number and name."""
        return joined((self.number(visit), self.who(visit)))

    def about(self, visit: Visit) -> str:
        """Her language and what she came for."""
        words = self._words
        language = language_name(visit.language, words.language) if visit.language else ""
        themes = [label(labels.VISIT_THEMES, theme, words) for theme in visit.themes if theme not in OPEN]
        return joined((language, *themes))

    def line(self, visit: Visit) -> Result:
        """A line; its end says how long."""
        words = self._words
        going = state_of(visit) == "going"
        helper = self._queue.helper(visit)
        given = words.t("avec {name}", name=helper) if going else words.t("attend {name}", name=helper)
        with_whom = given if helper and not visit.ended_at else ""
        parts = (self._doubt(visit), with_whom, self.about(visit), self._ended(visit))
        return Result(
            visit.id, self.title(visit), joined(parts),
            glyph="ticket" if not visit.person else "user", aside=self.aside(visit),
        )  # fmt: skip

    def aside(self, visit: Visit) -> str:
        """How long she has waited or been helped; once gone, when."""
        now = self._clock()
        if visit.ended_at:
            return clock_time(moment_of(visit.ended_at))
        minutes = waited(visit, now) if not visit.called_at else spent(visit, now)
        return duration(minutes) if minutes else ""

    def stands(self, visit: Visit) -> str:
        """Where she stands, as a sentence."""
        words, now, helper = self._words, self._clock(), self._queue.helper(visit)
        if visit.ended_at:
            text = words.t("Partie à {time}", time=clock_time(moment_of(visit.ended_at)))
            return joined((text, self._ended(visit)))
        if visit.called_at:
            return words.t("Avec {name} depuis {time}", name=helper, time=clock_time(moment_of(visit.called_at)))
        minutes = duration(waited(visit, now))
        if not waited(visit, now):
            return words.t("Vient d’arriver")
        if helper:
            return words.t("Attend {name} depuis {minutes}", name=helper, minutes=minutes)
        return words.t("Attend depuis {minutes}", minutes=minutes)

    def _ended(self, visit: Visit) -> str:
        if not visit.ended_at:
            return ""
        outcome = label(labels.VISIT_OUTCOMES, visit.outcome, self._words) if visit.outcome not in OPEN else ""
        spent_on = duration(visit.minutes) if visit.minutes is not None else ""
        return joined((outcome, spent_on))

    def _doubt(self, visit: Visit) -> str:
        words = self._words
        if visit.ended_at:
            return ""
        if self._queue.claims(visit):
            return words.t("Appelée à deux postes")
        return words.t("Notée deux fois") if self._queue.whose(visit) in self._twice else ""


def longest_wait(waiting: Sequence[Visit], now: datetime) -> int:
    """Minutes that the first of those who wait has waited; 0 where nobody waits."""
    return max((waited(visit, now) for visit in waiting), default=0)

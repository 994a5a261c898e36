"""The dates of the law and of prudence, from the content in use: asked by the window and by the commands."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import msgspec

from app.domain.clock import Clock
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import Outcome, Sentence
from app.domain.deadlines.parameters import Known, Parameters
from app.domain.deadlines.reading import USAGE, read_facts
from app.domain.deadlines.rules import apply, find_rule
from app.domain.faults import KnownError
from app.guides.age import too_old
from app.guides.conditions import value_on
from app.guides.content import Content, Shelf
from app.guides.linter import overlaps
from app.guides.topics import DatedValue, Parameter
from app.language.dates import seen_date
from app.language.deadline_texts import STATUSES, date_line, say
from app.language.words import Words


class SaidDate(msgspec.Struct, frozen=True):
    """A date in a document: `time` is `HH:MM`, or none where the whole day counts."""

    name: str
    date: date
    time: str | None


class SaidSource(msgspec.Struct, frozen=True):
    """A text that the answer rests on."""

    ref: str
    status: str
    last_checked: date


class Said(msgspec.Struct, frozen=True):
    """The answer of a rule, in words."""

    rule: str
    dates: tuple[SaidDate, ...]
    why: str
    sources: tuple[SaidSource, ...]
    warnings: tuple[str, ...]


class Deadlines:
    """Questions to the rules, with the values of the content."""

    def __init__(self, content: Callable[[], Content], clock: Clock) -> None:
        self._content = content
        self._clock = clock

    def answer(self, rule: str, facts: Facts, on: date | None = None) -> Outcome:
        """What a rule says on a day (today by default); `missing` names the facts that it needs.

        Raises the faults of `app.domain.deadlines.rules.apply`, and `deadlines.parameter-overlap`.
        """
        find_rule(rule)
        now = self._clock()
        found = apply(rule, facts, self.parameters(on or now.date()), on or now.date())
        told = (*_moment_passed(found, now), *found.warnings, *_checked_ahead(found, now.date()))
        return msgspec.structs.replace(found, warnings=told)

    def typed(self, rule: str, pairs: Iterable[str]) -> Outcome:
        """What a rule says of facts typed as `key=value`.

        Raises the faults of `answer` and `read_facts`, and `deadlines.facts-missing` where the rule needs more.
        """
        find_rule(rule)
        facts, on = read_facts(pairs)
        found = self.answer(rule, facts, on)
        if found.missing:
            raise KnownError("deadlines.facts-missing", rule=rule, keys=", ".join(found.missing))
        return found

    def parameters(self, on: date) -> Parameters:
        """The values of the content that hold on a day. Raises `deadlines.parameter-overlap`."""
        found, faults = self.sound_parameters(on)
        for fault in faults:
            raise fault
        return found

    def sound_parameters(self, on: date) -> tuple[Parameters, tuple[KnownError, ...]]:
        """The values that hold on a day without those that contradict each other, and what is wrong with these."""
        today = self._clock().date()
        values: dict[str, Known] = {}
        faults: list[KnownError] = []
        for key, parameter in self._content().pack.parameters.items():
            wrong = [
                KnownError("deadlines.parameter-overlap", key=key, day=day.isoformat()) for day in overlaps(parameter)
            ]
            value = value_on(parameter, on)
            faults += wrong
            if value is not None and not wrong:
                values[key] = _known(key, parameter, value, today)
        return Parameters(on=on, values=values), tuple(faults)


def _moment_passed(found: Outcome, now: datetime) -> Iterator[Sentence]:
    """An hour of today that is behind us: rules know days only."""
    for one in found.dates[:1]:
        if one.hour and one.day == now.date() and one.hour < now.time():
            yield Sentence("moment-passed", {"hour": one.hour})


def _checked_ahead(found: Outcome, today: date) -> Iterator[Sentence]:
    """A check that took place after today: the clock of the computer or the content is wrong."""
    ahead = max((source.last_checked for source in found.sources), default=today)
    if ahead > today:
        yield Sentence("checked-in-future", {"day": ahead})


def _known(key: str, parameter: Parameter, value: DatedValue, today: date) -> Known:
    return Known(
        key=key,
        unit=parameter.unit,
        value=value.value,
        reference=value.reference,
        status=value.status,
        checked_on=value.checked_on,
        others=tuple(other.value for other in value.others),
        stale=too_old(value.checked_on, today),
    )


def deadlines_of(folder: Path, clock: Clock) -> Deadlines:
    """The rules with the content pack of a folder, which is read when the first question is asked."""
    return Deadlines(Shelf(folder).content, clock)


def is_misuse(fault: KnownError) -> bool:
    """Whether a fault is a slip in what was typed: an unknown name, a missing fact."""
    return fault.code in USAGE


def said(outcome: Outcome, words: Words) -> Said:
    """An answer as a document: every date's reason, every source, every warning in words."""
    return Said(
        rule=outcome.rule,
        dates=tuple(
            SaidDate(one.name, one.day, one.hour.strftime("%H:%M") if one.hour else None) for one in outcome.dates
        ),
        why=" ".join(say(reason, words) for reason in outcome.reasons),
        sources=tuple(SaidSource(one.ref, one.status, one.last_checked) for one in outcome.sources),
        warnings=tuple(say(warning, words) for warning in outcome.warnings),
    )


def lines(outcome: Outcome, words: Words) -> Iterator[str]:
    """An answer to be read on a terminal: dates, reasons, warnings, sources."""
    yield from (date_line(one, words) for one in outcome.dates)
    if not outcome.dates:
        yield words.t("Aucune date.")
    yield from (say(reason, words) for reason in outcome.reasons)
    yield from (words.t("Attention : {text}", text=say(warning, words)) for warning in outcome.warnings)
    for source in outcome.sources:
        yield words.t(
            "Source : {ref} ({status}, vu le {day})",
            ref=source.ref, status=words.t(STATUSES[source.status]),
            day=seen_date(source.last_checked.isoformat(), words.language),
        )  # fmt: skip
    yield words.t("Information, pas un conseil juridique : pour un refus ou une OQTF, voyez un avocat tout de suite.")

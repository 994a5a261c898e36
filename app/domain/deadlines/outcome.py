"""What a rule answers: dates with their reason, sources with how sure they are, warnings, what is missing."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from msgspec import Struct

from app.domain.deadlines.parameters import Known, Parameters

Told = date | time | int | str | Known
"""What fills a named place of a sentence; `app.language.deadline_texts` writes it in words."""


class Sentence(Struct, frozen=True):
    """The key of a sentence and what fills its places."""

    code: str
    facts: Mapping[str, Told] = {}


class NamedDate(Struct, frozen=True, kw_only=True):
    """A date that a rule found; `hour` where hours count; `why` names the facts and values that it comes from."""

    name: str
    day: date
    hour: time | None = None
    why: Sentence


class Cited(Struct, frozen=True, kw_only=True):
    """A text that the answer rests on: its reference, how sure it is, when it was last checked."""

    key: str
    ref: str
    status: str
    last_checked: date


class Outcome(Struct, frozen=True, kw_only=True):
    """The answer of a rule.

    The first date is the one to act by. `why` is what is to be understood besides the reasons of each date.
    `missing` are the names of facts without which the rule says nothing more.
    """

    rule: str
    dates: tuple[NamedDate, ...] = ()
    why: tuple[Sentence, ...] = ()
    sources: tuple[Cited, ...] = ()
    warnings: tuple[Sentence, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[Sentence, ...]:
        """All that explains the answer, each sentence once."""
        return _once((*(one.why for one in self.dates), *self.why))


def answer(
    rule: str,
    parameters: Parameters,
    uses: Iterable[str],
    *,
    dates: Iterable[NamedDate] = (),
    why: Iterable[Sentence] = (),
    warnings: Iterable[Sentence] = (),
    missing: Iterable[str] = (),
) -> Outcome:
    """An outcome that cites the values `uses` and says of each how doubtful it is."""
    known = [found for key in dict.fromkeys(uses) if (found := parameters.find(key))]
    cited = {(one.reference, one.status, one.checked_on): one for one in reversed(known)}
    return Outcome(
        rule=rule,
        dates=tuple(dates),
        why=tuple(why),
        sources=tuple(
            Cited(key=one.key, ref=one.reference, status=one.status, last_checked=one.checked_on)
            for one in known
            if cited[one.reference, one.status, one.checked_on] is one
        ),
        warnings=_once((*warnings, *(doubt for one in known for doubt in _doubts(one)))),
        missing=tuple(missing),
    )


def _once(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """These sentences, each where it first stands."""
    found: list[Sentence] = []
    for sentence in sentences:
        if sentence not in found:
            found.append(sentence)
    return tuple(found)


def lacking(rule: str, *missing: str) -> Outcome:
    """The answer of a rule that needs more facts."""
    return Outcome(rule=rule, missing=missing)


def passed(dates: Iterable[NamedDate], on: date) -> tuple[Sentence, ...]:
    """The warning that the first of these dates is behind us, or is today."""
    for one in dates:
        if one.day <= on:
            return (Sentence("passed" if one.day < on else "today", {"day": one.day}),)
        return ()
    return ()


def _doubts(known: Known) -> Iterable[Sentence]:
    if known.status == "to-check":
        yield Sentence("to-check", {"ref": known.reference})
    if known.status == "conflict":
        for other in known.others:
            yield Sentence("conflict", {"ref": known.reference, "value": known, "other": known.other(other)})
    if known.stale:
        yield Sentence("stale", {"ref": known.reference, "day": known.checked_on})

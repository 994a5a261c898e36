"""A refusal: until when to go to court, and until when to ask for its reasons."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from app.domain.deadlines import silence
from app.domain.deadlines.counting import ONE_DAY, after, next_working_day
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import NamedDate, Outcome, Sentence, Told, answer, lacking, passed
from app.domain.deadlines.parameters import Parameters


class Start(Struct, frozen=True, kw_only=True):
    """The day from which an appeal period runs; `kind` is notified, decided or silence."""

    day: date
    kind: str
    uses: tuple[str, ...] = ()
    warnings: tuple[Sentence, ...] = ()


class End(Struct, frozen=True, kw_only=True):
    """The last day of an appeal period, and what that rests on."""

    day: date
    why: Sentence
    uses: tuple[str, ...] = ()
    warnings: tuple[Sentence, ...] = ()


def _of_silence(facts: Facts, parameters: Parameters) -> Start | None:
    complete = facts.complete_on or facts.filed
    if complete is None or silence.needed(facts):
        return None
    found = silence.refusal(complete, facts, parameters)
    return Start(day=found.day, kind="silence", uses=("implicit-appeal", *found.uses), warnings=found.warnings)


def _of_refusal(facts: Facts, parameters: Parameters) -> Start | None:
    """Where the period starts: a notification, else a decision, else the silence on a request."""
    if facts.notified_at is None:
        if facts.decision:
            told = (Sentence("counted-from-decision", {"decision": facts.decision}),)
            return Start(day=facts.decision, kind="decided", warnings=told)
        return _of_silence(facts, parameters)
    notified = Start(day=facts.notified_at, kind="notified")
    # Where nobody knows that the file was complete, silence weighs nothing against a refusal that was handed over.
    implied = _of_silence(facts, parameters) if facts.complete_on else None
    if implied is None or facts.notified_at <= implied.day:
        return notified
    return _express_after_silence(notified, implied, parameters)


def _express_after_silence(notified: Start, implied: Start, parameters: Parameters) -> Start:
    """An express refusal that comes within the period of the implicit one restarts it (CJA R.421-2)."""
    delay = parameters.get("refusal-appeal")
    if notified.day <= after(implied.day, delay):
        told = Sentence("express-restarts", {"silence": implied.day, "notified": notified.day})
        return Start(day=notified.day, kind="notified", uses=implied.uses, warnings=(told,))
    told = Sentence("express-too-late", {"silence": implied.day, "other": after(notified.day, delay)})
    return Start(day=implied.day, kind="silence", uses=implied.uses, warnings=(told, *implied.warnings))


def _lacking(facts: Facts) -> tuple[str, ...]:
    if facts.complete_on or facts.filed:
        return silence.needed(facts)
    return ("notified_at",)


def appeal(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Last day for an annulment action. CJA R.421-1, R.421-2; CRPA L.411-2, L.232-4.

    Needs notified_at, or decision, or complete_on with permit. Where the period counts in clear days, one more
    day is told and the earlier date is the date. No date with an OQTF, whose own period counts (CESEDA L.614-1).
    """
    start = _of_refusal(facts, parameters)
    if start is None:
        return lacking("appeal", *_lacking(facts))
    if facts.measure:
        # The action against an OQTF covers the refusal handed over with it: two months would be a false date.
        told = (Sentence("oqtf-first"), Sentence("oqtf-recourse"))
        return answer("appeal", parameters, ("oqtf-general", "oqtf-recourse"), warnings=told)
    delay = parameters.get("refusal-appeal")
    why = Sentence(f"appeal-{start.kind}", {"start": start.day, "delay": delay})
    plain = End(day=after(start.day, delay), why=why)
    end = (_with_recourse if facts.recourse else _with_reasons)(facts, parameters, start, plain)
    dates = (NamedDate(name="appeal-ends", day=end.day, why=end.why), *silence.open_day(end.day))
    warnings = (*passed(dates, on), clear_days(end.day), *end.warnings, *start.warnings)
    uses = ("refusal-appeal", "appeal-clear-days", *end.uses, *start.uses)
    if facts.remedies == "no":
        outer = parameters.get("reasonable-period")
        warnings = (*warnings, Sentence("remedies-unsaid", {"other": after(start.day, outer)}))
        uses = (*uses, "appeal-remedies", "reasonable-period")
    return answer("appeal", parameters, uses, dates=dates, warnings=warnings)


def clear_days(end: date) -> Sentence:
    """The other reading of a period: its last day does not count, and a closed day leads to the next open one."""
    other = end + ONE_DAY
    if next_working_day(other) == other:
        return Sentence("clear-days", {"day": end, "other": other})
    return Sentence("clear-days-closed", {"day": end, "other": other, "next": next_working_day(other)})


def _with_recourse(facts: Facts, parameters: Parameters, begun: Start, end: End) -> End:
    """An administrative appeal made in time interrupts the period; it starts anew when that appeal is rejected."""
    if facts.recourse is None:
        return end
    if facts.recourse < begun.day:
        return _told(end, Sentence("no-refusal-yet", {"day": begun.day}))
    if facts.recourse > end.day:
        return _told(end, Sentence("recourse-too-late", {"recourse": facts.recourse, "day": end.day}))
    delay, patience = parameters.get("refusal-appeal"), parameters.get("recourse-silence")
    silent = after(facts.recourse, patience)
    rejected = facts.recourse_rejected
    # An express rejection that comes after silence and its whole appeal period reopens nothing.
    start = rejected if rejected and rejected <= after(silent, delay) else silent
    told = [Sentence("recourse-both")]
    if rejected and start is silent:
        told.append(Sentence("rejection-too-late", {"rejected": rejected, "silent": silent}))
    code = "appeal-recourse-rejected" if start is rejected else "appeal-recourse-silence"
    facts_told: dict[str, Told] = {"recourse": facts.recourse, "start": start, "delay": delay}
    if start is silent:
        facts_told["patience"] = patience
    return End(
        day=after(start, delay), why=Sentence(code, facts_told), uses=("recourse-interrupts", "recourse-silence"),
        warnings=tuple(told),
    )  # fmt: skip


def _with_reasons(facts: Facts, parameters: Parameters, begun: Start, end: End) -> End:
    """Reasons asked for in time and given open a new period (CRPA L.232-4); only asked for, they open none yet."""
    asked, given = facts.reasons_asked, facts.reasons_given
    if asked is None:
        return end
    if begun.kind == "notified":
        return _told(end, Sentence("reasons-of-silence-only"))
    if asked < begun.day:
        return _told(end, Sentence("no-refusal-yet", {"day": begun.day}))
    if asked > end.day:
        return _told(end, Sentence("reasons-too-late", {"asked": asked, "day": end.day}))
    if given is None:
        return _told(end, Sentence("reasons-awaited", {"day": end.day}), "reasons-appeal")
    delay = parameters.get("reasons-appeal")
    # The law only ever lengthens the period.
    day = max(end.day, after(given, delay))
    why = Sentence("appeal-reasons", {"given": given, "delay": delay}) if day != end.day else end.why
    return End(day=day, why=why, uses=(*end.uses, "reasons-appeal"), warnings=end.warnings)


def _told(end: End, sentence: Sentence, *uses: str) -> End:
    return End(day=end.day, why=end.why, uses=(*end.uses, *uses), warnings=(*end.warnings, sentence))


def reasons_request(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Last day to ask for the reasons of a refusal by silence, and when they are due. CRPA L.232-4.

    Needs complete_on with permit, or decision (the day that the refusal arose).
    """
    start = _birth_of_silence(facts, parameters)
    if start is None:
        return lacking("reasons-request", *(silence.needed(facts) or ("complete_on",)))
    delay = parameters.get("refusal-appeal")
    last = after(start.day, delay)
    why = Sentence("ask-reasons", {"start": start.day, "delay": delay})
    dates = [NamedDate(name="ask-reasons-by", day=last, why=why), *silence.open_day(last)]
    warnings = [Sentence("reasons-silence"), *start.warnings]
    if facts.reasons_asked is None:
        warnings = [*passed(dates, on), *_too_soon(start.day, on), *warnings]
    elif facts.reasons_asked < start.day:
        warnings = [*_too_soon(start.day, facts.reasons_asked), *warnings]
    elif facts.reasons_asked > last:
        warnings.insert(0, Sentence("reasons-too-late", {"asked": facts.reasons_asked, "day": last}))
    else:
        dates += _answer_dates(facts.reasons_asked, facts.reasons_given, last, parameters)
    uses = ("refusal-appeal", "reasons-answer", "reasons-appeal", "reasons-silence", *start.uses)
    return answer("reasons-request", parameters, uses, dates=dates, warnings=warnings)


def _birth_of_silence(facts: Facts, parameters: Parameters) -> Start | None:
    if facts.decision:
        return Start(day=facts.decision, kind="silence", uses=("implicit-appeal",))
    return _of_silence(facts, parameters)


def _too_soon(refused: date, on: date) -> Iterable[Sentence]:
    if on < refused:
        yield Sentence("no-refusal-yet", {"day": refused})


def _answer_dates(asked: date, given: date | None, last: date, parameters: Parameters) -> Iterable[NamedDate]:
    due, delay = parameters.get("reasons-answer"), parameters.get("reasons-appeal")
    yield NamedDate(
        name="answer-due", day=after(asked, due), why=Sentence("answer-due", {"asked": asked, "delay": due})
    )
    if given:
        why = Sentence("appeal-reasons", {"given": given, "delay": delay})
        yield NamedDate(name="appeal-ends", day=max(last, after(given, delay)), why=why)

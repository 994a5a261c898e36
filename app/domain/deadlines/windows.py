"""When a renewal can be filed, and what filing late costs."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from app.domain.deadlines.counting import ONE_DAY, after, before
from app.domain.deadlines.facts import ALGERIAN, PROTECTED, Facts
from app.domain.deadlines.outcome import NamedDate, Outcome, Sentence, Told, answer, lacking, passed
from app.domain.deadlines.parameters import Parameters

OWN_WINDOW = ("ue-famille", "resident-ue")
EMPLOYEES = ("salarie", "travailleur-temporaire")


class Window(Struct, frozen=True, kw_only=True):
    """The first and last day to file (`opens` is none where there is no first day), and what that rests on."""

    opens: date | None
    closes: date
    uses: tuple[str, ...]
    why_opens: Sentence
    why_closes: Sentence
    warnings: tuple[Sentence, ...] = ()


def needed(facts: Facts) -> tuple[str, ...]:
    """The facts that `window` lacks."""
    missing = [] if facts.expiry else ["expiry"]
    if not facts.channel and facts.permit not in OWN_WINDOW:
        missing.append("channel")
    return tuple(missing)


def window(expiry: date, facts: Facts, parameters: Parameters) -> Window:
    """The window of a renewal; `needed(facts)` is empty. CESEDA R.431-5, R.233-15; both ends belong to it."""
    if facts.permit == "resident-ue":
        until = Sentence("no-window", {"expiry": expiry})
        return Window(opens=None, closes=expiry, uses=("long-term-eu-window",), why_opens=until, why_closes=until)
    if facts.permit == "ue-famille":
        return _months_before(expiry, "eu-family-window", parameters)
    found = _anef(expiry, parameters) if facts.channel == "anef" else None
    found = found or _months_before(expiry, "counter-window", parameters)
    doubt = _doubt_of_channel(facts.permit)
    return Window(
        opens=found.opens, closes=found.closes, uses=(*found.uses, *doubt), why_opens=found.why_opens,
        why_closes=found.why_closes, warnings=found.warnings,
    )  # fmt: skip


def _anef(expiry: date, parameters: Parameters) -> Window:
    first, last = parameters.get("renewal-opens"), parameters.get("renewal-closes")
    in_months = tuple(parameters.find(key) for key in ("renewal-opens-months", "renewal-closes-months"))
    told: tuple[Sentence, ...] = ()
    if in_months[0] and in_months[1]:
        in_words: dict[str, Told] = {"opens": before(expiry, in_months[0]), "closes": before(expiry, in_months[1])}
        told = (Sentence("window-in-months", in_words),)
    return Window(
        opens=before(expiry, first),
        closes=before(expiry, last),
        uses=("renewal-opens", "renewal-closes", "renewal-opens-months", "renewal-closes-months"),
        why_opens=Sentence("opens", {"expiry": expiry, "delay": first}),
        why_closes=Sentence("closes", {"expiry": expiry, "delay": last}),
        warnings=told,
    )


def _months_before(expiry: date, key: str, parameters: Parameters) -> Window:
    delay = parameters.get(key)
    return Window(
        opens=before(expiry, delay),
        closes=expiry,
        uses=(key,),
        why_opens=Sentence("opens", {"expiry": expiry, "delay": delay}),
        why_closes=Sentence("closes-at-expiry", {"expiry": expiry}),
    )


def _doubt_of_channel(permit: str) -> tuple[str, ...]:
    if permit in ALGERIAN:
        return ("algerian-channel",)
    return ("employee-channel",) if permit in EMPLOYEES else ()


def renewal(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """First and last day to file a renewal. CESEDA R.431-5, R.233-15. Needs expiry, channel; permit where special."""
    missing = needed(facts)
    if facts.expiry is None or missing:
        return lacking("renewal", *missing)
    found = window(facts.expiry, facts, parameters)
    dates = [NamedDate(name="closes", day=found.closes, why=found.why_closes)]
    if found.opens:
        dates.insert(0, NamedDate(name="opens", day=found.opens, why=found.why_opens))
    return answer(
        "renewal", parameters, (*found.uses, *_late_uses(found, on)), dates=dates,
        warnings=(*_state(facts.expiry, found, on, parameters), *found.warnings),
    )  # fmt: skip


def _late_uses(found: Window, on: date) -> tuple[str, ...]:
    return ("late-fee",) if found.closes < on and found.opens else ()


def _state(expiry: date, found: Window, on: date, parameters: Parameters) -> Iterable[Sentence]:
    if found.opens and on < found.opens:
        yield Sentence("not-open-yet", {"opens": found.opens})
    elif found.closes < on:
        risk = parameters.find("entry-conditions-after")
        long_ended = risk is not None and after(expiry, risk) < on
        yield Sentence("window-long-closed" if long_ended else "window-closed", {"closes": found.closes})
        if found.opens:
            yield Sentence("fee-if-late", {"amount": parameters.get("late-fee")})
    else:
        yield Sentence("open-now", {"closes": found.closes})


def late_fee(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """From which day a late request costs a regularisation visa. CESEDA L.436-5. Needs what `renewal` needs.

    With `filed`, says whether that day was late; without, whether today is.
    """
    missing = needed(facts)
    if facts.expiry is None or missing:
        return lacking("late-fee", *missing)
    found = window(facts.expiry, facts, parameters)
    amount = parameters.get("late-fee")
    filed = facts.filed or on
    late = filed > found.closes
    closes: dict[str, Told] = {"closes": found.closes, "amount": amount}
    verdict = Sentence("filed-late" if late else "filed-in-time", {"filed": filed, **closes})
    exempt = ("fee-exemption",) if facts.permit in PROTECTED else ()
    warnings = [Sentence("fee-exceptions")] if late else []
    if found.opens is None:
        warnings.append(Sentence("fee-no-window"))
    if exempt:
        warnings.append(Sentence("fee-exempt-perhaps"))
    if found.opens and filed < found.opens:
        warnings.append(Sentence("filed-too-early", {"filed": filed, "opens": found.opens}))
    return answer(
        "late-fee", parameters, (*found.uses, "late-fee", *exempt),
        dates=(
            NamedDate(name="last-day-without-fee", day=found.closes, why=found.why_closes),
            NamedDate(name="late-from", day=found.closes + ONE_DAY, why=Sentence("late-from", closes)),
        ),
        why=(verdict,), warnings=(*warnings, *found.warnings),
    )  # fmt: skip


def visa_risk(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Last day after which entry conditions must be met again. CESEDA R.431-8. Needs expiry; filed if it was."""
    if facts.expiry is None:
        return lacking("visa-risk", "expiry")
    delay = parameters.get("entry-conditions-after")
    last = after(facts.expiry, delay)
    dates = (
        NamedDate(
            name="last-day", day=last, why=Sentence("visa-risk", {"expiry": facts.expiry, "delay": delay})
        ),
    )  # fmt: skip
    if facts.filed is None:
        warnings = passed(dates, on)
    else:
        code = "visa-risk-met" if facts.filed > last else "visa-risk-avoided"
        warnings = (Sentence(code, {"filed": facts.filed, "last": last}),)
    return answer("visa-risk", parameters, ("entry-conditions-after",), dates=dates, warnings=warnings)

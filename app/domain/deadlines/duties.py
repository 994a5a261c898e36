"""Other dates: address, visa, coming of age, a refugee's card, shortage jobs."""

from datetime import date

from app.domain.deadlines.counting import ONE_DAY, add_years, after
from app.domain.deadlines.facts import PROTECTED, Facts
from app.domain.deadlines.outcome import NamedDate, Outcome, Sentence, answer, lacking, passed
from app.domain.deadlines.parameters import Parameters
from app.domain.deadlines.silence import open_day

SHORT_CARDS = ("cst",)
LONG_CARDS = ("pluriannuelle-4", "pluriannuelle-2", "resident", "accord")
LONG_PERMITS = (*PROTECTED, "resident", "resident-ue", "algerien-10")


def address(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Until when a new address is declared. CESEDA R.431-23. Needs move; card, or issued and expiry, say for whom."""
    if facts.move is None:
        return lacking("address", "move")
    protected = facts.permit in PROTECTED
    uses = ["address-declaration", "address-permit-length", *(["address-ofpra"] if protected else [])]
    longer = _longer(facts, parameters)
    limit = parameters.get("address-permit-length")
    dates = []
    if longer is not False:
        delay = parameters.get("address-declaration")
        why = Sentence("address", {"move": facts.move, "delay": delay})
        dates.append(NamedDate(name="declare-by", day=after(facts.move, delay), why=why))
    if protected:
        # OFPRA is told of each address, however long the permit lasts.
        ofpra = parameters.get("address-ofpra")
        told = Sentence("address-ofpra", {"move": facts.move, "delay": ofpra})
        dates.append(NamedDate(name="tell-ofpra-by", day=after(facts.move, ofpra), why=told))
    warnings = list(passed(dates, on))
    if longer is not True:
        warnings.append(Sentence("address-not-bound" if longer is False else "address-if-longer", {"limit": limit}))
    return answer("address", parameters, uses, dates=dates, warnings=warnings)


def _longer(facts: Facts, parameters: Parameters) -> bool | None:
    """Whether the permit lasts longer than the limit under which nothing is due; none where that is not known."""
    if facts.issued and facts.expiry:
        return facts.expiry > after(facts.issued, parameters.get("address-permit-length"))
    if facts.card in LONG_CARDS or (facts.permit in LONG_PERMITS and not facts.card):
        return True
    return False if facts.card in SHORT_CARDS or facts.permit == "algerien-1" else None


def vls_ts(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Until when a long-stay visa is validated online. CESEDA R.431-17. Needs entry."""
    if facts.entry is None:
        return lacking("vls-ts", "entry")
    delay = parameters.get("visa-validation")
    why = Sentence("vls-ts", {"entry": facts.entry, "delay": delay})
    dates = (NamedDate(name="validate-by", day=after(facts.entry, delay), why=why),)
    return answer("vls-ts", parameters, ("visa-validation",), dates=dates, warnings=passed(dates, on))


def young_adult(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Until when a young adult asks for a first permit. CESEDA R.431-5 2° and 3°. Needs birth.

    Without `entitled`, the earlier of the two dates is the date.
    """
    if facts.birth is None:
        return lacking("young-adult", "birth")
    adult, delay = parameters.get("adult-age"), parameters.get("adult-filing")
    limit = parameters.get("entitled-age")
    ordinary = NamedDate(
        name="file-by",
        day=after(add_years(facts.birth, adult.number), delay),
        why=Sentence("young-adult", {"birth": facts.birth, "age": adult, "delay": delay}),
    )
    entitled = NamedDate(
        name="file-by",
        day=add_years(facts.birth, limit.number) - ONE_DAY,
        why=Sentence("young-adult-entitled", {"birth": facts.birth, "age": limit}),
    )
    first, other = sorted((ordinary, entitled), key=lambda one: one.day)
    if facts.entitled == "yes":
        dates, warnings, uses = (entitled,), [Sentence("young-adult-proof")], ["entitled-age"]
    elif facts.entitled == "no":
        dates, warnings, uses = (ordinary,), [], ["adult-age", "adult-filing"]
    else:
        dates, uses = (first,), ["adult-age", "adult-filing", "entitled-age"]
        warnings = [Sentence("young-adult-other", {"other": other.day})]
    return answer("young-adult", parameters, uses, dates=dates, warnings=(*passed(dates, on), *warnings))


def refugee_card(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Until when the prefecture must deliver a protected person's card. CESEDA R.424-1, R.424-7. Needs decision."""
    if facts.decision is None:
        return lacking("refugee-card", "decision")
    delay = parameters.get("refugee-card")
    why = Sentence("refugee-card", {"decision": facts.decision, "delay": delay})
    dates = (NamedDate(name="card-due", day=after(facts.decision, delay), why=why),)
    warnings = (*passed(dates, on), Sentence("refugee-card-family"))
    return answer("refugee-card", parameters, ("refugee-card",), dates=dates, warnings=warnings)


def shortage_jobs(_facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Last day of the regularisation through shortage jobs. CESEDA L.435-4. Needs no fact."""
    last = parameters.get("shortage-jobs-last-day").day
    dates = (NamedDate(name="last-day", day=last, why=Sentence("shortage-jobs", {"last": last})), *open_day(last))
    warnings = (*passed(dates, on), Sentence("shortage-jobs-extension"), Sentence("request-risks-oqtf"))
    return answer("shortage-jobs", parameters, ("shortage-jobs-last-day",), dates=dates, warnings=warnings)

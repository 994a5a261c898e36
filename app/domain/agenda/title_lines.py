"""What the titles that someone holds ask of her: to renew in time, to have a paper when they end."""

from collections.abc import Iterator
from datetime import date

import msgspec

from app.domain.agenda.making import Asking, Matter, Pick, lines_from, lines_of_answer
from app.domain.agenda.model import Line, PersonFile, day_of
from app.domain.agenda.own import ends, later
from app.domain.agenda.reach import MARGIN, OPENINGS
from app.domain.agenda.reading import (
    PROVISIONAL,
    STAYING,
    card_of,
    channel_of,
    followed_by,
    held_until,
    live_titles,
    permit_of,
    request_for,
)
from app.domain.deadlines.continuity import REMINDERS
from app.domain.deadlines.counting import after
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import Sentence
from app.domain.deadlines.rules import apply
from app.domain.entities import Deposit, Title

WINDOW = {"closes": Pick("closes"), "opens": Pick("opens")}
VISA_RISK = {"last-day": Pick("closes")}
PROLONGATION = {"due": Pick("due", REMINDERS[0])}
CONTINUITY = {"continuity-ends": Pick("closes")}
VALIDATION = {"validate-by": Pick("closes")}
ENDING = {"ends": Pick("closes")}
PASSPORT = {"ends": Pick("closes"), "renew-from": Pick("opens")}
COLLECTION = {"check-on": Pick("due")}


def title_lines(file: PersonFile, asking: Asking) -> Iterator[Line]:
    """The lines of all titles that no other replaces."""
    for title in live_titles(file):
        if title.kind in STAYING:
            yield from _staying(title, file, asking)
        elif title.kind in PROVISIONAL:
            yield from _provisional(title, file, asking)
        elif title.kind == "favourable-decision":
            yield from _collection(title, file, asking)
        elif title.kind == "passport" and title.valid_to:
            yield from _ending(title, "passport", PASSPORT, ("passport-reminder",), asking)
        elif title.kind == "visa" and title.valid_to:
            yield from _ending(title, "visa", ENDING, (), asking)


def _matter(title: Title, *warnings: Sentence) -> Matter:
    return Matter(about=title, person=title.person, warnings=warnings)


def _staying(title: Title, file: PersonFile, asking: Asking) -> Iterator[Line]:
    """A card or a long-stay visa: to be validated, renewed in its window, followed by a paper when it ends."""
    expiry, start = held_until(title), day_of(title.valid_from)
    if title.kind == "vls-ts" and start:
        told = _matter(title, Sentence("entry-supposed", {"day": start}))
        yield from lines_from(told, "vls-ts", Facts(entry=start), VALIDATION, asking)
    filed = request_for(title, file, asking.parameters)
    if followed_by(title, live_titles(file)):
        return
    channel, supposed = channel_of(file)
    facts = Facts(
        expiry=expiry, issued=start, channel=channel, permit=permit_of(title.ground),
        card=card_of(title, asking.parameters), filed=day_of(filed.at) if filed else None,
    )  # fmt: skip
    if filed is None:
        yield from _to_renew(title, facts, asking, supposed)
    else:
        yield from _waiting(title, filed, facts, asking)


def _to_renew(title: Title, facts: Facts, asking: Asking, supposed: tuple[Sentence, ...]) -> Iterator[Line]:
    risk = asking.parameters.find("entry-conditions-after")
    ended = facts.expiry is not None and facts.expiry < asking.on
    if not (ended and facts.expiry and risk and after(facts.expiry, risk) < asking.on) and not _is_far(facts, asking):
        # Past that, nobody is told to file at once: entry conditions are asked for again (R.431-8).
        yield from lines_from(_matter(title, *supposed), "renewal", facts, WINDOW, asking)
    if ended:
        yield from lines_from(_matter(title), "visa-risk", facts, VISA_RISK, asking)


def _is_far(facts: Facts, asking: Asking) -> bool:
    """Whether a renewal opens after the list that is asked for, or closed before it: most titles, most of the time."""
    looked = asking.looked
    if looked is None or facts.expiry is None:
        return False
    known = [found for key in OPENINGS if (found := asking.parameters.find(key))]
    latest = max((after(looked.until, one) for one in known), default=looked.until) + MARGIN
    return not min(looked.since, looked.last_session) <= facts.expiry <= latest


def _waiting(title: Title, filed: Deposit, facts: Facts, asking: Asking) -> Iterator[Line]:
    """Filed: a provisional paper must exist when the title ends, and once more when its continuity does."""
    matter = Matter(about=title, person=title.person, case=filed.case)
    due = list(lines_from(matter, "prolongation", facts, PROLONGATION, asking.whole))
    yield from due or _not_due(matter, facts, asking)
    if facts.card and facts.expiry and facts.expiry < asking.on:
        yield from (line for line in lines_from(matter, "continuity", facts, CONTINUITY, asking) if line.day)


def _not_due(matter: Matter, facts: Facts, asking: Asking) -> Iterator[Line]:
    """Filed outside the window: no certificate is owed, and the title ends all the same."""
    why = apply("prolongation", facts, asking.parameters, asking.on)
    told = msgspec.structs.replace(matter, warnings=why.warnings)
    yield from lines_of_answer(
        told, "title", facts, {"ends": Pick("closes", REMINDERS[0])}, asking,
        lambda: ends("title", facts.expiry, asking.parameters, asking.on),
    )  # fmt: skip


def _provisional(title: Title, file: PersonFile, asking: Asking) -> Iterator[Line]:
    """A paper that holds while a request is examined: to be asked for again before it ends."""
    if followed_by(title, live_titles(file)) is None:
        picks = {"ends": Pick("closes", REMINDERS[0])}
        yield from _ending(title, "provisional", picks, REMINDERS, asking)


def _collection(title: Title, file: PersonFile, asking: Asking) -> Iterator[Line]:
    """A favourable decision: the card is asked about some time later, unless it is held."""
    start = day_of(title.valid_from)
    cards = [one for one in live_titles(file) if one.kind == "card" and _begun(one, start)]
    if not cards:
        delays = {"check-on": "collection-check"}
        yield from lines_of_answer(
            _matter(title), "collection", Facts(issued=start), COLLECTION, asking,
            lambda: later("collection", start, delays, asking.parameters),
        )  # fmt: skip


def _begun(card: Title, start: date | None) -> bool:
    begun = day_of(card.valid_from)
    return begun is not None and start is not None and begun >= start


def _ending(
    title: Title, rule: str, picks: dict[str, Pick], reminders: tuple[str, ...], asking: Asking
) -> Iterator[Line]:
    last = held_until(title)
    yield from lines_of_answer(
        _matter(title), rule, Facts(expiry=last), picks, asking,
        lambda: ends(rule, last, asking.parameters, asking.on, reminders=reminders),
    )  # fmt: skip

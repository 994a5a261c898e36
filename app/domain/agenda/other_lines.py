"""What else has a day: appointments, papers that age, mandates, consents, a move, coming of age, things noted."""

from collections.abc import Iterator
from datetime import date

import msgspec

from app.domain.agenda.making import Asking, Matter, Pick, lines_from, lines_of_answer
from app.domain.agenda.model import Line, PersonFile, day_of, moment_of
from app.domain.agenda.own import ends, plain
from app.domain.agenda.reading import PROVING, STAYING, card_of, held_until, is_open, live_titles, permit_of
from app.domain.deadlines.counting import add_years, after
from app.domain.deadlines.facts import Facts
from app.domain.entities import Appointment, Task
from app.domain.vocabulary import OPEN

APPOINTMENT = {"at": Pick("happens")}
RESULT = {"result-on": Pick("due")}
ENDING = {"ends": Pick("closes")}
RENEWAL = {"ends": Pick("closes"), "renew-from": Pick("opens")}
ADDRESS = {"declare-by": Pick("closes"), "tell-ofpra-by": Pick("closes")}
YOUNG_ADULT = {"file-by": Pick("closes")}
BY_HAND = {"by-hand": Pick("due")}
READY = ("seen", "copied")
"""States of a document that is held but not sent: it may grow too old."""
MANDATE_REMINDER = ("mandate-reminder",)


def other_lines(file: PersonFile, asking: Asking) -> Iterator[Line]:
    """All lines that come neither from a title, nor from a request, nor from a decision."""
    yield from _appointments(file, asking)
    yield from _requirements(file, asking)
    yield from _agreements(file, asking)
    yield from _address(file, asking)
    yield from _young_adult(file, asking)
    for task in file.tasks:
        if not task.rule:
            yield from _by_hand(task, asking)


def _appointments(file: PersonFile, asking: Asking) -> Iterator[Line]:
    closed = {case.id for case in file.cases if not is_open(case)}
    for one in file.appointments:
        if one.case not in closed and one.kept in OPEN:
            yield from _appointment(one, asking)


def _appointment(one: Appointment, asking: Asking) -> Iterator[Line]:
    day, hour = moment_of(one.at)
    matter = Matter(about=one, person=one.person, case=one.case)
    if day is None or day >= asking.on:
        yield from lines_of_answer(
            matter, "appointment", Facts(), APPOINTMENT, asking, lambda: plain("appointment", "at", day, hour, "at")
        )
    else:
        yield from lines_of_answer(
            matter, "appointment", Facts(), RESULT, asking, lambda: plain("appointment", "result-on", day)
        )


def _requirements(file: PersonFile, asking: Asking) -> Iterator[Line]:
    open_cases = {case.id for case in file.cases if is_open(case)}
    filed = {deposit.case for deposit in file.deposits}
    for one in file.requirements:
        if one.valid_until and one.state in READY and one.case in open_cases - filed:
            last = day_of(one.valid_until)
            yield from _ending(Matter(about=one, person=one.person, case=one.case), "requirement", last, asking)


def _agreements(file: PersonFile, asking: Asking) -> Iterator[Line]:
    """Mandates and consents that run out."""
    for mandate in file.mandates:
        if mandate.expires_on and not mandate.revoked_on:
            matter = Matter(about=mandate, person=mandate.person, case=mandate.case)
            yield from _ending(matter, "mandate", day_of(mandate.expires_on), asking, MANDATE_REMINDER)
    for consent in file.consents:
        if consent.renew_on and consent.given == "yes" and not consent.withdrawn_on:
            yield from _ending(
                Matter(about=consent, person=consent.person), "consent", day_of(consent.renew_on), asking
            )


def _ending(
    matter: Matter, rule: str, last: date | None, asking: Asking, reminders: tuple[str, ...] = ()
) -> Iterator[Line]:
    yield from lines_of_answer(
        matter, rule, Facts(expiry=last), RENEWAL if reminders else ENDING, asking,
        lambda: ends(rule, last, asking.parameters, asking.on, reminders=reminders),
    )  # fmt: skip


def _address(file: PersonFile, asking: Asking) -> Iterator[Line]:
    """A move that is noted: to be declared, unless a request about it was filed since."""
    moves = sorted(
        (day, one.id, one) for one in file.contacts if one.kind == "address" and (day := day_of(one.since))
    )  # fmt: skip
    if not moves:
        return
    day, _, last = moves[-1]
    told = {case.id for case in file.cases if case.procedure == "address"}
    if any(one.case in told and (day_of(one.at) or date.min) >= day for one in file.deposits):
        return
    held = [one for one in live_titles(file) if one.kind in PROVING]
    title = max(held, key=lambda one: (one.kind in STAYING, one.valid_to, one.id), default=None)
    facts = Facts(move=day)
    if title is not None:
        facts = Facts(move=day, permit=permit_of(title.ground), card=card_of(title, asking.parameters))
    if title is not None and title.kind in STAYING:
        # How long a provisional paper lasts says nothing of the permit that it waits for.
        facts = msgspec.structs.replace(facts, issued=day_of(title.valid_from), expiry=held_until(title))
    yield from lines_from(Matter(about=last, person=last.person), "address", facts, ADDRESS, asking)


def _young_adult(file: PersonFile, asking: Asking) -> Iterator[Line]:
    """Someone who comes of age and holds no title. Once both dates are long past, this is no longer her way in."""
    birth = day_of(file.person.birth)
    if not birth or file.deposits or any(one.kind in PROVING for one in file.titles):
        return
    limit, patience = (asking.parameters.find(key) for key in ("entitled-age", "agenda-overdue"))
    if not (limit and patience and after(add_years(birth, limit.number), patience) < asking.on):
        matter = Matter(about=file.person, person=file.person.id)
        yield from lines_from(matter, "young-adult", Facts(birth=birth), YOUNG_ADULT, asking)


def _by_hand(task: Task, asking: Asking) -> Iterator[Line]:
    """Something that someone wrote down to be done."""
    day = day_of(task.due)
    found = lines_of_answer(
        Matter(about=task, person=task.person, case=task.case), "task", Facts(), BY_HAND, asking,
        lambda: plain("task", "by-hand", day),
    )  # fmt: skip
    for line in found:
        yield _spoken(line, task)


def _spoken(line: Line, task: Task) -> Line:
    return msgspec.structs.replace(line, id=task.id, task=task, text=task.text)

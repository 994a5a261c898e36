"""Dates that leave the program: nothing in a calendar tells a stranger anything, nobody is called who must not be."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from app.desk.open_desk import OpenDesk
from app.domain.entities import Appointment, Consent, Contact, Decision
from app.domain.ids import Id
from app.language.call_texts import CAUTIONS, WHY_NOT
from app.language.words import Words
from tests.desk.desks import register
from tests.desk.test_agenda import hold

WORDS = Words()


def out(desk: OpenDesk, **options: bool) -> bytes:
    found = desk.agenda.before_next()
    return desk.dates_out.calendar(found.lines, found.profiles, WORDS, **options)


def contact(desk: OpenDesk, person: Id, **fields: Any) -> None:
    known: dict[str, Any] = {
        "kind": "phone",
        "value": "06 00 00 12 34",
        "may_leave_message": "yes",
        "shared": "no",
        **fields,
    }
    desk.people.add_contact(Contact(id=desk.people.new_id(), person=person, **known))


def calls(desk: OpenDesk) -> list[tuple[str, list[tuple[str, ...]]]]:
    found = desk.agenda.before_next()
    return [
        (one.why_not, [n.cautions for n in one.numbers]) for one in desk.dates_out.calls(found.lines, found.profiles)
    ]


def test_a_calendar_has_the_days_and_hours_and_no_name(desk: OpenDesk) -> None:
    made = register(desk, family="Tesfaye", given="Hirut", reason="carte perdue")
    hold(desk, made.person)
    kept = Appointment(
        id=desk.people.new_id(), person=made.person, case=made.case, at="2026-11-26T09:30+01:00", place="Vienne"
    )
    desk.entries.add(kept)
    desk.entries.add(
        Decision(id=desk.people.new_id(), person=made.person, kind="oqtf", notified_at="2026-11-23T10:00+01:00")
    )
    text = out(desk)
    events = list(Calendar.from_ical(text).walk("VEVENT"))
    days = {event.decoded("DTSTART") for event in events}
    assert days == {
        date(2026, 11, 29),
        datetime(2026, 11, 26, 8, 30, tzinfo=UTC),
        datetime(2026, 11, 25, 9, 0, tzinfo=UTC),
    }
    for word in ("Tesfaye", "Hirut", "OQTF", "oqtf", "Vienne", "carte", "renouvellement", "decision"):
        assert word.encode() not in text
    reference = desk.people.profile(made.person).person.reference
    assert {str(event["SUMMARY"]) for event in events} == {f"Échéance {reference}", f"Rendez-vous {reference}"}
    assert {str(event["CLASS"]) for event in events} == {"PRIVATE"}
    assert reference.encode() not in out(desk, references=False)


def test_taken_in_again_an_entry_replaces_itself(desk: OpenDesk) -> None:
    hold(desk, register(desk).person)
    names = [[str(event["UID"]) for event in Calendar.from_ical(out(desk)).walk("VEVENT")] for _ in range(2)]
    assert names[0] == names[1]
    assert len(set(names[0])) == len(names[0]) == 1
    assert out(desk) == out(desk)


def test_an_empty_list_is_an_empty_calendar(desk: OpenDesk) -> None:
    assert list(Calendar.from_ical(out(desk)).walk("VEVENT")) == []


@pytest.mark.parametrize(("fields", "expected"), [
    ({}, ("", [()])),
    ({"never_mention_prefecture": True, "shared": "yes"}, ("", [("never-mention-prefecture", "shared")])),
    ({"may_leave_message": "no"}, ("", [("no-message",)])),
    ({"may_leave_message": "unknown", "shared": "unknown"}, ("", [("message-unknown",)])),
    ({"kind": "relative-phone"}, ("", [("someone-else",)])),
    ({"shared": "yes", "never_mention_prefecture": True, "may_leave_message": "no"}, ("not-safe", [])),
    ({"kind": "relative-phone", "never_mention_prefecture": True, "may_leave_message": "no"}, ("not-safe", [])),
    ({"kind": "email", "value": "a@example.org"}, ("no-number", [])),
])  # fmt: skip
def test_what_is_said_before_a_number_can_be_read(
    desk: OpenDesk, fields: dict[str, Any], expected: tuple[str, list[tuple[str, ...]]]
) -> None:
    made = register(desk)
    hold(desk, made.person)
    contact(desk, made.person, **fields)
    assert calls(desk) == [expected]


def test_the_number_with_the_fewest_cautions_comes_first(desk: OpenDesk) -> None:
    made = register(desk)
    hold(desk, made.person)
    contact(desk, made.person, shared="yes")
    contact(desk, made.person, value="06 00 00 56 78")
    assert calls(desk) == [("", [(), ("shared",)])]


@pytest.mark.parametrize(("answers", "why_not"), [
    ([{"given": "no", "given_on": "2026-11-01"}], "refused"),
    ([{"given": "yes", "given_on": "2026-11-01", "withdrawn_on": "2026-11-20"}], "refused"),
    ([{"given": "no", "given_on": "2026-10-01"}, {"given": "yes", "given_on": "2026-11-01"}], ""),
    ([{"given": "yes", "given_on": "2026-10-01"}, {"given": "no", "given_on": "2026-11-01"}], "refused"),
])  # fmt: skip
def test_who_does_not_want_to_be_contacted_is_not_called(
    desk: OpenDesk, answers: list[dict[str, Any]], why_not: str
) -> None:
    made = register(desk)
    hold(desk, made.person)
    contact(desk, made.person)
    for answer in answers:
        desk.entries.add(Consent(id=desk.people.new_id(), person=made.person, purpose="contact", **answer))
    ((told, numbers),) = calls(desk)
    assert told == why_not
    assert bool(numbers) is not bool(why_not)


def test_every_caution_has_its_words() -> None:
    assert all(CAUTIONS.values())
    assert all(WHY_NOT.values())


def test_someone_with_two_lines_is_called_once(desk: OpenDesk) -> None:
    made = register(desk)
    hold(desk, made.person)
    contact(desk, made.person)
    desk.tasks.write(made.person, "Rappeler", date(2026, 11, 25))
    found = desk.agenda.before_next()
    (call,) = desk.dates_out.calls(found.lines, found.profiles)
    assert len(call.lines) == 2

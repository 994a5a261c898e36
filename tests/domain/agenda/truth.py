"""Worked by hand: of each paper, request and decision, the lines that follow on Sunday 22 November 2026.

A row: what it is with its article, what is kept of the person, and of each line its rule and date, its day, its weight.
"""

from typing import Any

from app.domain.agenda.model import PersonFile
from app.domain.entities import Appointment, Attempt, Consent, Contact, Decision, Mandate, RequirementState, Task
from tests.domain.agenda.people import SHE, case, deposit, file, made, title

CARD: dict[str, Any] = {"kind": "card", "ground": "student", "valid_from": "2026-03-02", "valid_to": "2027-03-01"}
ENDED: dict[str, Any] = {"kind": "card", "ground": "employee", "valid_from": "2025-12-01", "valid_to": "2026-11-15"}


def decided(kind: str = "oqtf", **fields: Any) -> PersonFile:
    return file(decisions=(Decision(id=made(40), person=SHE, kind=kind, **fields),))


TABLE: list[tuple[str, PersonFile, dict[str, str]]] = [
    # Titles.
    (
        "a card in its window: 120 and 60 days before 1 March 2027 (R.431-5 1°)",
        file(titles=(title(**CARD),)),
        {"renewal opens": "2026-11-01 later", "renewal closes": "2026-12-31 later"},
    ),
    (
        "at the counter: two months before the end",
        file(titles=(title(**CARD),), cases=(case(procedure="renewal", channel="counter"),)),
        {"renewal opens": "2027-01-01 later", "renewal closes": "2027-03-01 later"},
    ),
    (
        "a card that ends today",
        file(titles=(title(**{**CARD, "valid_to": "2026-11-22"}),)),
        {"renewal opens": "2026-07-25 later", "renewal closes": "2026-09-23 overdue"},
    ),
    (
        "a card that ended a week ago, nothing filed (R.431-8)",
        file(titles=(title(**ENDED),)),
        {
            "renewal opens": "2026-07-18 later",
            "renewal closes": "2026-09-16 overdue",
            "visa-risk last-day": "2027-05-15 later",
        },
    ),
    (
        "a card that ended more than six months ago: nobody is told to file at once (R.431-8)",
        file(titles=(title(**{**ENDED, "valid_to": "2026-05-21"}),)),
        {"visa-risk last-day": "2026-11-21 overdue"},
    ),
    (
        "a card that ended six months ago today",
        file(titles=(title(**{**ENDED, "valid_to": "2026-05-22"}),)),
        {
            "renewal opens": "2026-01-22 later",
            "renewal closes": "2026-03-23 overdue",
            "visa-risk last-day": "2026-11-22 today",
        },
    ),
    (
        "a card whose end is not known",
        file(titles=(title(kind="card", ground="student"),)),
        {"renewal closes": "none later"},
    ),
    (
        "filed in the window, the card ended: the certificate should be there (R.431-15-1)",
        file(
            titles=(title(**ENDED),),
            cases=(case(procedure="renewal", channel="anef"),),
            deposits=(deposit("2026-09-01"),),
        ),
        {
            "prolongation due": "2026-11-15 overdue",
            "implicit-refusal implicit-refusal": "2027-01-01 later",
            "court-application last-comfortable-day": "2026-12-17 later",
        },
    ),
    (
        "filed too late: no certificate is owed, the title ends all the same",
        file(
            titles=(title(**{**ENDED, "valid_to": "2026-12-10"}),),
            cases=(case(procedure="renewal", channel="anef"),),
            deposits=(deposit("2026-11-10"),),
        ),
        {
            "title ends": "2026-12-10 later",
            "implicit-refusal implicit-refusal": "2027-03-10 later",
            "court-application last-comfortable-day": "2027-02-23 later",
        },
    ),
    (
        "a certificate to be asked for again",
        file(
            titles=(
                title(**ENDED, replaced_by=made(11)),
                title(11, kind="prolongation-certificate", valid_to="2026-11-29"),
            )
        ),
        {"provisional ends": "2026-11-29 week"},
    ),
    (
        "a certificate followed by another",
        file(
            titles=(
                title(10, kind="recepisse", valid_to="2026-11-29"),
                title(11, kind="recepisse", valid_from="2026-11-30", valid_to="2027-02-28"),
            )
        ),
        {"provisional ends": "2027-02-28 later"},
    ),
    *(
        (
            f"a request whose permit the register does not say ({procedure}, {ground}): sixty days, the shortest",
            file(
                titles=(title(kind="card", ground=ground, valid_from="2026-03-01", valid_to="2027-02-28"),),
                cases=(case(procedure=procedure, channel="anef"),),
                deposits=(deposit("2026-11-02"),),
            ),
            {
                "prolongation due": "2027-02-28 later",
                "implicit-refusal implicit-refusal": "2027-01-01 later",
                "court-application last-comfortable-day": "2026-12-17 later",
            },
        )
        for procedure, ground in (("status-change", "employee"), ("renewal", "talent"), ("renewal", "other:RECE"))
    ),
    (
        "a request made in the first year of a long card does not hide its window",
        file(
            titles=(title(kind="card", ground="employee", valid_from="2023-03-02", valid_to="2027-03-01"),),
            cases=(case(procedure="status-change", channel="anef", outcome="abandoned"),),
            deposits=(deposit("2023-06-01"),),
        ),
        {"renewal opens": "2026-11-01 later", "renewal closes": "2026-12-31 later"},
    ),
    (
        "a resident card goes on for three months (L.433-3)",
        file(
            titles=(title(kind="card", ground="resident", valid_to="2026-11-01"),),
            cases=(case(procedure="renewal"),),
            deposits=(deposit("2026-08-20"),),
        ),
        {
            "prolongation due": "2026-11-01 overdue",
            "continuity continuity-ends": "2027-02-01 later",
            "implicit-refusal implicit-refusal": "2026-12-20 later",
            "court-application last-comfortable-day": "2026-12-05 later",
        },
    ),
    (
        "a long-stay visa to be validated (R.431-17)",
        file(titles=(title(kind="vls-ts", ground="student", valid_from="2026-09-01", valid_to="2027-08-31"),)),
        {
            "vls-ts validate-by": "2026-12-01 later",
            "renewal opens": "2027-05-03 later",
            "renewal closes": "2027-07-02 later",
        },
    ),
    (
        "a favourable decision",
        file(titles=(title(kind="favourable-decision", valid_from="2026-09-23"),)),
        {"collection check-on": "2026-11-23 week"},
    ),
    (
        "its card is held",
        file(
            titles=(
                title(kind="favourable-decision", valid_from="2026-09-23"),
                title(11, kind="card", ground="resident", valid_from="2026-10-01", valid_to="2036-09-30"),
            )
        ),
        {"renewal opens": "2036-06-02 later", "renewal closes": "2036-08-01 later"},
    ),
    (
        "a passport",
        file(titles=(title(kind="passport", valid_to="2027-05-24"),)),
        {"passport renew-from": "2026-11-24 week", "passport ends": "2027-05-24 later"},
    ),
    (
        "a deposit confirmation asks for nothing",
        file(titles=(title(kind="deposit-confirmation", valid_from="2026-11-01"),)),
        {},
    ),
    # Requests.
    (
        "silence on a student's request: 90 days (R.422-5)",
        file(cases=(case(procedure="renewal-student"),), deposits=(deposit("2026-11-02T10:00+01:00"),)),
        {
            "implicit-refusal implicit-refusal": "2027-01-31 later",
            "court-application last-comfortable-day": "2027-01-16 later",
        },
    ),
    (
        "counted from the day the file was complete",
        file(cases=(case(procedure="renewal-student"),), deposits=(deposit("2026-11-02", complete_on="2026-11-10"),)),
        {
            "implicit-refusal implicit-refusal": "2027-02-08 later",
            "court-application last-comfortable-day": "2027-01-24 later",
        },
    ),
    (
        "a permit not known: the shortest silence (R.421-26)",
        file(cases=(case(procedure="first-request"),), deposits=(deposit("2026-11-02"),)),
        {
            "implicit-refusal implicit-refusal": "2027-01-01 later",
            "court-application last-comfortable-day": "2026-12-17 later",
        },
    ),
    (
        "the refusal by silence exists (R.421-2 CJA)",
        file(cases=(case(procedure="renewal-student"),), deposits=(deposit("2026-07-05"),)),
        {
            "implicit-refusal implicit-refusal": "2026-10-03 later",
            "reasons-request ask-reasons-by": "2026-12-03 later",
            "appeal appeal-ends": "2026-12-03 later",
        },
    ),
    (
        "an answer came",
        file(
            cases=(case(procedure="renewal-student"),),
            deposits=(deposit("2026-07-05"),),
            titles=(title(kind="favourable-decision", valid_from="2026-11-20"),),
        ),
        {"collection check-on": "2027-01-20 later"},
    ),
    (
        "a closed case",
        file(cases=(case(procedure="renewal-student", outcome="carte reçue"),), deposits=(deposit("2026-07-05"),)),
        {},
    ),
    (
        "a change of address is no request for a permit",
        file(cases=(case(procedure="address"),), deposits=(deposit("2026-07-05"),)),
        {},
    ),
    (
        "an appointment asked for by form",
        file(cases=(case(procedure="appointment"),), deposits=(deposit("2026-11-10"),)),
        {"follow-up remind-on": "2026-11-25 week", "follow-up letter-on": "2026-12-10 later"},
    ),
    (
        "attempts go on, week after week",
        file(
            cases=(case(procedure="appointment"),),
            attempts=(Attempt(id=made(31), person=SHE, case=made(20), at="2026-11-17T10:00+01:00", outcome="no-slot"),),
        ),
        {"evidence next-attempt": "2026-11-29 week"},
    ),
    # Decisions.
    (
        "an OQTF in general: one month (L.614-1)",
        decided(measure="general", notified_at="2026-11-02T17:30+01:00", departure="30-days"),
        {"oqtf last-day": "2026-12-02 today", "oqtf departure-period-ends": "2026-12-02 later"},
    ),
    (
        "an OQTF in detention: 48 hours from the hour (L.921-2)",
        decided(measure="detention", notified_at="2026-11-21T17:30+01:00"),
        {"oqtf last-moment": "2026-11-23 today"},
    ),
    (
        "an OQTF whose measure is not known: the shortest",
        decided(notified_at="2026-11-21"),
        {"oqtf last-moment": "2026-11-23 today"},
    ),
    (
        "a refusal handed over with an OQTF: one action, one month (L.614-1)",
        file(
            decisions=(
                Decision(
                    id=made(40), person=SHE, kind="oqtf", measure="general", notified_at="2026-11-02", departure="none"
                ),
                Decision(id=made(41), person=SHE, kind="refusal", notified_at="2026-11-02", recourse="2026-11-10"),
            )
        ),
        {"oqtf last-day": "2026-12-02 today"},
    ),
    (
        "a refusal of another day than the OQTF keeps its two months",
        file(
            decisions=(
                Decision(
                    id=made(40), person=SHE, kind="oqtf", measure="general", notified_at="2026-11-02", departure="none"
                ),
                Decision(id=made(41), person=SHE, kind="refusal", notified_at="2026-11-01"),
            )
        ),
        {"oqtf last-day": "2026-12-02 today", "appeal appeal-ends": "2027-01-01 later"},
    ),
    ("an OQTF without the day it was handed over", decided(measure="general"), {"oqtf last-moment": "none today"}),
    ("an OQTF contested", decided(measure="general", notified_at="2026-11-02", appeal_filed="2026-11-10"), {}),
    (
        "a refusal: two months (R.421-1 CJA)",
        decided("refusal", notified_at="2026-11-02"),
        {"appeal appeal-ends": "2027-01-02 later"},
    ),
    ("a transfer: no rule of ours", decided("transfer", notified_at="2026-11-20"), {"no-rule now": "none today"}),
    (
        "protection: the card in three months (R.424-1)",
        decided("protection", dated="2026-08-25"),
        {"refugee-card card-due": "2026-11-25 week"},
    ),
    # The rest.
    (
        "an appointment",
        file(appointments=(Appointment(id=made(50), person=SHE, case=made(20), at="2026-11-24T09:30+01:00"),)),
        {"appointment at": "2026-11-24 week"},
    ),
    (
        "an appointment that is over",
        file(appointments=(Appointment(id=made(50), person=SHE, case=made(20), at="2026-11-20T09:30+01:00"),)),
        {"appointment result-on": "2026-11-20 overdue"},
    ),
    (
        "an appointment that was kept",
        file(appointments=(Appointment(id=made(50), person=SHE, case=made(20), at="2026-11-20", kept="yes"),)),
        {},
    ),
    (
        "a document that grows old",
        file(
            cases=(case(procedure="renewal"),),
            requirements=(
                RequirementState(id=made(51), person=SHE, case=made(20), state="seen", valid_until="2026-11-30"),
            ),
        ),
        {"requirement ends": "2026-11-30 later"},
    ),
    (
        "a mandate",
        file(mandates=(Mandate(id=made(52), person=SHE, expires_on="2026-12-01"),)),
        {"mandate renew-from": "2026-11-01 later", "mandate ends": "2026-12-01 later"},
    ),
    (
        "a mandate revoked",
        file(mandates=(Mandate(id=made(52), person=SHE, expires_on="2026-12-01", revoked_on="2026-11-01"),)),
        {},
    ),
    (
        "a consent",
        file(consents=(Consent(id=made(53), person=SHE, given="yes", renew_on="2026-11-22"),)),
        {"consent ends": "2026-11-22 today"},
    ),
    (
        "a move: three months (R.431-23)",
        file(contacts=(Contact(id=made(54), person=SHE, kind="address", since="2026-09-01"),)),
        {"address declare-by": "2026-12-01 later"},
    ),
    (
        "a refugee's move, also told to OFPRA",
        file(
            contacts=(Contact(id=made(54), person=SHE, kind="address", since="2026-09-01"),),
            titles=(title(kind="card", ground="refugee", valid_from="2020-01-01", valid_to="2029-12-31"),),
        ),
        {
            "address declare-by": "2026-12-01 later",
            "address tell-ofpra-by": "2026-12-01 later",
            "renewal opens": "2029-09-02 later",
            "renewal closes": "2029-11-01 later",
        },
    ),
    (
        "a move while a long permit is renewed: the receipt of six months is not the permit",
        file(
            contacts=(Contact(id=made(54), person=SHE, kind="address", since="2026-09-01"),),
            titles=(title(kind="recepisse", ground="resident", valid_from="2026-11-01", valid_to="2027-04-30"),),
        ),
        {"address declare-by": "2026-12-01 later", "provisional ends": "2027-04-30 later"},
    ),
    (
        "coming of age: two months after 18 (R.431-5 3°)",
        file(birth="2008-10-01"),
        {"young-adult file-by": "2026-12-01 later"},
    ),
    (
        "coming of age, both dates missed not long ago",
        file(birth="2007-11-01"),
        {"young-adult file-by": "2026-01-01 overdue"},
    ),
    ("an adult without a title is not told that she comes of age", file(birth="1980-05-01"), {}),
    ("coming of age, a birthday of which only the month is known", file(birth="2008-10"), {}),
    (
        "something written by hand",
        file(tasks=(Task(id=made(60), person=SHE, text="Appeler", due="2026-11-23"),)),
        {"task by-hand": "2026-11-23 week"},
    ),
]

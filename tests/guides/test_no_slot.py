"""The guide *No slot, blocked portal*, walked by made-up people: where each ends, what is recorded on the way."""

import random
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.guides import runner
from app.guides.content import Content
from app.guides.loader import load
from app.guides.runner import Run

CONTENT = Path(__file__).parents[2] / "resources" / "content"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def content() -> Content:
    return Content(load(CONTENT))


class Persona(NamedTuple):
    """Someone at the desk: what is answered at each question; `stuck` are the steps where *if blocked* is pressed."""

    who: str
    answers: dict[str, str]
    outcome: str
    through: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()


SAFE = {"danger": "none", "title-held": "yes", "expiry": "2027-08-01"}
CALENDAR = {"what-blocks": "appointment", "anef-first": "no", "form-or-slot": "calendar"}
FORM = {"what-blocks": "appointment", "anef-first": "no", "form-or-slot": "form"}
NOTHING_MORE = {"written-trace": "not-sent", "contact-centre": "later", "consequences": "none"}
LATE = ("urgent-lawyer", "letter", "court")

PERSONAS = (
    Persona("OQTF in hand", {"danger": "oqtf"}, "out-emergency", through=("oqtf",), never=("what-blocks", "capture")),
    Persona(
        "refusal found in the mailbox",
        {"danger": "unknown", "ask-letters": "refusal"},
        "out-lawyer",
        through=("refusal",),
        never=("what-blocks",),
    ),
    Persona(
        "OQTF found in the mailbox",
        {"danger": "unknown", "ask-letters": "oqtf"},
        "out-emergency",
        never=("what-blocks",),
    ),
    Persona(
        "first request, no paper yet, form sent",
        {"danger": "none", "title-held": "no", **FORM, "form-existing": "none", "form-send": "sent"},
        "out-filed",
        never=("expires-soon", "expired"),
        records=("attempt", "deposit"),
    ),
    Persona(
        "first request, no paper yet, no slot",
        {"danger": "none", "title-held": "no", **CALENDAR, "slot-result": "none", **NOTHING_MORE, "weeks": "fewer"},
        "out-come-back",
        through=("capture", "scam", "keep", "print"),
        never=LATE,
        records=("attempt", "attempt"),
    ),
    Persona(
        "card valid for long, first week without a slot",
        {**SAFE, **CALENDAR, "slot-result": "none", **NOTHING_MORE, "weeks": "fewer"},
        "out-come-back",
        through=("other-hours", "written-trace", "contact-centre"),
        never=("expires-soon", "pan", "substitute", *LATE),
    ),
    Persona(
        "third week, message and call and letter made",
        {
            **SAFE,
            **CALENDAR,
            "slot-result": "site-error",
            "written-trace": "sent",
            "contact-centre": "called",
            "weeks": "enough",
            "letter-proof": "posted",
            "consequences": "job",
        },
        "out-evidence",
        through=("letter", "court", "scam", "consequence-note", "keep"),
        never=("substitute", "urgent-lawyer"),
        records=("attempt",) * 5,
    ),
    Persona(
        "card ends in three weeks, one attempt only",
        {
            **SAFE,
            "expiry": "2026-12-13",
            **CALENDAR,
            "slot-result": "none",
            **NOTHING_MORE,
            "weeks": "fewer",
            "letter-proof": "later",
        },
        "out-evidence",
        through=("expires-soon", *LATE),
    ),
    Persona(
        "weeks not counted, card ended",
        {
            **SAFE,
            "expiry": "2026-10-02",
            **CALENDAR,
            "slot-result": "none",
            **NOTHING_MORE,
            "weeks": "unknown",
            "letter-proof": "unknown",
        },
        "out-evidence",
        through=("expired", *LATE),
        never=("expires-soon", "expired-long"),
    ),
    Persona(
        "date unknown counts as urgent",
        {
            **SAFE,
            "expiry": "unknown",
            **CALENDAR,
            "slot-result": "none",
            **NOTHING_MORE,
            "weeks": "fewer",
            "letter-proof": "later",
        },
        "out-evidence",
        through=("find-date", "expires-soon", *LATE),
    ),
    Persona(
        "password loop on ANEF, card ended, help tried",
        {
            **SAFE,
            "expiry": "2026-10-02",
            "what-blocks": "anef",
            "anef-what": "login",
            "anef-worked": "no",
            "written-trace": "sent",
            "contact-centre": "called",
            "pan": "gone",
            "weeks": "enough",
            "letter-proof": "posted",
            "consequences": "benefits",
        },
        "out-evidence",
        through=("anef-password", "capture", "pan-visit", "substitute", "court"),
        records=("attempt",) * 5,
    ),
    Persona(
        "ANEF works after a second try",
        {**SAFE, "what-blocks": "anef", "anef-what": "technical", "anef-worked": "yes"},
        "out-resume",
        never=("capture",),
    ),
    Persona(
        "request absent from ANEF, slot taken",
        {
            **SAFE,
            "what-blocks": "anef",
            "anef-what": "absent",
            "form-or-slot": "calendar",
            "slot-result": "slot",
            "slot-book": "confirmed",
        },
        "out-appointment",
        through=("absent-capture", "appointment", "bring"),
        records=("attempt", "appointment"),
    ),
    Persona(
        "form already sent, asked to correct",
        {**SAFE, **FORM, "form-existing": "sent", "form-state": "to-correct"},
        "out-filed",
        through=("form-correct",),
        never=("form-fill",),
    ),
    Persona(
        "form closed without follow-up",
        {
            **SAFE,
            **FORM,
            "form-existing": "sent",
            "form-state": "closed",
            **NOTHING_MORE,
            "weeks": "fewer",
        },
        "out-come-back",
        through=("form-closed", "attempt"),
    ),
    Persona(
        "turned away at the door",
        {**SAFE, "what-blocks": "door", **NOTHING_MORE, "weeks": "fewer"},
        "out-come-back",
        through=("door", "attempt"),
        never=("capture",),
        records=("attempt",),
    ),
    Persona(
        "sign-in refused on the form",
        {**SAFE, **FORM, **NOTHING_MORE, "weeks": "fewer"},
        "out-come-back",
        through=("form-signin", "capture", "attempt"),
        stuck=("form-signin",),
    ),
)


def walked(run: Run, persona: Persona) -> Run:
    """The run, answered as the persona answers, to its end."""
    for number in range(80):
        if run.finished:
            return run
        node = run.node
        if node.id in persona.stuck:
            run = run.blocked()
        elif node.kind == "question":
            run = run.answer(persona.answers[node.id])
        else:
            run = run.next(f"record-{number}" if node.records else "")
    raise AssertionError(f"{persona.who} never comes to an end")


def begun(content: Content) -> Run:
    """A run of the guide at its first question."""
    return runner.start(content.pack.guides["no-slot"], {}, content.pack.parameters, TODAY)


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who)
def test_each_person_ends_where_she_should(content: Content, persona: Persona) -> None:
    run = walked(begun(content), persona)
    passed = {step.node for step in run.state.steps}
    assert run.node.id == persona.outcome
    assert passed >= set(persona.through)
    assert not passed & set(persona.never)
    if persona.records:
        assert tuple(kind for kind, _ in run.recorded) == persona.records


@pytest.mark.parametrize(
    ("expiry", "warning"),
    [
        ("2027-03-23", "what-blocks"),  # 121 days ahead: no period has opened yet
        ("2027-03-22", "expires-soon"),  # the 120th day
        ("2026-11-22", "expires-soon"),  # valid to the end of today
        ("2026-11-21", "expired"),
        ("2026-05-23", "expired"),
        ("2026-05-22", "expired-long"),  # six months to the day: the safer side
        ("2020-01-01", "expired-long"),
    ],
)
def test_the_end_date_chooses_the_warning(content: Content, expiry: str, warning: str) -> None:
    run = begun(content).answer("none").answer("yes").answer(expiry)
    assert run.node.id == warning


@given(chance=st.randoms(use_true_random=False))
def test_any_answers_at_all_come_to_an_end(content: Content, chance: random.Random) -> None:
    run = begun(content)
    while not run.finished:
        assert len(run.state.steps) < 400
        node = run.node
        if node.blocked and chance.random() < 0.1:
            run = run.blocked()
        elif node.input == "date" and chance.random() < 0.8:
            run = run.answer(f"{chance.randint(2025, 2028)}-0{chance.randint(1, 9)}-15")
        elif node.kind == "question":
            run = run.answer(chance.choice(node.answers).value)
        else:
            run = run.next()


def test_every_end_leaves_a_sheet_with_things_to_do(content: Content) -> None:
    ends = [node for node in content.pack.guides["no-slot"].nodes.values() if node.kind == "outcome"]
    assert len(ends) == 7
    for node in ends:
        assert node.papers == ("takeaway",), node.id
        for language in ("fr", "en", "pt"):
            said = content.pack.phrases[language]
            assert all(said[action] for action in node.actions), (node.id, language)


def test_the_mark_of_weeks_is_never_told_as_law(content: Content) -> None:
    guide = content.pack.guides["no-slot"]
    assert "pas un seuil de la loi" in guide.texts["fr"].nodes["weeks"].parts["do"].text
    assert "not a threshold set by law" in guide.texts["en"].nodes["weeks"].parts["do"].text
    for key in ("evidence-attempts", "evidence-weeks"):
        assert "pas un seuil de la loi" in content.pack.parameters[key].values[0].reference


def test_the_papers_kept_follow_what_was_done(content: Content) -> None:
    def kept(facts: dict[str, str]) -> set[str]:
        return {asked.requirement.id for asked in content.requirements("no-slot", facts, "fr", TODAY) if asked.certain}

    nothing = {"letter-posted": "later", "message-written": "not-sent", "title-held": "no"}
    assert kept(nothing) >= {"slot-attempt-list", "slot-captures"}
    assert not kept(nothing) & {"slot-posting-proof", "slot-message-copy", "slot-title-copy"}
    assert kept({"letter-posted": "posted"}) >= {"slot-letter-copy", "slot-posting-proof"}

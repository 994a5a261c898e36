"""Made-up people walk the student renewal: their situation, where they end, the dates and papers that they get."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from app.guides.content import Content
from app.guides.graph import ENDS, edges, reached
from app.guides.loader import load
from app.guides.runner import Run, start

TODAY = date(2026, 11, 22)
CONTENT = Content(load(Path(__file__).resolve().parents[2] / "resources" / "content"))
GUIDE = CONTENT.pack.guides["anef-renewal-student"]
USUAL = {
    "letters": "none",
    "which-title": "card",
    "student-mention": "yes",
    "visa-validated": "yes",
    "title-expires": "2027-02-10",
    "enrolment": "final",
    "marks": "yes",
    "doctoral": "no",
    "mobility": "no",
    "french-diploma": "no",
    "means": "work",
    "documents-ready": "yes",
    "account": "no",
}


@dataclass(frozen=True)
class Persona:
    """Someone: what differs from the usual, where the site blocks, and what is expected."""

    who: str
    end: str
    differs: Mapping[str, str] = field(default_factory=dict)
    blocked_at: str = ""
    through: tuple[str, ...] = ()
    due: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()


PERSONAS = [
    Persona(
        "Inès, card ending in eighty days, works beside her studies",
        "out-filed",
        through=("in-window", "create-number", "submit", "record-deposit", "prolongation", "takeaway"),
        due=(("action.watch-prolongation", "2027-01-26"),),
        documents=("payslips", "success-certificate"),
    ),
    Persona("Wei, already has an account", "out-filed", {"account": "yes"}, through=("sign-in", "home-tile")),
    Persona("Omar, VLS-TS validated", "out-filed", {"which-title": "vls-ts"}, documents=("visa-validation",)),
    Persona("Lia, VLS-TS not validated", "out-validate-visa", {"which-title": "vls-ts", "visa-validated": "no"}),
    Persona("Tom, first day of the window", "out-filed", {"title-expires": "2027-03-22"}, through=("in-window",)),
    Persona(
        "Ana, one day before the window",
        "out-too-early",
        {"title-expires": "2027-03-23"},
        due=(("action.come-back-window", "2027-01-22"),),
    ),
    Persona("Sam, last day of the window", "out-filed", {"title-expires": "2027-01-21"}, through=("in-window",)),
    Persona("Zoe, one day late", "out-filed", {"title-expires": "2027-01-20"}, through=("late",)),
    Persona("Ivo, expires today", "out-filed", {"title-expires": "2026-11-22"}, through=("late",)),
    Persona("Mia, expired yesterday", "out-filed", {"title-expires": "2026-11-21"}, through=("expired",)),
    Persona("Ali, expired six months ago tomorrow", "out-filed", {"title-expires": "2026-05-23"}, through=("expired",)),
    Persona("Noor, expired six months ago", "out-expired-long", {"title-expires": "2026-05-22"}),
    Persona("Kofi, obligation to leave", "out-oqtf", {"letters": "oqtf"}),
    Persona("Yara, a refusal", "out-refusal", {"letters": "refusal"}),
    Persona("Luz, has a prolongation certificate", "out-already-filed", {"which-title": "prolongation-certificate"}),
    Persona("Jan, a competition visa", "out-prefecture", {"which-title": "visa"}),
    Persona("Ada, no paper", "out-legal", {"which-title": "none"}),
    Persona("Rui, employee's card", "out-other-title", {"student-mention": "no"}),
    Persona("Eva, no more studies", "out-other-title", {"enrolment": "none"}, through=("enrolment-none",)),
    Persona("Nam, only a pre-enrolment", "out-filed", {"enrolment": "preliminary"}, through=("enrolment-gap",)),
    Persona(
        "Gil, papers missing in the window",
        "out-collect",
        {"documents-ready": "no"},
        due=(("action.come-back-before-closing", "2026-12-12"),),
    ),
    Persona(
        "Bea, papers missing and late",
        "out-filed",
        {"documents-ready": "no", "title-expires": "2027-01-10"},
        through=("late", "file-anyway"),
    ),
    Persona(
        "Leo, a doctoral student on a foreign grant who failed a year",
        "out-filed",
        {"doctoral": "yes", "means": "foreign-grant", "marks": "no"},
        documents=("supervisor-letter", "foreign-grant-proof", "explanation-letter"),
    ),
    Persona(
        "Pia, her number is refused and she stops",
        "no-slot",
        {"site-says": "wrong-data", "try-again": "stop"},
        "create-number",
        through=("capture", "record-attempt", "fix-wrong-data"),
    ),
    Persona(
        "Max, the site is down and he comes back",
        "out-come-back",
        {"site-says": "down", "try-again": "later"},
        "open-site",
        through=("fix-down",),
    ),
    Persona(
        "Uma, photo code refused once, then accepted",
        "out-filed",
        {"site-says": "photo", "try-again": "again"},
        "upload-photo",
        through=("fix-photo", "submit"),
    ),
]


def walk(persona: Persona) -> Run:
    """The run of a persona, from the start to an end."""
    answers = {**USUAL, **persona.differs}
    run = start(GUIDE, {}, CONTENT.pack.parameters, TODAY)
    blocked = False
    for _ in range(200):
        if run.finished:
            return run
        node = run.node
        if node.id == persona.blocked_at and not blocked:
            blocked, run = True, run.blocked()
        elif node.kind == "question":
            run = run.answer(answers[node.id])
        else:
            run = run.next("record" if node.records else "")
    raise AssertionError(f"{persona.who} walks in circles")


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.partition(",")[0])
def test_a_situation_ends_where_it_should(persona: Persona) -> None:
    run = walk(persona)
    passed = {step.node for step in run.state.steps}
    assert run.node.id == persona.end
    assert set(persona.through) <= passed
    for action, day in persona.due:
        assert run.due()[action] == date.fromisoformat(day)
    if run.node.kind == "outcome":
        assert run.node.papers == ("takeaway",)
        assert run.node.actions
    asked = {one.requirement.id for one in CONTENT.requirements(GUIDE.procedure, run.facts, "fr", TODAY) if one.certain}
    assert set(persona.documents) <= asked
    assert ("record-deposit" in passed) == (run.node.id == "out-filed")


def test_the_personas_meet_every_end() -> None:
    ends = {node.id for node in GUIDE.nodes.values() if node.kind in ENDS}
    assert {persona.end for persona in PERSONAS} == ends


def test_every_screen_of_the_site_can_be_left_when_it_blocks() -> None:
    screens = [
        node for node in GUIDE.nodes.values() if node.where == "site" and not node.id.startswith(("fix-", "capture"))
    ]
    assert len(screens) >= 25
    assert [node.id for node in screens if not node.blocked] == []
    ways = edges(GUIDE.nodes)
    # After the deposit nothing is left to try: the account page can only be looked at later.
    assert {node.id for node in screens if "no-slot" not in reached([node.id], ways)} == {"account-page"}


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.partition(",")[0])
@pytest.mark.parametrize("language", ["fr", "en", "pt"])
def test_no_place_is_left_empty_on_the_way(persona: Persona, language: str) -> None:
    run = walk(persona).told(language=language)
    while run.state.steps:
        view = CONTENT.view(run)
        for said in (view.title, *view.parts.values(), *(said for _, said in view.answers)):
            assert "missing" not in {piece.kind for piece in said.pieces}, (run.node.id, said.text)
        run = run.back()

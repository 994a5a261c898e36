"""The student renewal near its border dates: the safer side is taken, and nobody waits past the last day to file."""

from datetime import date
from pathlib import Path

import pytest

from app.guides import runner
from app.guides.content import Content
from app.guides.loader import load
from app.guides.runner import Run

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def content() -> Content:
    return Content(load(Path(__file__).parents[2] / "resources" / "content"))


def dated(content: Content, expires: str) -> Run:
    """A run of someone with a student card that ends on `expires`, just after the date was given."""
    guide = content.pack.guides["anef-renewal-student"]
    run = runner.start(guide, {}, content.pack.parameters, TODAY)
    return run.answer("none").answer("card").answer("yes").answer(expires)


@pytest.mark.parametrize(
    ("expires", "arrives"),
    [
        ("2027-03-23", "out-too-early"),  # 121 days ahead
        ("2027-03-22", "in-window"),  # the 120th day
        ("2027-01-21", "in-window"),  # the 60th day
        ("2027-01-20", "late"),
        ("2026-11-22", "late"),  # the last day of the card
        ("2026-11-21", "expired"),
        ("2026-05-23", "expired"),
        ("2026-05-22", "out-expired-long"),  # six months to the day
    ],
)
def test_the_end_date_chooses_the_way(content: Content, expires: str, arrives: str) -> None:
    assert dated(content, expires).node.id == arrives


@pytest.mark.parametrize(
    ("expires", "arrives"),
    [
        ("2027-02-15", "out-collect"),
        ("2027-01-28", "out-collect"),  # a week before the last day to file
        ("2027-01-27", "file-anyway"),
        ("2026-11-30", "file-anyway"),
        ("2026-10-01", "file-anyway"),
    ],
)
def test_a_missing_document_delays_only_while_there_is_time(content: Content, expires: str, arrives: str) -> None:
    run = dated(content, expires).next()
    given = {"enrolment": "final", "marks-good": "yes", "doctoral": "no", "mobility": "no", "french-diploma": "no"}
    while run.node.kind == "question":
        run = run.answer({**given, "resources": "grant"}[run.node.asks])
    assert run.node.id == "documents"
    assert run.blocked().answer("no").node.id == arrives

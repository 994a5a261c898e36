"""`guichet dates`: a deadline without a register and without a window."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from app import cli, compose, compose_desk
from app.domain.deadlines.facts import CHOICES
from app.domain.deadlines.reading import KEYS
from app.domain.deadlines.rules import RULES
from app.language.words import Words
from tests.domain.deadlines.asking import ROOT, TODAY, clock_at

RENEWAL = ("renewal", "expiry=2027-03-01", "channel=anef")


def run(*typed: str, today: date = TODAY, words: Words | None = None) -> int:
    """The exit status of `guichet dates …`."""
    return cli.run(["dates", *typed], compose_desk.parts(words or Words(), clock_at(today)))


def document(capsys: pytest.CaptureFixture[str], *typed: str) -> dict[str, object]:
    """The one document that `--json` prints."""
    assert run(*typed, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_the_document_has_the_shape_that_was_promised(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, *RENEWAL)
    assert list(found) == ["rule", "dates", "why", "sources", "warnings"]
    assert found["rule"] == "renewal"
    assert found["dates"] == [
        {"name": "opens", "date": "2026-11-01", "time": None},
        {"name": "closes", "date": "2026-12-31", "time": None},
    ]
    assert isinstance(found["why"], str)
    assert "120 jours" in found["why"]
    assert "1er mars 2027" in found["why"]
    sources = found["sources"]
    assert isinstance(sources, list)
    assert {"ref": "CESEDA R.431-5 1°", "status": "verified", "last_checked": "2026-11-22"} in sources
    assert isinstance(found["warnings"], list)
    assert all(isinstance(text, str) and text for text in found["warnings"])


def test_hours_are_told_where_they_count(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "oqtf", "notified_at=2026-11-20T15:30", "measure=detention")
    assert found["dates"] == [{"name": "last-moment", "date": "2026-11-22", "time": "15:30"}]


def test_an_answer_without_a_date_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "continuity", "card=pluriannuelle-2", "expiry=2026-10-15", "filed=2026-07-01")
    assert found["dates"] == []
    assert found["warnings"]
    assert run("continuity", "card=cst", "expiry=2026-10-15") == 0
    assert "Aucune date." in capsys.readouterr().out


def test_without_json_it_is_read_by_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*RENEWAL) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Premier jour pour déposer : dimanche 1er novembre 2026"
    assert any(line.startswith("Source : CESEDA R.431-5 1°") for line in told)
    assert told[-1].startswith("Information, pas un conseil juridique")


def test_it_speaks_english_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*RENEWAL, words=compose.words("en")) == 0
    told = capsys.readouterr().out
    assert told.startswith("First day to file: Sunday")
    assert "120 days" in told
    # References stand as the content writes them.
    assert not [line for line in told.splitlines() if "jours" in line and not line.startswith("Source: ")]


def test_today_is_the_day_of_the_computer_unless_on_says_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*RENEWAL, today=date(2027, 1, 5)) == 0
    assert "déposez maintenant" in capsys.readouterr().out
    assert run(*RENEWAL, "on=2026-12-01", today=date(2027, 1, 5)) == 0
    assert "déposez maintenant" not in capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], status: int, *typed: str) -> str:
    """The one line that a refused command says."""
    assert run(*typed) == status
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.startswith("guichet: ")
    assert streams.err.count("\n") == 1
    return streams.err


def test_an_unknown_rule_lists_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(capsys, 2, "renewals", "expiry=2027-03-01")
    assert all(rule in told for rule in RULES)


def test_an_unknown_key_lists_the_keys(capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(capsys, 2, *RENEWAL, "expires=2027-03-01")
    assert all(key in told for key in KEYS)


@pytest.mark.parametrize("key", CHOICES)
def test_an_unknown_value_lists_the_values(capsys: pytest.CaptureFixture[str], key: str) -> None:
    told = refused(capsys, 2, "renewal", "expiry=2027-03-01", f"{key}=nonsense")
    assert all(value in told for value in CHOICES[key])


def test_a_missing_fact_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert "channel" in refused(capsys, 2, "renewal", "expiry=2027-03-01")
    assert "notified_at" in refused(capsys, 2, "oqtf", "measure=general")


@pytest.mark.parametrize(
    "typed",
    [
        ("renewal", "expiry=2027-02-29", "channel=anef"),
        ("renewal", "expiry=2027-03-01", "channel=anef", "issued=2026-05-01", "filed=2026-04-30"),
        ("renewal", "expiry=1990-03-01", "channel=anef", "birth=1990-04-01"),
        ("oqtf", "notified_at=2026-11-20T24:30", "measure=detention"),
        ("vls-ts", "entry=2026-09-01", "on=1999-01-01"),
    ],
)
def test_dates_that_cannot_be_are_refused_in_words(capsys: pytest.CaptureFixture[str], typed: tuple[str, ...]) -> None:
    refused(capsys, 1, *typed)


def test_it_works_with_no_window_library_and_no_register() -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None; sys.modules['shiboken6'] = None; "
        "from app.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    asked = subprocess.run(
        [sys.executable, "-c", script, "dates", *RENEWAL, "--json"],
        cwd=ROOT, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, check=False,
    )  # fmt: skip
    assert asked.returncode == 0, asked.stderr.decode()
    assert json.loads(asked.stdout)["dates"][1]["date"] == "2026-12-31"

"""The linter: a clean pack gives nothing, and each kind of finding has a pack that deserves it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from app.guides.findings import Finding, sentence
from app.guides.linter import LONGEST, gaps, lint, overlaps
from app.guides.loader import load
from app.guides.stamping import files
from app.guides.topics import DatedValue, Parameter
from app.language.words import Words
from tests.guides.small_pack import FILES, PARAMETERS, TODAY, write_pack

REVIEW = "reviews:\n  - {by: AB, on: 2026-11-10, nodes: []}"
ENGLISH = {
    "guides/main/en.md": FILES["guides/main/fr.md"],
    "phrases/en.yaml": FILES["phrases/fr.yaml"],
    "parameters.yaml": PARAMETERS.replace("status: conflict", "status: verified").replace(
        "      others: [{value: 25, source: law}]\n", ""
    ),
}
GUIDE_FILE, WORDS_FILE, ENGLISH_FILE = "guides/main/guide.yaml", "guides/main/fr.md", "guides/main/en.md"
FEE_AGAIN = "    - {from: 2026-01-01, value: 60, reference: x, status: verified, source: law, checked-on: 2026-11-01}\n"


def clean_pack(folder: Path) -> Path:
    """A pack in which the linter finds nothing: translated, stamped, reviewed, certain."""
    write_pack(folder, ENGLISH)
    for file, text in files(load(folder)):
        (folder / file).write_text(text.replace("reviews: []", REVIEW), encoding="utf-8")
    return folder


def edited(folder: Path, file: str, old: str, new: str) -> None:
    """Replaces the first place of a text in a file of a pack."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


FINDINGS: dict[str, tuple[str, str, str, str]] = {
    "no-if-blocked": (WORDS_FILE, "Dans le sac.\n### if blocked\nDemandez de l’aide.\n", "Dans le sac.\n", "look"),
    "no-source": (GUIDE_FILE, "    next: has-card\n    sources: [law]\n", "    next: has-card\n", "look"),
    "source-old": ("sources.yaml", "checked-on: 2026-11-01", "checked-on: 2026-05-21", ""),
    "guide-old": (GUIDE_FILE, "checked-on: 2026-11-01", "checked-on: 2026-05-21", ""),
    "label-unconfirmed": ("labels/site.yaml", "seen-on: 2026-10", "seen-on: 2023", "go"),
    "untranslated": (ENGLISH_FILE, "### say\nDans le sac.\n", "", "look"),
    "untranslated-phrase": ("phrases/en.yaml", "paper.letter: Lettre\n", "", "paper.letter"),
    "stale": (WORDS_FILE, "Dans le sac.", "Dans le sac ou la poche.", "look"),
    "stale-phrase": ("phrases/fr.yaml", "paper.letter: Lettre", "paper.letter: Courrier", "paper.letter"),
    "unreviewed": ("guides/main/en.made-from.yaml", "11-10, nodes: []", "11-10, nodes: [look]", ""),
    "words-places": (ENGLISH_FILE, "avant le {date.opening}", "avant la date", "screen"),
    "too-long": (WORDS_FILE, "Dans le sac.", "Dans le sac. " * 30, "look"),
    "parameter-overlap": ("parameters.yaml", "    - from: 2026-01-01\n", FEE_AGAIN + "    - from: 2026-01-01\n", "fee"),
    "parameter-gap": ("parameters.yaml", "until: 2025-12-31", "until: 2025-11-30", "fee"),
    "parameter-ended": ("parameters.yaml", "    - from: 2026-01-01\n", "    - from: 2027-01-01\n", "fee"),
    "parameter-unsure": ("parameters.yaml", "R.431-5, status: verified", "R.431-5, status: to-check", "opens"),
    "unused": (
        "labels/site.yaml",
        "go:",
        "stop: {site: a, kind: link, text: x, seen-on: 2026-11, source: law}\ngo:",
        "stop",
    ),
}


def found(folder: Path, today: date = TODAY) -> Mapping[str, Finding]:
    """The findings by code."""
    return {finding.code: finding for finding in lint(folder, today)}


def test_nothing_is_found_in_a_clean_pack(tmp_path: Path) -> None:
    assert [sentence(finding, Words()) for finding in lint(clean_pack(tmp_path), TODAY)] == []


@pytest.mark.parametrize("code", FINDINGS)
def test_each_finding_is_earned(tmp_path: Path, code: str) -> None:
    file, old, new, node = FINDINGS[code]
    edited(clean_pack(tmp_path), file, old, new)
    findings = found(tmp_path)
    assert code in findings, sorted(findings)
    assert findings[code].node == node
    assert sentence(findings[code], Words())


def test_a_broken_pack_gives_its_errors_and_no_more(tmp_path: Path) -> None:
    edited(clean_pack(tmp_path), GUIDE_FILE, "next: keep", "next: nowhere")
    assert set(found(tmp_path)) == {"unknown-node", "unreachable"}


def test_six_months_are_counted_to_the_day(tmp_path: Path) -> None:
    folder = clean_pack(tmp_path)
    assert "source-old" not in found(folder, date(2027, 5, 1))
    assert "source-old" in found(folder, date(2027, 5, 2))


def test_a_part_of_exactly_the_longest_length_fits(tmp_path: Path) -> None:
    folder = clean_pack(tmp_path)
    edited(folder, ENGLISH_FILE, "Dans le sac.", "x" * LONGEST["say"])
    assert "too-long" not in found(folder)
    edited(folder, ENGLISH_FILE, "x" * LONGEST["say"], "x" * (LONGEST["say"] + 1))
    assert "too-long" in found(folder)


def value(start: str, until: str | None, text: str) -> DatedValue:
    """A value that holds from one day to another."""
    return DatedValue(
        from_=date.fromisoformat(start),
        until=date.fromisoformat(until) if until else None,
        value=text,
        reference="x",
        status="verified",
        source="law",
        checked_on=TODAY,
    )


def test_a_value_without_end_is_replaced_by_the_next_one() -> None:
    parameter = Parameter(unit="days", values=(value("2020-01-01", None, "1"), value("2026-01-01", None, "2")))
    assert not list(overlaps(parameter))
    assert not list(gaps(parameter))


def test_a_value_that_lasts_into_the_next_one_contradicts_it() -> None:
    parameter = Parameter(unit="days", values=(value("2026-01-01", None, "2"), value("2020-01-01", "2026-01-01", "1")))
    assert list(overlaps(parameter)) == [date(2026, 1, 1)]


def test_the_same_value_twice_is_no_contradiction() -> None:
    parameter = Parameter(unit="days", values=(value("2020-01-01", "2026-02-01", "1"), value("2026-01-01", None, "1")))
    assert not list(overlaps(parameter))

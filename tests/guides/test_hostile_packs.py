"""A damaged or hostile pack is refused or works: nothing else happens, whatever was done to its files."""

import random
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.faults import KnownError
from app.guides.content import Content
from app.guides.loader import examine
from app.guides.runner import start
from tests.guides.small_pack import FILES, TODAY, replaced, small_pack, write_pack

PIECES = [
    "",
    "{",
    "}",
    "[",
    "]",
    ":",
    "&a ",
    "*a",
    "!x ",
    "- ",
    "\n",
    "  ",
    '"',
    "#",
    "## ",
    "### ",
    "no",
    "-1",
    "9" * 30,
]
PIECES += ["2026-13-45", "today", "@retry", "{fact.}", "{.}", "\u202e", "\u0627", "~", "? ", "|", "%YAML 9", "\t"]


def mutated(text: str, seed: random.Random) -> str:
    """A text with a few places cut, doubled or replaced."""
    for _ in range(seed.randint(1, 4)):
        start_at = seed.randrange(len(text) + 1)
        end = min(len(text), start_at + seed.choice([0, 1, 3, 20]))
        middle = seed.choice([seed.choice(PIECES), text[start_at:end] * 2])
        text = text[:start_at] + middle + text[end:]
    return text


@settings(max_examples=300)
@given(seed=st.randoms(use_true_random=False), file=st.sampled_from(sorted(FILES)))
def test_a_mutated_file_is_refused_or_harmless(seed: random.Random, file: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pack, findings = examine(write_pack(Path(folder), {file: mutated(FILES[file], seed)}))
        assert (pack is None) == bool(findings)
        if pack is None:
            return
        content = Content(pack)
        for guide in pack.guides.values():
            run = start(guide, {"expires": "2027-01-01"}, pack.parameters, TODAY)
            assert content.view(run).title.text
            assert isinstance(run.dates(), dict)


@pytest.mark.parametrize("value", ["9" * 30, "1.5", "0"])
def test_a_number_of_any_size_breaks_no_date(tmp_path: Path, value: str) -> None:
    changes = replaced("parameters.yaml", "value: 120", f"value: {value}")
    pack, _ = examine(write_pack(tmp_path, changes))
    if pack is not None:
        run = start(pack.guides["main"], {"expires": "9999-12-31"}, pack.parameters, TODAY)
        assert all(isinstance(day, date) for day in run.dates().values())


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0027-01-01"])
def test_a_year_that_no_paper_carries_is_not_taken(tmp_path: Path, day: str) -> None:
    run = start(small_pack(tmp_path).guides["main"], {}, {}, TODAY).answer("yes")
    with pytest.raises(KnownError):
        run.answer(day)


@pytest.mark.parametrize("day", ["1880-01-01", "2200-12-31"])
@pytest.mark.parametrize("move", ["plus", "minus"])
def test_a_date_at_the_end_of_time_has_no_neighbour_and_no_crash(tmp_path: Path, day: str, move: str) -> None:
    changes = {
        **replaced("guides/main/guide.yaml", "opening: {fact: expires, minus", f"opening: {{fact: expires, {move}"),
        **replaced("parameters.yaml", "value: 120", "value: 9999999"),
    }
    pack, findings = examine(write_pack(tmp_path, changes))
    assert pack is not None, findings
    run = start(pack.guides["main"], {"expires": day}, pack.parameters, TODAY)
    assert run.dates() == {}
    assert run.answer("yes").answer(day).node.id == "papers"


def test_a_folder_that_goes_up_is_not_followed(tmp_path: Path) -> None:
    write_pack(tmp_path / "pack")
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("guide.yaml", "fr.md", "en.md"):
        (outside / name).write_text(FILES[f"guides/main/{name}"], encoding="utf-8")
    (tmp_path / "pack" / "guides" / "linked").symlink_to(outside)
    pack, findings = examine(tmp_path / "pack")
    assert pack is None
    assert {finding.code for finding in findings if finding.file.startswith("guides/linked")} == {"file-missing"}

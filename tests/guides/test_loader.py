"""A pack is loaded whole or refused whole, and a refusal says where and why."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.faults import KnownError
from app.guides.findings import Finding, sentence
from app.guides.loader import MAX_FILES, examine, load
from app.guides.sentences import SENTENCES
from app.language.faults import explain
from app.language.words import Words
from tests.guides.broken_packs import BROKEN, Broken
from tests.guides.small_pack import FILES, GUIDE, small_pack, write_pack
from tests.guides.test_linter import FINDINGS


def test_the_small_pack_is_whole(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    guide = pack.guides["main"]
    assert guide.nodes["has-card"].answers[0].to == "until"
    assert guide.nodes["screen"].next[0].to == "keep"
    assert guide.nodes["screen"].sources[0].ref == "R.431-5"
    assert (
        guide.texts["fr"].nodes["screen"].parts["check"].text == "La page change pour une autre :\n- la suite\n- la fin"
    )
    assert pack.letters["letter", "fr"].startswith("Madame")
    assert pack.labels["go"].text == "Continuer"


@pytest.mark.parametrize("broken", BROKEN, ids=[f"{n}-{broken.code}" for n, broken in enumerate(BROKEN, 1)])
def test_a_broken_pack_is_refused_with_its_file_and_place(tmp_path: Path, broken: Broken) -> None:
    pack, findings = examine(write_pack(tmp_path, broken.changes))
    assert pack is None
    found = [finding for finding in findings if finding.code == broken.code]
    assert found, [sentence(finding, Words()) for finding in findings]
    told = sentence(found[0], Words())
    assert broken.file in told
    if broken.node:
        assert broken.node in told
    if broken.line:
        assert f"ligne {broken.line}" in told, told


@pytest.mark.parametrize("file", sorted(set(FILES) - {"phrases/en.yaml", "papers/letter.fr.md", "rights.yaml"}))
def test_a_missing_file_breaks_the_pack(tmp_path: Path, file: str) -> None:
    write_pack(tmp_path)
    (tmp_path / file).unlink()
    pack, findings = examine(tmp_path)
    assert pack is None
    assert findings


def test_loading_a_broken_pack_is_a_known_fault_that_lists_everything(tmp_path: Path) -> None:
    changes = {
        "facts.yaml": FILES["facts.yaml"].replace("number", "nombre"),
        "labels/site.yaml": FILES["labels/site.yaml"].replace("button", "bouton"),
    }
    with pytest.raises(KnownError) as refused:
        load(write_pack(tmp_path, changes))
    problems = refused.value.facts["problems"]
    assert isinstance(problems, tuple)
    assert {problem.file for problem in problems if isinstance(problem, Finding)} == {"facts.yaml", "labels/site.yaml"}
    happened, remedy = explain(refused.value, Words())
    assert "2 erreur" in happened
    assert "facts.yaml:4" in happened
    assert remedy


def test_a_pack_of_too_many_files_is_not_read(tmp_path: Path) -> None:
    write_pack(tmp_path)
    for number in range(MAX_FILES):
        (tmp_path / f"stray{number}").touch()
    pack, findings = examine(tmp_path)
    assert pack is None
    assert [finding.code for finding in findings] == ["files-too-many"]


def test_an_empty_folder_is_no_pack(tmp_path: Path) -> None:
    pack, findings = examine(tmp_path)
    assert pack is None
    assert "pack.yaml" in sentence(findings[0], Words())


def test_an_earlier_version_is_kept_beside(tmp_path: Path) -> None:
    earlier = GUIDE.replace("version: 3", "version: 2")
    folder = "guides/main/before/2"
    changes = {f"{folder}/{name}": FILES[f"guides/main/{name}"] for name in ("fr.md", "en.md")}
    pack = small_pack(tmp_path, {**changes, f"{folder}/guide.yaml": earlier})
    assert pack.earlier["main", 2].version == 2
    assert pack.guides["main"].version == 3


def test_each_sentence_is_earned_by_a_pack_that_deserves_it() -> None:
    shown = {broken.code for broken in BROKEN} | set(FINDINGS)
    elsewhere = {"files-too-many", "file-too-big", "file-not-text", "unknown-node", "unknown-guide"}
    assert set(SENTENCES) - shown - elsewhere == set()


def test_a_finding_is_also_said_in_another_language(make_words: Callable[[str], Words]) -> None:
    finding = Finding(file="facts.yaml", line=3, node="x", severity="error", code="yaml-twice", facts={"key": "x"})
    assert "line 3" in sentence(finding, make_words("en"))


@pytest.fixture
def make_words() -> Callable[[str], Words]:
    """Words of a language from the project's catalogues."""
    from app.language.words import load_words

    return lambda language: load_words(language, Path(__file__).resolve().parents[2] / "i18n")

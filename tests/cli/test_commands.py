"""Each command does what it says, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.commands import ROOT, Account, Here, said
from tests.cli.conftest import SINGULAR

NAME = "ZOUBAÏDA Éléonore"


def phrase(register: Path) -> tuple[str, Path]:
    """The option that opens a register."""
    return "--passphrase-file", register / "passphrase.txt"


def reference(guichet: Account | Here, register: Path) -> str:
    """The reference of the person of the tests."""
    found = json.loads(said(guichet("find", register, "Zoubaïda", "--json", *phrase(register))))
    return str(found[0]["ref"])


def test_a_fictional_register_is_made_found_in_and_backed_up(tmp_path: Path, guichet: Account) -> None:
    folder = tmp_path / "démo"
    assert "5 personnes fictives." in said(guichet("demo", folder, "--people", 5, "--seed", 3))
    assert (folder / "passphrase.txt").exists()
    assert (folder / "recovery.txt").exists()
    assert said(guichet("find", folder, "personne ne s’appelle ainsi", *phrase(folder))) == ""


def test_somebody_is_found_with_the_reason(register: Path, guichet: Account) -> None:
    line = said(guichet("find", register, "zoubaida", "1990", *phrase(register)))
    assert NAME in line
    assert "1990" in line
    assert "nom" in line
    assert "année de naissance" in line
    assert NAME in said(guichet("find", register, "نادية", *phrase(register)))


def test_somebody_is_found_as_a_document(register: Path, guichet: Account) -> None:
    found = json.loads(said(guichet("find", register, "Zoubaïda", "--json", *phrase(register))))
    assert [row.keys() for row in found] == [{"ref", "names", "birth", "level", "reasons"}]
    assert found[0]["names"] == [SINGULAR.family, SINGULAR.given, SINGULAR.own_script]
    assert (found[0]["birth"], found[0]["reasons"]) == ("1990", ["name"])
    assert json.loads(said(guichet("find", register, "qqqq", "--json", *phrase(register)))) == []


def test_everything_about_one_person(register: Path, guichet: Account) -> None:
    key = reference(guichet, register)
    lines = said(guichet("person", register, key.lower(), *phrase(register))).splitlines()
    assert lines[0] == f"{NAME}  1990  {key}"
    assert any("Dossier ouvert" in line for line in lines)
    found = json.loads(said(guichet("person", register, key, "--json", *phrase(register))))
    assert found["person"][0]["reference"] == key
    assert {"person", "name", "case", "visit"} <= found.keys()


def test_the_passphrase_comes_from_a_file_or_from_standard_input(register: Path, guichet: Account) -> None:
    words = (register / "passphrase.txt").read_bytes()
    for given in (words, b"\xef\xbb\xbf" + words.strip() + b"\r\n"):
        assert NAME in said(guichet("find", register, "Zoubaïda", "--passphrase-file", "-", given=given))


def test_a_paper_is_made_saved_and_recorded(register: Path, tmp_path: Path, guichet: Account) -> None:
    key, file = reference(guichet, register), tmp_path / "fiche.pdf"
    line = said(guichet("paper", register, "takeaway", key, "--language", "ar", "--out", file, *phrase(register)))
    assert str(file) in line
    number = line.split()[1]
    assert file.read_bytes().startswith(b"%PDF")
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()
    assert NAME in text
    assert number in text
    found = json.loads(said(guichet("person", register, key, "--json", *phrase(register))))
    assert [paper["number"] for paper in found["issued_paper"]] == [number]


def test_the_shipped_guides_have_no_error(guichet: Account) -> None:
    lines = said(guichet("guides", "lint")).splitlines()
    assert not [line for line in lines if line.startswith("error")]
    assert lines[-1].split()[-1] in ("remarque.", "remarques.")


def test_guides_that_are_broken_have_status_1(tmp_path: Path, guichet: Account) -> None:
    (tmp_path / "pack.yaml").write_text("format: 1\nname: [", encoding="utf-8")
    run = guichet("guides", "lint", tmp_path)
    assert run.returncode == 1
    assert run.stdout.decode().startswith("error")
    assert run.stderr == b""


def test_a_backup_is_made_verified_and_restored(register: Path, tmp_path: Path, guichet: Account) -> None:
    copy, recovery = tmp_path / "copie.age", register / "recovery.txt"
    made = said(guichet("backup", register, copy, *phrase(register)))
    assert made.startswith("Sauvegarde prouvée : copie.age, ")
    assert said(guichet("verify", copy, "--recovery-file", recovery)) == made
    assert said(guichet("verify", copy, "--recovery-file", "-", given=recovery.read_bytes())) == made
    new = tmp_path / "nouveau"
    (tmp_path / "phrase").write_text("une autre phrase", encoding="utf-8")
    told = said(guichet("restore", copy, new, "--recovery-file", recovery, "--passphrase-file", tmp_path / "phrase"))
    assert str(new) in told
    assert NAME in said(guichet("find", new, "Zoubaïda", "--passphrase-file", tmp_path / "phrase"))
    assert "sain" in said(guichet("check", new, "--rebuild", "--passphrase-file", tmp_path / "phrase"))


def test_a_register_is_proven_sound(register: Path, guichet: Account) -> None:
    assert said(guichet("check", register, *phrase(register))).endswith("le registre est sain.\n")


def test_the_program_proves_itself(guichet: Account) -> None:
    assert len(said(guichet("self-test")).splitlines()) == 6


def test_no_command_leaves_anything_in_the_account(register: Path, guichet: Account) -> None:
    key = reference(guichet, register)
    said(guichet("person", register, key, *phrase(register)))
    assert list(guichet.home.iterdir()) == []


def test_the_commands_need_no_window_library(register: Path, guichet: Account, tmp_path: Path) -> None:
    (tmp_path / "hidden" / "PySide6").mkdir(parents=True)
    (tmp_path / "hidden" / "PySide6" / "__init__.py").write_text("raise ImportError('not here')", encoding="utf-8")
    without = {"PYTHONPATH": f"{tmp_path / 'hidden'}:{ROOT}"}
    assert NAME in said(guichet("find", register, "Zoubaïda", *phrase(register), more=without))
    run = subprocess.run(
        [sys.executable, "-c", "import app.cli"],
        env={**guichet.environment, **without},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_english_is_spoken_where_it_was_chosen(register: Path, guichet: Account, tmp_path: Path) -> None:
    settings = tmp_path / "config" / "guichet-ouvert"
    settings.mkdir(parents=True)
    script = (
        "from app import compose; from dataclasses import replace; kept = compose.settings_file(); "
        "kept.save(replace(kept.load()[0], language='en'))"
    )
    here = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    subprocess.run([sys.executable, "-c", script], env={**guichet.environment, **here}, check=True)
    assert "the register is sound" in said(guichet("check", register, *phrase(register), more=here))

"""`guichet import`: what it would bring in, then bringing it in."""

import json
from pathlib import Path

from tests.cli.commands import Here, said, told

LIST = "Nom;Prénom;Date de naissance\nYilmaz;Zeynep;12/03/1990\n;;1990\nYILMAZ;Zeynep;12/03/1990\n"


def phrase(register: Path) -> tuple[str, Path]:
    """The option that opens a register."""
    return "--passphrase-file", register / "passphrase.txt"


def written(folder: Path, text: str = LIST) -> Path:
    """A list."""
    file = folder / "liste.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_dry_run_tells_all_and_writes_nothing(quick: Path, tmp_path: Path, here: Here) -> None:
    found = json.loads(said(here("import", quick, written(tmp_path), "--dry-run", "--json", *phrase(quick))))
    assert (found["kind"], found["encoding"], found["separator"], found["rows"]) == ("csv", "UTF-8", ";", 3)
    assert [column["field"] for column in found["columns"]] == ["family_name", "given_name", "birth_date"]
    assert (found["new"], found["imported"], found["dry_run"]) == (1, 0, True)
    assert found["refused"] == [{"row": 3, "reasons": ["Il n’y a ni nom ni prénom."]}]
    assert [(twin["row"], twin["of_row"], twin["skipped"]) for twin in found["duplicates"]] == [(4, 2, True)]
    assert json.loads(said(here("find", quick, "Zeynep", "Yilmaz", "--json", *phrase(quick)))) == []
    lines = said(here("import", quick, tmp_path / "liste.csv", "--dry-run", *phrase(quick)))
    assert "1 ligne refusée :" in lines
    assert lines.endswith("1 nouvelle personne.\n")


def test_people_are_brought_in_once(quick: Path, tmp_path: Path, here: Here) -> None:
    assert said(here("import", quick, written(tmp_path), *phrase(quick))).endswith("1 personne importée.\n")
    (found,) = json.loads(said(here("find", quick, "Zeynep", "Yilmaz", "--json", *phrase(quick))))
    assert (found["names"], found["birth"]) == (["Yilmaz", "Zeynep"], "1990-03-12")
    assert said(here("import", quick, tmp_path / "liste.csv", *phrase(quick))).endswith("0 personne importée.\n")
    assert "sain" in said(here("check", quick, *phrase(quick)))


def test_faults_name_nothing_of_the_file(quick: Path, tmp_path: Path, here: Here) -> None:
    file = written(tmp_path, "Couleur;Taille\nZoubaïda;12\n")
    assert "oubaïda" not in told(here("import", quick, file, *phrase(quick)))
    assert "ne peut pas être lu" in told(here("import", quick, tmp_path / "absente.csv", *phrase(quick)))
    (tmp_path / "image.csv").write_bytes(b"\x89PNG\r\n")
    assert "n’est pas une liste" in told(here("import", quick, tmp_path / "image.csv", *phrase(quick)))

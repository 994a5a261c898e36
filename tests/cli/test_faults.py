"""What goes wrong with a command: one line that says what to do, the right status, nothing half done."""

from pathlib import Path

import pytest

from app.domain.faults import KnownError
from app.system.running import OnlyCopy
from tests.cli.commands import Here, told
from tests.cli.conftest import SINGULAR
from tests.cli.test_commands import NAME, phrase, reference
from tests.register.vaults import files

NAMES = (SINGULAR.family, SINGULAR.given, SINGULAR.own_script, NAME)


def silent_about_people(line: str) -> bool:
    """Whether a line names nobody."""
    return not any(name.casefold() in line.casefold() for name in NAMES)


# -- wrong usage: status 2 -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",), ("find",), ("find", "."), ("demo",), ("demo", "x", "--people", "many"),
        ("demo", "x", "--people", "-5"), ("demo", "x", "--people", "99999999999"),
        ("paper", ".", "poem", "K", "--out", "x"), ("paper", ".", "takeaway", "K"), ("guides", "burn"), ("verify",),
        ("find", ".", "x", "--nothing"),
    ],
)  # fmt: skip
def test_wrong_usage_is_status_2(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    run = here(*arguments)
    assert run.returncode == 2
    assert b"usage: guichet" in run.stderr
    assert b"Traceback" not in run.stderr
    assert run.stdout == b""
    assert list(tmp_path.iterdir()) == []


def test_help_is_no_fault(here: Here) -> None:
    assert b"usage: guichet" in here("--help").stdout
    assert here("find", "--help").returncode == 0


# -- known faults: status 1 ------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("find", "x"), ("person", "KF-0001-A"), ("backup", "b.age"), ("check",)])
def test_no_register_there(here: Here, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "empty").mkdir()
    for place in (tmp_path / "nowhere", tmp_path / "empty", tmp_path / "file", tmp_path / ("x" * 300)):
        run = here(command[0], place, *command[1:], "--passphrase-file", "-", given=b"x")
        assert str(place) in told(run)
    assert sorted(entry.name for entry in tmp_path.rglob("*")) == ["empty", "file"]


def test_a_wrong_passphrase(quick: Path, here: Here) -> None:
    before = files(quick)
    line = told(here("find", quick, "x", "--passphrase-file", "-", given=b"pas celle-ci"))
    assert "phrase de passe n’est pas la bonne" in line
    assert files(quick) == {**before, ".running": b""}


@pytest.mark.parametrize("given", [b"", b"\n", b"\xff\xfe\x00", b"x" * 50_000, "é\u0000".encode()])
def test_a_passphrase_that_is_none(quick: Path, here: Here, given: bytes) -> None:
    told(here("find", quick, "x", "--passphrase-file", "-", given=given))


@pytest.mark.parametrize("place", ["nowhere", ".", "file/below", "x" * 300])
def test_a_secret_that_cannot_be_read(quick: Path, tmp_path: Path, here: Here, place: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    line = told(here("find", quick, "x", "--passphrase-file", tmp_path / place))
    assert "ne peut pas être lu" in line
    told(here("verify", tmp_path / "file", "--recovery-file", tmp_path / place))


def test_a_secret_without_end(quick: Path, here: Here) -> None:
    told(here("find", quick, "x", "--passphrase-file", "/dev/zero"))


@pytest.mark.parametrize("typed", ["KF-0001-A", "", "Zoubaïda", "' OR 1=1 --", "x" * 5000])
def test_an_unknown_reference(quick: Path, tmp_path: Path, here: Here, typed: str) -> None:
    for command in (("person",), ("paper", "takeaway")):
        out = ("--out", tmp_path / "x.pdf") if command[0] == "paper" else ()
        line = told(here(command[0], quick, *command[1:], typed, *out, *phrase(quick)))
        assert "référence" in line
        assert silent_about_people(line)
    assert not (tmp_path / "x.pdf").exists()


def test_a_paper_in_a_language_that_nobody_wrote(quick: Path, tmp_path: Path, here: Here) -> None:
    key, file = reference(here, quick), tmp_path / "x.pdf"
    for language in ("klingon", "", "../fr"):
        line = told(here("paper", quick, "takeaway", key, "--language", language, "--out", file, *phrase(quick)))
        assert silent_about_people(line)
    assert not file.exists()


@pytest.mark.parametrize("place", ["nowhere/x.pdf", "file/x.pdf", ".", "/"])
def test_a_place_that_takes_no_paper(quick: Path, tmp_path: Path, here: Here, place: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    key = reference(here, quick)
    line = told(
        here("paper", quick, "takeaway", key, "--out", place if place in "./" else tmp_path / place, *phrase(quick))
    )
    assert silent_about_people(line)


def test_a_backup_that_cannot_be_written(quick: Path, tmp_path: Path, here: Here) -> None:
    (tmp_path / "there.age").write_bytes(b"mine")
    for place in (tmp_path / "there.age", tmp_path / "nowhere" / "x.age", tmp_path):
        assert silent_about_people(told(here("backup", quick, place, *phrase(quick))))
    assert (tmp_path / "there.age").read_bytes() == b"mine"


@pytest.mark.parametrize("content", [b"", b"age-encryption.org/v1\n", b"\x00" * 10_000, b"PK\x03\x04" + b"x" * 500])
def test_what_is_no_backup(quick: Path, tmp_path: Path, here: Here, content: bytes) -> None:
    hostile, recovery = tmp_path / "copie.age", quick / "recovery.txt"
    hostile.write_bytes(content)
    told(here("verify", hostile, "--recovery-file", recovery))
    told(here("restore", hostile, tmp_path / "new", "--recovery-file", recovery, *phrase(quick)))
    assert not (tmp_path / "new").exists()


def test_a_backup_that_was_cut_or_changed(cheap: Path, quick: Path, tmp_path: Path, here: Here) -> None:
    whole, hostile, recovery = (cheap / "sauvegarde.age").read_bytes(), tmp_path / "copie.age", quick / "recovery.txt"
    for content in (whole[:-1], whole[: len(whole) // 2], whole[:-100] + bytes(100), whole + b"x"):
        hostile.write_bytes(content)
        told(here("verify", hostile, "--recovery-file", recovery))
    told(here("restore", hostile, tmp_path / "new", "--recovery-file", recovery, *phrase(quick)))
    assert not (tmp_path / "new").exists()


def test_a_backup_that_is_not_there(quick: Path, tmp_path: Path, here: Here) -> None:
    for place in (tmp_path / "nowhere.age", tmp_path, quick / "passphrase.txt" / "below"):
        told(here("verify", place, "--recovery-file", quick / "recovery.txt"))


@pytest.mark.parametrize(
    "words", [b"", b"un deux trois", b"abaisser " * 24, b"AGE-SECRET-KEY-1QQQQ", b"\xff\xfe", b"abaisser " * 5000]
)
def test_recovery_words_that_are_none(cheap: Path, tmp_path: Path, here: Here, words: bytes) -> None:
    told(here("verify", cheap / "sauvegarde.age", "--recovery-file", "-", given=words))
    (tmp_path / "phrase").write_text("une phrase", encoding="utf-8")
    told(
        here(
            "restore", cheap / "sauvegarde.age", tmp_path / "new", "--recovery-file", "-", "--passphrase-file",
            tmp_path / "phrase", given=words,
        )
    )  # fmt: skip
    assert not (tmp_path / "new").exists()


def test_a_folder_that_holds_something(cheap: Path, quick: Path, tmp_path: Path, here: Here) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine").write_bytes(b"mine")
    secrets = ("--recovery-file", quick / "recovery.txt", *phrase(quick))
    for place in (tmp_path / "taken", tmp_path / "taken" / "mine", quick):
        told(here("restore", cheap / "sauvegarde.age", place, *secrets))
        told(here("demo", place, "--people", 1))
    assert files(tmp_path / "taken") == {"mine": b"mine"}


def test_a_register_that_is_open_already(quick: Path, here: Here) -> None:
    held = OnlyCopy(quick, KnownError)
    try:
        assert "déjà ouvert" in told(here("find", quick, "x", *phrase(quick)))
    finally:
        held.release()


def test_a_damaged_register(quick: Path, here: Here) -> None:
    file = quick / "register.db"
    whole = file.read_bytes()
    for content in (b"", whole[:5000], whole[:4096] + bytes(len(whole) - 4096)):
        file.write_bytes(content)
        assert "abîmé" in told(here("check", quick, *phrase(quick)))
        assert file.read_bytes() == content


def test_a_paper_that_was_altered_on_the_disk(quick: Path, tmp_path: Path, here: Here) -> None:
    key = reference(here, quick)
    made = here("paper", quick, "takeaway", key, "--out", tmp_path / "x.pdf", *phrase(quick))
    assert made.returncode == 0
    for file in (quick / "files").iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    assert "sont abîmés" in told(here("check", quick, *phrase(quick)))

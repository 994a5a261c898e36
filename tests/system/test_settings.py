"""The settings of the laptop: kept whole, or put aside and told; never replaced by defaults."""

import errno
import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.faults import KnownError
from app.system.settings import MAX_BYTES, Settings, SettingsFile, _checksum

CHOSEN = Settings(language="en", theme="dark", text_size=150, last_register="/srv/été")


def told(file: Path) -> tuple[Settings, str]:
    """The settings, and the code of what is told of them."""
    settings, notice = SettingsFile(file, KnownError).load()
    return settings, notice.code if isinstance(notice, KnownError) else ""


def signed(tree: dict[str, object]) -> bytes:
    """A document with the checksum that it should have."""
    return json.dumps({**tree, "checksum": _checksum(tree)}).encode()


def test_settings_come_back_as_they_were_chosen(tmp_path: Path) -> None:
    file = tmp_path / "a" / "settings.json"
    assert told(file) == (Settings(), "")
    SettingsFile(file, KnownError).save(CHOSEN)
    assert told(file) == (CHOSEN, "")
    assert file.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in file.parent.iterdir()] == ["settings.json"]


@given(st.integers(0, 10_000), st.integers(0, 255), st.sampled_from(["flip", "cut", "grow"]))
def test_whatever_is_damaged_is_put_aside_and_told(place: int, value: int, how: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        SettingsFile(file, KnownError).save(CHOSEN)
        data = file.read_bytes()
        place %= len(data)
        bad = {
            "flip": data[:place] + bytes([value]) + data[place + 1 :],
            "cut": data[:place],
            "grow": data[:place] + bytes([value]) + data[place:],
        }[how]
        file.write_bytes(bad)
        settings, code = told(file)
        if settings == CHOSEN:
            # Only white space was changed, or nothing.
            assert (code, file.read_bytes()) == ("", bad)
        else:
            assert (settings, code) == (Settings(), "system.settings-damaged")
            assert (Path(folder) / "settings.damaged-1.json").read_bytes() == bad
            assert not file.exists()


def test_a_digit_that_changed_by_itself_is_damage_although_it_makes_sense(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    SettingsFile(file, KnownError).save(CHOSEN)
    file.write_bytes(file.read_bytes().replace(b"150", b"250"))
    assert told(file) == (Settings(), "system.settings-damaged")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[" * 60_000,
        b" " * (MAX_BYTES + 1),
        b"\xff",
        signed({"format": "another", "version": 1, "settings": {}}),
        signed({"format": "guichet-ouvert settings", "version": 0, "settings": {}}),
        signed({"format": "guichet-ouvert settings", "version": 1, "settings": {"theme": "dark"}}),
        signed({"format": "guichet-ouvert settings", "version": 1, "settings": None}),
    ],
    ids=["empty", "null", "deep", "long", "not text", "another format", "version 0", "incomplete", "no settings"],
)
def test_what_is_not_our_settings_is_put_aside(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    for number in (1, 2):
        file.write_bytes(content)
        assert told(file) == (Settings(), "system.settings-damaged")
        assert (tmp_path / f"settings.damaged-{number}.json").read_bytes() == content


@pytest.mark.parametrize(
    "wrong", [{"theme": "pink"}, {"text_size": 10_000}, {"text_size": True}, {"text_size": "100"}, {"language": 3}]
)
def test_a_setting_out_of_its_bounds_is_damage(tmp_path: Path, wrong: dict[str, object]) -> None:
    file = tmp_path / "settings.json"
    settings = {"language": None, "theme": "system", "text_size": 100, "last_register": None, **wrong}
    file.write_bytes(signed({"format": "guichet-ouvert settings", "version": 1, "settings": settings}))
    assert told(file) == (Settings(), "system.settings-damaged")


def test_settings_of_a_newer_version_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    content = signed({"format": "guichet-ouvert settings", "version": 2, "settings": []})
    file.write_bytes(content)
    kept = SettingsFile(file, KnownError)
    assert kept.load()[0] == Settings()
    with pytest.raises(KnownError) as caught:
        kept.save(CHOSEN)
    assert caught.value.code == "system.settings-newer"
    assert file.read_bytes() == content


def test_settings_that_cannot_be_read_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.mkdir()
    assert told(file) == (Settings(), "system.settings-unreadable")


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_disk_that_fails_leaves_the_settings_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    file = tmp_path / "settings.json"
    kept = SettingsFile(file, KnownError)
    kept.save(CHOSEN)

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as patch, pytest.raises(KnownError) as caught:
        if call == "write":
            patch.setattr(os, "fdopen", full)
        else:
            patch.setattr(os, call, full)
        kept.save(Settings())
    assert caught.value.code == "system.settings-not-saved"
    assert told(file) == (CHOSEN, "")
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.json"]

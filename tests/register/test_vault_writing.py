"""Writing the keys: every place where it can fail, and every place where the program can die."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from app.domain.faults import KnownError
from app.register.vault import change_passphrase, renew_register_key, settle_register_key
from tests.register.vaults import LABEL, PHRASE, enter, files, make

NEW = "une phrase toute neuve"
WRITERS = ("write", "fsync", "replace", "unlink")
ERRORS = {
    errno.ENOSPC: "vault.disk-full",
    errno.EDQUOT: "vault.disk-full",
    errno.EIO: "vault.disk-error",
    errno.EROFS: "vault.read-only",
    errno.EACCES: "vault.read-only",
    errno.ENOENT: "vault.folder-missing",
}


class KilledError(BaseException):
    """The program is dead: nothing but this may run afterwards."""


@contextmanager
def failing(at: int, failure: BaseException | None) -> Iterator[list[str]]:
    """Counts calls that change the disk; the one with number `at` fails, and so does the disk from then on."""
    calls: list[str] = []
    real = {name: getattr(os, name) for name in (*WRITERS, "open")}

    def broken(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if name == "open" and not (len(arguments) > 1 and arguments[1] & os.O_CREAT):
                return real["open"](*arguments, **named)
            calls.append(name)
            if failure is not None and len(calls) > at:
                raise failure
            return real[name](*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in real:
            patch.setattr(os, name, broken(name))
        yield calls


def sites() -> int:
    """How many calls change the disk while a passphrase changes."""
    return 10


def opens(folder: Path, phrase: str) -> bool:
    """Whether a passphrase opens the vault; any other fault is a failed test."""
    try:
        enter(folder, phrase)
    except KnownError as fault:
        assert fault.code == "vault.wrong-passphrase"
        return False
    return True


def test_the_places_where_writing_can_fail_are_counted(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    with failing(0, None) as calls:
        change_passphrase(opened, LABEL, PHRASE, NEW)
    one = ["open", "write", "fsync", "replace"]
    assert calls == [*one, "fsync", *one, "fsync"]
    assert len(calls) == sites()


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("at", range(sites()))
def test_a_disk_that_fails_leaves_the_old_or_says_that_the_new_is_there(tmp_path: Path, at: int, number: int) -> None:
    opened, _ = make(tmp_path)
    before = files(tmp_path)
    with failing(at, OSError(number, os.strerror(number))):
        try:
            change_passphrase(opened, LABEL, PHRASE, NEW)
            told = ""
        except KnownError as fault:
            told = fault.code
    if at < 4:
        assert told == ERRORS[number]
        assert {name: content for name, content in files(tmp_path).items() if name in before} == before
        assert opens(tmp_path, PHRASE)
        assert not opens(tmp_path, NEW)
    else:
        assert told == ""
        assert [notice.code for notice in opened.notices] == ["vault.twin-not-written"]
        assert opens(tmp_path, NEW)
        assert not opens(tmp_path, PHRASE)
    # With a sound disk the next change works, and nothing of the failed writing stays.
    change_passphrase(enter(tmp_path, PHRASE if told else NEW), LABEL, PHRASE if told else NEW, "troisième phrase")
    assert set(files(tmp_path)) == {"keys.json", "keys.backup.json"}
    assert len(set(files(tmp_path).values())) == 1


@pytest.mark.parametrize("at", range(sites() + 1))
def test_a_kill_at_any_step_leaves_a_vault_that_opens_and_heals(tmp_path: Path, at: int) -> None:
    opened, _ = make(tmp_path)
    with failing(at, KilledError()), suppress(KilledError):
        change_passphrase(opened, LABEL, PHRASE, NEW)
    assert opens(tmp_path, NEW) == (at >= 4)
    assert opens(tmp_path, PHRASE) == (at < 4)
    change_passphrase(enter(tmp_path, NEW if at >= 4 else PHRASE), LABEL, NEW if at >= 4 else PHRASE, PHRASE)
    assert set(files(tmp_path)) == {"keys.json", "keys.backup.json"}
    assert len(set(files(tmp_path).values())) == 1


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
def test_a_disk_that_fails_at_the_first_run_leaves_no_half_vault(tmp_path: Path, number: int) -> None:
    for at in range(4):
        folder = tmp_path / str(at)
        folder.mkdir()
        with failing(at, OSError(number, "")), pytest.raises(KnownError) as caught:
            make(folder)
        assert caught.value.code == ERRORS[number]
        assert not (folder / "keys.json").exists()
        make(folder)


def test_a_folder_that_is_gone_is_said_to_be_gone_and_the_keys_in_hand_still_hold(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    opened, _ = make(folder)
    shutil.rmtree(folder)
    with pytest.raises(KnownError) as caught:
        change_passphrase(opened, LABEL, PHRASE, NEW)
    assert caught.value.code == "vault.folder-missing"
    assert len(opened.register_key) == 32
    assert opened.keys.generation == 1


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "register").write_bytes(b"")
    with pytest.raises(KnownError) as caught:
        make(tmp_path / "register")
    assert caught.value.code in {"vault.folder-missing", "vault.disk-error"}


# What the program does between "the new key is chosen" and "only the new key is kept".
def renewing_sites(folder: Path) -> int:
    """How many calls change the disk while the register key is renewed."""
    opened, _ = make(folder)
    with failing(0, None) as calls:
        renew_register_key(opened, lambda _key: None)
    return len(calls)


class Lock:
    """What a register is to its keys: it opens with one of them."""

    def __init__(self, key: bytes) -> None:
        self.key = key

    def rekey(self, key: bytes) -> None:
        """Takes another key at once."""
        self.key = key

    def opens(self, key: bytes) -> bool:
        """Whether this is its key."""
        return key == self.key


def test_a_kill_at_any_step_of_a_renewal_leaves_a_key_that_opens_the_register(tmp_path: Path) -> None:
    count = renewing_sites(tmp_path / "count")
    assert count == 2 * sites()
    rekeyed = set()
    for at in range(count + 1):
        folder = tmp_path / str(at)
        opened, _ = make(folder)
        first, identity = opened.register_key, opened.identity.text
        register = Lock(first)
        with failing(at, KilledError()), suppress(KilledError):
            renew_register_key(opened, register.rekey)
        again = enter(folder)
        settle_register_key(again, register.opens)
        assert again.register_key == register.key
        assert again.next_key is None
        assert again.identity.text == identity
        for name in ("keys.json", "keys.backup.json"):
            (folder / name).unlink()
            assert enter(folder).register_key == register.key
        rekeyed.add(register.key != first)
    assert rekeyed == {True, False}


def test_a_renewal_that_could_not_write_both_copies_does_not_touch_the_register(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    key, touched = opened.register_key, list[bytes]()
    with failing(6, OSError(errno.ENOSPC, "")), pytest.raises(KnownError) as caught:
        renew_register_key(opened, touched.append)
    assert caught.value.code == "vault.renewal-refused"
    assert touched == []
    settle_register_key(opened, lambda candidate: candidate == key)
    assert (opened.register_key, enter(tmp_path).next_key) == (key, None)


WORKER = """
import sys
from pathlib import Path
from app.register.vault import change_passphrase
from tests.register.vaults import LABEL, PHRASE, enter
opened, phrases = enter(Path(sys.argv[1]), sys.argv[2]), (sys.argv[2], sys.argv[3])
print("ready", flush=True)
while True:
    change_passphrase(opened, LABEL, *phrases)
    phrases = phrases[::-1]
    print(phrases[0], flush=True)
"""


def test_a_vault_opens_after_real_kills_with_the_last_passphrase_that_was_acknowledged(tmp_path: Path) -> None:
    make(tmp_path)
    current, root = PHRASE, str(Path(__file__).parents[2])
    for lines in (1, 2, 3, 5, 8, 13, 21, 34):
        other = NEW if current == PHRASE else PHRASE
        command = [sys.executable, "-c", WORKER, str(tmp_path), current, other]
        with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(lines):
                line = process.stdout.readline().strip()
            process.send_signal(signal.SIGKILL)
            rest = process.stdout.read().splitlines()
        said = [text for text in (line, *(text.strip() for text in rest)) if text in (PHRASE, NEW)]
        last = said[-1] if said else current
        # One change may have been done and not said any more.
        current = last if opens(tmp_path, last) else (NEW if last == PHRASE else PHRASE)
        assert opens(tmp_path, current)
    assert (tmp_path / "keys.json").read_bytes() == (tmp_path / "keys.backup.json").read_bytes()

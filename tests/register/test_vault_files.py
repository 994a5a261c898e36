"""Damaged, swapped, newer and hostile key files: a true message, and nothing overwritten with defaults."""

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.faults import KnownError
from app.register.vault import bind_register, change_passphrase, check_register, look, open_with_recovery, read_recovery
from app.register.vault.codec import canonical
from app.register.vault.model import MAX_BYTES
from tests.register.vaults import LABEL, OTHER_DEVICE, PHRASE, enter, files, make

PINNED = Path(__file__).parent / "vault-1"
BOTH = ("keys.json", "keys.backup.json")


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """A vault that tests copy and never change."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder) / "register")
        yield Path(folder) / "register"


def opening(folder: Path) -> str:
    """How opening the folder ends: `open`, or the code of the fault."""
    try:
        enter(folder)
    except KnownError as fault:
        return fault.code
    return "open"


def signed(tree: dict[str, Any]) -> bytes:
    """A document with the checksum that it should have."""
    rest = {name: value for name, value in tree.items() if name != "checksum"}
    return canonical({**rest, "checksum": hashlib.sha256(canonical(rest)).hexdigest()})


damage = st.one_of(
    st.tuples(st.just("flip"), st.integers(0, 10**6), st.integers(1, 255)),
    st.tuples(st.just("cut"), st.integers(0, 10**6), st.just(0)),
    st.tuples(st.just("grow"), st.integers(0, 10**6), st.integers(0, 255)),
    st.tuples(st.just("blank"), st.integers(0, 10**6), st.integers(1, 255)),
)


def damaged(data: bytes, kind: str, place: int, value: int) -> bytes:
    """The bytes with one thing done to them."""
    place %= len(data)
    return {
        "flip": data[:place] + bytes([data[place] ^ value]) + data[place + 1 :],
        "cut": data[:place],
        "grow": data[:place] + bytes([value]) + data[place:],
        "blank": data[:place] + bytes(value) + data[place + value :],
    }[kind]


@given(damage, st.sampled_from(["alone", "with a good twin", "with the same damage in the twin"]))
def test_whatever_is_damaged_the_message_is_true(template: Path, done: tuple[str, int, int], twin: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "register"
        shutil.copytree(template, folder)
        data = (folder / "keys.json").read_bytes()
        bad = damaged(data, *done)
        (folder / "keys.json").write_bytes(bad)
        if twin == "alone":
            (folder / "keys.backup.json").unlink()
        elif twin == "with the same damage in the twin":
            (folder / "keys.backup.json").write_bytes(bad)
        before = files(folder)
        # White space between the words of the document is no damage.
        harmless = json_of(bad) == json_of(data) is not None
        result = opening(folder)
        if harmless or twin == "with a good twin":
            assert result == "open"
            assert len({json.dumps(json_of(content)) for content in files(folder).values()}) == 1
            assert {name: json_of(content) for name, content in files(folder).items()} == dict.fromkeys(
                BOTH, json_of(data)
            )
        else:
            assert result == "vault.keys-damaged"
            assert files(folder) == before


def json_of(data: bytes) -> object:
    """The document, None where it is none."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


@pytest.mark.parametrize("bad", BOTH)
@pytest.mark.parametrize("how", ["damaged", "gone", "empty", "a folder"])
def test_one_good_file_opens_heals_the_other_and_this_is_told(
    template: Path, tmp_path: Path, bad: str, how: str
) -> None:
    folder = tmp_path / "register"
    shutil.copytree(template, folder)
    if how in ("gone", "a folder"):
        (folder / bad).unlink()
    if how == "a folder":
        (folder / bad).mkdir()
    if how in ("damaged", "empty"):
        (folder / bad).write_bytes(b"" if how == "empty" else b"{}")
    notices = enter(folder).notices
    assert notices[0].code == "vault.twin-used"
    assert notices[0].facts["file"] == bad
    if how == "a folder":
        assert [notice.code for notice in notices[1:]] == (["vault.twin-not-written"])
    else:
        assert files(folder) == files(template)
        assert enter(folder).notices == ()


def test_a_wrong_passphrase_on_a_healable_vault_heals_nothing_yet(template: Path, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    shutil.copytree(template, folder)
    (folder / "keys.json").write_bytes(b"{}")
    before = files(folder)
    with pytest.raises(KnownError) as caught:
        enter(folder, "une autre")
    assert caught.value.code == "vault.wrong-passphrase"
    assert files(folder) == before


@pytest.mark.parametrize("newer", [BOTH, BOTH[:1], BOTH[1:]])
def test_a_newer_version_is_not_touched(template: Path, tmp_path: Path, newer: tuple[str, ...]) -> None:
    folder = tmp_path / "register"
    shutil.copytree(template, folder)
    for name in newer:
        (folder / name).write_bytes(signed({"format": "guichet-ouvert keys", "version": 2, "new": [1.5, None]}))
    before = files(folder)
    assert opening(folder) == "vault.newer-version"
    assert files(folder) == before


def test_a_flipped_version_number_is_damage_and_not_a_newer_version(template: Path, tmp_path: Path) -> None:
    data = (template / "keys.json").read_bytes().replace(b'"version": 1', b'"version": 3')
    for name in BOTH:
        (tmp_path / name).write_bytes(data)
    assert opening(tmp_path) == "vault.keys-damaged"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("keys", "recovery", "recipient"), "age1" + "q" * 58),
        (("keys", "slots", 0, "role"), "volunteer"),
        (("keys", "slots", 0, "label"), "ZZ"),
        (("keys", "generation"), 99),
        (("keys", "register_head"), "00" * 16),
        (("seal",), "00" * 32),
    ],
)
def test_a_file_changed_by_someone_who_cannot_open_it_is_refused(
    template: Path, tmp_path: Path, path: tuple[str | int, ...], value: object
) -> None:
    tree = json.loads((template / "keys.json").read_bytes())
    node = tree
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    for name in BOTH:
        (tmp_path / name).write_bytes(signed(tree))
    before = files(tmp_path)
    assert opening(tmp_path) == "vault.keys-altered"
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        ({"memory": 64 << 20, "passes": 3, "lanes": 4}, "vault.cost-refused"),
        ({"memory": 1 << 17, "passes": 1 << 30, "lanes": 4}, "vault.cost-refused"),
        ({"memory": 1 << 17, "passes": 3, "lanes": 1 << 20}, "vault.cost-refused"),
        ({"memory": 1 << 40, "passes": 3, "lanes": 4}, "vault.keys-damaged"),
        ({"memory": -1, "passes": 3, "lanes": 4}, "vault.keys-damaged"),
        ({"memory": True, "passes": 3, "lanes": 4}, "vault.keys-damaged"),
    ],
)
def test_a_hostile_cost_is_refused_before_it_is_paid(
    template: Path, tmp_path: Path, cost: dict[str, int], expected: str
) -> None:
    tree = json.loads((template / "keys.json").read_bytes())
    tree["keys"]["slots"][0]["cost"] = cost
    (tmp_path / "keys.json").write_bytes(signed(tree))
    assert opening(tmp_path) == expected


@pytest.mark.parametrize(
    "hostile",
    [b"[" * 200_000, b'{"a":' * 100_000, b" " * (MAX_BYTES + 1), b"\xff\xfe", b"null", b'"' + b"x" * 1000, b"1e999"],
    ids=["deep list", "deep object", "too long", "not UTF-8", "null", "open string", "large number"],
)
def test_hostile_bytes_are_damage(tmp_path: Path, hostile: bytes) -> None:
    (tmp_path / "keys.json").write_bytes(hostile)
    assert opening(tmp_path) == "vault.keys-damaged"
    assert files(tmp_path) == {"keys.json": hostile}


def test_a_pipe_in_the_place_of_the_file_does_not_stop_us(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "keys.json")
    assert opening(tmp_path) == "vault.unreadable"


@pytest.mark.parametrize(
    ("call", "number", "expected"),
    [("read", errno.EIO, "vault.read-error"), ("open", errno.EACCES, "vault.unreadable")],
)
def test_a_disk_that_cannot_be_read_is_told(
    template: Path, tmp_path: Path, call: str, number: int, expected: str
) -> None:
    shutil.copytree(template, tmp_path / "register")

    def broken(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, call, broken)
        result = opening(tmp_path / "register")
    assert result == expected
    assert opening(tmp_path / "register") == "open"


def test_a_register_that_was_only_just_begun_passes(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    with pytest.raises(KnownError) as caught:
        check_register(opened)
    assert caught.value.code == "vault.register-missing"
    (tmp_path / "register.db").write_bytes(b"")
    check_register(opened)


def test_no_register_and_lost_keys_are_told_apart(tmp_path: Path) -> None:
    assert opening(tmp_path / "nowhere") == "vault.no-register"
    assert opening(tmp_path) == "vault.no-register"
    (tmp_path / "register.db").write_bytes(bytes(4096))
    assert opening(tmp_path) == "vault.keys-missing"
    assert set(files(tmp_path)) == {"register.db"}


def bound(folder: Path, head: bytes) -> None:
    """Gives a vault a register that begins with `head`."""
    (folder / "register.db").write_bytes(head + bytes(4080))
    bind_register(enter(folder))


HEAD = bytes.fromhex("15c9813c92053f268fdc2e2a21411b18")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (HEAD + bytes(80), "open"),
        (bytes([HEAD[0] ^ 0xFF]) + HEAD[1:], "vault.register-damaged"),
        (bytes(4096), "vault.register-damaged"),
        (HEAD[:9], "vault.register-damaged"),
        (b"", "vault.register-damaged"),
        (hashlib.sha256(b"another register").digest(), "vault.register-other"),
        (b"SQLite format 3\0" + bytes(80), "vault.register-plain"),
        (None, "vault.register-missing"),
    ],
    ids=["its own", "a flipped byte", "zeros", "cut", "empty", "another's", "not encrypted", "gone"],
)
def test_a_register_of_other_keys_is_told_apart_from_a_damaged_one(
    tmp_path: Path, data: bytes | None, expected: str
) -> None:
    make(tmp_path)
    bound(tmp_path, HEAD)
    (tmp_path / "register.db").unlink()
    if data is not None:
        (tmp_path / "register.db").write_bytes(data)
    opened = enter(tmp_path)
    try:
        check_register(opened)
        result = "open"
    except KnownError as fault:
        result = fault.code
    assert result == expected


@pytest.mark.parametrize("foreign", BOTH)
def test_of_two_laptops_key_files_the_one_of_this_register_counts_and_none_is_lost(
    tmp_path: Path, foreign: str
) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    key = make(ours)[0].register_key
    bound(ours, HEAD)
    make(theirs, OTHER_DEVICE)
    shutil.copy(theirs / "keys.json", ours / foreign)
    opened = enter(ours)
    assert opened.register_key == key
    assert [notice.code for notice in opened.notices] == ["vault.other-keys-aside"]
    assert (ours / f"{Path(foreign).stem}.other-1.json").read_bytes() == (theirs / "keys.json").read_bytes()
    assert (ours / "keys.json").read_bytes() == (ours / "keys.backup.json").read_bytes()
    assert enter(ours).notices == ()


@pytest.mark.parametrize("old", BOTH)
def test_of_one_laptops_two_files_the_one_written_last_counts(tmp_path: Path, old: str) -> None:
    opened, _ = make(tmp_path)
    first = files(tmp_path)[old]
    change_passphrase(opened, LABEL, PHRASE, "une phrase plus récente")
    (tmp_path / old).write_bytes(first)
    assert opening(tmp_path) == "vault.wrong-passphrase"
    assert enter(tmp_path, "une phrase plus récente").keys == opened.keys
    assert len(set(files(tmp_path).values())) == 1


def test_keys_swapped_whole_are_said_to_be_of_another_register(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder, head in ((ours, HEAD), (theirs, hashlib.sha256(b"2").digest()[:16])):
        make(folder)
        bound(folder, head)
    for name in BOTH:
        shutil.copy(theirs / name, ours / name)
    with pytest.raises(KnownError) as caught:
        check_register(enter(ours))
    assert caught.value.code == "vault.register-other"


def test_version_1_opens_for_ever(tmp_path: Path) -> None:
    """A vault written when the format was settled, with two slots, a keyring entry and a bound register."""
    for name in BOTH:
        shutil.copy(PINNED / "keys.json", tmp_path / name)
    expected = json.loads((PINNED / "content.json").read_text(encoding="utf-8"))
    by_phrase = [enter(tmp_path, PHRASE, "AB1"), enter(tmp_path, "phrase d’été du deuxième accès", "B2")]
    by_words = open_with_recovery(tmp_path, read_recovery(expected["words"]))
    for opened in (*by_phrase, by_words):
        assert opened.register_key.hex() == expected["register_key"]
        assert opened.identity.text == expected["identity"]
        assert opened.sign(b"message").hex() == expected["signature"]
        assert opened.notices == ()
    door = look(tmp_path)
    assert (door.labels, door.keyring, door.recovery_confirmed) == (("AB1", "B2"), "Secret Service", True)

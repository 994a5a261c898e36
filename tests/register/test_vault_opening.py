"""Ways in: passphrase, recovery sheet, keyring; and the format as it is documented, read without our code."""

import hashlib
import hmac
import json
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.faults import KnownError
from app.register.vault import (
    Identity,
    RecoverySecret,
    create,
    create_known,
    look,
    open_with_keyring,
    open_with_passphrase,
    open_with_recovery,
)
from app.register.vault.age import NotForThisIdentityError
from app.register.vault.keyring_entry import disable_keyring, enable_keyring
from app.register.vault.slots import add_slot
from tests.register.vaults import CHEAP, DESK, DEVICE, LABEL, PHRASE, Drawer, enter, files, make

AGE = shutil.which("age")


def code(caught: pytest.ExceptionInfo[KnownError]) -> str:
    return caught.value.code


def test_a_passphrase_opens_what_was_made_with_it(tmp_path: Path) -> None:
    made, _ = make(tmp_path / "register")
    opened = enter(tmp_path / "register")
    assert len(opened.register_key) == 32
    assert opened.register_key == made.register_key
    assert (opened.desk, opened.device, opened.way) == (DESK, DEVICE, "passphrase")
    assert opened.slot is not None and opened.slot.label == LABEL
    assert opened.identity.recipient == opened.keys.laptop.recipient
    assert opened.notices == ()


@pytest.mark.parametrize("wrong", ["quatre mots pour Entrer", "quatre mots pour entre", "", "quatremotspourentrer"])
def test_another_passphrase_is_said_to_be_wrong(tmp_path: Path, wrong: str) -> None:
    make(tmp_path)
    with pytest.raises(KnownError) as caught:
        enter(tmp_path, wrong)
    assert code(caught) == "vault.wrong-passphrase"


def test_the_same_words_open_whatever_the_keyboard_makes_of_accents_and_spaces(tmp_path: Path) -> None:
    create(tmp_path, "forêt été Noël œuf", LABEL, desk=DESK, device=DEVICE, cost=CHEAP, floor=CHEAP)
    for typed in (unicodedata.normalize("NFD", "forêt été Noël œuf"), " forêt\u00a0été  Noël œuf\n"):
        assert enter(tmp_path, typed).way == "passphrase"
    with pytest.raises(KnownError):
        enter(tmp_path, "foret ete Noel œuf")


def test_with_several_slots_the_code_chooses_and_without_it_each_is_tried(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    add_slot(opened, "une autre phrase", "B2", cost=CHEAP)
    for label in ("B2", " b2", None):
        slot = enter(tmp_path, "une autre phrase", label).slot
        assert slot is not None and slot.label == "B2"
    for label, expected in (("AB1", "vault.wrong-passphrase"), ("ZZ", "vault.unknown-label")):
        with pytest.raises(KnownError) as caught:
            enter(tmp_path, "une autre phrase", label)
        assert code(caught) == expected


def test_a_cheap_slot_is_refused_unless_a_test_says_otherwise(tmp_path: Path) -> None:
    make(tmp_path)
    with pytest.raises(KnownError) as caught:
        open_with_passphrase(tmp_path, PHRASE)
    assert code(caught) == "vault.cost-refused"


def test_the_recovery_sheet_opens_and_another_sheet_does_not(tmp_path: Path) -> None:
    made, recovery = make(tmp_path)
    opened = open_with_recovery(tmp_path, recovery)
    assert (opened.register_key, opened.way, opened.slot) == (made.register_key, "recovery", None)
    with pytest.raises(KnownError) as caught:
        open_with_recovery(tmp_path, RecoverySecret.new())
    assert code(caught) == "vault.other-recovery"


def test_the_keyring_opens_only_where_it_was_chosen_and_revoking_it_revokes(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    drawer = Drawer()
    with pytest.raises(KnownError) as caught:
        open_with_keyring(tmp_path, drawer)
    assert code(caught) == "vault.keyring-off"
    enable_keyring(opened, drawer)
    assert open_with_keyring(tmp_path, drawer).register_key == opened.register_key
    assert look(tmp_path).keyring == "Secret Service"
    copied = Identity.from_text(drawer.kept[DEVICE])
    disable_keyring(opened, drawer)
    assert drawer.kept == {}
    drawer.set(DEVICE, copied.text)
    with pytest.raises(KnownError) as caught:
        open_with_keyring(tmp_path, drawer)
    assert code(caught) == "vault.keyring-off"
    with pytest.raises(NotForThisIdentityError):
        copied.open(bytes.fromhex(enter(tmp_path).keys.register_key))


def test_what_happened_to_the_keyring_is_told_as_it_is(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    drawer = Drawer()
    enable_keyring(opened, drawer)
    secret = drawer.kept[DEVICE]
    faults = {}
    for name, changed in (
        ("changed", Drawer("macOS Keychain")),
        ("empty", Drawer()),
        ("other", Drawer()),
        ("nonsense", Drawer()),
    ):
        kept = {"other": Identity.new().text, "nonsense": secret[:-1]}.get(name)
        changed.kept = {DEVICE: kept} if kept else {}
        with pytest.raises(KnownError) as caught:
            open_with_keyring(tmp_path, changed)
        faults[name] = code(caught)
    assert faults == {
        "changed": "vault.keyring-changed",
        "empty": "vault.keyring-empty",
        "other": "vault.keyring-other",
        "nonsense": "vault.keyring-other",
    }


def test_a_keyring_that_is_out_of_reach_is_revoked_all_the_same(tmp_path: Path) -> None:
    class Locked(Drawer):
        def delete(self, key: str) -> None:
            raise KnownError("system.keyring-locked", backend=self.name, key=key)

    opened, _ = make(tmp_path)
    drawer = Locked()
    enable_keyring(opened, drawer)
    disable_keyring(opened, drawer)
    assert [notice.code for notice in opened.notices] == ["system.keyring-locked"]
    with pytest.raises(KnownError) as caught:
        open_with_keyring(tmp_path, drawer)
    assert code(caught) == "vault.keyring-off"


def test_a_keyring_that_forgets_at_once_is_not_relied_on(tmp_path: Path) -> None:
    class Forgetful(Drawer):
        def set(self, key: str, secret: str) -> None:
            pass

    opened, _ = make(tmp_path)
    with pytest.raises(KnownError) as caught:
        enable_keyring(opened, Forgetful())
    assert code(caught) == "vault.keyring-empty"
    assert enter(tmp_path).keys.keyring is None


def test_nothing_is_made_over_a_register(tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / "register.db").write_bytes(bytes(4096))
    before = files(tmp_path)
    for name in ("keys.json", "keys.backup.json", None):
        with pytest.raises(KnownError) as caught:
            make(tmp_path)
        assert code(caught) == "vault.already-here"
        assert files(tmp_path) == before
        if name:
            (tmp_path / name).unlink()
            del before[name]


def test_a_first_run_that_never_came_to_a_register_can_begin_again(tmp_path: Path) -> None:
    first, _ = make(tmp_path)
    assert look(tmp_path).unused
    second, _ = make(tmp_path)
    assert enter(tmp_path).register_key == second.register_key != first.register_key
    (tmp_path / "register.db").write_bytes(bytes(4096))
    assert not look(tmp_path).unused


@pytest.mark.parametrize("label", ["", "Awa Diallo", "É1", "A" * 13, "-a", "A\n"])
def test_a_label_is_a_code_and_not_a_name(tmp_path: Path, label: str) -> None:
    with pytest.raises(KnownError) as caught:
        create(tmp_path, PHRASE, label, desk=DESK, device=DEVICE, cost=CHEAP, floor=CHEAP)
    assert code(caught) == "vault.label-not-a-code"
    assert files(tmp_path) == {}


def test_files_are_the_owners_alone(tmp_path: Path) -> None:
    make(tmp_path / "register")
    assert (tmp_path / "register").stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "register").iterdir()} == {0o600}


def test_a_restored_laptop_has_new_keys_and_the_same_recovery_sheet(tmp_path: Path) -> None:
    first, recovery = make(tmp_path / "a")
    second = create_known(
        tmp_path / "b", PHRASE, LABEL, desk=DESK, device=DEVICE, recovery=recovery.recipient, confirmed=True, cost=CHEAP
    )
    assert second.register_key != first.register_key
    assert second.identity.recipient != first.identity.recipient
    assert open_with_recovery(tmp_path / "b", recovery).keys.recovery.confirmed


def test_after_wiping_nothing_secret_is_left(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    with opened.until_wiped():
        key = opened.register_key
    for secret in (lambda: opened.register_key, lambda: opened.identity, lambda: opened.sign(b"")):
        with pytest.raises(KnownError) as caught:
            secret()
        assert code(caught) == "vault.locked"
    assert key not in [bytes(value) for value in vars(opened).values() if isinstance(value, bytearray)]


def hkdf(secret: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(secret)


def canonical(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode()


@pytest.mark.skipif(AGE is None, reason="the age tool is not installed")
def test_the_format_is_the_documented_one(tmp_path: Path) -> None:
    """Opens the register key by the text of `model` alone: Argon2id, ChaCha20-Poly1305, the stock age tool."""
    opened, recovery = make(tmp_path / "register")
    whole = json.loads((tmp_path / "register" / "keys.json").read_bytes())
    keys, slot = whole["keys"], whole["keys"]["slots"][0]
    checked = {name: value for name, value in whole.items() if name != "checksum"}
    assert whole["checksum"] == hashlib.sha256(canonical(checked)).hexdigest()

    cost = slot["cost"]
    wrapping = Argon2id(
        salt=bytes.fromhex(slot["salt"]),
        length=32,
        iterations=cost["passes"],
        lanes=cost["lanes"],
        memory_cost=cost["memory"],
    ).derive(PHRASE.encode())
    bound = ["guichet-ouvert 1 slot", keys["desk"], slot["id"], slot["recipient"], slot["signer"]]
    bound += [cost["memory"], cost["passes"], cost["lanes"]]
    private = ChaCha20Poly1305(wrapping).decrypt(
        bytes.fromhex(slot["wrapped"]["nonce"]), bytes.fromhex(slot["wrapped"]["box"]), canonical(bound)
    )
    signer = Ed25519PrivateKey.from_private_bytes(hkdf(private, b"guichet-ouvert 1 signature"))
    assert signer.public_key().public_bytes_raw().hex() == slot["signer"]

    for identity in (Identity(private).text, recovery.file):
        (tmp_path / "identity.txt").write_text(identity, encoding="utf-8")
        arguments = ["age", "-d", "-i", str(tmp_path / "identity.txt")]
        opening = subprocess.run(arguments, input=bytes.fromhex(keys["register_key"]), capture_output=True, check=True)
        assert opening.stdout == opened.register_key

    seal = hmac.digest(hkdf(opened.register_key, b"guichet-ouvert 1 seal"), canonical(keys), "sha256")
    assert whole["seal"] == seal.hex()
    laptop = ChaCha20Poly1305(hkdf(opened.register_key, b"guichet-ouvert 1 laptop")).decrypt(
        bytes.fromhex(keys["laptop"]["private"]["nonce"]),
        bytes.fromhex(keys["laptop"]["private"]["box"]),
        canonical(["guichet-ouvert 1 laptop", keys["desk"], keys["device"]]),
    )
    assert Identity(laptop[:32]).recipient == keys["laptop"]["recipient"]
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(keys["laptop"]["signer"])).verify(
        opened.sign(b"message"), b"message"
    )

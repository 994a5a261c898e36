"""Boxes of the vault: what each is sealed with, and what it is bound to."""

import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register.vault.age import Identity
from app.register.vault.codec import canonical
from app.register.vault.cost import FLOOR, accepted, derive
from app.register.vault.model import Cost, Keys, Laptop, Role, Sealed, Slot

SEAL, LAPTOP, SIGNATURE = b"guichet-ouvert 1 seal", b"guichet-ouvert 1 laptop", b"guichet-ouvert 1 signature"


class WrongKeyError(Exception):
    """The box does not open: another key, or its content or what it is bound to was changed."""


def derived(secret: bytes, info: bytes) -> bytes:
    """32 bytes for one purpose: HKDF-SHA256 without salt."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(secret)


def shut(key: bytes, content: bytes, bound: bytes) -> Sealed:
    """A box of `content` under a 32-byte key, bound to `bound`."""
    nonce = secrets.token_bytes(12)
    return Sealed(nonce=nonce.hex(), box=ChaCha20Poly1305(key).encrypt(nonce, content, bound).hex())


def unshut(key: bytes, sealed: Sealed, bound: bytes) -> bytes:
    """The content of a box; `WrongKeyError` if its tag does not hold."""
    try:
        return ChaCha20Poly1305(key).decrypt(bytes.fromhex(sealed.nonce), bytes.fromhex(sealed.box), bound)
    except InvalidTag as error:
        raise WrongKeyError from error


def seal_of(register_key: bytes, keys: Keys) -> bytes:
    """The HMAC that only a holder of the register key can make: 32 bytes."""
    return hmac.digest(derived(register_key, SEAL), canonical(keys), hashlib.sha256)


def slot_signer(identity: Identity) -> Ed25519PrivateKey:
    """The Ed25519 key of a slot, derived from its private half."""
    return Ed25519PrivateKey.from_private_bytes(derived(identity.secret, SIGNATURE))


def public(signer: Ed25519PrivateKey) -> str:
    """The public half of a signing key: 32 bytes, hex."""
    return signer.public_key().public_bytes_raw().hex()


def new_slot(identity: Identity, passphrase: str, label: str, role: Role, desk: Id, cost: Cost) -> Slot:
    """A slot with a random id for `identity`. One derivation."""
    blank = Slot(
        id=secrets.token_hex(16),
        label=label,
        role=role,
        recipient=identity.recipient,
        signer=public(slot_signer(identity)),
        cost=cost,
        salt="",
        wrapped=Sealed(nonce="", box=""),
    )
    return rewrapped(blank, identity, passphrase, desk, cost)


def rewrapped(slot: Slot, identity: Identity, passphrase: str, desk: Id, cost: Cost) -> Slot:
    """The same slot under another passphrase and a new salt. One derivation."""
    salt = secrets.token_bytes(16)
    key = derive(passphrase, salt, cost)
    wrapped = shut(key, identity.secret, _slot_binding(desk, slot.id, slot.recipient, slot.signer, cost))
    return Slot(slot.id, slot.label, slot.role, slot.recipient, slot.signer, cost, salt.hex(), wrapped)


def unwrapped(slot: Slot, passphrase: str, desk: Id, floor: Cost = FLOOR) -> Identity:
    """The private half of a slot; `WrongKeyError` if the passphrase is not its own. One derivation.

    Fault `vault.cost-refused`: guessing this slot would be cheaper, or opening it dearer, than we accept.
    """
    if not accepted(slot.cost, floor):
        raise KnownError("vault.cost-refused", label=slot.label)
    key = derive(passphrase, bytes.fromhex(slot.salt), slot.cost)
    bound = _slot_binding(desk, slot.id, slot.recipient, slot.signer, slot.cost)
    secret = unshut(key, slot.wrapped, bound)
    return Identity(secret)


def new_laptop(register_key: bytes, desk: Id, device: Id) -> Laptop:
    """New keys for this laptop, sealed under its register key."""
    return _laptop(Identity.new(), Ed25519PrivateKey.generate(), register_key, desk, device)


def laptop_keys(register_key: bytes, keys: Keys) -> tuple[Identity, Ed25519PrivateKey]:
    """This laptop's age identity and signing key; `WrongKeyError` under another register key."""
    private = unshut(derived(register_key, LAPTOP), keys.laptop.private, _laptop_binding(keys.desk, keys.device))
    return Identity(private[:32]), Ed25519PrivateKey.from_private_bytes(private[32:])


def resealed_laptop(old: bytes, new: bytes, keys: Keys) -> Laptop:
    """The same laptop keys, sealed under the `new` register key instead of the `old` one."""
    identity, signer = laptop_keys(old, keys)
    return _laptop(identity, signer, new, keys.desk, keys.device)


def _laptop(identity: Identity, signer: Ed25519PrivateKey, register_key: bytes, desk: Id, device: Id) -> Laptop:
    private = identity.secret + signer.private_bytes_raw()
    sealed = shut(derived(register_key, LAPTOP), private, _laptop_binding(desk, device))
    return Laptop(recipient=identity.recipient, signer=public(signer), private=sealed)


def _slot_binding(desk: Id, slot: str, recipient: str, signer: str, cost: Cost) -> bytes:
    return canonical(["guichet-ouvert 1 slot", desk, slot, recipient, signer, cost.memory, cost.passes, cost.lanes])


def _laptop_binding(desk: Id, device: Id) -> bytes:
    return canonical(["guichet-ouvert 1 laptop", desk, device])

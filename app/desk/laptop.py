"""This laptop, as the others of the desk know it."""

from app.domain.entities import Device
from app.register.register import Register
from app.register.vault import Opened


def device_card(opened: Opened, register: Register) -> Device:
    """Its references' prefix, the letter of its queue numbers, and its public keys."""
    laptop = opened.keys.laptop
    return Device(
        id=opened.device, prefix=register.prefix, letter=register.prefix[0], recipient=laptop.recipient,
        verify_key=laptop.signer,
    )  # fmt: skip

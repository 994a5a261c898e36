"""Passphrases made into keys: Argon2id (RFC 9106), as dear as this machine bears within a second."""

import time
import unicodedata
from collections.abc import Callable

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.domain.faults import KnownError
from app.register.vault.model import Cost

FLOOR = Cost(memory=128 * 1024, passes=3, lanes=4)
"""The least that is accepted; four lanes as RFC 9106 section 4 recommends."""
CEILING = Cost(memory=256 * 1024, passes=32, lanes=8)
"""The most that is accepted: every laptop can open the slot, and a hostile file cannot stop this one."""
TARGET = (0.7, 1.0)
"""Seconds that one derivation should take on the machine that makes the slot."""

_ROUNDS = 6


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The 32 bytes of a passphrase; `vault.not-enough-memory` if this computer has not enough."""
    try:
        return Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory).derive(
            normal(passphrase).encode()
        )
    except MemoryError as error:
        raise KnownError("vault.not-enough-memory", megabytes=cost.memory // 1024) from error


def normal(passphrase: str) -> str:
    """A passphrase as it is derived: RFC 8265 OpaqueString (NFC, plain spaces), spaces counted once.

    So the same words open on a keyboard that writes an accent as two characters, and a line end in a
    passphrase file does no harm. Capitals and accents count.
    """
    return " ".join(unicodedata.normalize("NFC", passphrase).split())


def accepted(cost: Cost, floor: Cost = FLOOR) -> bool:
    """Whether a slot of this cost may be derived: neither too cheap nor dangerous."""
    return (
        floor.memory <= cost.memory <= CEILING.memory
        and floor.passes <= cost.passes <= CEILING.passes
        and cost.lanes <= CEILING.lanes
        and cost.memory >= 8 * cost.lanes
    )


def tuned(timer: Callable[[], float] = time.perf_counter, work: Callable[[Cost], object] | None = None) -> Cost:
    """The cost that takes 0.7 to 1.0 s on this machine, measured now; at least `FLOOR`, at most `CEILING`.

    Memory comes first, because it is what makes guessing dear: 256 MiB where three passes over it fit
    into the time, else 128 MiB. `timer` tells seconds; `work` is what is measured.
    """
    run = work or (lambda cost: derive("mesure", bytes(16), cost))

    def seconds(cost: Cost) -> float:
        start = timer()
        run(cost)
        return timer() - start

    seconds(FLOOR)  # The first run pays for memory that the system has not given yet.
    memory = CEILING.memory if 2 * seconds(FLOOR) <= TARGET[1] else FLOOR.memory
    cost = Cost(memory=memory, passes=FLOOR.passes, lanes=FLOOR.lanes)
    middle = sum(TARGET) / 2
    for _ in range(_ROUNDS):
        taken = seconds(cost)
        wanted = round(cost.passes * middle / max(taken, 1e-6))
        passes = min(max(wanted, FLOOR.passes), CEILING.passes)
        if TARGET[0] <= taken <= TARGET[1] or passes == cost.passes:
            break
        cost = Cost(memory=memory, passes=passes, lanes=FLOOR.lanes)
    return cost

"""Vaults for tests: real ones, but with passphrases that are cheap to derive."""

from pathlib import Path

from app.domain.ids import Id
from app.register.vault import Cost, Opened, RecoverySecret, create, open_with_passphrase

CHEAP = Cost(memory=64, passes=1, lanes=1)
DESK, DEVICE = Id("0" * 30 + "d1"), Id("0" * 30 + "a1")
OTHER_DEVICE = Id("0" * 30 + "a2")
PHRASE = "quatre mots pour entrer"
LABEL = "AB1"


def make(folder: Path, device: Id = DEVICE) -> tuple[Opened, RecoverySecret]:
    """A new vault of one coordinator."""
    return create(folder, PHRASE, LABEL, desk=DESK, device=device, cost=CHEAP, floor=CHEAP)


def enter(folder: Path, phrase: str = PHRASE, label: str | None = None) -> Opened:
    """The vault opened with a passphrase."""
    return open_with_passphrase(folder, phrase, label, floor=CHEAP)


def files(folder: Path) -> dict[str, bytes]:
    """The names and contents of the files of a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


class Drawer:
    """A keyring in memory, as the vault knows it."""

    def __init__(self, name: str = "Secret Service") -> None:
        self.name = name
        self.kept: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """The secret."""
        return self.kept.get(key)

    def set(self, key: str, secret: str) -> None:
        """Keeps it."""
        self.kept[key] = secret

    def delete(self, key: str) -> None:
        """Forgets it."""
        self.kept.pop(key, None)

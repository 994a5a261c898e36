"""A laptop of a desk with a small register, and what tests do with it."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from app.domain.changes import Make
from app.domain.entities import Contact, Device, Name, Person
from app.domain.ids import Id, Ids
from app.domain.references import reference
from app.exchange.backup import back_up
from app.exchange.report import Report
from app.exchange.restore import Restored, restore
from app.register import vault
from app.register.drafts import Draft
from app.register.files import Files
from app.register.register import Register
from app.register.vault import Cost, Opened, RecoverySecret
from tests.clock import FakeClock

CHEAP = Cost(memory=64, passes=1, lanes=1)
"""A passphrase that costs nothing to derive: no test is about guessing it."""
PASSPHRASE = "quatre chevaux dans la cour"
MARKERS = ("Zoubaïda-Marqueur", "marqueur-du-contenu-7391")


@dataclass
class Laptop:
    """One laptop: its folder, its keys open, its register open."""

    opened: Opened
    recovery: RecoverySecret
    register: Register
    clock: FakeClock

    @property
    def folder(self) -> Path:
        """The register folder."""
        return self.register.folder

    @property
    def files(self) -> Files:
        """The register's files."""
        return Files(self.register, Ids(self.clock))

    def add_person(self, text: str) -> Id:
        """Records a person with a name and a telephone."""
        ids = Ids(self.clock)
        person = ids()
        number = self.register.next_number("person")
        made = [
            Make(Person(id=person, reference=reference(self.register.prefix, number), birth="1988")),
            Make(Name(id=ids(), person=person, kind="family", text=text, script="Latn")),
            Make(Contact(id=ids(), person=person, kind="phone", value=f"06 00 00 00 {number:02d}")),
        ]
        self.register.record("person-registered", made, "C1")
        return person

    def back_up(self, file: Path) -> Report:
        """Makes a backup."""
        return back_up(self.register, self.opened, file, self.clock)


def new_laptop(folder: Path, clock: FakeClock, *, persons: int = 3) -> Laptop:
    """A laptop with some persons, two files and a draft."""
    ids = Ids(clock)
    opened, recovery = vault.create(folder, PASSPHRASE, "C1", desk=ids(), device=ids(), cost=CHEAP, floor=CHEAP)
    register = Register(folder, opened.register_key, opened.device, clock)
    laptop = Laptop(opened, recovery, register, clock)
    register.record("desk-created", [Make(Device(id=opened.device, prefix=register.prefix))], "C1")
    for number in range(persons):
        laptop.add_person(f"{MARKERS[0]} {number}")
    laptop.files.put(MARKERS[1].encode() * 40)
    laptop.files.put(secrets.token_bytes(5000))
    register.keep_draft(Draft("note", "C1", {"text": MARKERS[0]}, clock().isoformat()))
    return laptop


def restored(laptop: Laptop, file: Path, target: Path) -> Restored:
    """Restores a backup of that laptop."""
    return restore(file, target, laptop.recovery, "une autre phrase", laptop.clock, cost=CHEAP, floor=CHEAP)


def reopened(laptop: Laptop, new: Restored) -> Laptop:
    """The new laptop, open."""
    register = Register(new.opened.folder, new.opened.register_key, new.opened.device, laptop.clock)
    return Laptop(new.opened, laptop.recovery, register, laptop.clock)


def contents(*folders: Path) -> dict[str, bytes]:
    """Every file in these folders and below, whole."""
    return {str(file): file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}


def leftovers(*folders: Path) -> list[str]:
    """What unfinished work would leave there."""
    return [
        entry.name
        for folder in folders
        for entry in folder.iterdir()
        if entry.name.startswith(".") or entry.name.endswith(".part")
    ]

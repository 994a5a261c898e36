"""A register on a small disk of its own that fills up, is emptied, and becomes read-only.

`unshare -rm python -m tests.register.full_disk FOLDER` mounts the disk on FOLDER, where nobody else sees it, and prints
one word a finding.
"""

import subprocess
import sys
from pathlib import Path

from app.domain.changes import Make
from app.domain.entities import Note, Person, PurgeRecord
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register import health
from app.register.drafts import Draft
from app.register.register import DATABASE
from tests.register.laptops import BY, KEY, Laptop, laptop


def say(*words: object) -> None:
    """Tells the test what was found."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def note(here: Laptop, length: int) -> None:
    """Records a note of so many characters."""
    here.register.record("note", [Make(Note(id=here.ids(), person=here.ids(), text="n" * length))], BY)


def main(folder: Path) -> None:
    """Plays it through."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], check=True)
    ballast = folder / "ballast"
    with laptop(folder / "register") as here:
        person = here.person("Diallo")
        ballast.write_bytes(bytes(1 << 20))
        try:
            while True:
                note(here, 100_000)
        except KnownError as fault:
            say("recording", fault.code)
        notes = len(here.register.where(Note))
        try:
            here.register.keep_draft(Draft("form", BY, {"text": "d" * 500_000}, "2026"))
        except KnownError as fault:
            say("draft", fault.code)
        say("read", here.register.get(Person, person) is not None, len(here.register.where(Note)) == notes)
        ballast.unlink()
        note(here, 1000)
        say("again", len(here.register.where(Note)) == notes + 1)
    with laptop(folder / "register") as here:
        say(
            "reopened",
            len(here.register.where(Note)) == notes + 1,
            health.check(folder / "register" / DATABASE, KEY).sound,
        )
    sweeping(folder, ballast, person)
    (folder / "empty").mkdir()
    ballast.write_bytes(b"b" * free(folder))
    opening(folder / "empty", "full")
    say("left", list((folder / "empty").iterdir()) == [])
    ballast.unlink()
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    opening(folder / "register", "protected")
    opening(folder / "empty", "nowhere")


def sweeping(folder: Path, ballast: Path, person: Id) -> None:
    """Says how a purge ends where there is no room to write every page anew."""
    with laptop(folder / "register") as here:
        record = PurgeRecord(id=here.ids(), persons=(person,), reason="asked")
        here.register.record("persons-purged", [Make(record)], BY)
        ballast.write_bytes(bytes(free(folder) - 200_000))
        say("purged", here.register.get(Person, person) is None, here.register.sweep())
    with laptop(folder / "register") as here:
        ballast.unlink()
        say("swept", here.register.sweep())


def opening(folder: Path, word: str) -> None:
    """Says what opening a register answers."""
    try:
        with laptop(folder) as here:
            note(here, 10)
    except KnownError as fault:
        say(word, fault.code)


def free(folder: Path) -> int:
    """The bytes that are left."""
    return int(
        subprocess.run(["df", "--output=avail", "-B1", str(folder)], check=True, capture_output=True).stdout.split()[-1]
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Forgets one person after the other, and tells each one once it is done, until it is killed.

`python -m tests.durability.purger FOLDER`: one line per person, `purged ID`.
"""

import sys
from pathlib import Path

from app.domain.changes import Change, Make
from app.domain.entities import Attachment, Note, Person, PurgeRecord
from app.domain.ids import Id
from app.register.files import Files
from tests.durability.recorder import tell
from tests.register.laptops import BY, Laptop, laptop

MARK = "zqx"


def fill(here: Laptop, people: int) -> None:
    """People with a word of their own everywhere, two notes that were corrected, and a file."""
    files = Files(here.register, here.ids)
    kept = files.put_all([f"{MARK}{number}".encode() * 300 for number in range(people)])
    changes: list[Change] = []
    for number, file in enumerate(kept):
        person = here.person(word(number), word(number)[::-1])
        texts = [Note(id=here.ids(), person=person, text=f"{word(number)} " * 40) for _ in range(2)]
        changes += [*map(Make, texts), Make(Attachment(id=here.ids(), person=person, name=word(number), file=file))]
    here.register.record("filled", changes, BY)


def word(number: int) -> str:
    """The word of one person: letters only, so that no other one holds it."""
    return f"{MARK}{chr(97 + number // 26)}{chr(97 + number % 26)}{MARK}"


def main(folder: Path) -> None:
    """Forgets everyone."""
    with laptop(folder) as here:
        files = Files(here.register, here.ids)
        tell("open", here.register.device)
        for person in here.register.where(Person):
            record = PurgeRecord(id=here.ids(), persons=(Id(person.id),), reason="asked", first=BY, second="AB2")
            here.register.record("persons-purged", [Make(record)], BY)
            here.register.sweep()
            files.tidy()
            tell("purged", person.id)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

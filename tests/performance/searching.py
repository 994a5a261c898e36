"""A key stroke in search, with every tolerance, at growing sizes; and how well people are found (promise E7)."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from app import compose
from app.desk.demo import Cast, Lots, read_cast
from app.domain.changes import Make
from app.domain.entities import Contact, Entity, IdNumber, Name, Person
from app.domain.ids import Ids
from app.domain.keys import WORDS, card_of, forms_of, keys_of
from app.domain.profile import Profile
from app.domain.romanisation import is_foreign
from app.register import cards, migrations, search
from app.register.meaning import Meanings
from app.register.sqlcipher import Connection, connect
from tests.performance.crowd import _someone
from tests.performance.measure import LARGE, Row, Share, milliseconds, p95, side_by_side
from tests.register import naming

KEY = bytes(32)
FRAME = 1000 / 60
TYPED, FEWEST = 60, 2
"""How many names are typed, letter by letter, and from which letter on one searches."""
STROKES = 1_500
GROWTH = 2.0
KEYS = (
    "INSERT INTO search_key (token, reason, address) SELECT token, reason, address FROM plain.heap "
    "ORDER BY token, reason, address"
)
FTS = "SELECT person FROM found WHERE found MATCH ? ORDER BY rank LIMIT 20"


def finding() -> list[Share]:
    """How many are found, how many of the sure hits are right: with all names, and with those held out."""
    there, asked, absent = naming.scene()
    with closing(naming.register(there)) as connection:
        tuned, held = (
            naming.measured(connection, [one for one in asked + absent if one.held_out == held_out])
            for held_out in (False, True)
        )
    among = f"{len(there):,} people"
    return [
        Share(f"found among the first three, {among}", (tuned.found + held.found) / (tuned.asked + held.asked), 0.97),
        Share("the same, names held out", held.recall, 0.97),
        Share(
            "very likely, and right", (tuned.rightly_sure + held.rightly_sure) / (tuned.sure + held.sure), 0.99
        ),
        Share("the same, names held out", held.precision, 0.99),
    ]  # fmt: skip


def strokes(folder: Path, sizes: Sequence[int]) -> list[Row]:
    """A key stroke at each size, beside FTS5 on an unencrypted file, beside one frame, beside the smallest size.

    FTS5 answers without any tolerance (scripts, spellings, errors, dates) and gives no reasons. The files of a million
    people take some 2 GB and ten minutes to make; they stay in `folder`.
    """
    found: list[Row] = []
    first = 0.0
    for people in sizes:
        ours, theirs = _measured(folder / f"search-{people}", people, sizes[0])
        first = first or ours
        what = f"a key stroke in search, {people:,} people, p95"
        found.append(Row(what, ours, "FTS5 prefix query, plain sqlite3", theirs, 2 if people >= LARGE else None))
        found.append(Row(what, ours, "one frame", FRAME, 1))
        if people != sizes[0]:
            found.append(Row(what, ours, f"the same with {sizes[0]:,}", first, GROWTH))
    return found


def _measured(folder: Path, people: int, first: int) -> tuple[float, float]:
    """What ours and theirs take where names of the `first` so many are typed, who are the same at every size."""
    made = folder / "made"
    if not made.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _make(folder, people)
        made.touch()
    sample = "SELECT text FROM found WHERE rowid <= ? AND rowid % ? = 0"
    ours, theirs = connect(folder / "ours.db", KEY, read_only=True), sqlite3.connect(folder / "theirs.db")
    with closing(ours), closing(theirs):
        texts = [row[0] for row in theirs.execute(sample, (first, max(1, first // TYPED)))]
        return side_by_side(*_typing(ours, theirs, texts), STROKES, p95)


def _typing(ours: Connection, theirs: Any, texts: Sequence[str]) -> tuple[Callable[[], float], Callable[[], float]]:
    # Every third name is typed with an error: nothing is found at once then, and all that it may mean is looked for.
    meant = [_slipped(text) if place % 3 == 0 else text for place, text in enumerate(map(_in_one_script, texts))]
    typed = [text[:end] for text in meant for end in range(FEWEST, len(text) + 1)]
    keys, meanings = cycle(typed), Meanings()
    text = ""

    def mine() -> float:
        nonlocal text
        text = next(keys)
        return milliseconds(lambda: search.find(ours, text, 20, meanings))

    def fts() -> float:
        match = " ".join(f'"{word}"*' for word in text.replace('"', " ").split())
        return milliseconds(lambda: theirs.execute(FTS, (match,)).fetchall())

    return mine, fts


def _in_one_script(text: str) -> str:
    """A name as one types it: in Latin letters, or in its own script where its length says so."""
    foreign = [word for word in text.split() if is_foreign(word)]
    latin = [word for word in text.split() if not is_foreign(word)]
    return " ".join(foreign if foreign and len(text) % 2 else latin)


def _slipped(text: str) -> str:
    """A name of which two letters in the middle of the longest word have changed places."""
    longest = max(text.split(), key=len)
    half = len(longest) // 2
    return text.replace(longest, longest[: half - 1] + longest[half] + longest[half - 1] + longest[half + 1 :], 1)


def _make(folder: Path, people: int) -> None:
    """The search tables of so many people, under encryption; and their names in an FTS5 table, in the clear."""
    cast = read_cast(compose.CAST)
    with closing(connect(folder / "ours.db", KEY)) as ours, closing(sqlite3.connect(folder / "theirs.db")) as theirs:
        for database in (ours, theirs):
            # Nobody minds if it is lost half made.
            database.execute("PRAGMA synchronous = OFF")
        for _, script in migrations.steps():
            for statement in migrations.statements(script):
                ours.execute(statement)
        theirs.execute("CREATE VIRTUAL TABLE found USING fts5(text, person UNINDEXED, prefix='2 3')")
        theirs.execute("CREATE TABLE heap (token TEXT, reason TEXT, address BLOB)")
        words: set[str] = set()
        everyone = _profiles(people, cast)
        while some := list(islice(everyone, 10_000)):
            ours.execute("BEGIN")
            for profile in some:
                words |= _keep(ours, theirs, profile)
            ours.execute("COMMIT")
        theirs.commit()
        ours.execute("ATTACH DATABASE ? AS plain KEY ''", (str(folder / "theirs.db"),))
        ours.execute("BEGIN")
        ours.execute(KEYS)
        forms = sorted((form.form, word, form.sound) for word in words for form in forms_of(word))
        ours.executemany("INSERT INTO search_form VALUES (?, ?, ?)", forms)
        ours.execute("COMMIT")
        ours.execute("DETACH DATABASE plain")
        theirs.execute("DROP TABLE heap")


def _keep(ours: Connection, theirs: Any, profile: Profile) -> set[str]:
    """Writes someone's card and texts; her keys on a heap, to be sorted; returns the words of her names."""
    one = cards.filed(profile.person.id, card_of([profile]), profile)
    cards.keep(ours, one)
    keys = keys_of(one.card)
    theirs.executemany("INSERT INTO heap VALUES (?, ?, ?)", [(key.token, key.reason, one.address) for key in keys])
    theirs.execute("INSERT INTO found VALUES (?, ?)", (" ".join(name.text for name in profile.names), one.address))
    return {key.token for key in keys if key.reason in WORDS}


def _profiles(people: int, cast: Cast) -> Any:
    lots, ids = Lots(1), Ids(compose.system_clock)
    for number in range(1, people + 1):
        made = [
            change.entity for change in _someone(number, cast, date(2026, 1, 1), ids, lots) if isinstance(change, Make)
        ]
        yield Profile(
            _of(made, Person)[0], tuple(_of(made, Name)), numbers=tuple(_of(made, IdNumber)),
            contacts=tuple(_of(made, Contact)),
        )  # fmt: skip


def _of(made: Sequence[Entity], kind: Any) -> list[Any]:
    return [one for one in made if isinstance(one, kind)]

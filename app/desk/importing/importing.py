"""Bringing people in from a list of another program.

Nothing is recorded before the list was looked at. Then everyone is recorded in one action, undone as one. Nobody gets
a case: a list says who people are, not why they come, and a case that says nothing would count among the open ones;
her page asks for it when she comes.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from app.desk.importing.analysis import Analysis, Opened, notes, opened
from app.desk.importing.lists import Lexicon
from app.desk.importing.rows import FIELDS, Incoming, Refused, RowReader
from app.desk.importing.twins import twins
from app.desk.people import People
from app.desk.sitting import Sitting
from app.domain.changes import Change, Make, Recorded
from app.domain.clock import Clock
from app.domain.entities import Contact, IdNumber, Language, Name, Person, Title, Volunteer
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.domain.references import reference
from app.domain.text import script_of
from app.exchange.sheets import read_table, written_sheet
from app.language.words import Words, mark
from app.register import past
from app.register.register import Register
from app.register.work import Progress, Stopped, never, silent

ACTION = "people-imported"
MODEL_NAME = mark("Personnes")
MODEL_PERSON = {
    "family_name": "EXEMPLE", "given_name": "Awa Fictive", "birth_date": "12/03/1990", "nationality": "Mali",
    "language": "bambara", "phone": "06 00 00 00 00", "foreigner_number": "0000000000", "title_kind": mark("Récépissé"),
    "title_expiry": "31/12/2027",
}  # fmt: skip


class Imported(msgspec.Struct, frozen=True):
    """Those who were recorded, and the action that says so."""

    persons: tuple[Id, ...]
    recorded: Recorded


class Earlier(msgspec.Struct, frozen=True):
    """A list that was brought in: when (ISO 8601), by whom, how many people."""

    batch: Id
    at: str
    who: str
    count: int


class Importing:
    """Lists of people, and what comes of them."""

    def __init__(
        self, register: Register, sitting: Sitting, people: People, clock: Clock, ids: Ids, lists: Path
    ) -> None:
        """`lists` is the file of `app.desk.importing.lists.Lists`."""
        self._register = register
        self._sitting = sitting
        self._people = people
        self._clock = clock
        self._ids = ids
        self._lexicon = Lexicon(lists)

    def open(
        self, file: Path, sheet: str = "", *, headless: bool = False, progress: Progress = silent,
        stopped: Stopped = never,
    ) -> Opened:  # fmt: skip
        """Reads a sheet (its name; else the first). Faults of `app.exchange.sheets.read_table`."""
        table = read_table(file, sheet, progress=progress, stopped=stopped)
        return opened(table, self._lexicon, headless=headless)

    def without_headings(self, sheet: Opened, *, headless: bool) -> Opened:
        """The same sheet, with or without a row of headings."""
        return opened(sheet.table, self._lexicon, headless=headless)

    def analyse(
        self, sheet: Opened, fields: Mapping[int, str] | None = None, *, progress: Progress = silent,
        stopped: Stopped = never,
    ) -> Analysis:  # fmt: skip
        """What the rows would bring in, where columns (from 0) hold these `fields`; else those that it seems to have.

        Raises `import.no-name-column`, `work.stopped`.
        """
        held = sheet.fields if fields is None else dict(fields)
        if not {"family_name", "given_name", "full_name"} & set(held.values()):
            raise KnownError("import.no-name-column")
        reader = RowReader(held, self._lexicon, self._clock().date())
        read = [reader.read(row) for row in sheet.rows]
        incoming = [one for one in read if isinstance(one, Incoming)]
        refused = [one for one in read if isinstance(one, Refused)]
        alike = twins(incoming, self._people, progress=progress, stopped=stopped)
        return Analysis(tuple(incoming), tuple(refused), alike, notes(sheet, incoming))

    def record(self, chosen: Sequence[Incoming], *, stopped: Stopped = never) -> Imported:
        """Records everyone in one action. Raises `import.nobody`, `work.stopped`: nothing is recorded then."""
        if not chosen:
            raise KnownError("import.nobody")
        numbers = self._register.next_numbers("person", len(chosen))
        persons: list[Id] = []
        changes: list[Change] = []
        for one, number in zip(chosen, numbers, strict=True):
            person = Person(
                id=self._ids(), reference=reference(self._register.prefix, number), birth=str(one.birth),
                nationalities=one.nationalities,
            )  # fmt: skip
            persons.append(person.id)
            changes += [Make(person), *self._details(person.id, one)]
        recorded = self._sitting.record(ACTION, changes, stopped=stopped)
        return Imported(tuple(persons), recorded)

    def earlier(self, limit: int = 5) -> list[Earlier]:
        """The last lists brought in of which someone is still there, latest first."""
        names = {one.code: one.name for one in self._register.where(Volunteer)}
        found = self._register.reading(lambda connection: past.groups_of(connection, ACTION, limit))
        zone = self._clock().tzinfo
        return [
            Earlier(
                one.batch.id, datetime.fromtimestamp(one.batch.at / 1000, zone).isoformat(timespec="minutes"),
                names.get(one.batch.author, one.batch.author), len(one.persons),
            )
            for one in found
            if one.existing
        ]  # fmt: skip

    def model(self, words: Words) -> bytes:
        """A spreadsheet (xlsx) to fill in: the headings that are known, and a fictional person."""
        headings = [self._lexicon.lists.headings[field][0] for field in FIELDS if field in MODEL_PERSON]
        person = [words.t(MODEL_PERSON[field]) for field in FIELDS if field in MODEL_PERSON]
        return written_sheet(words.t(MODEL_NAME), headings, [person])

    def _details(self, person: Id, one: Incoming) -> Iterator[Change]:
        for kind, text in (("family", one.family), ("given", one.given), ("called", one.called)):
            if text:
                yield Make(Name(id=self._ids(), person=person, kind=kind, text=text, script=script_of(text)))
        if one.no_given:
            yield Make(Name(id=self._ids(), person=person, kind="given", absent=True))
        for code in one.languages:
            # A list says that it is her language, not whether she reads it.
            yield Make(Language(id=self._ids(), person=person, code=code))
        for phone in one.phones:
            yield Make(Contact(id=self._ids(), person=person, kind="phone", value=phone))
        if one.foreigner_number:
            yield Make(IdNumber(id=self._ids(), person=person, kind="foreigner", text=one.foreigner_number))
        if one.title_kind or one.title_expiry:
            kind = one.title_kind or "unknown"
            yield Make(Title(id=self._ids(), person=person, kind=kind, valid_to=one.title_expiry, seen="declared"))

"""Finding someone, registering her, and reading her file."""

import msgspec

from app.desk.fitting import kept_line, kept_text
from app.desk.queue import arrival, spoken_language
from app.desk.sitting import Sitting
from app.domain.changes import Change, Edit, Make, Recorded
from app.domain.clock import Clock
from app.domain.dates import PartialDate
from app.domain.entities import NOBODY, Case, Contact, IdNumber, Language, Name, Note, Person, Title, Visit
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.domain.merging import once
from app.domain.profile import Profile
from app.domain.references import reference
from app.domain.romanisation import squeezed
from app.domain.text import clean_line, script_of
from app.register.register import Register
from app.register.search import Hit, candidates
from app.register.work import Progress, Stopped, never, silent


class PersonForm(msgspec.Struct, frozen=True, kw_only=True):
    """The short form of someone who comes for the first time; only a name and the reason are needed."""

    family: str = ""
    given: str = ""
    no_given: bool = False
    called: str = ""
    own_script: str = ""
    birth: PartialDate = PartialDate()
    nationality: str = ""
    speaks: str = ""
    reads: str = ""
    phone: str = ""
    phone_shared: str = "unknown"
    may_leave_message: str = "unknown"
    foreigner_number: str = ""
    procedure: str = "unknown"
    reason: str = ""


class Registered(msgspec.Struct, frozen=True):
    """Someone who was registered, her first case, the batch that says so, and how many invisible signs were removed."""

    person: Id
    case: Id
    recorded: Recorded
    removed: int


class Found(msgspec.Struct, frozen=True):
    """A person found, with what is needed to recognise her."""

    profile: Profile
    hit: Hit


class People:
    """The persons of the register."""

    def __init__(self, register: Register, sitting: Sitting, clock: Clock, ids: Ids) -> None:
        self._register = register
        self._sitting = sitting
        self._clock = clock
        self._ids = ids

    def find(self, typed: str, limit: int = 20, *, whole: bool = True) -> list[Found]:
        """Who this is, best first, each with the reasons of the hit.

        Not `whole`: what a line shows of them, without languages, numbers and contacts.
        """
        hits = self._register.find(typed, limit)
        if not whole:
            return [Found(hit.shown, hit) for hit in hits]
        profiles = self._register.profiles([hit.person for hit in hits])
        return [Found(profiles[hit.person], hit) for hit in hits if hit.person in profiles]

    def worth_comparing(self, profile: Profile) -> list[Profile]:
        """The persons who may be someone of whom this is known, the likeliest first; herself among them."""
        persons = self._register.reading(lambda connection: candidates(connection, profile))
        return list(self._register.profiles(persons).values())

    def recent(self, limit: int = 12) -> list[Profile]:
        """The persons last worked with."""
        return list(self._register.profiles(self._register.recent_persons(limit)).values())

    def profile(self, person: Id) -> Profile:
        """A person with what identifies her; `LookupError` where there is no such person."""
        found = self._register.profile(person)
        if found is None:
            raise LookupError(person)
        return found

    def titles(self, person: Id) -> list[Title]:
        """The documents that a person holds, the one that lasts longest first."""
        held = once(self._register.where(Title, person=person))
        return sorted(held, key=lambda one: (one.valid_to, one.id), reverse=True)

    def by_reference(self, text: str) -> Profile:
        """The person of a spoken reference; raises `people.no-such-reference`."""
        for found in self.find(text, 5):
            sheets = (self._register.own(Person, one) for one in self._register.members(found.profile.person.id))
            if squeezed(text) in (squeezed(sheet.reference) for sheet in sheets if sheet):
                return found.profile
        raise KnownError("people.no-such-reference")

    def register(self, form: PersonForm, visit: Id = NOBODY) -> Registered:
        """Registers someone with her first case; hers is the `visit` of somebody without a sheet, else she arrives.

        Raises `people.name-missing`, `people.reason-missing`, `people.too-long`.
        """
        cleaned, removed = _clean(form)
        if not any((cleaned.family, cleaned.given, cleaned.called, cleaned.own_script)):
            raise KnownError("people.name-missing")
        if cleaned.procedure == "unknown" and not cleaned.reason:
            raise KnownError("people.reason-missing")
        sequence = self._register.next_number("person")
        person = Person(
            id=self._ids(), reference=reference(self._register.prefix, sequence), birth=str(cleaned.birth),
            nationalities=(cleaned.nationality,) if cleaned.nationality else (),
        )  # fmt: skip
        case = Case(
            id=self._ids(), person=person.id, procedure=cleaned.procedure, reason=cleaned.reason,
            opened=self._clock().date().isoformat(), desk=self._sitting.desk.id,
        )  # fmt: skip
        changes: list[Change] = [Make(person), *self._details(person.id, cleaned), Make(case)]
        if visit:
            changes.append(Edit(Visit, visit, {"person": person.id}))
        elif self._sitting.session:
            arrived = arrival(self._sitting, self._ids(), self._now(), person.id)
            changes.append(Make(msgspec.structs.replace(arrived, language=cleaned.speaks)))
        return Registered(person.id, case.id, self._sitting.record("person-registered", changes), removed)

    def arrive(self, person: Id) -> Recorded | None:
        """Notes that someone came and is helped here and now; nothing where she is noted already or nothing is open."""
        if self._sitting.session is None or self._sitting.visits_of(person):
            return None
        spoken = spoken_language(self._register.where(Language, person=person))
        visit = arrival(self._sitting, self._ids(), self._now(), person, spoken)
        begun = msgspec.structs.replace(visit, helper=self._sitting.author, called_at=visit.arrived_at)
        return self._sitting.record("visit-noted", [Make(begun)])

    def edit(self, person: Id, *, name: tuple[str, str] = ("", ""), **fields: object) -> Recorded:
        """Changes fields of `Person`, and adds one more `name` (kind, text) where it has a text."""
        cleaned = {field: kept_line(value) if isinstance(value, str) else value for field, value in fields.items()}
        changes: list[Change] = [Edit(Person, person, cleaned)]
        kind, text = name
        if kept_line(text):
            changes.append(Make(self._name(person, kind, text)))
        return self._sitting.record("person-edited", changes)

    def add_name(self, person: Id, kind: str, text: str) -> Recorded:
        """Adds a name of one kind; raises `people.name-missing`, `people.too-long`."""
        return self._sitting.record("name-added", [Make(self._name(person, kind, text))])

    def add_title(self, title: Title) -> Recorded:
        """Adds a document held; raises `title.dates-reversed` where it would end before it begins."""
        if title.valid_from and title.valid_to and title.valid_to < title.valid_from:
            raise KnownError("title.dates-reversed")
        return self._sitting.record(
            "title-added", [Make(msgspec.structs.replace(title, number=kept_line(title.number)))]
        )

    def add_contact(self, contact: Contact) -> Recorded:
        """Adds a way to reach her, with what is safe on it."""
        return self._sitting.record(
            "contact-added", [Make(msgspec.structs.replace(contact, value=kept_line(contact.value)))]
        )

    def add_note(self, person: Id, text: str, *, private: bool = False) -> Recorded:
        """Adds a note; raises `people.note-empty`, `people.too-long`."""
        cleaned = kept_text(text)
        if not cleaned:
            raise KnownError("people.note-empty")
        note = Note(
            id=self._ids(), person=person, text=cleaned, private=private, at=self._now(), by=self._sitting.author
        )
        return self._sitting.record("note-added", [Make(note)])

    def concerns(self, recorded: Recorded, person: Id) -> bool:
        """Whether an action was about a person, or about another sheet that is hers."""
        return not recorded.persons.isdisjoint(self._register.members(person))

    def undo(
        self, batch: Id, *, progress: Progress = silent, stopped: Stopped = never
    ) -> tuple[Recorded, tuple[tuple[str, Id, str], ...]]:
        """Undoes an action; also tells the (entity, id, field) changed since, which stay.

        `progress` is told how far it is of how much. Raises `work.stopped`: nothing is undone then.
        """
        recorded, undone = self._register.undo(batch, self._sitting.author, progress=progress, stopped=stopped)
        return recorded, undone.changed_since

    def new_id(self) -> Id:
        """An identifier for an entity that a form is about to make."""
        return self._ids()

    def _details(self, person: Id, form: PersonForm) -> list[Change]:
        names = (
            ("family", form.family),
            ("given", form.given),
            ("called", form.called),
            ("own-script", form.own_script),
        )
        found: list[Change] = [
            Make(Name(id=self._ids(), person=person, kind=kind, text=text, script=script_of(text)))
            for kind, text in names
            if text
        ]
        if form.no_given and not form.given:
            found.append(Make(Name(id=self._ids(), person=person, kind="given", absent=True)))
        for code in dict.fromkeys(filter(None, (form.speaks, form.reads))):
            found.append(Make(self._language(person, code, form)))
        if form.phone:
            found.append(Make(self._phone(person, form)))
        if form.foreigner_number:
            number = IdNumber(id=self._ids(), person=person, kind="foreigner", text=form.foreigner_number)
            found.append(Make(number))
        return found

    def _name(self, person: Id, kind: str, text: str) -> Name:
        line = kept_line(text)
        if not line:
            raise KnownError("people.name-missing")
        return Name(id=self._ids(), person=person, kind=kind, text=line, script=script_of(line))

    def _language(self, person: Id, code: str, form: PersonForm) -> Language:
        speaks = "well" if code == form.speaks else "unknown"
        reads = "well" if code == form.reads else "unknown"
        return Language(id=self._ids(), person=person, code=code, speaks=speaks, reads=reads)

    def _phone(self, person: Id, form: PersonForm) -> Contact:
        return Contact(
            id=self._ids(), person=person, kind="phone", value=form.phone, shared=form.phone_shared,
            may_leave_message=form.may_leave_message,
        )  # fmt: skip

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def _clean(form: PersonForm) -> tuple[PersonForm, int]:
    changed: dict[str, str] = {}
    removed = 0
    for field in msgspec.structs.fields(form):
        value = getattr(form, field.name)
        if isinstance(value, str):
            cleaned = clean_line(value)
            removed += cleaned.removed
            changed[field.name] = kept_line(value)
    return msgspec.structs.replace(form, **changed), removed

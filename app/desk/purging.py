"""Forgetting people for good: who is due, what would go, and the act itself, which two volunteers do together.

What the two prove, said plainly: the first is whoever sits at this laptop, which asks for no other proof than sitting
down; the second types her passphrase where this laptop has a slot in her name, and her code where it has none, which
stops a slip of the hand and nobody who means harm. Whoever may open the register could also erase its folder.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

import msgspec

from app.desk.agenda import Agenda
from app.desk.purge_cautions import Caution as Caution
from app.desk.purge_cautions import cautions
from app.desk.retention import Retention, Rule
from app.desk.sitting import Sitting
from app.domain.agenda.model import day_of
from app.domain.changes import Make, Recorded
from app.domain.clock import Clock, milliseconds
from app.domain.entities import PERSON_RULE, PurgeRecord, Tally, Volunteer
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.exchange import ledger, remembered
from app.register import last_contact, purge_preview
from app.register.files import Files
from app.register.register import Register
from app.register.vault import Opened, slot_signature
from app.register.work import Stopped, check, never

BEGINNING = Id("0" * 32)
Reason = Literal["too-old", "asked"]
KEPT_BY_BACKUPS = timedelta(days=30)
"""By when older backups are to be gone: what the desk promises, no delay of the law."""


class Due(msgspec.Struct, frozen=True):
    """A person kept for as long as the rule says: `last` contact, `until` when she was to be kept."""

    person: Id
    last: date
    until: date


class Preview(msgspec.Struct, frozen=True):
    """What a purge would do: whom it takes (everyone of each group), what goes, what stays (see `Foreseen`)."""

    persons: tuple[Id, ...]
    gone: tuple[Tally, ...]
    kept: tuple[Tally, ...]
    cautions: tuple[Caution, ...]


class OldBackup(msgspec.Struct, frozen=True):
    """A backup made before a purge: it holds those whom the purge forgot, and is to be deleted `until` a day."""

    file: str
    made_at: str
    until: date


class Second(msgspec.Struct, frozen=True):
    """Who confirms: a volunteer, and her passphrase or her code as she typed it (see `Purging.asks`)."""

    volunteer: Id
    proof: str


class Purged(msgspec.Struct, frozen=True):
    """What was done, for the certificate: it holds no name of anyone who was helped.

    `record` says when, why, by which codes, how many of what; `swept` is false where something still reads the register
    (a backup): the last traces go when the register is next opened. `backups` still hold her.
    """

    record: PurgeRecord
    swept: bool
    backups: tuple[OldBackup, ...] = ()


class Purging:
    """What the desk keeps no longer."""

    def __init__(
        self, register: Register, opened: Opened, sitting: Sitting, retention: Retention, agenda: Agenda, files: Files,
        clock: Clock, ids: Ids,
    ) -> None:  # fmt: skip
        self._register = register
        self._opened = opened
        self._files = files
        self._sitting = sitting
        self._retention = retention
        self._agenda = agenda
        self._clock = clock
        self._ids = ids

    # -- rules -----------------------------------------------------------------------------------

    def rules(self) -> list[Rule]:
        """How long each thing is kept, persons first."""
        return self._retention.rules()

    def set_rule(self, about: str, months: int) -> Recorded:
        """Keeps something less long. Faults of `Retention.set_rule`; undone and told like any action."""
        return self._retention.set_rule(about, months)

    # -- who and what ----------------------------------------------------------------------------

    def due(self, today: date, most: int = 1000, *, stopped: Stopped = never) -> list[Due]:
        """Persons whose last contact is older than the rule on a day, the one kept longest first; `most` of them.

        Anything recorded of her, and anything that happened with her, is a contact; an appointment to come too. Empty
        where the content says nothing. Long in a large register: ask in the background. Raises `work.stopped`.
        """
        rule = self._retention.rule(PERSON_RULE)
        found: dict[Id, Due] = {}
        after = BEGINNING
        while rule and len(found) < most:
            check(stopped)
            some = self._silent(rule, today, after)
            if not some:
                break
            after = some[-1]
            found.update((one.person, one) for one in self._dues(rule, some) if one.until < today)
        return sorted(found.values(), key=lambda one: (one.until, one.person))[:most]

    def last_contact(self, person: Id) -> date:
        """The day of the last contact with a person, by the laptops' own days."""
        moment, day = self._register.reading(lambda connection: last_contact.last_contact(connection, person))
        recorded = datetime.fromtimestamp(moment / 1000, UTC).astimezone(self._clock().tzinfo).date()
        return max(recorded, day_of(day) or recorded)

    def preview(self, persons: Sequence[Id]) -> Preview:
        """What a purge of these persons would do, with those who are one with them."""
        everyone = self._everyone(persons)
        found = self._register.reading(lambda connection: purge_preview.foreseen(connection, everyone))
        warned = [
            one
            for person in dict.fromkeys(persons)
            for one in cautions(self._register, self._agenda, person, self._clock().date())
        ]
        return Preview(everyone, found.gone, found.kept, tuple(warned))

    # -- the act ---------------------------------------------------------------------------------

    def asks(self, volunteer: Id) -> Literal["passphrase", "code"]:
        """What a volunteer confirms with: her own passphrase, or her code where this laptop has no slot of hers."""
        code = self._volunteer(volunteer).code.casefold()
        return "passphrase" if any(slot.label.casefold() == code for slot in self._opened.keys.slots) else "code"

    def purge(self, persons: Sequence[Id], reason: Reason, second: Second) -> Purged:
        """Forgets these persons for good, with those who are one with them; nothing undoes it.

        The first volunteer is whoever sits here. Some seconds in a large register: ask in the background. Faults:
        `purge.nobody-sits`, `purge.same-person`, `purge.wrong-code`, `vault.wrong-passphrase`, `purge.nobody`, those of
        the disk: then nothing was forgotten.
        """
        first = self._sitting.volunteer
        if first is None:
            raise KnownError("purge.nobody-sits")
        self._confirm(first, second)
        if not persons or any(self._register.profile(person) is None for person in persons):
            raise KnownError("purge.nobody")
        everyone = self._everyone(persons)
        found = self._register.reading(lambda connection: purge_preview.foreseen(connection, everyone))
        rule = self._retention.rule(PERSON_RULE) if reason == "too-old" else None
        record = PurgeRecord(
            id=self._ids(), persons=everyone, spared=found.spared, reason=reason, months=rule.count if rule else None,
            at=self._now(), first=first.code, second=self._volunteer(second.volunteer).code, gone=found.gone,
            kept=found.kept,
        )  # fmt: skip
        self._drop_forms_of_lines(persons)
        self._sitting.record("persons-purged", [Make(record)])
        swept = self._register.sweep()
        # Without their keys the bytes of files are rubbish; what cannot be removed now is at the next opening.
        with suppress(KnownError):
            self._files.tidy()
        self._tell_ledgers()
        return Purged(record, swept, self.old_backups())

    def records(self) -> list[PurgeRecord]:
        """Every purge that is known here, the latest first."""
        return sorted(self._register.where(PurgeRecord), key=lambda one: (one.at, one.id), reverse=True)

    def old_backups(self) -> tuple[OldBackup, ...]:
        """The backups that this laptop made before a purge, and that may still lie somewhere: she is still in them.

        Copies that someone made of them are nobody's to list.
        """
        known = self._register.reading(lambda connection: ledger.purges_of(connection, self._now()))
        purges = sorted(datetime.fromisoformat(one.at) for one in known.purges)
        found: list[OldBackup] = []
        for backup in remembered.backups(self._register):
            made = datetime.fromisoformat(backup.made_at).astimezone(UTC)
            since = next((at for at in purges if at >= made), None)
            if since:
                until = (since + KEPT_BY_BACKUPS).astimezone(self._clock().tzinfo).date()
                found.append(OldBackup(backup.file, backup.made_at, until))
        return tuple(found)

    def _tell_ledgers(self) -> None:
        """Puts the ledger beside the backups that this laptop made and can reach: restored, they forget her again."""
        purges = self._register.reading(lambda connection: ledger.purges_of(connection, self._now()))
        for folder in dict.fromkeys(Path(one.file).parent for one in self.old_backups()):
            # One that is not there, or is full, has its turn at the next backup made into it.
            with suppress(KnownError):
                ledger.write(folder, purges, self._opened)

    # -- small things ----------------------------------------------------------------------------

    def _volunteer(self, volunteer: Id) -> Volunteer:
        found = self._register.get(Volunteer, volunteer)
        if found is None:
            raise LookupError(volunteer)
        return found

    def _confirm(self, first: Volunteer, second: Second) -> None:
        other = self._volunteer(second.volunteer)
        if other.id == first.id or other.code == first.code:
            raise KnownError("purge.same-person")
        if self.asks(other.id) == "passphrase":
            slot_signature(self._opened, other.code, second.proof, b"guichet-ouvert purge")
        elif second.proof.strip().casefold() != other.code.casefold():
            raise KnownError("purge.wrong-code")

    def _drop_forms_of_lines(self, persons: Sequence[Id]) -> None:
        """Forgets what was typed about computed dates: their identifiers are in no journal."""
        lines = {line.id for person in persons for line in self._agenda.of(person)}
        for draft in self._register.drafts():
            if any(line in draft.key for line in lines):
                self._register.drop_draft(draft.key)

    def _everyone(self, persons: Sequence[Id]) -> tuple[Id, ...]:
        return tuple(dict.fromkeys(one for person in persons for one in self._register.members(person)))

    def _silent(self, rule: Rule, today: date, after: Id) -> list[Id]:
        # A day more, because days begin at another hour elsewhere.
        edge = datetime.combine(rule.since(today), datetime.min.time(), self._clock().tzinfo)
        return self._register.reading(
            lambda connection: last_contact.silent(connection, max(milliseconds(edge), 0), after)
        )

    def _dues(self, rule: Rule, some: Sequence[Id]) -> list[Due]:
        firsts = self._register.reading(lambda connection: last_contact.representatives(connection, some))
        lasts = [(person, self.last_contact(person)) for person in firsts]
        return [Due(person, last, rule.until(last)) for person, last in lasts]

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")

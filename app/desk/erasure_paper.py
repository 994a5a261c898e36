"""The certificate of an erasure: what was forgotten for good, why, by whom, what stays; without a name."""

from collections.abc import Callable, Iterator

import msgspec

from app.desk.dates_paper import sources
from app.desk.phrases import Phrases
from app.desk.purging import KEPT_BY_BACKUPS
from app.desk.retention import PARAMETERS
from app.desk.takeaway import Takeaways, labels
from app.domain.clock import Clock
from app.domain.deadlines.outcome import Cited
from app.domain.entities import NOBODY, PERSON_RULE, Device, PurgeRecord, Visit, Volunteer
from app.domain.ids import Id
from app.guides.content import Content
from app.language.dates import moment_of
from app.language.retention_words import counted, in_order
from app.language.words import Words
from app.papers.model import Paper, PaperMark, Wording
from app.papers.notice import SMALL, Entry, Notice, Part, notice
from app.papers.scripts.typecase import TypeCase
from app.register.register import Register

REASONS = ("asked", "too-old", "restored")
SIZE = 10.5


class ErasureForm(msgspec.Struct, frozen=True, kw_only=True):
    """The record of an erasure, and how its certificate is written."""

    record: Id
    language: str = "fr"
    large: bool = False


class ErasureMaker:
    """Makes the certificates. Nothing is kept of them: the record can be certified again at any time."""

    kind = "erasure"
    template = "erasure/1"

    def __init__(
        self, register: Register, takeaways: Takeaways, content: Callable[[], Content], type_case: TypeCase,
        clock: Clock,
    ) -> None:  # fmt: skip
        self._register = register
        self._takeaways = takeaways
        self._content = content
        self._type_case = type_case
        self._clock = clock

    def make(self, form: msgspec.Struct, mark: PaperMark, helper: str) -> Paper:
        """The certificate of a record. `LookupError` where there is no such record."""
        if not isinstance(form, ErasureForm):
            raise TypeError(type(form).__name__)
        record = self._register.get(PurgeRecord, form.record)
        if record is None:
            raise LookupError(form.record)
        today = self._clock().date()
        phrases = Phrases(self._content(), form.language, today)
        sheet = Notice(
            mark=mark, desk=self._takeaways.desk_card(), title=phrases.wording("erasure.title"),
            nature=phrases.wording("erasure.nature"), issued=phrases.day(today), made=phrases.wording("erasure.made"),
            parts=tuple(self._parts(record, phrases)), labels=labels(phrases), language=form.language, helper=helper,
            large=form.large, specimen=self._takeaways.specimen,
        )  # fmt: skip
        return notice(sheet, self._type_case)

    def about(self, form: msgspec.Struct) -> tuple[Id, Id]:
        """Nobody: whom it was about is forgotten."""
        del form
        return NOBODY, NOBODY

    def _parts(self, record: PurgeRecord, phrases: Phrases) -> Iterator[Part]:
        yield Part(None, tuple(_what(record, phrases)))
        yield Part(phrases.wording("erasure.why"), tuple(self._why(record, phrases)))
        if record.second:
            names = " · ".join(map(self._name, (record.first, record.second)))
            yield Part(phrases.wording("erasure.who"), (_plain(names),))
        yield Part(phrases.wording("erasure.stays"), tuple(self._stays(record, phrases)))
        yield Part(phrases.wording("erasure.number"), (_plain(record.id),))

    def _why(self, record: PurgeRecord, phrases: Phrases) -> Iterator[Entry]:
        known = record.reason in REASONS and (record.reason != "too-old" or record.months is not None)
        key = record.reason if known else "no-reason"
        yield Entry(text=phrases.wording(f"erasure.{key}", count=str(record.months)), size=SIZE)
        if key != "too-old":
            return
        rule = self._content().parameter(PARAMETERS[PERSON_RULE], moment_of(record.at).date())
        if rule:
            cited = Cited(key=rule.source, ref=rule.reference, status=rule.status, last_checked=rule.checked_on)
            yield from sources([cited], Words())

    def _stays(self, record: PurgeRecord, phrases: Phrases) -> Iterator[Entry]:
        until = phrases.day(moment_of(record.at).date() + KEPT_BY_BACKUPS)
        backups = phrases.wording("erasure.stays-backups")
        other = f"{backups.other} {until.other}" if backups.other else ""
        told = [Wording(f"{backups.french} {until.french}", other, backups.reviewed)]
        kinds = {tally.kind for tally in record.kept}
        keys = ["visits"] if Visit.entity in kinds else []
        keys += ["others"] if kinds - {Visit.entity} else []
        keys += ["laptops"] if len(self._register.where(Device)) > 1 else []
        told += [phrases.wording(f"erasure.stays-{key}") for key in (*keys, "journal", "record", "papers")]
        for number, text in enumerate(told):
            yield Entry(text=text, size=SIZE, bold=number == 0)

    def _name(self, code: str) -> str:
        found = next(iter(self._register.where(Volunteer, code=code)), None)
        return f"{found.name} ({code})" if found else code


def _what(record: PurgeRecord, phrases: Phrases) -> Iterator[Entry]:
    day, on = phrases.day(moment_of(record.at).date()), phrases.wording("erasure.on")
    french, other = f"{on.french} {day.french}", f"{on.other} {day.other}" if on.other else ""
    yield Entry(text=Wording(french, other, on.reviewed), bold=True)
    count = len(record.persons)
    yield Entry(text=phrases.wording("erasure.one" if count == 1 else "erasure.many", count=str(count)))
    told = (counted(one, Words()) for one in in_order(record.gone))
    yield Entry(text=Wording(" · ".join(told)), size=SMALL, wide=True)


def _plain(text: str) -> Entry:
    """A name or a number, the same in every language."""
    return Entry(text=Wording(text), size=SIZE, wide=True)

"""An open desk: every activity of whoever sits at this laptop, until it is locked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.desk.access import Access
from app.desk.agenda import Agenda
from app.desk.alerts import Alerts
from app.desk.attachments import Attachments
from app.desk.backups import Backups
from app.desk.cases import Cases
from app.desk.closing import Closing
from app.desk.consents import Consents
from app.desk.dates_out import DatesOut
from app.desk.deadlines import Deadlines
from app.desk.drafts import Drafts
from app.desk.duplicates import Duplicates
from app.desk.entries import Entries
from app.desk.history import History
from app.desk.holding import Holding
from app.desk.household import Household
from app.desk.importing import Importing
from app.desk.issuing import Issuing
from app.desk.mandates import Mandates
from app.desk.merges import Merges
from app.desk.people import People
from app.desk.purging import Purging
from app.desk.queue import Queue
from app.desk.rights import Rights
from app.desk.sitting import Sitting
from app.desk.takeaway import Takeaways
from app.desk.tasks import Tasks
from app.desk.timeline import Line, timeline
from app.desk.today import Today
from app.desk.walks import Walks
from app.domain.changes import Recorded
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.words import Words
from app.register.register import Register


@dataclass(frozen=True)
class OpenDesk:
    """The activities, built by `app.compose`; `clock_doubts` what is to be told of the
    computer's clock at opening, `shut` what closing does besides closing the register."""

    register: Register
    sitting: Sitting
    people: People
    duplicates: Duplicates
    merges: Merges
    queue: Queue
    closing: Closing
    cases: Cases
    entries: Entries
    household: Household
    alerts: Alerts
    mandates: Mandates
    consents: Consents
    drafts: Drafts
    walks: Walks
    deadlines: Deadlines
    agenda: Agenda
    tasks: Tasks
    dates_out: DatesOut
    rights: Rights
    takeaways: Takeaways
    issuing: Issuing
    importing: Importing
    holding: Holding
    attachments: Attachments
    purging: Purging
    backups: Backups
    access: Access
    clock_doubts: Callable[[], tuple[KnownError, ...]]
    shut: Callable[[], None]

    def timeline(self, person: Id, words: Words) -> list[Line]:
        """What happened with a person, newest first."""
        return timeline(self.register, person, words)

    def history(self, words: Words, now: datetime, *, revealed: bool = False) -> History:
        """Who changed what, in words; contacts and numbers masked unless `revealed`."""
        return History(
            self.register, words, now.tzinfo, lambda key: self.document(key, words.language, now.date()),
            lambda key: self.guide(key, words.language), revealed=revealed,
        )  # fmt: skip

    @property
    def today(self) -> Today:
        """Who is here, and what waits to be taken up."""
        return Today(self.register, self.sitting, self.walks.unfinished)

    def document(self, key: str, language: str, today: date) -> str:
        """The name of a document that cases ask for, by its key; the key itself where the content has none."""
        try:
            return self.walks.content.phrase(f"document.{key}", language, today).text
        except KeyError:
            return key

    def guide(self, key: str, language: str) -> str:
        """The title of a guide, by its key; the key itself where the content has it no more."""
        return next((one.title for one in self.walks.guides(language) if one.id == key), key)

    def on_change(self, listener: Callable[[Recorded], None]) -> None:
        """Tells `listener` of every action recorded, from another thread than the window's."""
        self.register.on_change(listener)

    def close(self) -> None:
        """Waits for what is being written, closes the register and forgets its keys."""
        try:
            self.register.close()
        finally:
            self.shut()

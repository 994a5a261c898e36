"""What must be read before anything else about a person, and who has read it."""

from app.desk.entries import Entries
from app.desk.sitting import Sitting
from app.domain.changes import Recorded
from app.domain.clock import Clock
from app.domain.entities import Acknowledgement, Person
from app.domain.faults import KnownError


class Alerts:
    """The alerts of persons. One that was read and then changed is unread again."""

    def __init__(self, entries: Entries, sitting: Sitting, clock: Clock) -> None:
        self._entries = entries
        self._sitting = sitting
        self._clock = clock

    def readers(self, person: Person) -> list[Acknowledgement]:
        """Who has read the alert as it stands, the first to read it first; once each."""
        read = [one for one in self._entries.of(Acknowledgement, person.id) if one.text == person.alert]
        return list({one.by: one for one in reversed(read)}.values())[::-1]

    def is_read(self, person: Person) -> bool:
        """Whether whoever sits here has read it; so has everyone where there is none."""
        return not person.alert or any(one.by == self._sitting.author for one in self.readers(person))

    def read(self, person: Person) -> Recorded:
        """Notes that whoever sits here has read it as it stands. Raises `alert.none`."""
        if not person.alert:
            raise KnownError("alert.none")
        at = self._clock().isoformat(timespec="seconds")
        made = Acknowledgement(
            id=self._entries.new_id(), person=person.id, text=person.alert, at=at, by=self._sitting.author
        )
        return self._entries.add(made)

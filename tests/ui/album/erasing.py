"""What the pages of keeping and erasing are opened with."""

from collections.abc import Mapping
from datetime import timedelta

from app.domain.changes import Make
from app.domain.entities import PurgeRecord, Tally
from app.domain.ids import Id
from app.ui.pages.purge import PurgePage
from tests.ui.album.filling import Crowd
from tests.ui.pages.conftest import Room

YEARS = timedelta(days=800)
GONE = tuple(Tally(kind, 3) for kind in ("person", "name", "contact", "case", "attempt", "note", "file"))


def much_later(room: Room, crowd: Crowd) -> Mapping[str, object] | None:
    """Everyone's time has passed. Only once everything else was pictured: time does not come back."""
    if not crowd.bare:
        return None
    room.later(days=YEARS.days)
    return {}


def records(room: Room, crowd: Crowd) -> Mapping[str, object]:
    """As many erasures as there are people."""
    made = [
        Make(PurgeRecord(
            id=room.desk.people.new_id(), persons=(Id(f"{number + 1:032x}"),) * (1 + number % 40),
            reason=("too-old", "asked", "restored")[number % 3], months=24 if number % 3 == 0 else None,
            at=room.clock().isoformat(timespec="seconds"), first=room.desk.sitting.author, second="A2", gone=GONE,
            kept=(Tally("visit", 2),),
        ))
        for number in range(len(crowd.people))
    ]  # fmt: skip
    if made:
        room.desk.sitting.record("persons-purged", made)
    return {}


def record(room: Room, crowd: Crowd) -> Mapping[str, object] | None:
    """The certificate of the last one, for someone who reads English."""
    found = room.desk.purging.records()
    return {"record": found[0].id, "language": "en"} if found and crowd.people else None


def her(_room: Room, crowd: Crowd) -> Mapping[str, object] | None:
    """She asked for it."""
    return {"persons": (crowd.someone,), "reason": "asked"} if crowd.people else None


def everyone(_room: Room, crowd: Crowd) -> Mapping[str, object] | None:
    """All of them are too old."""
    return {"persons": crowd.people, "reason": "too-old"} if len(crowd.people) > 1 else None


def confirming(room: Room) -> None:
    """The second person is chosen, and types nothing."""
    page = room.page(PurgePage)
    if not page.second.others:
        room.desk.sitting.add_volunteer("Yacine")
        room.window.stack.replace("purge", persons=page.persons, reason="asked")
        room.settle()
        page = room.page(PurgePage)
    first = page.second.others[0]
    page.second.who.choose(first.id)
    page.second.who.changed.emit()
    page.erase.click()
    room.settle()
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())

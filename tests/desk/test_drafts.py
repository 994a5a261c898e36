"""Forms that were begun: they survive a lock, and nobody reads them without the keys."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from app.desk.open_desk import OpenDesk
from tests.clock import FakeClock
from tests.desk.desks import PASSPHRASE, create, door

SECRET = "Zoubaïda-Marqueur-7391"


def test_what_was_typed_is_there_after_closing(tmp_path: Path, clock: FakeClock) -> None:
    with closing(create(tmp_path, clock)) as desk:
        desk.drafts.keep("person/new", {"family": SECRET, "given": ""})
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert SECRET.encode() not in kept
    assert SECRET.encode("utf-16-le") not in kept
    with closing(door(tmp_path, clock).unlock(PASSPHRASE)) as desk:
        assert desk.drafts.of("person/new") == {"family": SECRET, "given": ""}
        assert [(draft.key, draft.owner) for draft in desk.drafts.waiting()] == [("person/new", "C1")]


def test_nothing_typed_is_nothing_kept(desk: OpenDesk) -> None:
    desk.drafts.keep("person/new", {"family": ""})
    assert desk.drafts.waiting() == []
    desk.drafts.keep("person/new", {"family": "D"})
    desk.drafts.keep("person/new", {"family": ""})
    assert desk.drafts.waiting() == []
    assert desk.drafts.of("person/new") == {}


def test_the_last_typed_comes_first_and_what_is_recorded_goes(desk: OpenDesk, clock: FakeClock) -> None:
    for key in ("one", "two", "one"):
        clock.advance(timedelta(seconds=5))
        desk.drafts.keep(key, {"text": key})
    assert [draft.key for draft in desk.drafts.waiting()] == ["one", "two"]
    desk.drafts.drop("one")
    desk.drafts.drop("never")
    assert [draft.key for draft in desk.drafts.waiting()] == ["two"]

"""Pictures and PDFs at the desk: taken in whole or not at all, kept with their digest, deleted by their key."""

import hashlib
import os
import stat
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from app.desk.attachments import SETTLED_AFTER
from app.desk.holding import MOST_HELD, Held
from app.desk.open_desk import OpenDesk
from app.desk.people import Registered
from app.domain.entities import Attachment, Attempt
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.papers.scans import MOST_BYTES
from app.register.files import Files, Unsound
from app.register.register import Register
from tests.clock import FakeClock
from tests.desk.desks import PASSPHRASE, WORDS, door, register
from tests.papers.outside import MARK, acting_pdf, pdf, picture

FORM = "attempt/1"
LATER = "2028-11-23"


@pytest.fixture
def someone(desk: OpenDesk) -> Registered:
    """Someone who came."""
    return register(desk)


def files(desk: OpenDesk) -> list[str]:
    """The encrypted files of the register."""
    folder = desk.register.folder / "files"
    return sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []


def kept(desk: OpenDesk, someone: Registered, content: bytes, purpose: str = "evidence", **more: str) -> Attachment:
    """An attachment about nothing in particular."""
    held = desk.holding.take("attachment/1", content, "capture.png", "clipboard")
    made = desk.attachments.made(held, None, person=someone.person, purpose=purpose, **more)
    desk.attachments.keep([made])
    desk.attachments.recorded("attachment/1", [made])
    return desk.attachments.get(made.id)


def told(call: object, *arguments: object, **named: object) -> str:
    """The code of the fault that a call raises."""
    assert callable(call)
    with pytest.raises(KnownError) as fault:
        call(*arguments, **named)
    return fault.value.code


# -- taking in -------------------------------------------------------------------------------------


def test_what_a_form_holds_is_encrypted_at_once_and_waits(desk: OpenDesk) -> None:
    content = picture("PNG", (800, 600))
    held = desk.holding.take(FORM, content, "capture.png", "screen")
    assert desk.holding.of(FORM) == [held]
    assert (held.sha256, held.size, held.source) == (hashlib.sha256(content).hexdigest(), len(content), "screen")
    assert files(desk) == sorted((held.file, held.thumbnail))
    for name in files(desk):
        stored = (desk.register.folder / "files" / name).read_bytes()
        assert b"PNG" not in stored
        assert b"JFIF" not in stored
    assert desk.holding.thumbnail(held).startswith(b"\xff\xd8")
    assert desk.holding.of("attempt/2") == []


def test_it_waits_through_a_lock(desk: OpenDesk, clock: FakeClock) -> None:
    held = desk.holding.take(FORM, picture(), "photo.jpg", "file")
    folder = desk.register.folder
    desk.close()
    again = door(folder, clock).unlock(PASSPHRASE)
    try:
        assert again.holding.of(FORM) == [held]
        assert again.holding.thumbnail(held)
    finally:
        again.close()


def test_the_same_picture_twice_is_held_once(desk: OpenDesk) -> None:
    first, second = (desk.holding.take(FORM, picture(), name, "file") for name in ("a.jpg", "b.jpg"))
    assert first == second
    assert len(files(desk)) == 2


def test_what_is_let_go_is_gone(desk: OpenDesk) -> None:
    held = [desk.holding.take(FORM, content, "x", "file") for content in (picture("PNG"), picture("WEBP"), pdf())]
    desk.holding.let_go(FORM, held[1])
    assert desk.holding.of(FORM) == [held[0], held[2]]
    assert len(files(desk)) == 4
    desk.holding.let_go(FORM, held[0], held[2])
    assert desk.holding.of(FORM) == []
    assert files(desk) == []
    assert desk.register.drafts() == []


def test_a_form_holds_no_more_than_its_bound(desk: OpenDesk) -> None:
    for number in range(MOST_HELD):
        desk.holding.take(FORM, picture("PNG", (10, number + 1)), "x", "file")
    assert told(desk.holding.take, FORM, picture("PNG", (10, 90)), "x", "file") == "attachment.too-many"


def test_a_full_disk_leaves_nothing_half(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.holding.take(FORM, picture("PNG"), "x", "file")
    written: list[int] = []
    really = os.fsync

    def full(handle: int) -> None:
        written.append(handle)
        # The picture and its folder go to the disk; the thumbnail finds no room.
        if len(written) == 3:
            raise OSError(28, "full")
        really(handle)

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        assert told(desk.holding.take, FORM, picture("JPEG"), "y", "file") == "register.disk-full"
    assert len(written) == 3
    assert files(desk) == sorted((before.file, before.thumbnail))
    assert desk.holding.of(FORM) == [before]
    assert Files(desk.register, Ids(FakeClock())).unsound() == Unsound((), ())


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 200 << 20])
def test_a_file_too_large_is_refused_before_it_is_read(
    desk: OpenDesk, tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "photo.jpg"
    with file.open("wb") as target:
        target.truncate(size)

    def never(*_: object) -> bytes:
        raise AssertionError("it was read")

    monkeypatch.setattr("app.desk.holding.read_scan", never)
    assert told(desk.holding.take_file, FORM, file) == "attachment.too-large"
    assert files(desk) == []


def test_what_is_no_file_is_told(desk: OpenDesk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path, tmp_path / "nowhere.png", tmp_path / "pipe"):
        assert told(desk.holding.take_file, FORM, place) == "attachment.unreadable-file"


def test_a_file_with_a_wrong_ending_is_taken_as_what_it_is(desk: OpenDesk, tmp_path: Path) -> None:
    (tmp_path / "recu.pdf").write_bytes(picture("PNG"))
    (tmp_path / "recu.png").write_bytes(b"<svg/>")
    (tmp_path / ("n" * 200 + "\u202egpj.exe")).write_bytes(pdf(3))
    assert desk.holding.take_file(FORM, tmp_path / "recu.pdf").media_type == "image/png"
    assert told(desk.holding.take_file, FORM, tmp_path / "recu.png") == "attachment.unknown-format"
    taken = desk.holding.take_file(FORM, tmp_path / ("n" * 200 + "\u202egpj.exe"))
    assert (taken.media_type, taken.pages, taken.name) == ("application/pdf", 3, "n" * 200 + "gpj.exe")


# -- recording -------------------------------------------------------------------------------------


def test_an_attempt_and_its_captures_are_one_action(desk: OpenDesk, someone: Registered) -> None:
    held = [desk.holding.take(FORM, content, "c", "screen") for content in (picture("PNG"), picture("JPEG"))]
    attempt = Attempt(
        id=desk.entries.new_id(), person=someone.person, case=someone.case, outcome="no-slot", capture=held[0].sha256
    )
    made = [desk.attachments.made(one, attempt, purpose="evidence") for one in held]
    recorded = desk.entries.add(attempt, *made)
    desk.attachments.recorded(FORM, made)
    assert desk.holding.of(FORM) == []
    assert {kind for kind, _ in recorded.entities} == {"action", "attempt", "attachment"}
    found = desk.attachments.of(someone.person)
    assert {(one.about, one.case, one.by) for one in found} == {(attempt.id, someone.case, "C1")}
    assert sorted(one.sha256 for one in found) == sorted(one.sha256 for one in held)
    assert desk.sitting.made_by(attempt.id) == recorded.batch
    desk.people.undo(recorded.batch)
    assert desk.attachments.of(someone.person) == []


def test_the_history_says_how_many_are_about_a_line_and_tells_the_others(desk: OpenDesk, someone: Registered) -> None:
    attempt = Attempt(id=desk.entries.new_id(), person=someone.person, case=someone.case, outcome="no-slot")
    held = [desk.holding.take(FORM, content, "c", "screen") for content in (picture("PNG"), picture("JPEG"))]
    made = [desk.attachments.made(one, attempt, purpose="evidence") for one in held]
    desk.entries.add(attempt, *made)
    alone = kept(desk, someone, pdf(), purpose="letter")
    lines = {line.id: line for line in desk.timeline(someone.person, WORDS)}
    assert lines[attempt.id].pieces == tuple(one.id for one in made)
    assert (lines[alone.id].title, lines[alone.id].detail) == ("Pièce gardée : capture.png", "Courrier")
    assert not {one.id for one in made} & lines.keys()


def test_a_stop_between_recording_and_letting_go_records_nothing_twice(desk: OpenDesk, someone: Registered) -> None:
    held = desk.holding.take(FORM, picture(), "c", "file")
    desk.attachments.keep([desk.attachments.made(held, None, person=someone.person, purpose="letter")])
    assert desk.holding.of(FORM) == []
    assert len(files(desk)) == 2


def test_a_purpose_is_asked(desk: OpenDesk, someone: Registered) -> None:
    held = desk.holding.take(FORM, picture(), "c", "file")
    made = desk.attachments.made(held, None, person=someone.person)
    assert told(desk.attachments.keep, [made]) == "attachment.purpose-missing"
    one = kept(desk, someone, picture("PNG"))
    assert (
        told(desk.attachments.describe, one, name="x", purpose="unknown", purge_on="") == "attachment.purpose-missing"
    )
    desk.attachments.describe(one, name="  Récépissé\u200b ", purpose="title", purge_on="2027-01-01")
    changed = desk.attachments.get(one.id)
    assert (changed.name, changed.purpose, changed.purge_on) == ("Récépissé", "title", "2027-01-01")


def test_the_original_is_kept_to_the_last_byte_and_shown_from_memory(desk: OpenDesk, someone: Registered) -> None:
    content = picture("JPEG", (400, 300), orientation=6, traces=True)
    one = kept(desk, someone, content)
    assert desk.attachments.content(one) == content
    shown = desk.attachments.shown(one, 0, 200)
    assert (shown.width, shown.height) == (150, 200)
    assert desk.attachments.thumbnail(one).startswith(b"\xff\xd8")
    assert desk.attachments.shown(kept(desk, someone, pdf(2)), 1, 100).height == 100


# -- how long --------------------------------------------------------------------------------------


def test_a_purge_date_is_proposed_from_the_parameters(desk: OpenDesk, clock: FakeClock) -> None:
    today, retention = clock().date(), desk.attachments.retention
    evidence = retention.proposal("evidence", today, today)
    assert evidence is not None
    assert (evidence.until.isoformat(), "CNIL" in evidence.reference) == (LATER, True)
    copy = retention.proposal("title", today - timedelta(days=9), today)
    assert copy is not None
    assert copy.until == today
    for purpose in ("mandate", "unknown", "other:autre chose"):
        assert retention.proposal(purpose, today, today) is None


def test_what_was_kept_long_enough_is_told(desk: OpenDesk, someone: Registered, clock: FakeClock) -> None:
    today = clock().date().isoformat()
    one, endless = kept(desk, someone, picture(), purge_on=today), kept(desk, someone, picture("PNG"))
    assert not desk.attachments.expired(one)
    clock.advance(timedelta(days=1))
    assert desk.attachments.expired(one)
    assert not desk.attachments.expired(endless)


# -- going -----------------------------------------------------------------------------------------


def test_taken_away_it_comes_back_within_a_week_and_is_gone_after_it(
    desk: OpenDesk, someone: Registered, clock: FakeClock
) -> None:
    one, other = kept(desk, someone, picture()), kept(desk, someone, picture("PNG"))
    recorded = desk.attachments.withdraw(one)
    assert desk.attachments.of(someone.person) == [other]
    desk.people.undo(recorded.batch)
    assert desk.attachments.content(desk.attachments.get(one.id))
    desk.attachments.withdraw(one)
    clock.advance(SETTLED_AFTER - timedelta(hours=1))
    assert desk.attachments.settle() == 0
    clock.advance(timedelta(hours=2))
    assert desk.attachments.settle() == 1
    assert files(desk) == sorted((other.file, other.thumbnail))
    assert desk.attachments.content(other)
    assert desk.register.drafts() == []


def test_an_attempt_that_was_undone_leaves_no_bytes_for_ever(
    desk: OpenDesk, someone: Registered, clock: FakeClock
) -> None:
    held = desk.holding.take(FORM, picture(), "c", "file")
    made = [desk.attachments.made(held, None, person=someone.person, purpose="evidence")]
    recorded = desk.attachments.keep(made)
    desk.attachments.recorded(FORM, made)
    desk.people.undo(recorded.batch)
    clock.advance(SETTLED_AFTER + timedelta(hours=1))
    assert desk.attachments.settle() == 1
    assert files(desk) == []


def test_deleted_for_good_it_never_comes_back(desk: OpenDesk, someone: Registered) -> None:
    one, other = kept(desk, someone, picture()), kept(desk, someone, picture("PNG"))
    stored = (desk.register.folder / "files" / one.file).read_bytes()
    recorded = desk.attachments.delete([one])
    assert files(desk) == sorted((other.file, other.thumbnail))
    assert desk.attachments.of(someone.person) == [other]
    # Undone, its line comes back and says the truth: without the key, the bytes are nothing.
    desk.people.undo(recorded.batch)
    (desk.register.folder / "files" / one.file).write_bytes(stored)
    again = desk.attachments.get(one.id)
    assert told(desk.attachments.content, again) == "attachment.not-here"
    assert desk.attachments.thumbnail(again) == b""


def test_a_disk_that_refuses_leaves_it_as_it_was(
    desk: OpenDesk, someone: Registered, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = kept(desk, someone, picture())

    def full(*_: object) -> None:
        raise KnownError("register.disk-full")

    with monkeypatch.context() as broken:
        broken.setattr(Register, "change_own", full)
        assert told(desk.attachments.delete, [one]) == "register.disk-full"
    assert desk.attachments.content(one)


# -- what is wrong with its bytes ------------------------------------------------------------------


def test_missing_spoilt_and_swapped_bytes_are_told_and_the_rest_goes_on(desk: OpenDesk, someone: Registered) -> None:
    gone, spoilt, other = (kept(desk, someone, picture("PNG", (9, size))) for size in (5, 6, 7))
    folder = desk.register.folder / "files"
    (folder / gone.file).unlink()
    (folder / spoilt.file).write_bytes((folder / spoilt.file).read_bytes()[:-1] + b"\0")
    assert told(desk.attachments.content, gone) == "files.missing"
    assert told(desk.attachments.content, spoilt) == "files.damaged"
    assert told(desk.attachments.shown, spoilt, 0, 100) == "files.damaged"
    assert desk.attachments.content(other)
    found = desk.backups.check()
    assert not found.sound
    assert found.fault is not None
    assert (found.fault.code, found.fault.facts) == ("desk.files-unsound", {"missing": 1, "damaged": 1})
    assert (found.files.missing, found.files.damaged) == ((gone.file,), (spoilt.file,))
    lying = msgspec.structs.replace(other, sha256="0" * 64)
    assert told(desk.attachments.content, lying) == "attachment.altered"


# -- copies in clear -------------------------------------------------------------------------------


def test_a_copy_leaves_without_traces_and_the_original_as_it_is(
    desk: OpenDesk, someone: Registered, tmp_path: Path
) -> None:
    content = picture("JPEG", traces=True)
    one = kept(desk, someone, content)
    plain, exact = tmp_path / "copie.jpg", tmp_path / "original.jpg"
    desk.attachments.copy(one, plain, original=False)
    desk.attachments.copy(one, exact, original=True)
    assert MARK.encode() not in plain.read_bytes()
    assert exact.read_bytes() == content
    assert stat.S_IMODE(exact.stat().st_mode) == 0o600
    assert desk.attachments.may_leave_as_it_is(one)
    assert not desk.attachments.may_leave_as_it_is(kept(desk, someone, acting_pdf()))
    assert told(desk.attachments.copy, one, tmp_path / "nowhere" / "x", original=True) == "attachment.not-saved"
    assert desk.attachments.proposed_name(one) == f"evidence-{one.at[:10]}.jpg"


def test_a_backup_brings_them_back(desk: OpenDesk, someone: Registered, tmp_path: Path, clock: FakeClock) -> None:
    one = kept(desk, someone, picture("PNG", traces=True))
    waiting = desk.holding.take(FORM, picture("WEBP"), "c", "screen")
    desk.drafts.keep(FORM, {"message": "typed on the old laptop"})
    recovery = desk.access.recovery_file()
    desk.access.confirm(recovery)
    backup = desk.backups.make(tmp_path / "one.age").file
    from app.desk.backups import Copies
    from tests.register.vaults import CHEAP

    Copies(clock, cost=CHEAP, floor=CHEAP).restore(backup, tmp_path / "new", recovery, PASSPHRASE)
    new = door(tmp_path / "new", clock).unlock(PASSPHRASE)
    try:
        found = new.attachments.get(one.id)
        assert new.attachments.content(found) == desk.attachments.content(one)
        assert new.attachments.thumbnail(found)
        assert new.attachments.shown(found, 0, 50).width == 50
        assert new.backups.check().sound
        # What waited waits here too: no bytes without a way to them.
        assert new.holding.of(FORM) == [waiting]
        assert new.drafts.of(FORM) == {}
    finally:
        new.close()


def test_held_is_what_the_draft_says(desk: OpenDesk) -> None:
    held = desk.holding.take(FORM, picture(), "c", "file")
    (draft,) = desk.register.drafts()
    assert msgspec.json.decode(draft.fields[held.file], type=Held) == held
    assert Id(held.file) in draft.fields

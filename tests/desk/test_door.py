"""The way in: what stands at the door, and what happens when it does not open."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.desk import door as doors
from app.desk.door import FirstRun, Look
from app.desk.open_desk import OpenDesk
from app.domain.entities import Desk, Device, Volunteer
from app.domain.faults import KnownError
from app.language.faults import TEXTS
from app.register import vault
from app.register.register import DATABASE, Register
from app.register.sqlcipher import connect
from app.register.vault import Opened
from app.register.vault.codec import canonical
from tests.clock import FakeClock
from tests.desk.desks import COORDINATOR, DESK, PASSPHRASE, create, door
from tests.register.vaults import CHEAP, files

FORM = FirstRun(desk=DESK, coordinator=COORDINATOR, passphrase=PASSPHRASE)


@contextmanager
def refusal(code: str) -> Iterator[None]:
    """What happens here is refused with this fault, of which the user is told something."""
    with pytest.raises(KnownError) as fault:
        yield
    assert fault.value.code == code
    assert code in TEXTS


@pytest.fixture
def folder(tmp_path: Path, clock: FakeClock) -> Path:
    """A register folder, closed."""
    create(tmp_path / "register", clock).close()
    return tmp_path / "register"


def opens(folder: Path, clock: FakeClock) -> bool:
    """Whether the register opens with its passphrase; it is closed again."""
    door(folder, clock).unlock(PASSPHRASE).close()
    return True


# -- the first run ---------------------------------------------------------------------------------


def test_a_folder_without_a_register_is_a_first_run(tmp_path: Path, clock: FakeClock) -> None:
    assert door(tmp_path / "nothing", clock).look() == Look("first-run")
    assert not (tmp_path / "nothing").exists()
    assert door(tmp_path, clock).look() == Look("first-run")


def test_a_first_run_makes_a_desk_with_its_coordinator_and_its_laptop(tmp_path: Path, clock: FakeClock) -> None:
    with closing(door(tmp_path / "new" / "register", clock).create(FORM)) as desk:
        assert desk.sitting.desk.name == DESK
        assert [(one.code, one.name, one.role) for one in desk.sitting.volunteers()] == [
            ("C1", COORDINATOR, "coordinator")
        ]
        assert desk.register.where(Device)[0].prefix == desk.register.prefix
        assert (desk.access.code, desk.access.way) == ("C1", "passphrase")
    assert door(tmp_path / "new" / "register", clock).look() == Look("locked", ("C1",))


@pytest.mark.parametrize(("desk", "coordinator"), [("", "Claire"), ("Permanence", " \u200b\n"), ("", "")])
def test_names_are_asked_for(tmp_path: Path, clock: FakeClock, desk: str, coordinator: str) -> None:
    with refusal("door.name-missing"):
        door(tmp_path / "new", clock).create(FirstRun(desk=desk, coordinator=coordinator, passphrase=PASSPHRASE))
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (FirstRun(desk="x" * 301, coordinator="Claire", passphrase=PASSPHRASE), "people.too-long"),
        (FirstRun(desk=DESK, coordinator="Claire", passphrase=" "), "vault.passphrase-empty"),
    ],
)
def test_a_refused_form_can_be_sent_again(tmp_path: Path, clock: FakeClock, form: FirstRun, code: str) -> None:
    way = door(tmp_path, clock)
    with refusal(code):
        way.create(form)
    way.create(FORM).close()
    assert opens(tmp_path, clock)


def test_a_desk_is_not_made_over_another(folder: Path, clock: FakeClock) -> None:
    before = files(folder)
    with refusal("vault.already-here"):
        door(folder, clock).create(FORM)
    assert files(folder) == before
    assert opens(folder, clock)


class NoRegisterError(Exception):
    """What the test lets go wrong."""


def refuse(*_: object, **__: object) -> None:
    """Something that fails, whatever it is."""
    raise NoRegisterError


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[Opened]:
    """The keys that were opened since."""
    made: list[Opened] = []
    first = Opened.__init__

    def remember(self: Opened, *arguments: object, **named: object) -> None:
        first(self, *arguments, **named)  # type: ignore[arg-type]  # passed on as they came
        made.append(self)

    monkeypatch.setattr(Opened, "__init__", remember)
    return made


def all_wiped(held: list[Opened]) -> bool:
    """Whether every one of these forgot its secrets; there is at least one."""
    for opened in held:
        with pytest.raises(KnownError):
            _ = opened.register_key
    return bool(held)


@pytest.mark.parametrize("where", ["Register", "bind_register", "device_card"])
def test_a_first_run_that_fails_holds_nothing_and_can_be_begun_again(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, held: list[Opened], where: str
) -> None:
    with monkeypatch.context() as broken, pytest.raises(NoRegisterError):
        broken.setattr(doors, where, refuse)
        door(tmp_path, clock).create(FORM)
    assert all_wiped(held)
    way = door(tmp_path, clock)
    desk = way.create(FORM) if way.look().state == "first-run" else way.unlock(PASSPHRASE)
    with closing(desk):
        # What the first run had no time to record is there now.
        assert len(desk.register.where(Desk)) == 1
        assert len(desk.register.where(Volunteer)) == 1
        assert len(desk.register.where(Device)) == 1
        desk.sitting.begin(desk.sitting.volunteers()[0].id)


def test_a_desk_that_cannot_be_built_holds_nothing(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, held: list[Opened]
) -> None:
    closed: list[Register] = []
    close = Register.close

    def note(register: Register) -> None:
        closed.append(register)
        close(register)

    with monkeypatch.context() as broken:
        way = door(folder, clock)
        broken.setattr(way, "_enter", refuse)
        broken.setattr(Register, "close", note)
        with pytest.raises(NoRegisterError):
            way.unlock(PASSPHRASE)
    assert closed
    assert all_wiped(held)
    assert opens(folder, clock)


def test_a_register_that_does_not_open_leaves_no_key_behind(folder: Path, clock: FakeClock, held: list[Opened]) -> None:
    whole = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    with refusal("register.damaged"):
        door(folder, clock).unlock(PASSPHRASE)
    assert all_wiped(held)
    (folder / DATABASE).write_bytes(whole)
    assert opens(folder, clock)


# -- what can be wrong -----------------------------------------------------------------------------


def test_a_wrong_passphrase_is_not_a_damaged_file(folder: Path, clock: FakeClock) -> None:
    before = files(folder)
    with refusal("vault.wrong-passphrase"):
        door(folder, clock).unlock("une autre phrase de passe")
    with refusal("vault.unknown-label"):
        door(folder, clock).unlock(PASSPHRASE, "Z9")
    assert files(folder) == before
    assert opens(folder, clock)


def test_keys_missing(folder: Path, clock: FakeClock) -> None:
    for name in doors.KEYS:
        (folder / name).rename(folder.parent / name)
    before = files(folder)
    with refusal("door.keys-missing"):
        door(folder, clock).look()
    with refusal("vault.keys-missing"):
        door(folder, clock).unlock(PASSPHRASE)
    with refusal("vault.already-here"):
        door(folder, clock).create(FORM)
    assert files(folder) == before
    for name in doors.KEYS:
        (folder.parent / name).rename(folder / name)
    assert opens(folder, clock)


def test_register_missing(folder: Path, clock: FakeClock) -> None:
    (folder / DATABASE).rename(folder.parent / DATABASE)
    before = files(folder)
    with refusal("door.register-missing"):
        door(folder, clock).look()
    with refusal("vault.register-missing"):
        door(folder, clock).unlock(PASSPHRASE)
    with refusal("vault.already-here"):
        door(folder, clock).create(FORM)
    assert files(folder) == before


def test_one_copy_of_the_keys_is_enough_and_is_told(folder: Path, clock: FakeClock) -> None:
    (folder / "keys.json").unlink()
    assert door(folder, clock).look().codes == ("C1",)
    with closing(door(folder, clock).unlock(PASSPHRASE)) as desk:
        assert [notice.code for notice in desk.access.notices] == ["vault.twin-used"]
    assert (folder / "keys.json").read_bytes() == (folder / "keys.backup.json").read_bytes()


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00" * 500, b"[]"])
def test_keys_damaged(folder: Path, clock: FakeClock, damage: bytes) -> None:
    for name in doors.KEYS:
        (folder / name).write_bytes(damage)
    for what in (door(folder, clock).look, lambda: door(folder, clock).unlock(PASSPHRASE)):
        with refusal("vault.keys-damaged"):
            what()
    assert (folder / "keys.json").read_bytes() == damage


@pytest.mark.parametrize("size", [0, 100, 5000])
def test_register_damaged(folder: Path, clock: FakeClock, size: int) -> None:
    cut = (folder / DATABASE).read_bytes()[:size]
    (folder / DATABASE).write_bytes(cut)
    with pytest.raises(KnownError) as fault:
        door(folder, clock).unlock(PASSPHRASE)
    assert fault.value.code in ("vault.register-damaged", "register.damaged")
    assert (folder / DATABASE).read_bytes() == cut


def test_swapped_with_another_desk_s(folder: Path, tmp_path: Path, clock: FakeClock) -> None:
    create(tmp_path / "other", clock).close()
    mine = (folder / DATABASE).read_bytes()
    shutil.copy(tmp_path / "other" / DATABASE, folder / DATABASE)
    with refusal("vault.register-other"):
        door(folder, clock).unlock(PASSPHRASE)
    assert (folder / DATABASE).read_bytes() == (tmp_path / "other" / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(mine)
    for name in doors.KEYS:
        shutil.copy(tmp_path / "other" / name, folder / name)
    with refusal("vault.register-other"):
        door(folder, clock).unlock(PASSPHRASE)


def test_keys_made_by_a_newer_version(folder: Path, clock: FakeClock) -> None:
    for name in doors.KEYS:
        content = json.loads((folder / name).read_bytes())
        whole = {field: value for field, value in {**content, "version": 99}.items() if field != "checksum"}
        (folder / name).write_text(json.dumps({**whole, "checksum": checksum(whole)}), encoding="utf-8")
    before = files(folder)
    with refusal("vault.newer-version"):
        door(folder, clock).look()
    with refusal("vault.newer-version"):
        door(folder, clock).unlock(PASSPHRASE)
    assert files(folder) == before


def checksum(content: dict[str, object]) -> str:
    """The checksum of a keys file, as its format says."""
    return hashlib.sha256(canonical(content)).hexdigest()


def test_register_made_by_a_newer_version(folder: Path, clock: FakeClock) -> None:
    with vault.open_with_passphrase(folder, PASSPHRASE, floor=CHEAP).until_wiped() as opened:
        connection = connect(folder / DATABASE, opened.register_key)
        connection.execute("PRAGMA user_version = 999")
        connection.close()
    before = (folder / DATABASE).read_bytes()
    with refusal("register.newer-version"):
        door(folder, clock).unlock(PASSPHRASE)
    assert (folder / DATABASE).read_bytes() == before


def test_two_copies_started(folder: Path, clock: FakeClock) -> None:
    with closing(door(folder, clock).unlock(PASSPHRASE)) as desk:
        with refusal("system.already-open"):
            door(folder, clock).unlock(PASSPHRASE)
        desk.sitting.begin(desk.sitting.volunteers()[0].id, "ici")
    assert opens(folder, clock)


def test_two_first_runs_at_once(tmp_path: Path, clock: FakeClock) -> None:
    with closing(door(tmp_path, clock).create(FORM)), refusal("system.already-open"):
        door(tmp_path, clock).create(FORM)


@pytest.mark.parametrize("under", ["file", "file/below", "x" * 300])
def test_a_folder_that_cannot_be(tmp_path: Path, clock: FakeClock, under: str) -> None:
    (tmp_path / "file").write_bytes(b"something else")
    with pytest.raises(KnownError) as fault:
        if door(tmp_path / under, clock).look().state == "first-run":
            door(tmp_path / under, clock).create(FORM)
    assert fault.value.code in ("system.folder-refused", "vault.unreadable")
    assert fault.value.code in TEXTS
    assert (tmp_path / "file").read_bytes() == b"something else"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no folder that nobody may write into")
def test_a_folder_that_nobody_may_write_into(clock: FakeClock) -> None:
    place = Path("/proc/guichet")
    assert door(place, clock).look().state == "first-run"
    with refusal("system.folder-refused"):
        door(place, clock).create(FORM)
    with refusal("system.folder-refused"):
        door(Path("/proc/self"), clock).create(FORM)


def test_an_old_register_s_laptop_is_recorded_once(folder: Path, clock: FakeClock) -> None:
    def cards(desk: OpenDesk) -> int:
        with closing(desk):
            return len(desk.register.where(Device)) + len(desk.register.where(Desk))

    assert [cards(door(folder, clock).unlock(PASSPHRASE)) for _ in range(2)] == [2, 2]

"""The fictional register, and the program's proof of itself."""

import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app import compose
from app.desk import demo
from app.desk.backups import Copies
from app.desk.demo import Cast, Lots, read_cast
from app.desk.door import Door
from app.desk.open_desk import OpenDesk
from app.desk.self_test import self_test
from app.desk.takeaway import TakeawayForm
from app.domain.clock import Clock
from app.domain.entities import Attempt, Case, Consent, Consequence, Deposit, IssuedPaper, Name, Person, Session, Title
from app.domain.faults import KnownError
from app.language.words import Words
from app.papers.preview import page_texts
from tests.clock import FakeClock
from tests.desk.desks import door
from tests.register.vaults import CHEAP

PEOPLE = 12


@pytest.fixture(scope="module")
def cast() -> Cast:
    """The cast that ships."""
    return read_cast(compose.CAST)


def made(folder: Path, clock: Clock, cast: Cast, *, seed: int = 1, people: int = PEOPLE) -> Path:
    """A fictional register."""
    demo.make(folder, people, seed, cast, clock, cheap)
    return folder


def cheap(folder: Path, clock: Clock) -> Door:
    """A door whose passphrase costs nothing."""
    return door(folder, clock)


def people_of(desk: OpenDesk) -> list[tuple[object, ...]]:
    """Everything about the people that was drawn."""
    names = sorted((name.kind, name.text) for name in desk.register.where(Name))
    births = [(person.birth, person.nationalities) for person in desk.register.where(Person)]
    titles = [(title.kind, title.ground, title.valid_to) for title in desk.register.where(Title)]
    attempts = [(attempt.at, attempt.outcome, attempt.message) for attempt in desk.register.where(Attempt)]
    deposits = [(deposit.at, deposit.reference) for deposit in desk.register.where(Deposit)]
    return [*names, *births, *titles, *attempts, *deposits]


def drawn(folder: Path, clock: Clock, cast: Cast) -> list[tuple[object, ...]]:
    """What a register was made of."""
    with closing(door(folder, clock).unlock(cast.passphrase)) as desk:
        return people_of(desk)


def test_the_same_seed_makes_the_same_people(tmp_path: Path, clock: FakeClock, cast: Cast) -> None:
    one, two = (drawn(made(tmp_path / name, clock, cast), clock, cast) for name in ("one", "two"))
    other = drawn(made(tmp_path / "three", clock, cast, seed=2), clock, cast)
    assert one == two
    assert one != other


def test_it_is_a_desk_that_has_been_open_for_half_a_year(tmp_path: Path, clock: FakeClock, cast: Cast) -> None:
    folder = made(tmp_path / "demo", clock, cast, people=40)
    with closing(door(folder, clock).unlock(cast.passphrase)) as desk:
        assert len(desk.register.where(Person)) == 40
        assert desk.access.recovery_confirmed
        sessions = desk.register.where(Session)
        assert len(sessions) == demo.WEEKS
        assert max(session.date for session in sessions) == clock().date().isoformat()
        assert {name.script for name in desk.register.where(Name) if name.text} >= {"Latin", "Arabic"}
        assert len({case.procedure for case in desk.register.where(Case)}) > 3
        for kind in (Attempt, Deposit, IssuedPaper, Title):
            assert desk.register.where(kind)
        # Nothing was recorded that has not happened yet.
        assert all(attempt.at <= clock().isoformat() for attempt in desk.register.where(Attempt))
        assert desk.backups.check().sound


def test_its_secrets_lie_beside_it_and_open_it(tmp_path: Path, clock: FakeClock, cast: Cast) -> None:
    folder = made(tmp_path / "demo", clock, cast, people=1)
    recovery = folder / "recovery.txt"
    assert (folder / "passphrase.txt").read_text(encoding="utf-8") == f"{cast.passphrase}\n"
    assert stat.S_IMODE(recovery.stat().st_mode) == 0o600
    door(folder, clock).unlock_with_recovery(recovery.read_text(encoding="utf-8")).close()


def specimen_text(desk: OpenDesk) -> str:
    """The words of a sheet of this register."""
    case = desk.register.where(Case)[0]
    return " ".join(page_texts(desk.issuing.prepare(TakeawayForm(case=case.id)).paper.content))


def test_its_papers_are_marked_and_stay_so_after_a_restore(tmp_path: Path, clock: FakeClock, cast: Cast) -> None:
    folder = made(tmp_path / "demo", clock, cast, people=3)
    with closing(door(folder, clock).unlock(cast.passphrase)) as desk:
        assert "EXEMPLE" in specimen_text(desk)
        desk.backups.make(tmp_path / "copy.age")
    recovery = (folder / "recovery.txt").read_text(encoding="utf-8")
    copies = Copies(clock, cost=CHEAP, floor=CHEAP)
    copies.restore(tmp_path / "copy.age", tmp_path / "restored", recovery, "une autre phrase")
    with closing(door(tmp_path / "restored", clock).unlock("une autre phrase")) as desk:
        assert "EXEMPLE" in specimen_text(desk)


@pytest.mark.parametrize("people", [0, 1])
def test_few_people_are_a_register_too(tmp_path: Path, clock: FakeClock, cast: Cast, people: int) -> None:
    folder = made(tmp_path / "demo", clock, cast, people=people)
    with closing(door(folder, clock).unlock(cast.passphrase)) as desk:
        assert len(desk.register.where(Person)) == people
        assert desk.backups.check().sound


def test_nothing_is_written_over(tmp_path: Path, clock: FakeClock, cast: Cast) -> None:
    folder = made(tmp_path / "demo", clock, cast, people=1)
    (tmp_path / "other").mkdir()
    mine = tmp_path / "other" / "passphrase.txt"
    mine.write_text("à moi", encoding="utf-8")
    for place, code in (
        (folder, "vault.already-here"),
        (mine.parent, "restore.not-empty"),
        (mine, "system.folder-refused"),
    ):
        with pytest.raises(KnownError) as fault:
            made(place, clock, cast, people=1)
        assert fault.value.code == code
    assert mine.read_text(encoding="utf-8") == "à moi"
    assert [entry.name for entry in mine.parent.iterdir()] == ["passphrase.txt"]


def test_draws_do_not_depend_on_the_machine() -> None:
    lots = Lots(1)
    assert [lots.number(100) for _ in range(8)] == [43, 99, 35, 93, 66, 91, 37, 8]
    assert all(lots.number(1) == 0 for _ in range(5))


def test_the_program_proves_itself(
    tmp_path: Path, clock: FakeClock, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.desk.self_test.Copies", lambda now: Copies(now, cost=CHEAP, floor=CHEAP))
    lines = list(self_test(tmp_path, cast, clock, cheap, Words()))
    assert len(lines) == 6
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["backup.age", "register", "restored"]


def test_a_program_that_is_broken_does_not_prove_itself(
    tmp_path: Path, clock: FakeClock, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.desk.self_test.Copies", lambda now: Copies(now, cost=CHEAP, floor=CHEAP))
    steps = self_test(tmp_path, cast, clock, cheap, Words())
    told = [next(steps) for _ in range(5)]
    backup = tmp_path / "backup.age"
    backup.write_bytes(backup.read_bytes()[:-1000])
    with pytest.raises(KnownError):
        next(steps)
    assert len(told) == 5


def test_the_past_has_a_day_a_week(tmp_path: Path, clock: FakeClock, cast: Cast) -> None:
    clock.advance(timedelta(hours=-12))
    folder = made(tmp_path / "demo", clock, cast, people=4)
    with closing(door(folder, clock).unlock(cast.passphrase)) as desk:
        assert all(session.opened_at <= clock().isoformat() for session in desk.register.where(Session))


def test_one_household_has_a_life_to_show(tmp_path: Path, clock: FakeClock, cast: Cast) -> None:
    folder = made(tmp_path / "demo", clock, cast)
    with closing(door(folder, clock).unlock(cast.passphrase)) as desk:
        (person,) = [one for one in desk.register.where(Person) if one.alert]
        around = desk.household.around(person.id)
        assert [(one.kind, one.consents) for one in around] == [("partner", True), ("child", False), ("lawyer", False)]
        assert desk.mandates.allows(person.id, "upload")
        assert not desk.mandates.allows(person.id, "call")
        stay = desk.rights.of(person.id).band("stay")
        assert any(gap.end < clock().date() for gap in stay.gaps)
        assert desk.register.where(Consequence, person=person.id)
        assert len(desk.register.where(Consent, person=person.id)) == 3


@pytest.mark.parametrize("people", [0, 1, 2])
def test_a_demonstration_may_be_of_nearly_nobody(tmp_path: Path, clock: FakeClock, cast: Cast, people: int) -> None:
    folder = made(tmp_path / "demo", clock, cast, people=people)
    with closing(door(folder, clock).unlock(cast.passphrase)) as desk:
        assert len(desk.register.where(Person)) == people

"""Who sits here: names, codes, sessions opened and joined."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.desk.open_desk import OpenDesk
from app.domain.entities import Session
from app.domain.faults import KnownError
from app.domain.ids import Id
from tests.clock import FakeClock
from tests.desk.desks import PASSPHRASE, PLACE, create, door


def test_a_volunteer_gets_a_code_of_this_laptop(desk: OpenDesk) -> None:
    desk.sitting.add_volunteer("  Mehdi\u200b ")
    desk.sitting.add_volunteer("Jeanne")
    prefix = desk.register.prefix
    assert [(one.name, one.code) for one in desk.sitting.volunteers()] == [
        ("Claire", "C1"), ("Jeanne", f"{prefix}2"), ("Mehdi", f"{prefix}1")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "sitting.name-missing"), ("\u200b \n", "sitting.name-missing"), ("CLAIRE", "sitting.name-taken"),
     (" claire", "sitting.name-taken"), ("x" * 301, "people.too-long")],
)  # fmt: skip
def test_a_name_that_cannot_be_is_refused(desk: OpenDesk, name: str, code: str) -> None:
    with pytest.raises(KnownError) as fault:
        desk.sitting.add_volunteer(name)
    assert fault.value.code == code
    assert len(desk.sitting.volunteers()) == 1


def test_the_journal_s_authors_are_codes(desk: OpenDesk) -> None:
    mehdi = desk.sitting.add_volunteer("Mehdi")
    assert desk.sitting.author == "C1"
    desk.sitting.begin(mehdi)
    assert desk.sitting.author == f"{desk.register.prefix}1"


def test_nobody_can_sit_down_who_is_nobody(desk: OpenDesk) -> None:
    with pytest.raises(LookupError):
        desk.sitting.begin(Id("0" * 32))


def test_a_session_of_the_day_and_place_is_joined(desk: OpenDesk) -> None:
    mehdi = desk.sitting.add_volunteer("Mehdi")
    first = desk.sitting.session
    desk.sitting.begin(mehdi, f" {PLACE.upper()} ")
    again = desk.sitting.session
    assert first
    assert again
    assert again.id == first.id
    assert again.team == ("C1", f"{desk.register.prefix}1")
    desk.sitting.begin(mehdi, PLACE)
    assert [one.team for one in desk.register.where(Session)] == [again.team]


def test_another_day_or_another_place_is_another_session(desk: OpenDesk, clock: FakeClock) -> None:
    claire = desk.sitting.volunteers()[0].id
    desk.sitting.begin(claire, "Mairie")
    assert desk.sitting.suggested_place == "Mairie"
    clock.advance(timedelta(days=7))
    desk.sitting.begin(claire)
    assert [(one.place, one.date) for one in desk.register.where(Session)] == [
        (PLACE, "2026-11-23"), ("Mairie", "2026-11-23"), ("Mairie", "2026-11-30")
    ]  # fmt: skip


def test_a_session_is_joined_after_a_lock(tmp_path: Path, clock: FakeClock) -> None:
    create(tmp_path, clock).close()
    with closing(door(tmp_path, clock).unlock(PASSPHRASE)) as desk:
        assert desk.sitting.session is None
        desk.sitting.begin(desk.sitting.volunteers()[0].id, PLACE)
        assert len(desk.register.where(Session)) == 1


def test_what_papers_say_of_the_desk_keeps_its_lines(desk: OpenDesk) -> None:
    desk.sitting.describe_desk(address="Salle 2\n1 rue de l’Exemple\x00", phone=" 04\n00 ", opening="lundi\nmardi")
    card = desk.sitting.desk
    assert (card.address, card.phone, card.opening) == ("Salle 2\n1 rue de l’Exemple", "04 00", "lundi\nmardi")


def test_only_an_action_that_made_one_thing_is_taken_back_by_it(desk: OpenDesk) -> None:
    mehdi = desk.sitting.add_volunteer("Mehdi")
    batch = desk.sitting.made_by(mehdi)
    assert batch
    desk.people.undo(batch)
    assert [one.name for one in desk.sitting.volunteers()] == ["Claire"]
    assert desk.sitting.made_by(Id("0" * 32)) is None


def test_someone_may_sit_down_without_a_session(tmp_path: Path, clock: FakeClock) -> None:
    create(tmp_path, clock).close()
    clock.advance(timedelta(days=1))
    with closing(door(tmp_path, clock).unlock(PASSPHRASE)) as desk:
        desk.sitting.sit_down(desk.sitting.volunteers()[0].id)
        assert desk.sitting.author == "C1"
        assert desk.sitting.session is None
        assert desk.sitting.visits() == []
        assert len(desk.register.where(Session)) == 1
        with pytest.raises(LookupError):
            desk.sitting.sit_down(Id("0" * 32))

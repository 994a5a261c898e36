"""At an open desk: the clock of the computer against what the desk has recorded itself."""

from datetime import timedelta

from app.desk.open_desk import OpenDesk
from tests.clock import FakeClock
from tests.desk.desks import register


def test_a_sound_clock_is_not_spoken_of(desk: OpenDesk) -> None:
    assert desk.clock_doubts() == ()


def test_a_clock_behind_the_last_entry_is_told(desk: OpenDesk, clock: FakeClock) -> None:
    clock.advance(timedelta(days=3))
    register(desk)
    clock.advance(timedelta(days=-2))
    assert [one.code for one in desk.clock_doubts()] == ["clock.before-entry"]


def test_a_clock_back_at_its_first_day_is_told(desk: OpenDesk, clock: FakeClock) -> None:
    clock.advance(timedelta(days=-4000))
    assert [one.code for one in desk.clock_doubts()] == ["clock.before-content"]

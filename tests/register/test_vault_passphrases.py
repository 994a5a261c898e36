"""What a passphrase costs to guess: the derivation, its tuning, and how good the words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.faults import KnownError
from app.register.vault import Cost, passphrase_quality, suggested_passphrase
from app.register.vault.cost import CEILING, FLOOR, TARGET, accepted, derive, tuned


class Machine:
    """A computer of a given speed: it takes its time on a watch of its own."""

    def __init__(self, seconds_per_pass: float) -> None:
        self.watch, self.speed = 0.0, seconds_per_pass

    def work(self, cost: Cost) -> None:
        """One derivation; `speed` is the seconds of one pass over 128 MiB."""
        self.watch += self.speed * cost.passes * cost.memory / FLOOR.memory

    def seconds(self, cost: Cost) -> float:
        """How long a derivation takes here."""
        return self.speed * cost.passes * cost.memory / FLOOR.memory


@given(st.floats(0.0005, 5))
def test_tuning_ends_within_bounds_on_any_machine_and_on_target_where_it_can(speed: float) -> None:
    machine = Machine(speed)
    cost = tuned(lambda: machine.watch, machine.work)
    assert accepted(cost)
    seconds = machine.seconds(cost)
    if machine.seconds(FLOOR) > TARGET[1]:
        assert cost == FLOOR
    elif machine.seconds(CEILING) < TARGET[0]:
        assert (cost.memory, cost.passes) == (CEILING.memory, CEILING.passes)
    else:
        assert TARGET[0] * 0.8 <= seconds <= TARGET[1] * 1.2


def test_tuning_prefers_memory() -> None:
    machine = Machine(0.05)
    assert tuned(lambda: machine.watch, machine.work).memory == CEILING.memory


def test_this_machine_derives_at_the_floor() -> None:
    assert FLOOR.memory >= 128 * 1024
    assert FLOOR.passes >= 3
    assert len(derive("une phrase", bytes(16), FLOOR)) == 32


@pytest.mark.parametrize(
    "cost",
    [
        Cost(FLOOR.memory - 1, FLOOR.passes, FLOOR.lanes),
        Cost(FLOOR.memory, FLOOR.passes - 1, FLOOR.lanes),
        Cost(CEILING.memory + 1, FLOOR.passes, FLOOR.lanes),
        Cost(FLOOR.memory, CEILING.passes + 1, FLOOR.lanes),
        Cost(FLOOR.memory, FLOOR.passes, CEILING.lanes + 1),
    ],
)
def test_costs_outside_the_bounds_are_not_accepted(cost: Cost) -> None:
    assert not accepted(cost)


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Starved:
        def __init__(self, **_settings: object) -> None:
            raise MemoryError

    monkeypatch.setattr("app.register.vault.cost.Argon2id", Starved)
    with pytest.raises(KnownError) as caught:
        derive("une phrase", bytes(16), FLOOR)
    assert (caught.value.code, caught.value.facts) == ("vault.not-enough-memory", {"megabytes": 128})


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "a",
        "motdepasse123",
        "azertyuiop123",
        "abaisser biscuit",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "14071789-14071789",
        "Préfecture2026!",
        "x" * 5000,
    ],
)
def test_weak_passphrases_are_told_why(weak: str) -> None:
    quality = passphrase_quality(weak, ["préfecture"])
    assert not quality.enough
    assert quality.remarks


@pytest.mark.parametrize("good", ["cheval correct batterie agrafe", "Mzk7-pwQ2-xR9t-Lb4c", "ማለዳ ፀሐይ በተራራ ላይ ትወጣለች"])
def test_good_passphrases_are_enough(good: str) -> None:
    assert passphrase_quality(good).enough


def test_words_that_can_be_guessed_here_count_less() -> None:
    phrase = "permanence belleville"
    assert passphrase_quality(phrase, ["Belleville", "permanence"]).bits < passphrase_quality(phrase).bits


def test_suggestions_are_good_easy_to_type_and_never_the_same() -> None:
    suggestions = {suggested_passphrase() for _ in range(50)}
    assert len(suggestions) == 50
    for phrase in suggestions:
        assert len(phrase.split()) == 6
        assert phrase.isascii()
        assert passphrase_quality(phrase).enough

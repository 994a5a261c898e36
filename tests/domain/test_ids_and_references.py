"""Identifiers and spoken references."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import Ids, from_bytes, is_id, new_id, to_bytes
from app.domain.references import PREFIX_LETTERS, reference
from tests.clock import FakeClock

PREFIXES = st.text(PREFIX_LETTERS, min_size=2, max_size=2)


@given(st.integers(0, (1 << 48) - 1))
def test_an_identifier_is_a_uuid_of_version_7(moment: int) -> None:
    found = new_id(moment)
    assert is_id(found) and from_bytes(to_bytes(found)) == found
    assert int(found[:12], 16) == moment
    assert found[12] == "7" and found[16] in "89ab"


def test_what_is_made_later_sorts_later_even_where_the_clock_goes_back() -> None:
    clock = FakeClock()
    ids = Ids(clock)
    made = [ids() for _ in range(100)]
    clock.advance(timedelta(hours=-5))
    made += [ids() for _ in range(100)]
    clock.advance(timedelta(hours=9))
    made += [ids() for _ in range(100)]
    assert made == sorted(set(made))


def test_two_threads_never_get_the_same() -> None:
    ids = Ids(FakeClock())
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: [ids() for _ in range(500)], range(16)))
    assert len(set(itertools.chain.from_iterable(made))) == 8000


@given(PREFIXES, st.integers(1, 99_999), st.data())
def test_one_wrong_sign_shows(prefix: str, sequence: int, data: st.DataObject) -> None:
    right = reference(prefix, sequence)
    place = data.draw(st.sampled_from([place for place, sign in enumerate(right[:-2]) if sign != "-"]))
    signs = PREFIX_LETTERS if place < 2 else "0123456789"
    wrong = right[:place] + data.draw(st.sampled_from(signs.replace(right[place], ""))) + right[place + 1 :]
    assert reference(wrong[:2], int(wrong[3:-2])) != wrong


@given(PREFIXES, st.integers(1, 99_999), st.data())
def test_two_swapped_signs_show(prefix: str, sequence: int, data: st.DataObject) -> None:
    right = reference(prefix, sequence)
    first = data.draw(st.sampled_from([0, *range(3, len(right) - 3)]))
    wrong = right[:first] + right[first + 1] + right[first] + right[first + 2 :]
    assert wrong == right or reference(wrong[:2], int(wrong[3:-2])) != wrong

"""A hybrid logical clock (Kulkarni et al., 2014): milliseconds in the high bits, a counter in the low 16.

It never goes back, follows what other laptops wrote, and so orders operations sensibly even where one
laptop's clock is wrong.
"""

COUNTER_BITS = 16
FARTHEST_AHEAD = 24 * 3600 * 1000


def tick(last: int, now: int) -> int:
    """The next value after `last`, at `now` (milliseconds since 1970 UTC)."""
    return max(now << COUNTER_BITS, last + 1)


def observe(last: int, other: int, now: int) -> int:
    """Our clock after meeting another laptop's value; one more than 24 h ahead never advances ours."""
    if (other >> COUNTER_BITS) - now > FARTHEST_AHEAD:
        return last
    return max(last, other)


def moment(value: int) -> int:
    """The milliseconds since 1970 UTC of a value."""
    return value >> COUNTER_BITS

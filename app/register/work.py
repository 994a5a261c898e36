"""Long work: how far it is, and the wish to stop it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import sqlcipher3

from app.domain.faults import KnownError
from app.register.sqlcipher import Connection

Progress = Callable[[int, int], None]
"""Told (bytes done, bytes in all), from the thread that works. The total may be corrected on the way."""
Stopped = Callable[[], bool]
"""Whether the user wants the work to stop; asked often, from the thread that works."""

T = TypeVar("T")
_STEP = 1 << 20
_PART = 1000
_INSTRUCTIONS = 20_000
"""How many instructions of SQLite pass between two questions: a few milliseconds."""


def silent(_done: int, _total: int, /) -> None:
    """Progress that nobody looks at."""


def never() -> bool:
    """Work that nobody stops."""
    return False


class Meter:
    """Counts bytes of work; raises `work.stopped` when the user stops it."""

    def __init__(self, progress: Progress, stopped: Stopped, total: int) -> None:
        self.total = total
        self.stopped = stopped
        self._progress = progress
        self._done = 0
        self._told = -_STEP

    def advance(self, count: int) -> None:
        """So many bytes more are done; the user is told of every MiB."""
        self._done = min(self._done + count, self.total)
        if self._done - self._told >= _STEP or self._done == self.total > self._told:
            self._told = self._done
            check(self.stopped)
            self._progress(self._done, self.total)

    def finish(self) -> None:
        """Everything is done."""
        self._progress(self.total, self.total)


def check(stopped: Stopped) -> None:
    """Raises `work.stopped` if the user wants to stop."""
    if stopped():
        raise KnownError("work.stopped")


def watched(things: Iterable[T], stopped: Stopped) -> Iterator[T]:
    """The same things one by one, until the user wants to stop: then `work.stopped`."""
    for one in things:
        check(stopped)
        yield one


class Steps:
    """Long work in so many `parts` that take about as long as each other, each of them one by one through things.

    `progress` is told in thousandths of a part; the work ends with `work.stopped` once the user wants to stop.
    """

    def __init__(self, parts: int = 1, progress: Progress = silent, stopped: Stopped = never) -> None:
        self._total = parts * _PART
        self._progress = progress
        self._stopped = stopped
        self._before = 0

    def through(self, things: Collection[T]) -> Iterator[T]:
        """The same things, as the next part of the work."""
        for place, one in enumerate(things):
            check(self._stopped)
            self._progress(min(self._before + _PART * place // len(things), self._total), self._total)
            yield one
        self._before += _PART


@contextmanager
def stoppable(connection: Connection, stopped: Stopped) -> Iterator[None]:
    """What this connection does meanwhile ends with `work.stopped` once the user wants to stop."""
    check(stopped)
    if stopped is never:
        yield
        return
    wished: list[bool] = []

    def ask() -> int:
        if stopped():
            wished.append(True)
        return len(wished)

    connection.set_progress_handler(ask, _INSTRUCTIONS)
    try:
        yield
    except sqlcipher3.Error as error:
        # Inside a function of SQL (`sqlcipher_export`) the interruption comes out as some other error.
        if wished:
            raise KnownError("work.stopped") from error
        raise
    finally:
        connection.set_progress_handler(None, 0)

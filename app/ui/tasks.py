"""Work that may take long, done beside the window: its thread never waits.

What is delivered (result, known fault, progress) arrives in the window's thread, and only while its
owner exists and nothing was forgotten meanwhile: a locked window or a page that is gone hears nothing.
"""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.domain.faults import KnownError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
THREADS = 3


class StoppedError(Exception):
    """Raised inside work by `Work.check` after the user stopped it; nobody hears of it."""


@runtime_checkable
class ShowsFaults(Protocol):
    """An owner, such as a page, that can say what went wrong."""

    def show_fault(self, fault: KnownError) -> None:
        """Says it where the user looks."""


class Work(QObject):
    """One piece of work, as the window and the worker both know it.

    The worker calls `report(done, total)`, `stopped()` and `check()`, from its own thread; the window
    listens to `progressed(done, total)` and `ended()`, and calls `stop()`.
    """

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, owner: QObject, lane: str, tell: Callable[["Work"], object]) -> None:
        super().__init__()
        self.owner: QObject | None = owner
        self.lane = lane
        self.running = True
        self._stop = Event()
        self._tell = tell
        self._latest = (0, 0)
        self._told = False

    def report(self, done: int, total: int) -> None:
        """Says how far the work is; `total` 0 where it is not known. From any thread, as often as one likes."""
        self._latest = (done, total)
        if not self._told:
            self._told = True
            self._tell(self)

    def stopped(self) -> bool:
        """Whether it was asked to stop. From any thread."""
        return self._stop.is_set()

    def check(self) -> None:
        """Raises `StoppedError` if it was asked to stop. From the worker."""
        if self._stop.is_set():
            raise StoppedError

    def stop(self) -> None:
        """Asks the work to stop; if it comes to its end all the same, its result is delivered."""
        self._stop.set()

    def drop(self) -> None:
        """Stops it, and has nothing of it delivered any more."""
        self.stop()
        self.owner = None

    def wanted(self) -> bool:
        """Whether there is still someone to deliver to."""
        return self.owner is not None and isValid(self.owner)

    def pass_on(self) -> None:
        """Tells the window how far the work is. In the window's thread."""
        self._told = False
        if self.running and self.wanted():
            self.progressed.emit(*self._latest)


class Tasks(QObject):
    """Runs work in a few threads and delivers what comes of it to the window's thread."""

    _back = Signal(object, object)
    _told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool: ThreadPoolExecutor | None = None
        self._open: dict[Work, _Order] = {}
        # Queued even from this thread: work can be done before `run` returns, and is delivered after it.
        self._back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        call: Callable[[Work], T],
        then: Callable[[T], object],
        failed: Callable[[KnownError], object] | None = None,
        *,
        lane: str = "",
        unwanted: Callable[[T], object] | None = None,
    ) -> Work:
        """Runs `call(work)` beside the window, then `then(result)` in the window's thread.

        A known fault goes to `failed`, or else to the owner's `show_fault`. Any other exception is a bug
        and is raised in the window's thread. New work in a `lane` of the same owner drops what is still
        under way there: a search answers only its last question. `owner` (a page) must be alive for
        anything to be delivered; a result that holds something open goes to `unwanted` then, to be let go.
        """
        if lane:
            for other in self._open:
                if other.lane == lane and other.owner is owner:
                    other.drop()
        work = Work(owner, lane, self._told.emit)
        if self._pool is None:
            # The first work, not the first paint, pays for threads.
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="beside-the-window")
        future = self._pool.submit(_call, call, work)
        self._open[work] = _Order(future, then, failed, unwanted)
        future.add_done_callback(lambda done: self._back.emit(work, done))
        return work

    def busy(self) -> bool:
        """Whether any work is under way that someone waits for."""
        return any(work.wanted() for work in self._open)

    def forget(self) -> None:
        """Drops everything under way: nothing of it is delivered. The window is being locked or closed."""
        for work in self._open:
            work.drop()

    def settle(self) -> None:
        """Waits for all work, and what it starts, and delivers it. For tests."""
        while self._open:
            for order in list(self._open.values()):
                order.future.exception()
            QCoreApplication.sendPostedEvents(None, 0)

    def close(self) -> None:
        """Waits for what cannot be stopped, delivers nothing more, and takes no more work."""
        self.forget()
        if self._pool is not None:
            self._pool.shutdown(wait=True)

    @Slot(object)
    def _pass_on(self, work: Work) -> None:
        work.pass_on()

    @Slot(object, object)
    def _deliver(self, work: Work, future: "Future[Any]") -> None:
        order = self._open.pop(work)
        owner = work.owner if work.wanted() else None
        work.running = False
        work.owner = None
        fault = future.exception()
        if owner is not None:
            work.ended.emit()
        if isinstance(fault, KnownError):
            _tell_fault(owner, fault, order.failed)
        elif fault is None and owner is not None:
            order.then(future.result())
        elif fault is None and order.unwanted is not None:
            order.unwanted(future.result())
        elif fault is not None and not isinstance(fault, StoppedError):
            raise fault


class _Order:
    """What was asked for: the work under way, and who is to hear of it."""

    def __init__(
        self,
        future: "Future[Any]",
        then: Callable[[Any], object],
        failed: Callable[[KnownError], object] | None,
        unwanted: Callable[[Any], object] | None,
    ) -> None:
        self.future = future
        self.then = then
        self.failed = failed
        self.unwanted = unwanted


def _call(call: Callable[[Work], T], work: Work) -> T:
    """On the worker's thread: nothing is begun that was stopped while it waited."""
    work.check()
    return call(work)


def _tell_fault(owner: QObject | None, fault: KnownError, failed: Callable[[KnownError], object] | None) -> None:
    if owner is None:
        return
    if failed is not None:
        failed(fault)
    elif isinstance(owner, ShowsFaults):
        owner.show_fault(fault)
    else:
        raise fault

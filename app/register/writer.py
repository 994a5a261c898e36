"""The one thread that writes into a register, and its connection."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from app.domain.faults import KnownError
from app.register.sqlcipher import Connection

T = TypeVar("T")


class Writer:
    """Does one thing after the other, in the order in which they were asked, in a thread of its own."""

    def __init__(self, open_connection: Callable[[], Connection]) -> None:
        """Opens the connection in that thread; what goes wrong there is raised here."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="register-writer")
        self._gate = threading.Lock()
        self._is_open = True
        try:
            self._name = self._thread.submit(threading.get_ident).result()
            self._connection: Connection = self._thread.submit(open_connection).result()
        except BaseException:
            self._thread.shutdown()
            raise

    def do(self, work: Callable[[Connection], T]) -> T:
        """Does `work` in its turn and returns its result. Raises what it raises, and `register.closed`."""
        if threading.get_ident() == self._name:
            raise RuntimeError("what waits for the writer cannot be asked from the writer's own thread")
        with self._gate:
            if not self._is_open:
                raise KnownError("register.closed")
            future = self._thread.submit(work, self._connection)
        return future.result()

    def finish(self) -> None:
        """Takes nothing more, and waits until all that was asked is done. The connection stays open."""
        with self._gate:
            self._is_open = False
        self._thread.shutdown(wait=True)

    def close(self) -> None:
        """Finishes, and closes the connection. Once more does no harm."""
        self.finish()
        self._connection.close()

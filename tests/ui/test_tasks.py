"""Work beside the window: delivered once, in the window's thread, to who is still there."""

import threading
from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot

from app.domain.faults import KnownError
from app.ui.tasks import StoppedError, Tasks, Work


class Owner(QObject):
    """Somebody who waits; notes what is said to it."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def show_fault(self, fault: KnownError) -> None:
        """Notes its code."""
        self.faults.append(fault.code)


def giving(result: str) -> Callable[[Work], str]:
    """Work that comes to `result`."""
    return lambda _work: result


def failing(code: str) -> Callable[[Work], None]:
    """Work that meets a known fault."""

    def _fail(_work: Work) -> None:
        raise KnownError(code)

    return _fail


def test_the_result_arrives_in_the_thread_of_the_window(tasks: Tasks) -> None:
    owner, heard = Owner(), list[object]()
    here = QThread.currentThread()
    tasks.run(
        owner,
        lambda _work: threading.current_thread() is threading.main_thread(),
        lambda result: heard.append((result, QThread.currentThread() is here)),
    )
    assert tasks.busy()
    assert heard == []
    tasks.settle()
    assert heard == [(False, True)]
    assert not tasks.busy()


def test_a_known_fault_goes_to_who_asked(tasks: Tasks) -> None:
    owner, heard = Owner(), list[str]()
    tasks.run(owner, failing("register.disk-full"), lambda _r: heard.append("result"))
    tasks.run(owner, failing("a.b"), lambda _r: heard.append("result"), lambda fault: heard.append(fault.code))
    tasks.settle()
    assert owner.faults == ["register.disk-full"]
    assert heard == ["a.b"]


def test_a_bug_is_raised_in_the_window_and_not_swallowed(qtbot: QtBot, tasks: Tasks) -> None:
    owner = Owner()

    def _bug(_work: Work) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        tasks.run(owner, _bug, lambda _r: None)
        tasks.settle()
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert owner.faults == []


def test_nothing_is_delivered_to_a_page_that_is_gone(tasks: Tasks) -> None:
    import shiboken6

    owner, heard, go = Owner(), list[object](), Event()
    tasks.run(owner, lambda _work: go.wait(10), heard.append)
    shiboken6.delete(owner)
    go.set()
    tasks.settle()
    assert heard == []


def test_what_nobody_waits_for_any_more_is_let_go(tasks: Tasks) -> None:
    import shiboken6

    owner, heard, let_go, go = Owner(), list[object](), list[object](), Event()
    tasks.run(owner, lambda _work: go.wait(10), heard.append, unwanted=let_go.append)
    shiboken6.delete(owner)
    go.set()
    tasks.settle()
    assert (heard, let_go) == ([], [True])


def test_nothing_is_delivered_after_a_lock(tasks: Tasks) -> None:
    owner, heard, go = Owner(), list[object](), Event()
    tasks.run(owner, lambda _work: go.wait(10), heard.append)
    tasks.run(owner, failing("a.b"), heard.append, heard.append)
    tasks.forget()
    go.set()
    tasks.settle()
    assert heard == []
    assert owner.faults == []


def test_a_search_answers_only_its_last_question(tasks: Tasks) -> None:
    owner, other, heard = Owner(), Owner(), list[object]()
    for word in ("d", "di", "dia"):
        tasks.run(owner, giving(word), heard.append, lane="search")
    tasks.run(other, lambda _work: "another's", heard.append, lane="search")
    tasks.settle()
    assert sorted(map(str, heard)) == ["another's", "dia"]


def test_work_is_stopped_and_says_so_to_nobody(tasks: Tasks) -> None:
    owner, heard, begun, go = Owner(), list[object](), Event(), Event()

    def _long(work: Work) -> None:
        begun.set()
        go.wait(10)
        work.check()

    work = tasks.run(owner, _long, heard.append)
    ended: list[bool] = []
    work.ended.connect(lambda: ended.append(work.running))
    begun.wait(10)
    work.stop()
    go.set()
    tasks.settle()
    assert (heard, owner.faults, ended) == ([], [], [False])
    with pytest.raises(StoppedError):
        work.check()


def test_progress_arrives_and_the_last_is_never_lost(tasks: Tasks) -> None:
    owner, heard, told, go = Owner(), list[tuple[int, int]](), Event(), Event()

    def _long(work: Work) -> None:
        for done in range(1, 1001):
            work.report(done, 1000)
        told.set()
        go.wait(10)

    work = tasks.run(owner, _long, lambda _r: None)
    work.progressed.connect(lambda done, total: heard.append((done, total)))
    told.wait(10)
    QCoreApplication.sendPostedEvents(None, 0)
    go.set()
    tasks.settle()
    assert heard[-1] == (1000, 1000)
    assert len(heard) < 1000


def test_what_is_started_by_a_result_is_waited_for_too(tasks: Tasks) -> None:
    owner, heard = Owner(), list[object]()
    tasks.run(owner, lambda _w: 1, lambda one: tasks.run(owner, lambda _w: one + 1, heard.append))
    tasks.settle()
    assert heard == [2]

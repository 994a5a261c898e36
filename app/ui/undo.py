"""Undoing, from a toast or a line of the history."""

from collections.abc import Callable

from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.faults import explain
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.tasks import Work


def undoing(context: DeskContext, batch: Id) -> Callable[[], None]:
    """What undoes one action and says so; what someone has changed since stays, and that is said too."""
    words, toaster = context.words, context.toaster

    def undo() -> None:
        try:
            _, since = context.desk.people.undo(batch)
        except KnownError as fault:
            toaster.show_toast(" ".join(explain(fault, words)))
            return
        toaster.show_toast(told(bool(since), words))

    return undo


def undo_beside(context: DeskContext, batch: Id) -> Work:
    """Undoes an action that may be about thousands of people, beside the window, whoever leaves the page meanwhile.

    It tells how far it is and can be stopped: nothing of it is undone then. What came of it is said in passing.
    """
    words, toaster = context.words, context.toaster

    def failed(fault: KnownError) -> None:
        is_stopped = fault.code == "work.stopped"
        stopped = words.t("C’est arrêté. Rien n’est annulé.")
        toaster.show_toast(stopped if is_stopped else " ".join(explain(fault, words)))

    return context.tasks.run(
        context.screen,
        lambda work: bool(context.desk.people.undo(batch, progress=work.report, stopped=work.stopped)[1]),
        lambda since: toaster.show_toast(told(since, words)),
        failed,
    )


def told(since: bool, words: Words) -> str:
    """What is said once an action is undone; `since`: something of it was changed since, and stays."""
    return words.t("C’est annulé. Ce qui a été changé depuis reste.") if since else words.t("C’est annulé.")

"""Undoing, from a toast or a line of the history."""

from collections.abc import Callable

from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.faults import explain
from app.language.words import Words
from app.ui.context import DeskContext


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


def undoing_beside(context: DeskContext, batch: Id) -> Callable[[], None]:
    """The same for an action that may be about thousands of people: beside the window, which says when it is done."""
    words, toaster = context.words, context.toaster

    def undo() -> None:
        toaster.show_toast(words.t("L’annulation est en cours…"))
        context.tasks.run(
            context.screen,
            lambda _work: bool(context.desk.people.undo(batch)[1]),
            lambda since: toaster.show_toast(told(since, words)),
            lambda fault: toaster.show_toast(" ".join(explain(fault, words))),
        )

    return undo


def told(since: bool, words: Words) -> str:
    """What is said once an action is undone; `since`: something of it was changed since, and stays."""
    return words.t("C’est annulé. Ce qui a été changé depuis reste.") if since else words.t("C’est annulé.")

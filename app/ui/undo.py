"""Undoing, from a toast or a line of the history."""

from collections.abc import Callable

from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.faults import explain
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
        if since:
            toaster.show_toast(words.t("C’est annulé. Ce qui a été changé depuis reste."))
        else:
            toaster.show_toast(words.t("C’est annulé."))

    return undo

"""The frame of every form that records one action: draft, problems, saving, undo, the way back."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.changes import Recorded
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.faults import explain
from app.ui.context import DeskContext
from app.ui.draft import DraftKeeper
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.message import Problem
from app.ui.widgets.page import Page

Then = Callable[[Id], object]
"""Is told the identifier of what a form recorded, before the page returns to where it came from."""


class FormPage(Page):
    """A form with one main button.

    A subclass adds its fields, calls `keep_draft`, and answers `problems` (what is wrong, with its field; the form
    is not recorded while there is any), `record` (reads the fields and gives the call that records, which runs beside
    the window) and `told` (what the toast says). `faults` are the fields to which known faults belong; `besides` are
    more actions for the bar, put there before `keep_draft`.
    """

    made = ""
    """The entity (its name) whose identifier `then` is told."""

    def __init__(
        self, context: DeskContext, title: str, save: str, *, lead: str = "", then: Then | None = None
    ) -> None:
        super().__init__(context, title, lead=lead, back=True)
        self.at_desk = context
        self.desk = context.desk
        self.faults: dict[str, Field] = {}
        self._then = then
        self._draft: DraftKeeper | None = None
        self.save = Button(save, "primary", glyph="check", keys="Ctrl+↵", on=self.send)
        self.give_up = Button(self.words.t("Effacer le brouillon"), "quiet", on=self._give_up)
        self.besides: list[Button] = []

    def keep_draft(self, key: str, fields: Mapping[str, Field]) -> None:
        """From now on what is typed into these fields survives. Called last, when every field is on the page."""
        self._draft = DraftKeeper(self, self.desk.drafts, key, fields)
        # Tab goes by the order in which things were put on the page: the fields, then the actions.
        self.set_actions(self.save, self.give_up, *self.besides)
        self.give_up.hide()

    # What a subclass says.

    def problems(self) -> Sequence[tuple[Field, str]]:
        """What is wrong, beside which field; nothing where it can be recorded."""
        return ()

    def record(self) -> Callable[[], Recorded]:
        """Reads the fields, and gives the call that records them."""
        raise NotImplementedError

    def told(self) -> str:
        """What the toast says once it is recorded."""
        raise NotImplementedError

    def restored(self) -> None:
        """A draft was put back: show what its answers ask for."""

    def given_up(self) -> None:
        """The draft was given up: forget what is kept beside it."""

    # What every form does.

    def first_focus(self) -> QWidget | None:
        """The first field."""
        return next(iter(self.findChildren(Field)), None)

    def entering(self) -> None:
        """Puts back what was typed and never recorded."""
        if self._draft is not None and self._draft.put_back():
            self.restored()
            self.give_up.show()
            self.tell("info", self.words.t("Voici ce qui était écrit ici et pas encore enregistré."))

    def leaving(self) -> None:
        """What is typed is kept."""
        if self._draft is not None:
            self._draft.keep_now()

    def send(self) -> None:
        """Records the form, if nothing is wrong with it."""
        found = list(self.problems())
        for field in self.findChildren(Field):
            field.set_error(next((text for wrong, text in found if wrong is field), ""))
        self.show_problems([Problem(text, field) for field, text in found])
        if found:
            return
        call = self.record()
        self.save.set_busy(True)
        self.context.tasks.run(self, lambda _work: call(), self._recorded, self._failed)

    def _recorded(self, recorded: Recorded, told: str = "") -> None:
        if self._draft is not None:
            self._draft.done()
        if recorded.entities:
            self.context.toaster.show_toast(told or self.told(), undoing(self.at_desk, recorded.batch))
        self.done(recorded)

    def done(self, recorded: Recorded) -> None:
        """Tells whoever waits what was recorded, and goes back."""
        made = next((identifier for entity, identifier in recorded.entities if entity == self.made), None)
        if self._then is not None and made is not None:
            self._then(made)
        self.context.navigator.back()

    def _failed(self, fault: KnownError) -> None:
        self.save.set_busy(False)
        field = self.faults.get(fault.code)
        if field is None:
            self.show_fault(fault)
            return
        text = " ".join(explain(fault, self.words))
        field.set_error(text)
        self.show_problems([Problem(text, field)])

    def _give_up(self) -> None:
        if self._draft is not None:
            self._draft.done()
        self.given_up()
        self.context.navigator.back()

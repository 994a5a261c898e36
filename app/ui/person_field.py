"""A question whose answer is someone: found in the register while one types, or only a name."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from app.domain.ids import Id
from app.language.directions import joined
from app.ui.context import DeskContext
from app.ui.search_box import DELAY_MS
from app.ui.standing import PeopleFinder, written
from app.ui.widgets.field import TextField
from app.ui.widgets.result_list import Result
from app.ui.widgets.suggestions import MOST, Suggestions

NOBODY = Id("")
_BETWEEN = "\x1f"


class PersonField(TextField):
    """`person` is who was chosen in the list; nobody while what is typed is only a name. `but` is never offered.

    `known`: a name alone is no answer; Return takes the best of those who are found.
    """

    def __init__(self, context: DeskContext, label: str, *, but: Id, hint: str = "", known: bool = False) -> None:
        super().__init__(label, hint=hint)
        self.person = NOBODY
        self._context = context
        self._but = but
        self._known = known
        self._finder = PeopleFinder(context.desk, context.words, context.screen)
        self.suggestions = Suggestions(self.line, label)
        self.suggestions.chosen.connect(self._picked)
        self._timer = QTimer(self, interval=DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self.search)
        self.line.textEdited.connect(self._typed)

    def leave_out(self, person: Id) -> None:
        """From now on this person is not offered."""
        self._but = person

    def name(self) -> str:
        """The name, where nobody was chosen."""
        return "" if self.person else self.value().strip()

    def choose(self, person: Id) -> None:
        """Puts someone of the register in. Not a change by hand."""
        profile = self._context.desk.people.profile(person)
        self.person = profile.person.id
        self.set_value(joined((written(profile), profile.person.reference)))

    def draft(self) -> str:
        """What stands in it, chosen or typed."""
        return _BETWEEN.join((self.person, self.value())) if self.value() else ""

    def put_draft(self, text: str) -> None:
        """Puts that back; of someone who is gone meanwhile, the name."""
        person, _, name = text.rpartition(_BETWEEN)
        try:
            self.choose(Id(person))
        except LookupError:
            self.person = NOBODY
            self.set_value(name)

    def search(self) -> None:
        """Asks for what is typed, now."""
        self._timer.stop()
        text, finder = self.value().strip(), self._finder
        if text:
            self._context.tasks.run(self, lambda _work: finder.find(text, MOST + 1), self._show, lane="found")

    def _typed(self, _text: str) -> None:
        if self.person:
            self.person = NOBODY
            self.changed.emit()
        self._timer.start()

    def _show(self, found: Sequence[Result]) -> None:
        words = self._context.words
        lines = [line for line in found if line.key != self._but]
        note = "" if lines else self._nobody()
        if len(found) > MOST:
            note = words.t("Et d’autres : ajoutez une date de naissance ou un numéro.")
        if self.line.hasFocus():
            self.suggestions.show_lines(lines[:MOST], note=note, first=self._known)

    def _nobody(self) -> str:
        words = self._context.words
        if self._known:
            return words.t("Personne ne correspond à « {text} ».", text=self.value().strip())
        return words.t("Aucune fiche à ce nom. Le nom seul est gardé.")

    def _picked(self, key: str) -> None:
        self.choose(Id(key))
        self.set_error("")
        self.changed.emit()

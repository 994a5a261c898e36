"""Another passphrase, for whoever came in with one."""

from app.domain.faults import KnownError
from app.language.faults import explain
from app.ui.context import DeskContext
from app.ui.pages.new_passphrase import NewPassphrase, shown_beside
from app.ui.widgets.button import Button
from app.ui.widgets.page import Page
from app.ui.widgets.passphrase import PassphraseField


class PassphrasePage(Page):
    """Asks for the present passphrase and twice for the next one."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(
            context,
            words.t("Changer la phrase de passe"),
            lead=words.t("La feuille de secours et les sauvegardes ne changent pas."),
            back=True,
        )
        self._access = context.desk.access
        self.old = self.add(PassphraseField(words, words.t("Phrase de passe actuelle")))
        self.new = self.add(NewPassphrase(words, words.t("Nouvelle phrase de passe")))
        self.new.entered.connect(self._change)
        self.change = Button(words.t("Changer la phrase de passe"), "primary", keys="Ctrl+↵", on=self._change)
        self.set_actions(self.change)

    def _change(self) -> None:
        problems = shown_beside((self.old, *self.new.fields()), self.new.problems())
        self.show_problems(problems)
        if problems:
            return
        old, new = self.old.value(), self.new.value()
        self.change.set_busy(True)
        self.context.tasks.run(
            self, lambda _work: self._access.change_passphrase(old, new), lambda _none: self._changed(), self._failed
        )

    def _changed(self) -> None:
        self.context.toaster.show_toast(self.words.t("La phrase de passe est changée."))
        self.context.navigator.back()

    def _failed(self, fault: KnownError) -> None:
        self.change.set_busy(False)
        if fault.code == "vault.wrong-passphrase":
            self.old.set_error(" ".join(explain(fault, self.words)))
            self.old.setFocus()
        else:
            self.show_fault(fault)

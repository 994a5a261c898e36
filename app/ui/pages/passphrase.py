"""Another passphrase, for whoever came in with one."""

from app.desk.access import quality, suggestion
from app.domain.faults import KnownError
from app.language.faults import explain
from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Problem
from app.ui.widgets.page import Page
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.text import Text


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
        self.new = self.add(PassphraseField(words, words.t("Nouvelle phrase de passe")))
        self.strength = self.add(Text("", ink="muted"))
        self.add(FlowBox(Button(words.t("Proposer une phrase de passe"), glyph="refresh-cw", on=self._suggest)))
        self.again = self.add(PassphraseField(words, words.t("La même phrase de passe, encore une fois")))
        self.new.changed.connect(self._judge)
        self.again.entered.connect(self._change)
        self.change = Button(words.t("Changer la phrase de passe"), "primary", keys="Ctrl+↵", on=self._change)
        self.set_actions(self.change)

    def _suggest(self) -> None:
        self.new.line.setText(suggestion())
        self.new.show_letters(True)
        self.again.show_letters(True)
        self._judge()
        self.again.setFocus()

    def _judge(self) -> None:
        found = quality(self.new.value())
        said = (
            (self.words.t("Cette phrase de passe est solide."),) if found.enough else map(self.words.t, found.remarks)
        )
        self.strength.setText(" ".join(said) if self.new.value() else "")

    def _change(self) -> None:
        words = self.words
        said: list[tuple[Field, str]] = []
        if not quality(self.new.value()).enough:
            said.append((self.new, words.t("Choisissez une phrase de passe plus difficile à deviner.")))
        elif self.new.value() != self.again.value():
            said.append((self.again, words.t("Les deux phrases de passe ne sont pas les mêmes.")))
        for field in (self.old, self.new, self.again):
            field.set_error(next((text for wrong, text in said if wrong is field), ""))
        self.show_problems([Problem(text, field) for field, text in said])
        if said:
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

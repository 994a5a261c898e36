"""The door: who you are, your passphrase, and the other ways in."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.desk.door import Door, Look
from app.desk.open_desk import OpenDesk
from app.domain.faults import KnownError
from app.language.faults import explain
from app.ui.context import Context
from app.ui.tasks import Work
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.field import LongTextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.text import Section

ANY = ""


class UnlockPage(Page):
    """Opens the register; `opened` is given the desk. `look` is nothing where the folder itself is at fault."""

    def __init__(
        self, context: Context, door: Door, look: Look | None, opened: Callable[[OpenDesk], object],
        notice: KnownError | None = None,
    ) -> None:  # fmt: skip
        words = context.words
        super().__init__(
            context,
            words.t("Le registre est verrouillé") if look else words.t("Le registre ne s’ouvre pas"),
            centred=True,
        )
        self._door = door
        self._opened = opened
        self._notice = notice
        self.code: Choice | None = None
        self.passphrase: PassphraseField | None = None
        self.open = Button(words.t("Ouvrir le registre"), "primary", glyph="lock-open", keys="↵", on=self._open)
        if look:
            self._ask(look)
        self._others(look)

    def _ask(self, look: Look) -> None:
        words = self.words
        if len(look.codes) > 1:
            options = [Option(code, code) for code in look.codes]
            self.code = self.add(
                Choice(
                    words.t("Votre code"), [*options, Option(ANY, words.t("Je ne sais plus"))], chosen=ANY, in_line=True
                )
            )
        self.passphrase = self.add(PassphraseField(words, words.t("Phrase de passe")))
        self.passphrase.entered.connect(self._open)
        self.set_actions(self.open)
        if look.keyring:
            ring = Button(words.t("Ouvrir avec le trousseau de cet ordinateur"), glyph="key-round", on=self._by_keyring)
            self.add(FlowBox(ring))

    def _others(self, look: Look | None) -> None:
        words = self.words
        section = Section(words.t("Phrase de passe oubliée ?") if look else words.t("Repartir d’une sauvegarde"))
        if look:
            self.recovery = LongTextField(
                words.t("Les 24 mots de la feuille de secours"),
                hint=words.t(
                    "Ou le code lu par un lecteur de QR codes. Les accents et les majuscules ne comptent pas."
                ),
                lines=3,
            )
            self.use_recovery = Button(words.t("Ouvrir avec la feuille de secours"), on=self._by_recovery)
            self.reveal = Button(words.t("Utiliser la feuille de secours"), "quiet", glyph="file-text", on=self._reveal)
            section.add(FlowBox(self.reveal))
            section.add(self.recovery)
            section.add(FlowBox(self.use_recovery))
            self.recovery.hide()
            self.use_recovery.hide()
        go = self.context.navigator.go
        section.add(
            FlowBox(Button(words.t("Restaurer une sauvegarde"), "quiet", glyph="history", on=lambda: go("restore")))
        )
        self.add(section)

    def entering(self) -> None:
        """What the folder has to tell is told."""
        if self._notice is not None:
            self.show_fault(self._notice)

    def first_focus(self) -> QWidget | None:
        """The passphrase."""
        return self.passphrase

    def _reveal(self) -> None:
        self.recovery.show()
        self.use_recovery.show()
        self.recovery.setFocus()

    def _open(self) -> None:
        if self.passphrase is None:
            return
        typed = self.passphrase.value()
        if not typed:
            self.passphrase.set_error(self.words.t("Écrivez votre phrase de passe."))
            self.passphrase.setFocus()
            return
        self.passphrase.set_error("")
        code = (self.code.value() or None) if self.code else None
        self._try(lambda _work: self._door.unlock(typed, code))

    def _by_keyring(self) -> None:
        self._try(lambda _work: self._door.unlock_with_keyring())

    def _by_recovery(self) -> None:
        typed = self.recovery.value()
        self._try(lambda _work: self._door.unlock_with_recovery(typed))

    def _try(self, way: Callable[[Work], OpenDesk]) -> None:
        self.clear_top()
        self.open.set_busy(True)
        self.context.tasks.run(self, way, self._opened, self._failed)

    def _failed(self, fault: KnownError) -> None:
        self.open.set_busy(False)
        if fault.code == "vault.wrong-passphrase" and self.passphrase is not None:
            happened, remedy = explain(fault, self.words)
            self.passphrase.set_error(f"{happened} {remedy}")
            self.passphrase.line.selectAll()
            self.passphrase.setFocus()
        else:
            self.show_fault(fault)

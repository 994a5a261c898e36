"""The door: who you are, your passphrase, and the other ways in."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

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

if TYPE_CHECKING:
    from app.desk.door import Door, Look
    from app.desk.open_desk import OpenDesk

ANY = ""


class UnlockPage(Page):
    """Opens the register; `opened` is given the desk.

    The passphrase can be typed at once: `door` and what stands at it (codes, keyring, a fault of the folder) are
    looked up meanwhile.
    """

    def __init__(
        self, context: Context, door: "Callable[[], Door]", opened: "Callable[[OpenDesk], object]",
        notices: Sequence[KnownError] = (),
    ) -> None:  # fmt: skip
        words = context.words
        super().__init__(context, words.t("Le registre est verrouillé"), centred=True)
        self._door = door
        self._opened = opened
        self._notices = notices
        self.code: Choice | None = None
        self._trying = False
        self._way = self.add(QWidget())
        self._ways = QVBoxLayout(self._way)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.setSpacing(16)
        self.passphrase = PassphraseField(words, words.t("Phrase de passe"))
        self.passphrase.entered.connect(self._open)
        self._ways.addWidget(self.passphrase)
        self.open = Button(words.t("Ouvrir le registre"), "primary", glyph="lock-open", keys="↵", on=self._open)
        self.set_actions(self.open)
        self._others = self.add(Section(words.t("Phrase de passe oubliée ?")))
        self._offer_recovery()
        go = context.navigator.go
        restore = Button(words.t("Restaurer une sauvegarde"), "quiet", glyph="history", on=lambda: go("restore"))
        self._others.add(FlowBox(restore))

    def _offer_recovery(self) -> None:
        words = self.words
        self.recovery = LongTextField(
            words.t("Les 24 mots de la feuille de secours"),
            hint=words.t("Ou le code lu par un lecteur de QR codes. Les accents et les majuscules ne comptent pas."),
            lines=3,
        )
        self.use_recovery = Button(words.t("Ouvrir avec la feuille de secours"), on=self._by_recovery)
        self.reveal = Button(words.t("Utiliser la feuille de secours"), "quiet", glyph="file-text", on=self._reveal)
        for widget in (FlowBox(self.reveal), self.recovery, FlowBox(self.use_recovery)):
            self._others.add(widget)
        self.recovery.hide()
        self.use_recovery.hide()

    def entering(self) -> None:
        """What is to be told is told; once the window shows, what the folder has to tell is asked."""
        for notice in self._notices:
            self.show_fault(notice, also=True)
        if self.window().isVisible():
            self.look_up()

    def look_up(self) -> None:
        """Asks beside the window what stands at the door. The first time, after the first paint."""
        self.context.tasks.run(self, lambda _work: self._door().look(), self._looked, self._at_fault)

    def _looked(self, look: "Look") -> None:
        words = self.words
        if len(look.codes) > 1 and self.code is None:
            options = [Option(code, code) for code in look.codes]
            options.append(Option(ANY, words.t("Je ne sais plus")))
            self.code = Choice(words.t("Votre code"), options, chosen=ANY, in_line=True)
            self._ways.insertWidget(0, self.code)
        if look.keyring:
            ring = Button(words.t("Ouvrir avec le trousseau de cet ordinateur"), glyph="key-round", on=self._by_keyring)
            self._ways.addWidget(FlowBox(ring))

    def _at_fault(self, fault: KnownError) -> None:
        """The folder itself is at fault: no passphrase opens it, a backup does."""
        self.set_title(self.words.t("Le registre ne s’ouvre pas"))
        self._way.hide()
        self.reveal.hide()
        self.set_actions(None)
        self.show_fault(fault)

    def first_focus(self) -> QWidget | None:
        """The passphrase."""
        return self.passphrase

    def _reveal(self) -> None:
        self.recovery.show()
        self.use_recovery.show()
        self.recovery.setFocus()

    def _open(self) -> None:
        typed = self.passphrase.value()
        if not typed:
            self.passphrase.set_error(self.words.t("Écrivez votre phrase de passe."))
            self.passphrase.setFocus()
            return
        self.passphrase.set_error("")
        code = (self.code.value() or None) if self.code else None
        self._try(lambda _work: self._door().unlock(typed, code))

    def _by_keyring(self) -> None:
        self._try(lambda _work: self._door().unlock_with_keyring())

    def _by_recovery(self) -> None:
        typed = self.recovery.value()
        self._try(lambda _work: self._door().unlock_with_recovery(typed))

    def _try(self, way: "Callable[[Work], OpenDesk]") -> None:
        if self._trying:
            return
        self._trying = True
        self.clear_top()
        self.open.set_busy(True)
        # Whoever went on to restore a backup meanwhile must not find the register held by a desk that nobody sees.
        self.context.tasks.run(self, way, self._opened, self._failed, unwanted=lambda desk: desk.close())

    def _failed(self, fault: KnownError) -> None:
        self._trying = False
        self.open.set_busy(False)
        if fault.code == "vault.wrong-passphrase":
            happened, remedy = explain(fault, self.words)
            self.passphrase.set_error(f"{happened} {remedy}")
            self.passphrase.line.selectAll()
            self.passphrase.setFocus()
        else:
            self.show_fault(fault)

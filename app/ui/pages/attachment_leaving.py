"""What cannot be taken back: a copy that leaves the protection of the register, a piece deleted for good."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.changes import Recorded
from app.domain.entities import Attachment
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.names import full_name
from app.ui.context import DeskContext
from app.ui.pages.attachments import piece_name, told_of
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.text import Card, Text

CLEANED, ORIGINAL = "cleaned", "original"
IN_SIGHT = 20
"""So many pieces are named before the others unfold."""


class CopyPage(Page):
    """Says that a copy in clear is out of the program's hands, asks which one, and where."""

    def __init__(self, context: DeskContext, piece: Id) -> None:
        words = context.words
        self.piece = context.desk.attachments.get(piece)
        super().__init__(context, words.t("Enregistrer une copie"), lead=piece_name(self.piece, words), back=True)
        self.desk = context.desk
        self.add(
            Message("warning", words.t("La copie sort de la protection du registre."),
                    detail=words.t("Elle n’est plus chiffrée : qui trouve la clé USB ou ouvre cet ordinateur peut la "
                                   "lire. Donnez-la à la personne, puis effacez-la ici."))
        )  # fmt: skip
        self.which: Choice | None = None
        self.go_on = Button(words.t("Choisir où l’enregistrer"), "primary", glyph="download", keys="Ctrl+↵",
                            on=self._choose)  # fmt: skip
        self.set_actions(self.go_on, Button(words.t("Ne pas copier"), on=context.navigator.back))

    def entering(self) -> None:
        """Looks beside the window whether the original may leave as it is."""
        if self.which is None:
            attachments, piece = self.desk.attachments, self.piece
            self.go_on.set_busy(True)
            self.context.tasks.run(self, lambda _work: attachments.may_leave_as_it_is(piece), self._ask)

    def _ask(self, as_it_is: bool) -> None:
        words = self.words
        options = [
            Option(CLEANED, words.t("Une copie sans traces"),
                   words.t("La même image, sans le lieu, l’appareil, les scripts ni les fichiers joints.")),
        ]  # fmt: skip
        if as_it_is:
            options.append(
                Option(ORIGINAL, words.t("L’original, octet pour octet"),
                       words.t("Son empreinte est celle qui a été notée : pour un avocat ou un juge."))
            )  # fmt: skip
        self.which = self.add(Choice(words.t("Quelle copie ?"), options, chosen=CLEANED))
        if not as_it_is:
            self.add(
                Text(words.t("L’original contient un script ou un fichier caché : il ne sort pas d’ici."), ink="muted")
            )
        self.go_on.set_busy(False)

    def _choose(self) -> None:
        name = str(Path(QDir.homePath()) / self.desk.attachments.proposed_name(self.piece))
        chosen, _ = QFileDialog.getSaveFileName(self, self.words.t("Choisir où l’enregistrer"), name)
        if chosen:
            self.save(Path(chosen))

    def save(self, file: Path) -> None:
        """Saves it there, with the ending of what it is."""
        attachments, piece = self.desk.attachments, self.piece
        original = self.which is not None and self.which.value() == ORIGINAL
        ending = Path(attachments.proposed_name(piece)).suffix
        place = file if file.suffix.lower() == ending else file.with_name(file.name + ending)
        self.go_on.set_busy(True)
        self.context.tasks.run(
            self, lambda _work: attachments.copy(piece, place, original=original), lambda _none: self._saved(),
            self._refused,
        )  # fmt: skip

    def _refused(self, fault: KnownError) -> None:
        self.go_on.set_busy(False)
        self.show_fault(fault)

    def _saved(self) -> None:
        self.context.toaster.show_toast(self.words.t("La copie est enregistrée, hors du registre."))
        self.context.navigator.back()


class DeletePage(Page):
    """Says what deleting for good means, and does it on a second word."""

    def __init__(self, context: DeskContext, pieces: tuple[Id, ...]) -> None:
        words = context.words
        attachments = context.desk.attachments
        self.pieces: list[Attachment] = [attachments.get(one) for one in pieces]
        count = len(self.pieces)
        title = words.n("Supprimer {count} pièce pour de bon ?", "Supprimer {count} pièces pour de bon ?", count)
        super().__init__(context, title, back=True)
        self.desk = context.desk
        self.set_title(title, full_name(context.desk.people.profile(self.pieces[0].person)))
        self.add(
            Message("danger", words.t("Cela ne peut pas être annulé."),
                    detail=words.t("La clé du fichier est détruite : personne ne peut plus le lire, ici ni dans une "
                                   "copie du dossier. Les sauvegardes déjà faites le contiennent encore. Ce qui a été "
                                   "noté (la tentative, son heure, l’empreinte de la capture) reste."))
        )  # fmt: skip
        card = self.add(Card(words.n("La pièce", "Les pièces", count)))
        card.add(self._told(self.pieces[:IN_SIGHT]))
        rest = self.pieces[IN_SIGHT:]
        if rest:
            text = words.n("{count} autre pièce", "{count} autres pièces", len(rest))
            card.add(Disclosure(words, text, lambda: self._told(rest)))
        self.delete_button = Button(words.t("Supprimer pour de bon"), "danger", glyph="trash-2", on=self.delete)
        self.set_actions(
            Button(words.t("Ne rien supprimer"), "primary", glyph="back", keys="Ctrl+↵", on=context.navigator.back),
            self.delete_button,
        )

    def first_focus(self) -> QWidget | None:
        """To delete nothing: what cannot be undone is read before anything else is reached."""
        return self.main

    def _told(self, those: Sequence[Attachment]) -> Column:
        words = self.words
        return Column(
            *(Column(Text(piece_name(one, words), "strong"), Text(told_of(one, words), "detail"), gap=2)
              for one in those),
            gap=12,
        )  # fmt: skip

    def delete(self) -> None:
        """Deletes them."""
        attachments, pieces = self.desk.attachments, self.pieces
        self.delete_button.set_busy(True)
        self.context.tasks.run(
            self, lambda _work: attachments.delete(pieces), self._deleted,
            self._refused,
        )  # fmt: skip

    def _refused(self, fault: KnownError) -> None:
        self.delete_button.set_busy(False)
        self.show_fault(fault)

    def _deleted(self, _recorded: Recorded) -> None:
        words = self.words
        text = words.n("{count} pièce est supprimée.", "{count} pièces sont supprimées.", len(self.pieces))
        self.context.toaster.show_toast(text)
        self.context.navigator.back()

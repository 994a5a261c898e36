"""Is this paper ours? Its number and check code say so, on any laptop of the desk."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.entities import IssuedPaper
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.faults import explain
from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Problem
from app.ui.widgets.page import Page
from app.ui.widgets.text import Card, Text


class PapersPage(Page):
    """Two fields and an answer; where a paper is made is said below."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(
            context,
            words.t("Papiers"),
            lead=words.t("Quelqu’un montre un papier de la permanence : vérifiez qu’il vient bien d’ici."),
        )
        self.desk = context.desk
        self.number = self.add(
            TextField(
                words.t("Numéro du papier"), hint=words.t("En bas du papier."), example="KF-2026-00042-S", width=20
            )
        )
        self.code = self.add(TextField(words.t("Code de contrôle"), example="K7M2-9QXA-4T0V", width=20,
                                       hint=words.t("À côté du numéro, ou sous le carré noir et blanc.")))  # fmt: skip
        for field in (self.number, self.code):
            field.entered.connect(self.check)
        card = self.add(Card(words.t("Faire un papier"), look="inset"))
        card.add(Text(words.t("Un papier se fait depuis la page de la personne, ou à la fin d’un guide.")))
        if context.navigator.has("people"):
            card.add(FlowBox(Button(words.t("Chercher une personne"), glyph="search",
                                    on=lambda: context.navigator.go("people"))))  # fmt: skip
        self.set_actions(Button(words.t("Vérifier le papier"), "primary", glyph="shield-check", keys="Ctrl+↵",
                                on=self.check))  # fmt: skip

    def first_focus(self) -> QWidget | None:
        """The number."""
        return self.number

    def check(self) -> None:
        """Says whether the paper is ours, and shows it where it is kept here."""
        found = self._problems()
        for field in (self.number, self.code):
            field.set_error(next((problem.text for problem in found if problem.field is field), ""))
        self.show_problems(found)
        if found:
            return
        try:
            ours, paper = self.desk.issuing.check(self.number.value(), self.code.value())
        except KnownError as fault:
            field = self.code if fault.code == "papers.unreadable-code" else self.number
            text = " ".join(explain(fault, self.words))
            field.set_error(text)
            self.show_problems([Problem(text, field)])
            return
        self._answer(ours, paper)

    def _problems(self) -> Sequence[Problem]:
        words, found = self.words, []
        if not self.number.value().strip():
            found.append(Problem(words.t("Écrivez le numéro du papier."), self.number))
        if not self.code.value().strip():
            found.append(Problem(words.t("Écrivez le code de contrôle."), self.code))
        return found

    def _answer(self, ours: bool, paper: IssuedPaper | None) -> None:
        words = self.words
        if not ours:
            self.tell(
                "danger",
                words.t("Ce papier ne vient pas de cette permanence, ou il a été changé."),
                detail=words.t("Relisez le numéro et le code. S’ils sont justes, ne vous fiez pas à ce papier."),
            )
        elif paper is None:
            self.tell(
                "success",
                words.t("Ce papier vient de cette permanence."),
                detail=words.t("Il a été fait sur un autre poste, ou rien n’en est gardé : son contenu n’est pas ici."),
            )
        else:
            self.tell(
                "success",
                words.t("Ce papier vient de cette permanence, et il est gardé ici."),
                detail=words.t("Comparez le papier avec celui qui est gardé."),
                button=self._open(paper.id),
            )

    def _open(self, paper: Id) -> Button:
        return Button(self.words.t("Voir le papier gardé"), glyph="file-text",
                      on=lambda: self.context.navigator.go("paper-issued", paper=paper))  # fmt: skip

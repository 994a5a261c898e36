"""The ways in which lines of the agenda leave the program: on paper, as a list of calls, as a calendar file."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog

from app.desk.saving import save_paper
from app.domain.agenda.model import Line
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.profile import Profile
from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.page import Page

Profiles = Mapping[Id, Profile]
Lines = Callable[[], tuple[Sequence[Line], Profiles]]
ENDING = ".ics"


class LinesOut:
    """Offers those ways for the lines that `page` shows; `lines` gives them with whom they are about."""

    def __init__(self, page: Page, context: DeskContext, lines: Lines) -> None:
        self._page = page
        self._context = context
        self._lines = lines
        self._folder = QDir.homePath()

    def print(self) -> None:
        """The list on paper."""
        self._context.navigator.go("agenda-paper", lines=self._ids())

    def call(self) -> None:
        """Whom to call, and what is safe to say."""
        self._context.navigator.go("calls", lines=self._ids())

    def calendar(self) -> None:
        """Says what a calendar file is before it is saved: it leaves in clear."""
        words = self._context.words
        told = words.t(
            "Il ne porte aucun nom : « Échéance » ou « Rendez-vous », la référence de la fiche et la date. Qui le lit, "
            "site ou appareil, voit ces dates."
        )
        save = Button(words.t("Enregistrer le calendrier"), glyph="download", on=self.save_calendar)
        self._page.tell("warning", words.t("Ce fichier n’est pas chiffré."), detail=told, button=save)

    def save_calendar(self) -> None:
        """Asks for a place, and writes the file there."""
        words, desk = self._context.words, self._context.desk
        lines, profiles = self._lines()
        stem = words.t("echeances")
        name = str(Path(self._folder) / f"{stem}{ENDING}")
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, words.t("Enregistrer le calendrier"), name, f"iCalendar (*{ENDING})"
        )
        if not chosen:
            return
        file = Path(chosen) if chosen.lower().endswith(ENDING) else Path(f"{chosen}{ENDING}")
        self._folder = str(file.parent)
        try:
            save_paper(file, desk.dates_out.calendar(lines, profiles, words))
        except KnownError as fault:
            self._page.show_fault(fault)
            return
        self._page.clear_top()
        told = words.n("{count} date est dans le fichier.", "{count} dates sont dans le fichier.", _dated(lines))
        self._context.toaster.show_toast(told)

    def _ids(self) -> tuple[Id, ...]:
        return tuple(line.id for line in self._lines()[0])


def _dated(lines: Sequence[Line]) -> int:
    return sum(line.day is not None and line.live for line in lines)

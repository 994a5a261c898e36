"""Where the online site is open, and in which language to speak: asked at the start, and changeable at every step."""

from collections.abc import Callable, Sequence
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.vocabulary import SITE_PLACES
from app.guides.model import Screen
from app.language.labels import SITE_PLACES as PLACE_WORDS
from app.language.labels import label
from app.language.languages import language_name, own_name
from app.language.words import Words
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.disclosure import Disclosure

NOT_YET: Screen = "unknown"


class WhereBox(QWidget):
    """Two questions. `changed` when a hand answered one of them; at the start (`lettered`) letters answer the first."""

    changed = Signal()

    def __init__(
        self, words: Words, languages: Sequence[str], *, where: str = "", language: str = "", lettered: bool = False
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        places = [Option(code, label(PLACE_WORDS, code, words)) for code in SITE_PLACES if code != "not-stated"]
        title = words.t("Où le site est-il ouvert ?")
        self.place = Choice(title, places, letters=lettered, in_line=not lettered, chosen=where)
        column.addWidget(self.place)
        options = [Option(code, _language(code, words)) for code in languages]
        self.spoken = Choice(words.t("Langue de la personne"), options, in_line=True, chosen=language)
        column.addWidget(self.spoken)
        for choice in (self.place, self.spoken):
            choice.changed.connect(self.changed)

    def where(self) -> Screen:
        """The place; not known where nothing was answered."""
        chosen = self.place.value()
        return next((code for code in get_args(Screen) if code == chosen), NOT_YET)

    def language(self) -> str:
        """The language to speak."""
        return self.spoken.value() or "fr"


def changeable(
    words: Words, languages: Sequence[str], where: str, language: str, told: Callable[[WhereBox], object]
) -> Disclosure:
    """The two questions again, folded; `told` hears of each change."""
    box = WhereBox(words, languages, where=where, language=language)
    box.changed.connect(lambda: told(box))
    found = Disclosure(words, words.t("Changer l’endroit du site ou la langue"))
    found.add(box)
    return found


def _language(code: str, words: Words) -> str:
    own, told = own_name(code), language_name(code, words.language)
    return own if own.casefold() == told.casefold() else f"{own} ({told})"

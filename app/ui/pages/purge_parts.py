"""What an erasure would do, as cards: whom it takes, what speaks against it, what goes, what stays and why."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from app.desk.purging import Caution
from app.domain.entities import Tally
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language.dates import short_date
from app.language.retention_words import GRAVE, caution, counted, in_order, why_it_stays
from app.language.words import Words
from app.ui.standing import PeopleFinder
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Rule, Text

NAMED = 12
"""So many are named at once."""
ON_PAGE = 300
"""No list on the page is longer."""

Act = Callable[[Id], object]
Profiles = Mapping[Id, Profile]


class WhoCard(Card):
    """Whom it takes."""

    def __init__(self, words: Words, finder: PeopleFinder, persons: Sequence[Id], profiles: Profiles) -> None:
        super().__init__(words.n("{count} fiche choisie", "{count} fiches choisies", len(persons)))
        self._finder, self._profiles = finder, profiles
        for person in persons[:NAMED]:
            self.add(self._line(person))
        rest = persons[NAMED:ON_PAGE]
        if rest:
            title = words.n("et {count} autre", "et {count} autres", len(persons) - NAMED)
            self.add(Disclosure(words, title, lambda: Column(*map(self._line, rest), gap=8)))

    def _line(self, person: Id) -> Column:
        line = self._finder.line(self._profiles[person])
        return Column(Text(line.title, "strong"), *([Text(line.detail, "detail")] if line.detail else []), gap=0)


class CautionsCard(Card):
    """What speaks against it, person by person: the way to her page, and the way to keep her."""

    def __init__(
        self, words: Words, finder: PeopleFinder, cautions: Sequence[Caution], profiles: Profiles, *,
        see: Act, keep: Act | None, keep_all: Callable[[], object] | None,
    ) -> None:  # fmt: skip
        super().__init__(words.t("À regarder avant d’effacer"))
        self._words, self._finder, self._profiles, self._see, self._keep = words, finder, profiles, see, keep
        by_person: dict[Id, list[Caution]] = {}
        for one in cautions:
            by_person.setdefault(one.person, []).append(one)
        # What can be missed comes first.
        order = sorted(by_person, key=lambda person: not any(one.code in GRAVE for one in by_person[person]))
        lines = [(person, by_person[person]) for person in order]
        for number, (person, found) in enumerate(lines[:NAMED]):
            if number:
                self.add(Rule())
            self.add(self._line(person, found))
        rest = lines[NAMED:ON_PAGE]
        if rest:
            title = words.n("et {count} autre", "et {count} autres", len(lines) - NAMED)
            self.add(Disclosure(words, title, lambda: Column(*(self._line(*each) for each in rest))))
        if keep_all is not None and len(lines) > 1:
            text = words.t("Garder ces {count} fiches", count=len(lines))
            self.add(FlowBox(Button(text, glyph="hand", on=keep_all)))

    def _line(self, person: Id, found: Sequence[Caution]) -> Column:
        words, name = self._words, self._finder.title(self._profiles[person])
        told = [self._told(one) for one in sorted(found, key=lambda one: one.code not in GRAVE)]
        acts = [Button(words.t("Ouvrir sa fiche"), "link", name=words.t("Ouvrir la fiche : {name}", name=name),
                       on=lambda: self._see(person))]  # fmt: skip
        if self._keep is not None:
            keep = self._keep
            acts.append(Button(words.t("Garder cette fiche"), "link", on=lambda: keep(person),
                               name=words.t("Garder la fiche : {name}", name=name)))  # fmt: skip
        return Column(Text(name, "strong"), *told, FlowBox(*acts, gap=16), gap=4)

    def _told(self, one: Caution) -> StatusWord:
        grave = one.code in GRAVE
        text = caution(one.code, one.count, one.day, self._words)
        return StatusWord("danger" if grave else "warning", text, glyph="octagon-alert" if grave else "triangle-alert")


class Counted(QWidget):
    """Counts in two columns, read down the first one."""

    def __init__(self, words: Words, tallies: Sequence[Tally]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        rows = (len(tallies) + 1) // 2
        for place, one in enumerate(in_order(tallies)):
            grid.addWidget(Text(counted(one, words)), place % rows, place // rows)
        for column in range(2):
            grid.setColumnStretch(column, 1)


class GoesCard(Card):
    """What goes, counted."""

    def __init__(self, words: Words, gone: Sequence[Tally]) -> None:
        super().__init__(words.t("Ce qui est effacé"))
        self.add(Counted(words, gone))
        told = words.t("Avec tout ce qui a été corrigé ou retiré avant, et les brouillons.")
        self.add(Text(told, ink="muted"))


class StaysCard(Card):
    """What stays, why, and until when."""

    def __init__(self, words: Words, kept: Sequence[Tally], until: date) -> None:
        super().__init__(words.t("Ce qui reste, et pourquoi"))
        self.add(
            StatusWord(
                "warning",
                words.t(
                    "Les sauvegardes déjà faites les contiennent encore, chiffrées : à supprimer avant le {day}.",
                    day=short_date(until, words.language),
                ),
                glyph="save",
            )
        )
        for one in kept:
            text = words.t("{what} ({count})", what=why_it_stays(one.kind, words), count=one.count)
            self.add(StatusWord("plain", text, glyph="info"))
        for text in (
            words.t("Des numéros sans nom dans le journal : ils prouvent que rien d’autre n’a changé."),
            words.t(
                "La trace de cet effacement, sans nom : elle efface de nouveau ce qu’une ancienne sauvegarde ramène."
            ),
            words.t("Les papiers déjà imprimés ou donnés, et les copies enregistrées ailleurs."),
        ):
            self.add(StatusWord("plain", text, glyph="info"))

"""Who of the register may be the person of a form that was about to be recorded."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QEvent

from app.desk.duplicates import Alike
from app.domain.ids import Id
from app.ui.context import DeskContext
from app.ui.pages.compared import why_alike
from app.ui.standing import PeopleFinder
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.result_list import ResultList
from app.ui.widgets.text import Card, Text


class AlikeCard(Card):
    """Each with her reasons: Return or a click opens her file; `none` goes on with the form."""

    def __init__(self, context: DeskContext, found: Sequence[Alike], none: Callable[[], object]) -> None:
        words = context.words
        super().__init__(words.t("Peut-être déjà dans le registre"))
        self.found = tuple(found)
        self._context = context
        self._finder = PeopleFinder(context.desk, words, context.screen)
        self.add(Text(words.t("Ouvrez sa fiche si c’est elle. Sinon, continuez."), ink="muted"))
        self.list = self.add(ResultList(words.t("Peut-être déjà dans le registre")))
        self.list.chosen.connect(self._open)
        self.none = Button(words.t("Aucune ne convient : créer la fiche"), glyph="user-plus", on=none)
        self.add(FlowBox(self.none))
        self._put()
        context.screen.changed.connect(self._put)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text makes a higher list."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _put(self) -> None:
        lines = [
            msgspec.structs.replace(self._finder.line(one.profile), reason=why_alike(one.likeness, self._context.words))
            for one in self.found
        ]
        self.list.put(lines, first=True)
        self._fit()

    def _fit(self) -> None:
        self.list.setFixedHeight(self.list.full_height())

    def _open(self, key: str) -> None:
        self._context.navigator.go("person", person=Id(key))

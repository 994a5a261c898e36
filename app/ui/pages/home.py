"""The desk of the day: who is here, what waits, whom one worked with last."""

from app.ui.context import DeskContext
from app.ui.standing import PeopleFinder
from app.ui.widgets.page import Page
from app.ui.widgets.result_list import ResultList


class HomePage(Page):
    """The first page of an open desk."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(context, words.t("Accueil"), wide=True)
        self._finder = PeopleFinder(context.desk, words, context.screen)
        self.recent = self.add(ResultList(words.t("Personnes vues récemment")))
        self.recent.chosen.connect(lambda key: self._finder.open(key, context.navigator))

    def entering(self) -> None:
        """Reads who was seen last."""
        self.recent.put(self._finder.recent())
        self.recent.setMinimumHeight(self.recent.full_height())

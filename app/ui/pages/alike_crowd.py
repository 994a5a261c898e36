"""Many sheets of one name about which nothing more is known: told once, and shown a few at a time."""

from collections.abc import Callable

from app.desk.duplicates import Crowd
from app.ui.context import DeskContext
from app.ui.standing import PeopleFinder, written
from app.ui.widgets.button import Button
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.result_list import ResultList
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Text


class CrowdCard(Card):
    """How many bear the name, what would tell them apart, the first of them; `compare` is given the name.

    `see` unfolds those who are shown.
    """

    def __init__(
        self, context: DeskContext, finder: PeopleFinder, crowd: Crowd, compare: Callable[[str], object]
    ) -> None:
        super().__init__()
        words, first = context.words, crowd.first[0]
        name, typed = finder.title(first), written(first)
        title = words.n("{name} : {count} fiche", "{name} : {count} fiches", crowd.count, name=name)
        self.setAccessibleName(title)
        self.add(StatusWord("plain", words.t("Possible : même nom, date de naissance inconnue"), glyph="users"))
        self.add(Text(title, "strong"))
        self.add(
            Text(words.t("Rien ne dit lesquelles sont la même personne. Notez la date de naissance de chacune "
                         "quand elle vient."), ink="muted")
        )  # fmt: skip
        self.see = self.add(
            Disclosure(words, words.n("Voir {count} de ces fiches", "Voir {count} de ces fiches", len(crowd.first)))
        )
        people = ResultList(title)
        people.put([finder.line(profile) for profile in crowd.first])
        people.setFixedHeight(people.full_height())
        people.chosen.connect(lambda key: finder.open(key, context.navigator))
        self.see.add(people)
        go = context.navigator.go
        self.add(
            FlowBox(
                Button(words.t("Comparer deux de ces fiches"), glyph="users", on=lambda: compare(typed),
                       name=words.t("Comparer deux fiches de {name}", name=name)),
                Button(words.t("Chercher ce nom"), "quiet", glyph="search", on=lambda: go("people", typed=typed),
                       name=words.t("Chercher {name}", name=name)),
            )
        )  # fmt: skip

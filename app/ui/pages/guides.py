"""The guides, by what one came for; from a person's page, each can be begun."""

from PySide6.QtWidgets import QWidget

from app.desk.walks import GuideLine, Walk
from app.domain.entities import Case, GuideRun
from app.domain.ids import Id
from app.language.dates import short_date, short_moment
from app.language.names import full_name
from app.ui.context import DeskContext
from app.ui.pages.case_form import case_name, opened
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Section, Text


class GuidesPage(Page):
    """Without a person it tells what there is, and asks for the person first."""

    def __init__(self, context: DeskContext, person: Id | None = None, case: Id | None = None) -> None:
        words = context.words
        super().__init__(context, words.t("Guides"), back=person is not None or case is not None)
        self.desk = context.desk
        self.which: Choice | None = None
        self._shown: list[QWidget] = []
        self._case: Case | None = self.desk.cases.get(case) if case else None
        self._person = self._case.person if self._case else person
        self._cases = self.desk.cases.of(self._person) if self._person else []
        if self._person:
            self.set_title(words.t("Choisir un guide"), full_name(self.desk.people.profile(self._person)))

    def entering(self) -> None:
        """Reads the content beside the window: the first time takes a moment."""
        language = self.words.language
        self.context.tasks.run(self, lambda _work: self.desk.walks.guides(language), self._draw, lane="guides")

    def _draw(self, guides: tuple[GuideLine, ...]) -> None:
        for widget in self._shown:
            self.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        if self._person is None:
            self._ask_for_person()
        else:
            self._draw_case()
            self._draw_unfinished(self._person, guides)
        named = {category: words for category, words in self.desk.walks.categories(self.words.language).items()}
        procedure = self._case.procedure if self._case else ""
        fitting = [line for line in guides if procedure and line.procedure == procedure]
        if fitting:
            self._section(self.words.t("Pour ce dossier"), fitting, main=True)
        others = [line for line in guides if line not in fitting]
        for category in dict.fromkeys(line.category for line in others):
            self._section(named.get(category, category), [line for line in others if line.category == category])
        self.take_focus()

    def _put(self, widget: QWidget) -> None:
        self._shown.append(self.add(widget))
        widget.show()

    def _ask_for_person(self) -> None:
        words, navigator = self.words, self.context.navigator
        button = None
        if navigator.has("new-person"):
            button = Button(words.t("Chercher ou ajouter une personne"), "primary", glyph="user-plus",
                            on=lambda: navigator.go("new-person"))  # fmt: skip
        self._put(
            Message("info", words.t("Un guide se suit avec une personne."),
                    detail=words.t("Cherchez-la, ou ajoutez-la. Le guide s’ouvre ensuite depuis sa page."),
                    button=button)
        )  # fmt: skip
        self._put(
            FlowBox(Button(words.t("Calculer des dates sans fiche"), glyph="calendar-clock",
                           on=lambda: navigator.go("calculator")))
        )  # fmt: skip

    def _draw_case(self) -> None:
        words, navigator, person = self.words, self.context.navigator, self._person
        if self._case is None and len(self._cases) == 1:
            self._case = self._cases[0]
        if len(self._cases) > 1:
            options = [Option(one.id, case_name(one, words), opened(one, words)) for one in self._cases]
            chosen = self._case.id if self._case else ""
            self.which = Choice(words.t("Dans quel dossier ?"), options, chosen=chosen, in_line=True)
            self.which.changed.connect(self._choose_case)
            self._put(self.which)
        elif not self._cases:
            button = None
            if navigator.has("open-case"):
                button = Button(words.t("Ouvrir un dossier"), "primary",
                                on=lambda: navigator.go("open-case", person=person))  # fmt: skip
            self._put(Message("info", words.t("Un guide se suit dans un dossier : ouvrez-en un d’abord."),
                              button=button))  # fmt: skip

    def _choose_case(self) -> None:
        if self.which is not None:
            self._case = self.desk.cases.get(Id(self.which.value()))
            self.entering()

    def _draw_unfinished(self, person: Id, guides: tuple[GuideLine, ...]) -> None:
        titles = {line.id: line.title for line in guides}
        runs = [run for run in self.desk.walks.unfinished(person) if run.guide in titles]
        if not runs:
            return
        section = Section(self.words.t("À reprendre"))
        for run in runs:
            section.add(self._unfinished(run, titles[run.guide]))
        self._put(section)

    def _unfinished(self, run: GuideRun, title: str) -> QWidget:
        words = self.words
        card = Card(title)
        begun = short_moment(run.started, words.language)
        card.add(Text(words.t("Commencé le {date}, étape {number}", date=begun, number=len(run.trail)), ink="muted"))
        button = Button(words.t("Reprendre"), "primary", glyph="forward",
                        name=words.t("Reprendre : {title}", title=title),
                        on=lambda: self.context.navigator.replace("walk", run=run.id))  # fmt: skip
        card.add(FlowBox(button))
        return card

    def _section(self, title: str, lines: list[GuideLine], *, main: bool = False) -> None:
        if [line.title for line in lines] == [title]:
            # The only guide of its kind bears its name: it is not said twice.
            self._put(self._guide(lines[0], main=main))
            return
        section = Section(title)
        for line in lines:
            section.add(self._guide(line, main=main))
        self._put(section)

    def _guide(self, line: GuideLine, *, main: bool) -> QWidget:
        words = self.words
        card = Card(line.title)
        card.add(Text(line.summary))
        day = short_date(line.checked_on, words.language)
        if line.too_old:
            card.add(StatusWord("warning", words.t("Vérifié le {date} : à vérifier avant d’agir", date=day)))
        else:
            card.add(Text(words.t("Vérifié le {date}", date=day), "detail"))
        if self._case is not None:
            case = self._case.id
            button = Button(words.t("Commencer"), "primary" if main else "secondary", glyph="forward",
                            name=words.t("Commencer : {title}", title=line.title),
                            on=lambda: self._begin(case, line.id))  # fmt: skip
            card.add(FlowBox(button))
        return card

    def _begin(self, case: Id, guide: str) -> None:
        walks, person = self.desk.walks, self.desk.cases.get(case).person

        def start(_work: object) -> Walk:
            return walks.start(case, guide, language=walks.language(person, guide))

        self.context.tasks.run(self, start, self._begun, lane="begin")

    def _begun(self, walk: Walk) -> None:
        self.context.navigator.replace("walk", run=walk.id)

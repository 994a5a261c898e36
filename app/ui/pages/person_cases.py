"""The cases on a person's page: each with its own guide, its own acts, and the word left for the next volunteer."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.desk.cases import Digest
from app.domain.entities import Case, GuideRun
from app.domain.ids import Id
from app.language.dates import seen_date, short_moment
from app.language.directions import joined
from app.language.typography import begun, quoted
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.pages.case_form import case_lead, case_name, in_sight
from app.ui.pages.consequences import told
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Text

WHOLE = 3
"""So many cases are shown with all that can be done; the others unfold."""
SHOWN = 3
"""So many consequences are told with a case, the latest first; the history has them all."""


class CasesPart(Column):
    """Every case of a person: first those where a word was left, then the latest; those that are ended last."""

    def __init__(self, context: DeskContext, person: Id, cases: list[Case], runs: list[GuideRun]) -> None:
        super().__init__()
        words = context.words
        digests = context.desk.cases.digests(person)
        by_case = {run.case: run for run in reversed(runs)}
        going = in_sight(cases)
        cards = [
            CaseCard(context, case, digests.get(case.id, Digest()), by_case.get(case.id), alone=len(going) == 1)
            for case in going[:WHOLE]
        ]
        for card in cards:
            self.add(card)
        rest = [*going[WHOLE:], *(case for case in cases if case not in going)]
        ended = Card()
        if not cases:
            ended.add(Text(words.t("Aucun dossier : dites pourquoi elle vient, et les démarches se notent ici."),
                           ink="muted"))  # fmt: skip
        if rest:
            text = words.n("{count} autre dossier", "{count} autres dossiers", len(rest))
            ended.add(Disclosure(words, text, lambda: Column(*(_small(context, case) for case in rest), gap=8)))
        ended.add(
            FlowBox(
                Button(words.t("Ouvrir un dossier"), "quiet",
                       glyph="plus", on=lambda: context.navigator.go("open-case", person=person))
            )
        )  # fmt: skip
        self.add(ended)


class CaseCard(Card):
    """One case: what to do first, where it stands, what can be done in it."""

    def __init__(
        self, context: DeskContext, case: Case, digest: Digest, run: GuideRun | None, *, alone: bool
    ) -> None:  # fmt: skip
        words = context.words
        super().__init__(case_name(case, words))
        self._context, self._case = context, case
        self._name = case_name(case, words)
        spoken = words.t("Modifier le dossier : {case}", case=self._name)
        self.beside_heading(self._link(words.t("Modifier"), spoken, "edit-case"))
        lead = case_lead(case, words)
        if lead:
            self.add(Text(lead, ink="muted"))
        if case.handover:
            self.add(self._first())
        for line in self._stands(digest):
            self.add(line)
        self._acts(run, main=alone)

    def _first(self) -> Card:
        words = self._context.words
        card = Card(words.t("À faire d’abord"), look="inset")
        spoken = words.t("Modifier ce qui est à faire d’abord : {case}", case=self._name)
        card.beside_heading(self._link(words.t("Modifier"), spoken, "handover"))
        card.add(Text(self._case.handover))
        return card

    def _stands(self, digest: Digest) -> Iterator[QWidget]:
        words = self._context.words
        language = words.language
        if digest.appointment is not None:
            when = short_moment(digest.appointment.at, language)
            text = words.t("Rendez-vous le {when}", when=when)
            yield StatusWord("info", joined((text, begun(digest.appointment.place))), glyph="calendar")
        if digest.deposit is not None:
            day = seen_date(digest.deposit.at[:10], language)
            yield StatusWord("plain", words.t("Déposé le {date}", date=day), glyph="send")
        if digest.status is not None:
            day = seen_date(digest.status.at[:10], language)
            status = quoted(begun(digest.status.text), language)
            said = words.t("État relevé le {date} : {text}", date=day, text=status)
            yield StatusWord("plain", said, glyph="message-square")
        if digest.attempts:
            day = seen_date(digest.last_attempt[:10], language)
            said = words.n("{count} tentative, le {date}", "{count} tentatives, la dernière le {date}", digest.attempts,
                           date=day)  # fmt: skip
            yield StatusWord("plain", said, glyph="triangle-alert")
        yield from self._pieces(digest, words)
        latest = sorted(digest.consequences, key=lambda one: (one.since, one.id))[: -SHOWN - 1 : -1]
        for one in latest:
            yield StatusWord("warning", told(one, words), glyph="scale")
        more = len(digest.consequences) - len(latest)
        if more:
            yield Text(words.n("{count} autre conséquence : voir l’histoire",
                               "{count} autres conséquences : voir l’histoire", more), "detail")  # fmt: skip

    def _pieces(self, digest: Digest, words: Words) -> Iterator[QWidget]:
        states = [one.state for one in digest.requirements]
        asked = len(states) - states.count("not-applicable")
        if not asked:
            return
        there = sum(state in ("seen", "copied", "uploaded") for state in states)
        text = words.t("Pièces : {there} sur {all}", there=there, all=asked)
        missing = states.count("missing")
        if missing:
            text = joined((text, words.n("{count} pièce manque", "{count} pièces manquent", missing)))
        yield StatusWord("warning" if missing else "plain", text, glyph="paperclip")

    def _acts(self, run: GuideRun | None, *, main: bool) -> None:
        words = self._context.words
        now = [] if main else [self._guide(run)]
        now.append(self._do(words.t("Noter un échec"), "attempt", "triangle-alert"))
        if not self._case.handover:
            now.append(self._do(words.t("Passer le relais"), "handover", "handshake"))
        self.add(FlowBox(*now))
        more = self.add(Disclosure(words, words.t("Noter autre chose")))
        more.button.setAccessibleName(words.t("Noter autre chose : {case}", case=self._name))
        acts = [
            self._do(words.t("Noter un dépôt"), "deposit", "send"),
            self._do(words.t("Noter un rendez-vous"), "appointment", "calendar"),
            self._do(words.t("Noter l’état du dossier"), "status", "message-square"),
            self._do(words.t("Noter une conséquence"), "consequence", "scale"),
        ]
        if self._context.navigator.has("decision"):
            acts.append(self._do(words.t("Noter une décision"), "decision", "octagon-alert"))
        if not main and self._context.navigator.has("paper"):
            acts.append(self._do(words.t("Préparer un papier"), "paper", "file-text"))
        more.add(FlowBox(*acts))

    def _guide(self, run: GuideRun | None) -> Button:
        words, navigator, case = self._context.words, self._context.navigator, self._case
        if run is not None:
            text = words.t("Reprendre le guide à l’étape {number}", number=len(run.trail))
            return Button(text, glyph="forward", name=self._spoken(text),
                          on=lambda: navigator.go("walk", run=run.id))  # fmt: skip
        text = words.t("Commencer un guide")
        return Button(text, glyph="book-open", name=self._spoken(text),
                      on=lambda: navigator.go("guides", person=case.person, case=case.id))  # fmt: skip

    def _spoken(self, text: str) -> str:
        return self._context.words.t("{act} : {what}", act=text, what=self._name)

    def _do(self, text: str, page: str, glyph: str) -> Button:
        navigator, case = self._context.navigator, self._case.id
        return Button(text, "quiet", glyph=glyph, name=self._spoken(text),
                      on=lambda: navigator.go(page, case=case))  # fmt: skip

    def _link(self, text: str, spoken: str, page: str) -> Button:
        navigator, case = self._context.navigator, self._case.id
        return Button(text, "link", name=spoken, on=lambda: navigator.go(page, case=case))


def _small(context: DeskContext, case: Case) -> QWidget:
    words, name = context.words, case_name(case, context.words)
    spoken = words.t("Modifier le dossier : {case}", case=name)
    link = Button(words.t("Modifier"), "link", name=spoken, on=lambda: context.navigator.go("edit-case", case=case.id))
    return Column(Text(name, "strong"), Text(case_lead(case, words), ink="muted"), FlowBox(link), gap=2)

"""A person's file as lines to read: what is known of her, her cases, her documents."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.entities import Case, Contact, Title
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language import labels
from app.language.dates import birth_text, short_date
from app.language.labels import label
from app.language.languages import language_name
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.pages.case_form import case_name, opened
from app.ui.standing import nationality
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.status import Kind, Masked, StatusWord
from app.ui.widgets.summary import Line
from app.ui.widgets.text import Text

SOON_DAYS, NEAR_DAYS = 7, 60


class Facts:
    """Makes the lines; buttons lead through `go` (page name, arguments), only to pages that are there."""

    def __init__(self, context: DeskContext, profile: Profile) -> None:
        self._context = context
        self._words = context.words
        self._profile = profile
        self._person = profile.person.id

    def headline(self) -> str:
        """Birth, nationality, languages, reference, in one line."""
        words, person = self._words, self._profile.person
        born = birth_text(person.birth)
        parts = [
            words.t("né(e) le {date}", date=born) if len(born) > 4 else words.t("né(e) en {year}", year=born)
        ] if born else []  # fmt: skip
        parts += [", ".join(nationality(code, words) for code in person.nationalities)]
        parts += [", ".join(language_name(one.code, words.language) for one in self._profile.languages)]
        parts += [person.reference]
        return " · ".join(part for part in parts if part)

    def situation(self, titles: Sequence[Title]) -> list[Line]:
        """Titles, numbers, contacts, who she is; each with the way to add or change it."""
        words = self._words
        lines = [Line(words.t("Titre"), _title(title, self._today(), words)) for title in titles]
        if not titles:
            lines = [Line(words.t("Titre"), "")]
        for number in self._profile.numbers:
            name = label(labels.ID_NUMBER_KINDS, number.kind, words)
            lines.append(Line(name, Masked(words, name, number.text)))
        for contact in self._profile.contacts:
            lines.append(Line(label(labels.CONTACT_KINDS, contact.kind, words), _contact(contact, words)))
        if not self._profile.contacts:
            lines.append(Line(words.t("Téléphone"), ""))
        lines.append(Line(words.t("Langues"), self._languages()))
        return lines

    def names(self) -> list[Line]:
        """Every name beyond the one in the heading."""
        words = self._words
        return [
            Line(label(labels.NAME_KINDS, name.kind, words), words.t("Aucun") if name.absent else name.text)
            for name in self._profile.names
            if name.kind not in ("family", "given") or name.absent
        ]

    def case(self, case: Case) -> Line:
        """A case, with the ways to change it and to hand it over."""
        words, name = self._words, case_name(case, self._words)
        box = FlowBox(
            self._button(
                words.t("Passer le relais"), words.t("Passer le relais : {case}", case=name), "handover", case
            ),
            self._button(words.t("Modifier"), words.t("Modifier le dossier : {case}", case=name), "edit-case", case),
            gap=12,
        )
        told = " · ".join(part for part in (case.reason if case.reason != name else "", opened(case, words)) if part)
        return Line(name, _stacked(case.outcome or told, box))

    def pieces(self, case: Case) -> Line | None:
        """How far the documents of a case are; nothing where none was looked at."""
        words = self._words
        states = [one.state for one in self._context.desk.cases.requirements(case.id).values()]
        if not states:
            return None
        missing = sum(state == "missing" for state in states)
        there = sum(state in ("seen", "copied", "uploaded") for state in states)
        text = words.t("{there} sur {all}", there=there, all=len(states) - states.count("not-applicable"))
        if missing:
            text = f"{text} · " + words.n("{count} pièce manque", "{count} pièces manquent", missing)
        return Line(case_name(case, words), StatusWord("warning" if missing else "plain", text))

    def _button(self, text: str, spoken: str, page: str, case: Case) -> QWidget:
        return Button(text, "link", name=spoken, on=lambda: self._context.navigator.go(page, case=Id(case.id)))

    def _languages(self) -> str:
        words = self._words
        said = []
        for one in self._profile.languages:
            reads = words.t("lit") if one.reads in ("well", "a-little") else ""
            speaks = words.t("parle") if one.speaks in ("well", "a-little") else ""
            acts = ", ".join(part for part in (speaks, reads) if part)
            name = language_name(one.code, words.language)
            said.append(f"{name} ({acts})" if acts else name)
        return " · ".join(said)

    def _today(self) -> date:
        return self._context.clock().date()


def _title(title: Title, today: date, words: Words) -> QWidget:
    name = label(labels.TITLE_KINDS, title.kind, words)
    if title.ground not in ("unknown", "not-stated", "none"):
        name = f"{name} · {label(labels.TITLE_GROUNDS, title.ground, words)}"
    if not title.valid_to:
        return Text(name)
    until = date.fromisoformat(title.valid_to)
    return _stacked(name, StatusWord(*_validity(until, today, words)))


def _validity(until: date, today: date, words: Words) -> tuple[Kind, str]:
    left = (until - today).days
    day = short_date(until, words.language)
    if left < 0:
        return "danger", words.t("expiré depuis le {date}", date=day)
    if left == 0:
        return "danger", words.t("dernier jour : aujourd’hui")
    text = words.n("jusqu’au {date} (dans {count} jour)", "jusqu’au {date} (dans {count} jours)", left, date=day)
    return ("danger" if left <= SOON_DAYS else "warning" if left <= NEAR_DAYS else "plain"), text


def _contact(contact: Contact, words: Words) -> QWidget:
    """What is safe comes before the number."""
    careful = []
    if contact.never_mention_prefecture:
        careful.append(words.t("Ne jamais parler de la préfecture"))
    if contact.shared == "yes":
        careful.append(words.t("Partagé avec quelqu’un"))
    if contact.may_leave_message == "no":
        careful.append(words.t("Ne pas laisser de message"))
    plain = [contact.value, contact.whose]
    if contact.may_leave_message == "yes":
        plain.append(words.t("message possible"))
    plain.append(contact.best_time)
    value = Text(" · ".join(part for part in plain if part))
    return Column(*(StatusWord("warning", text) for text in careful), value, gap=4)


def _stacked(text: str, below: QWidget) -> QWidget:
    return Column(*([Text(text)] if text else []), below, gap=4)

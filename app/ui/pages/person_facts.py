"""A person's file as lines to read, in the order of the permit card: who she is, what she holds, how to reach her."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.entities import Contact, IdNumber, Language, Name, Title
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language import labels
from app.language.dates import birth_text
from app.language.directions import joined
from app.language.labels import label
from app.language.labels import nationality as country
from app.language.languages import language_name
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.pages.person_titles import TitlesCard
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.status import Kind, Masked, StatusWord
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Card, Text

ALIAS = "alias"
MASKED_END = {"phone": 4, "relative-phone": 4}


def headline(profile: Profile, words: Words) -> str:
    """Birth, nationality, languages, reference, in one line."""
    person = profile.person
    born = birth_text(person.birth)
    parts = [
        words.t("né(e) le {date}", date=born) if len(born) > 4 else words.t("né(e) en {year}", year=born)
    ] if born else []  # fmt: skip
    parts += [", ".join(country(code, words) for code in person.nationalities)]
    parts += [", ".join(dict.fromkeys(language_name(one.code, words.language) for one in profile.languages))]
    parts += [person.reference]
    return joined(parts)


class FactsPart(Column):
    """The cards about a person herself."""

    def __init__(self, context: DeskContext, profile: Profile, titles: Sequence[Title]) -> None:
        super().__init__()
        self._context = context
        self._words = context.words
        self._profile = profile
        self._person = profile.person.id
        self.add(self._situation())
        self.add(TitlesCard(context, self._person, titles))
        self.add(self._contacts())

    # -- who she is ----------------------------------------------------------------------------

    def _situation(self) -> Card:
        words = self._words
        card = Card(words.t("Situation"))
        card.beside_heading(
            Button(words.t("Modifier"), "link", name=words.t("Modifier la situation"), on=self._go("edit-person"))
        )
        # However many names she has, who she is comes before them.
        names = self._profile.names
        first = {name.kind: name for name in reversed(names) if name.kind != ALIAS}.values()
        lines = [
            *self._names(name for name in names if name in first), *self._birth(), *self._languages(),
            *self._numbers(), *self._names(name for name in names if name not in first),
        ]  # fmt: skip
        card.add(SummaryList(words, lines, words.t("Situation")))
        more = card.add(Disclosure(words, words.t("Ajouter un nom, une langue, un numéro")))
        pages = (("name", words.t("Ajouter un nom")), ("language", words.t("Ajouter une langue")),
                 ("number", words.t("Ajouter un numéro")))  # fmt: skip
        more.add(FlowBox(*(Button(text, "quiet", glyph="plus", on=self._go(page)) for page, text in pages)))
        return card

    def _names(self, names: Iterable[Name]) -> list[Line]:
        words = self._words
        return [
            Line(label(labels.NAME_KINDS, name.kind, words), words.t("Aucun") if name.absent else name.text,
                 self._entry("name", name.id))
            for name in names
        ]  # fmt: skip

    def _birth(self) -> list[Line]:
        words, person = self._words, self._profile.person
        variants = ", ".join(map(birth_text, person.birth_variants))
        born = birth_text(person.birth)
        if variants:
            born = joined((born, words.t("aussi écrit {dates}", dates=variants)))
        countries = ", ".join(country(code, words) for code in person.nationalities)
        edit = self._go("edit-person")
        lines = [
            Line(words.t("Naissance"), born, None if born else edit),
            Line(words.t("Nationalités"), countries, None if countries else edit),
        ]
        if person.autonomy != "unknown":
            lines.append(Line(words.t("En ligne"), label(labels.AUTONOMY, person.autonomy, words)))
        return lines

    def _languages(self) -> list[Line]:
        words = self._words
        if not self._profile.languages:
            return [Line(words.t("Langue"), "", self._go("language"))]
        return [
            Line(words.t("Langue"), self._language(one), self._entry("language", one.id))
            for one in self._profile.languages
        ]

    def _language(self, one: Language) -> str:
        words = self._words
        parts = [
            words.t("parle : {level}", level=label(labels.LEVELS, one.speaks, words).lower())
            if one.speaks != "unknown" else "",
            words.t("lit : {level}", level=label(labels.LEVELS, one.reads, words).lower())
            if one.reads != "unknown" else "",
            words.t("interprète nécessaire") if one.interpreter == "yes" else "",
        ]  # fmt: skip
        name = language_name(one.code.removeprefix("other:"), words.language)
        told = ", ".join(part for part in parts if part)
        return f"{name} ({told})" if told else name

    def _numbers(self) -> list[Line]:
        words = self._words
        lines = []
        for number in self._profile.numbers:
            name = label(labels.ID_NUMBER_KINDS, number.kind, words)
            lines.append(Line(name, partial(_number, name, number, words), self._entry("number", number.id)))
        return lines

    # -- how to reach her ----------------------------------------------------------------------

    def _contacts(self) -> Card:
        words = self._words
        card = Card(words.t("Contacts"))
        card.beside_heading(
            Button(words.t("Ajouter"), "link", name=words.t("Ajouter un contact"), on=self._go("contact"))
        )
        if not self._profile.contacts:
            card.add(Text(words.t("Aucun moyen de la joindre n’est noté."), ink="muted"))
            return card
        lines = [
            Line(
                label(labels.CONTACT_KINDS, one.kind, words),
                partial(contact, one, words),
                self._entry("contact", one.id),
            )
            for one in self._profile.contacts
        ]
        card.add(SummaryList(words, lines, words.t("Contacts")))
        return card

    def _go(self, page: str) -> Callable[[], None]:
        return lambda: self._context.navigator.go(page, person=self._person)

    def _entry(self, page: str, entry: Id) -> Callable[[], None]:
        return lambda: self._context.navigator.go(page, entry=entry)


def _number(name: str, number: IdNumber, words: Words) -> QWidget:
    shown = Masked(words, name, number.text)
    if not number.where_seen:
        return shown
    return Column(shown, Text(words.t("vu sur : {paper}", paper=number.where_seen), "detail"), gap=2)


def contact(one: Contact, words: Words) -> QWidget:
    """What is safe comes before the value, which is read only by asking for it."""
    name = label(labels.CONTACT_KINDS, one.kind, words)
    shown = Masked(words, name, one.value, shown_end=MASKED_END.get(one.kind, 0))
    beside = joined((one.whose, one.best_time))
    return Column(
        *(StatusWord(kind, text, glyph=glyph) for kind, text, glyph in careful(one, words)), shown,
        *([Text(beside, "detail")] if beside else []), gap=4,
    )  # fmt: skip


def careful(one: Contact, words: Words) -> list[tuple[Kind, str, str]]:
    """The words of caution of a contact: how grave, what, with which icon. What is not known is not safe."""
    found: list[tuple[Kind, str, str]] = []
    if one.never_mention_prefecture:
        found.append(("danger", words.t("Ne jamais parler de la préfecture"), "octagon-alert"))
    if one.shared == "yes":
        found.append(("warning", words.t("Partagé avec quelqu’un"), "users"))
    message = {
        "no": ("warning", words.t("Ne pas laisser de message"), "message-square"),
        "yes": ("plain", words.t("message possible"), "message-square"),
    }  # fmt: skip
    kind, text, glyph = message.get(
        one.may_leave_message, ("plain", words.t("Message : on ne sait pas, n’en laissez pas"), "circle-help")
    )
    if one.kind != "address":
        found.append(("warning" if kind == "warning" else "plain", text, glyph))
    return found

"""A person's file as lines to read, in the order of the permit card: who she is, what she holds, how to reach her."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.entities import Contact, Language, Title
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language import labels
from app.language.dates import birth_text, short_date
from app.language.labels import label
from app.language.labels import nationality as country
from app.language.languages import language_name
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.pages.held import title_name
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.status import Kind, Masked, StatusWord
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Card, Text

SOON_DAYS, NEAR_DAYS = 7, 60
RECENT = 3
"""So many titles are shown; the older ones unfold."""
MASKED_END = {"phone": 4, "relative-phone": 4}


def headline(profile: Profile, words: Words) -> str:
    """Birth, nationality, languages, reference, in one line."""
    person = profile.person
    born = birth_text(person.birth)
    parts = [
        words.t("né(e) le {date}", date=born) if len(born) > 4 else words.t("né(e) en {year}", year=born)
    ] if born else []  # fmt: skip
    parts += [", ".join(country(code, words) for code in person.nationalities)]
    parts += [", ".join(language_name(one.code, words.language) for one in profile.languages)]
    parts += [person.reference]
    return " · ".join(part for part in parts if part)


class FactsPart(Column):
    """The cards about a person herself."""

    def __init__(self, context: DeskContext, profile: Profile, titles: Sequence[Title]) -> None:
        super().__init__()
        self._context = context
        self._words = context.words
        self._profile = profile
        self._person = profile.person.id
        self.add(self._situation())
        self.add(self._titles(titles))
        self.add(self._contacts())

    # -- who she is ----------------------------------------------------------------------------

    def _situation(self) -> Card:
        words = self._words
        card = Card(words.t("Situation"))
        card.beside_heading(
            Button(words.t("Modifier"), "link", name=words.t("Modifier la situation"), on=self._go("edit-person"))
        )
        lines = [*self._names(), *self._birth(), *self._languages(), *self._numbers()]
        card.add(SummaryList(words, lines, words.t("Situation")))
        more = card.add(Disclosure(words.t("Ajouter un nom, une langue, un numéro")))
        pages = (("name", words.t("Ajouter un nom")), ("language", words.t("Ajouter une langue")),
                 ("number", words.t("Ajouter un numéro")))  # fmt: skip
        more.add(FlowBox(*(Button(text, "quiet", glyph="plus", on=self._go(page)) for page, text in pages)))
        return card

    def _names(self) -> list[Line]:
        words = self._words
        return [
            Line(label(labels.NAME_KINDS, name.kind, words), words.t("Aucun") if name.absent else name.text,
                 self._entry("name", name.id))
            for name in self._profile.names
        ]  # fmt: skip

    def _birth(self) -> list[Line]:
        words, person = self._words, self._profile.person
        variants = ", ".join(map(birth_text, person.birth_variants))
        born = birth_text(person.birth)
        if variants:
            born = " · ".join(part for part in (born, words.t("aussi écrit {dates}", dates=variants)) if part)
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
            shown: QWidget = Masked(words, name, number.text)
            if number.where_seen:
                shown = Column(shown, Text(words.t("vu sur : {paper}", paper=number.where_seen), "detail"), gap=2)
            lines.append(Line(name, shown, self._entry("number", number.id)))
        return lines

    # -- what she holds ------------------------------------------------------------------------

    def _titles(self, titles: Sequence[Title]) -> Card:
        words = self._words
        card = Card(words.t("Titres"))
        card.beside_heading(Button(words.t("Ajouter"), "link", name=words.t("Ajouter un titre"), on=self._go("title")))
        if not titles:
            card.add(Text(words.t("Aucun titre noté."), ink="muted"))
            return card
        lines = self._title_lines(titles)
        card.add(SummaryList(words, lines[:RECENT], words.t("Titres")))
        if len(lines) > RECENT:
            older = lines[RECENT:]
            count = words.n("{count} ligne plus ancienne", "{count} lignes plus anciennes", len(older))
            rest = card.add(Disclosure(count))
            rest.add(SummaryList(words, older, words.t("Titres plus anciens")))
        return card

    def _title_lines(self, titles: Sequence[Title]) -> list[Line]:
        """The titles, the one that lasts longest first, with the gaps between them in words; then passports."""
        words, today = self._words, self._context.clock().date()
        lines: list[Line] = []
        begins = ""
        for title in sorted(titles, key=lambda one: one.kind == "passport"):
            if title.kind != "passport":
                gap = _gap(title.valid_to, begins)
                lines += [Line(words.t("Trou"), self._gap(*gap))] if gap else []
                begins = title.valid_from
            lines.append(Line(title_name(title, words), _title(title, today, words), self._entry("title", title.id)))
        return lines

    def _gap(self, first: date, last: date) -> StatusWord:
        words = self._words
        text = words.n(
            "Sans titre pendant {count} jour : du {since} au {until}",
            "Sans titre pendant {count} jours : du {since} au {until}", (last - first).days + 1,
            since=short_date(first, words.language), until=short_date(last, words.language),
        )  # fmt: skip
        return StatusWord("danger", text)

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
            Line(label(labels.CONTACT_KINDS, one.kind, words), contact(one, words), self._entry("contact", one.id))
            for one in self._profile.contacts
        ]
        card.add(SummaryList(words, lines, words.t("Contacts")))
        return card

    def _go(self, page: str) -> Callable[[], None]:
        return lambda: self._context.navigator.go(page, person=self._person)

    def _entry(self, page: str, entry: Id) -> Callable[[], None]:
        return lambda: self._context.navigator.go(page, entry=entry)


def _gap(ended: str, begins: str) -> tuple[date, date] | None:
    """The days between the end of one title and the beginning of the next, where both are known and apart."""
    if not ended or not begins:
        return None
    first, last = date.fromisoformat(ended) + timedelta(days=1), date.fromisoformat(begins) - timedelta(days=1)
    return (first, last) if first <= last else None


def _title(title: Title, today: date, words: Words) -> QWidget:
    parts: list[QWidget] = []
    if title.valid_to:
        parts.append(StatusWord(*_validity(date.fromisoformat(title.valid_to), today, words)))
    details = [
        words.t("depuis le {date}", date=short_date(date.fromisoformat(title.valid_from), words.language))
        if title.valid_from else "",
        label(labels.SEEN, title.seen, words).lower() if title.seen != "unknown" else "",
    ]  # fmt: skip
    told = " · ".join(part for part in details if part)
    if told:
        parts.append(Text(told, "detail"))
    if title.number:
        parts.append(Masked(words, words.t("Numéro du titre"), title.number))
    return Column(*(parts or [Text(words.t("dates inconnues"), ink="muted")]), gap=2)


def _validity(until: date, today: date, words: Words) -> tuple[Kind, str]:
    left = (until - today).days
    day = short_date(until, words.language)
    if left < 0:
        return "plain" if left < -NEAR_DAYS else "danger", words.t("expiré depuis le {date}", date=day)
    if left == 0:
        return "danger", words.t("dernier jour : aujourd’hui")
    text = words.n("jusqu’au {date} (dans {count} jour)", "jusqu’au {date} (dans {count} jours)", left, date=day)
    return ("danger" if left <= SOON_DAYS else "warning" if left <= NEAR_DAYS else "plain"), text


def contact(one: Contact, words: Words) -> QWidget:
    """What is safe comes before the value, which is read only by asking for it."""
    name = label(labels.CONTACT_KINDS, one.kind, words)
    shown = Masked(words, name, one.value, shown_end=MASKED_END.get(one.kind, 0))
    beside = " · ".join(part for part in (one.whose, one.best_time) if part)
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

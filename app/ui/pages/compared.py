"""Two or more sheets beside each other, in words: what differs first, then what is the same."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.desk.merges import Column as Sheet
from app.domain.likeness import Likeness
from app.domain.merging import FIELDS, is_known
from app.domain.profile import Profile
from app.language import labels
from app.language.dates import birth_text, moment_of, seen_date, short_date
from app.language.directions import joined
from app.language.labels import label
from app.language.labels import nationality as country
from app.language.languages import language_name
from app.language.names import masked
from app.language.words import Words, mark
from app.ui.context import DeskContext
from app.ui.pages.case_form import case_name, opened
from app.ui.pages.held import title_name
from app.ui.standing import written
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.even_row import EvenRow
from app.ui.widgets.message import Problem
from app.ui.widgets.page import Page
from app.ui.widgets.text import Card, Text

FIELD_NAMES = {
    "birth": mark("Date de naissance"), "birth_variants": mark("Autres dates de naissance vues"),
    "nationalities": mark("Nationalités"), "autonomy": mark("Démarches en ligne"),
    "alert": mark("À savoir avant tout"),
}  # fmt: skip


class Headings(Column):
    """Who each sheet is about: name, reference, since when, how much is in it. `below` puts an act under each."""

    def __init__(
        self, words: Words, sheets: Sequence[Sheet], below: Callable[[Sheet], QWidget] | None = None
    ) -> None:  # fmt: skip
        super().__init__()
        self.add(EvenRow(*(_heading(words, sheet, below) for sheet in sheets), fill=True))


class Differences(Column):
    """What the sheets say: what is to be chosen, what differs and is kept, and, folded, what is the same.

    `choices` are the questions by field, and `to_choose` is the card that they stand on, where there are any; `why` is
    said above them.
    """

    def __init__(self, words: Words, sheets: Sequence[Sheet], asked: Sequence[str], why: str = "") -> None:
        super().__init__()
        self.choices = {field: field_choice(words, sheets, field) for field in asked}
        self.to_choose: Card | None = None
        if asked:
            self.to_choose = self.add(Card(words.t("Ce qu’il faut choisir")))
            if why:
                self.to_choose.add(Text(why, ink="muted"))
            for choice in self.choices.values():
                self.to_choose.add(choice)
        rows = [row for row in _rows(words, sheets) if row[0] not in {words.t(FIELD_NAMES[field]) for field in asked}]
        different = [row for row in rows if len(set(row[1])) > 1]
        if different:
            card = self.add(Card(words.t("Ce qui diffère : tout est gardé")))
            for name, values in different:
                card.add(_line(words, name, values))
        same = [row for row in rows if len(set(row[1])) == 1 and row[1][0]]
        if same:
            folded = self.add(Disclosure(words, words.t("Ce qui est pareil")))
            for name, values in same:
                folded.add(_line(words, name, values[:1]))


def answered(page: Page, choices: Iterable[Choice]) -> bool:
    """Whether each question has its answer; those without are marked, and told on top of the page."""
    words, asked = page.words, list(choices)
    missing = [choice for choice in asked if not choice.value()]
    for choice in asked:
        choice.set_error(words.t("Choisissez ce qui est juste.") if choice in missing else "")
    page.show_problems(
        [Problem(words.t("{field} : choisissez ce qui est juste.", field=choice.label), choice) for choice in missing]
    )
    return not missing


def volunteer_name(context: DeskContext, code: str) -> str:
    """Who said something; someone, where the team has nobody of that code any more."""
    names = {one.code: one.name for one in context.desk.sitting.volunteers()}
    return names.get(code) or context.words.t("Quelqu’un")


def why_alike(likeness: Likeness, words: Words) -> str:
    """How likely two are one, and what says so."""
    reasons = joined(label(labels.REASONS, reason, words) for reason in likeness.reasons)
    return words.t("{level} : {reasons}", level=label(labels.LIKELINESS, likeness.level, words), reasons=reasons)


def on_day(at: str, words: Words) -> str:
    """The day of a moment (ISO 8601), as it was written by whatever laptop; empty where it says none."""
    try:
        return short_date(moment_of(at).date(), words.language)
    except ValueError:
        return ""


def field_choice(words: Words, sheets: Sequence[Sheet], field: str) -> Choice:
    """The question which sheet is right; one that does not know keeps its column and is no answer.

    The codes are the persons' ids.
    """
    said = [(sheet.profile.person, field_text(words, field, getattr(sheet.profile.person, field))) for sheet in sheets]
    options = [Option(person.id, text or words.t("Non renseigné"), person.reference) for person, text in said]
    choice = Choice(words.t(FIELD_NAMES[field]), options, beside=True)
    for button, (_, text) in zip(choice.buttons, said, strict=True):
        button.setEnabled(bool(text))
    choice.setFocusProxy(next(button for button in choice.buttons if button.isEnabled()))
    return choice


def field_text(words: Words, field: str, value: object) -> str:
    """A value of a field of `Person`; empty where it is not known."""
    if field == "birth":
        return birth_text(str(value))
    if isinstance(value, tuple):
        said = (birth_text(one) if field == "birth_variants" else country(one, words) for one in value)
        return ", ".join(said)
    if field == "autonomy":
        return label(labels.AUTONOMY, str(value), words) if is_known(field, value) else ""
    return str(value)


def _heading(words: Words, sheet: Sheet, below: Callable[[Sheet], QWidget] | None) -> Card:
    card = Card(look="inset")
    card.setAccessibleName(written(sheet.profile))
    card.add(Text(written(sheet.profile), "h2"))
    made = words.t("Fiche {reference}, créée le {day}", reference=sheet.profile.person.reference,
                   day=short_date(date.fromisoformat(sheet.made_on), words.language))  # fmt: skip
    card.add(Column(Text(made, ink="muted"), Text(_came(words, sheet), ink="muted"), gap=2))
    if below is not None:
        card.add(below(sheet))
    # Names of several lines beside one of a single line: all begin on top.
    card.body.addStretch(1)
    return card


def _came(words: Words, sheet: Sheet) -> str:
    moments = sorted(visit.arrived_at for visit in sheet.visits if visit.arrived_at)
    if not moments:
        return words.t("Aucune venue notée")
    last = on_day(moments[-1], words)
    return words.n("{count} venue, le {day}", "{count} venues, la dernière le {day}", len(moments), day=last)


def _rows(words: Words, sheets: Sequence[Sheet]) -> list[tuple[str, tuple[str, ...]]]:
    """Every line of the sheets: its name, and what each of them says."""
    profiles = [sheet.profile for sheet in sheets]
    return [
        (words.t("Noms"), tuple(_lines(_names(words, one)) for one in profiles)),
        *((words.t(FIELD_NAMES[field]), tuple(field_text(words, field, getattr(one.person, field)) for one in profiles))
          for field in FIELDS if field != "reference"),
        (words.t("Langues"), tuple(_lines(language_name(each.code, words.language) for each in one.languages)
                                   for one in profiles)),
        (words.t("Numéros"), tuple(
            _lines(words.t("{name} : {value}", name=label(labels.ID_NUMBER_KINDS, each.kind, words), value=each.text)
                   for each in one.numbers)
            for one in profiles)),
        (words.t("Contacts"), tuple(_lines(_contacts(one)) for one in profiles)),
        (words.t("Titres"), tuple(_lines(_titles(words, sheet)) for sheet in sheets)),
        (words.t("Démarches"), tuple(_lines(_cases(words, sheet)) for sheet in sheets)),
    ]  # fmt: skip


def _names(words: Words, profile: Profile) -> Iterable[str]:
    for name in profile.names:
        text = words.t("Aucun") if name.absent else name.text
        yield words.t("{name} : {value}", name=label(labels.NAME_KINDS, name.kind, words), value=text)


def _contacts(profile: Profile) -> Iterable[str]:
    # Nobody reads a number before what is safe on it: that stands on the sheet of each.
    return (joined((masked(one.value), one.whose)) for one in profile.contacts)


def _titles(words: Words, sheet: Sheet) -> Iterable[str]:
    for title in sheet.titles:
        until = words.t("jusqu’au {date}", date=seen_date(title.valid_to, words.language)) if title.valid_to else ""
        yield joined((title_name(title, words), until))


def _cases(words: Words, sheet: Sheet) -> Iterable[str]:
    return (joined((case_name(case, words), opened(case, words))) for case in sheet.cases)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(texts))


def _line(words: Words, name: str, values: Sequence[str]) -> Column:
    cells = [Text(value or words.t("Non renseigné"), ink="" if value else "muted") for value in values]
    return Column(Text(name, "strong"), EvenRow(*cells), gap=4)

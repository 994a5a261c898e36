"""The list of the desk on paper: who, what, by when, with a box to tick. It stays at the desk."""

from collections.abc import Iterable, Iterator

import msgspec

from app.desk.agenda import Agenda, Listing
from app.desk.takeaway import Takeaways
from app.domain.agenda.model import Line
from app.domain.clock import Clock
from app.domain.entities import NOBODY
from app.domain.ids import Id
from app.language.agenda_texts import WEIGHTS, act_of, name_of, now_of
from app.language.dates import full_date, long_date
from app.language.names import full_name, initials
from app.language.words import Words, mark
from app.papers.model import Paper, PaperMark, Wording
from app.papers.notice import Entry, Notice, Part, notice
from app.papers.scripts.typecase import TypeCase

RED = mark("Avant tout le reste")
NATURE = mark(
    "Liste de travail de la permanence, avec des noms : elle ne sort pas, et se détruit après la séance. Les dates "
    "sont calculées ; ce ne sont pas des conseils juridiques."
)
SIZE = 11.0


class AgendaForm(msgspec.Struct, frozen=True, kw_only=True):
    """Which lines of the list; `discreet` writes initials for names."""

    lines: tuple[Id, ...]
    discreet: bool = False
    large: bool = False


class AgendaMaker:
    """Makes the lists."""

    kind = "agenda"
    template = "agenda/1"

    def __init__(self, agenda: Agenda, takeaways: Takeaways, type_case: TypeCase, clock: Clock) -> None:
        self._agenda = agenda
        self._takeaways = takeaways
        self._type_case = type_case
        self._clock = clock

    def make(self, form: msgspec.Struct, mark: PaperMark, helper: str) -> Paper:
        """The list as it stands now: a line done meanwhile is no longer on it."""
        if not isinstance(form, AgendaForm):
            raise TypeError(type(form).__name__)
        words, today = Words(), self._clock().date()
        listing = self._agenda.before_next()
        wanted = set(form.lines)
        until = full_date(listing.horizon.until, words.language)
        sheet = Notice(
            mark=mark, desk=self._takeaways.desk_card(),
            title=Wording(words.t("À faire avant la séance du {day}", day=until)), nature=Wording(words.t(NATURE)),
            issued=Wording(long_date(today)), made=Wording(words.t("Liste faite le")), helper=helper,
            parts=tuple(_parts(listing, (line for line in listing.lines if line.id in wanted), form, words)),
            large=form.large, specimen=self._takeaways.specimen,
        )  # fmt: skip
        return notice(sheet, self._type_case)

    def about(self, form: msgspec.Struct) -> tuple[Id, Id]:
        """Nobody: it is the desk's, and nothing of it is kept."""
        del form
        return NOBODY, NOBODY


def _parts(listing: Listing, lines: Iterable[Line], form: AgendaForm, words: Words) -> Iterator[Part]:
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(RED if line.red else WEIGHTS[line.weight], []).append(line)
    for heading, found in groups.items():
        entries = tuple(_entry(line, listing, form, words) for line in found)
        yield Part(Wording(words.t(heading)), entries)


def _entry(line: Line, listing: Listing, form: AgendaForm, words: Words) -> Entry:
    profile = listing.profiles.get(line.person)
    who = (initials(profile) if form.discreet else full_name(profile)) if profile else "…"
    day = long_date(line.day, words.language) if line.day else words.t("date inconnue")
    hour = f", {line.hour.strftime('%H:%M')}" if line.hour else ""
    told = [name_of(line, words) if line.text else act_of(line, words), now_of(line, words)]
    if line.overridden and line.task:
        computed = long_date(line.computed, words.language) if line.computed else words.t("inconnue")
        told.append(words.t("Date choisie à la main. Date calculée : {day}", day=computed))
        told.append(words.t("Raison : {reason}", reason=line.task.reason))
    if line.state == "handed-over" and line.task:
        told.append(words.t("Confié à {name}", name=line.task.to))
    return Entry(text=Wording(f"{day}{hour} · {who}"), sign="box", bold=True, size=SIZE,
                 note=Wording(". ".join(part.rstrip(".") for part in told if part) + "."))  # fmt: skip

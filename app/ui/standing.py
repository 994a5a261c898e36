"""What the frame around every page is given: the search of people, and the facts of the status line."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from app.desk.open_desk import OpenDesk
from app.desk.people import Found
from app.domain.dates import from_edtf
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language.dates import birth_text, moment_of, short_date
from app.language.directions import joined
from app.language.labels import REASONS, label
from app.language.labels import nationality as nationality
from app.language.names import full_name, initials
from app.language.words import Words
from app.ui.context import Navigator, Screen
from app.ui.status_line import StatusFacts
from app.ui.widgets.result_list import Result
from app.ui.widgets.suggestions import folded

MOST = 12
BACKUP_DAYS = 7
_WORD = re.compile(r"[^\W_]+")


class PeopleFinder:
    """Finds people for the search field and for the pages that list them.

    With discretion on, other people's lines show initials and the year of birth only, until what was typed singles
    one out: the only hit, or the only one that is very likely.
    """

    def __init__(self, desk: OpenDesk, words: Words, screen: Screen) -> None:
        self._desk = desk
        self._words = words
        self._screen = screen

    def find(self, text: str, most: int = MOST) -> Sequence[Result]:
        """Who fits `text`, best first, each with its reasons. Runs beside the window."""
        found = self._desk.people.find(text, most, whole=False)
        single = self._singled_out(found)
        return [self._result(one, text, hidden=one.profile.person.id != single) for one in found]

    def recent(self, most: int = MOST) -> Sequence[Result]:
        """The persons last worked with, for a list that nobody has typed into yet."""
        return [self.line(profile) for profile in self._desk.people.recent(most)]

    def open(self, key: str, navigator: Navigator) -> None:
        """Opens the page of a person."""
        navigator.go("person", person=Id(key))

    def open_all(self, text: str, navigator: Navigator) -> None:
        """Opens the list of everyone whom `text` finds."""
        navigator.go("people", typed=text)

    def line(self, profile: Profile, *, aside: str = "") -> Result:
        """A person as a line of any list: initials and the year of birth with discretion on."""
        hidden = self._screen.settings.discreet
        return Result(profile.person.id, self.title(profile), self._detail(profile, hidden), glyph="user", aside=aside)

    def title(self, profile: Profile) -> str:
        """Her name in a list: initials with discretion on."""
        return initials(profile) if self._screen.settings.discreet else written(profile)

    def _singled_out(self, found: Sequence[Found]) -> str:
        certain = [one for one in found if one.hit.level == "very-likely"]
        best = found if len(found) == 1 else certain
        return best[0].profile.person.id if len(best) == 1 else ""

    def _result(self, found: Found, typed: str, *, hidden: bool) -> Result:
        hidden = hidden and self._screen.settings.discreet
        title = initials(found.profile) if hidden else written(found.profile)
        reasons = ", ".join(label(REASONS, reason, self._words) for reason in found.hit.reasons)
        return Result(
            found.profile.person.id, title, self._detail(found.profile, hidden),
            self._words.t("Trouvé par : {reasons}", reasons=reasons) if reasons else "",
            () if hidden else matches(title, typed), "user",
        )  # fmt: skip

    def _detail(self, profile: Profile, hidden: bool) -> str:
        person = profile.person
        if hidden:
            year = from_edtf(person.birth).year
            return str(year) if year else ""
        return identity(profile, self._words)


def written(profile: Profile) -> str:
    """Her name as permits write it, and in her own script where that is known."""
    own = profile.name("own-script")
    name = full_name(profile)
    return joined((name, own)) if own != name else name


def identity(profile: Profile, words: Words) -> str:
    """What tells two people of one name apart: birth, nationality, reference."""
    person = profile.person
    countries = ", ".join(nationality(code, words) for code in person.nationalities)
    return joined((birth_text(person.birth), countries, person.reference))


def matches(title: str, typed: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) places of `title` that begin as a word typed does, whatever accents and capitals."""
    wanted = [folded(word) for word in _WORD.findall(typed)]
    found = []
    for word in _WORD.finditer(title):
        ends = [_end(word.group(), start) for start in wanted]
        if any(ends):
            found.append((word.start(), word.start() + max(ends)))
    return tuple(found)


def _end(word: str, start: str) -> int:
    """How many letters of `word` the beginning `start` takes; 0 where the word begins otherwise."""
    if not folded(word).startswith(start):
        return 0
    return next(end for end in range(1, len(word) + 1) if folded(word[:end]).startswith(start))


def status_facts(desk: OpenDesk, words: Words) -> StatusFacts:
    """Where, who, and the last proven backup: a warning once it is older than a week, or where there is none."""
    sitting = desk.sitting
    session = sitting.session
    place = session.place if session else ""
    backup, old = _backup(desk, words, date.fromisoformat(session.date) if session else None)
    return StatusFacts(
        place=place or sitting.desk.name, volunteer=sitting.volunteer.name if sitting.volunteer else "",
        backup=backup, backup_kind="warning" if old else "plain",
    )  # fmt: skip


def _backup(desk: OpenDesk, words: Words, today: date | None) -> tuple[str, bool]:
    last = desk.backups.last()
    if last is None:
        return words.t("Aucune sauvegarde vérifiée"), True
    made = moment_of(last.made_at).date()
    old = today is not None and made < today - timedelta(days=BACKUP_DAYS)
    return words.t("Sauvegarde vérifiée du {date}", date=short_date(made, words.language)), old

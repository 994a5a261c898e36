"""What happened with a person: newest first, by day, with a filter and the way to undo what was done today."""

from datetime import date, datetime

from app.desk.timeline import Line
from app.domain.entities import NOBODY
from app.domain.ids import Id
from app.language.dates import birth_text, clock_time, short_date
from app.language.directions import joined
from app.language.words import Words, mark
from app.ui.context import DeskContext
from app.ui.undo import undoing
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.status import EmptyState, Kind
from app.ui.widgets.timeline import Act, Happening, Timeline

LOOKS: dict[str, tuple[str, Kind]] = {
    "attempt": ("triangle-alert", "warning"), "deposit": ("send", "success"), "appointment": ("calendar", "info"),
    "status_read": ("message-square", "plain"), "guide_run": ("book-open", "plain"), "note": ("pencil", "plain"),
    "issued_paper": ("printer", "plain"), "visit": ("user", "plain"), "case": ("folder-open", "plain"),
    "title": ("file-text", "plain"), "consequence": ("scale", "warning"), "mandate": ("handshake", "plain"),
    "consent": ("hand", "plain"), "relation": ("users", "plain"), "acknowledgement": ("eye", "plain"),
    "decision": ("octagon-alert", "danger"), "attachment": ("paperclip", "plain"),
}  # fmt: skip
PAGES = {
    "attempt": "attempt", "deposit": "deposit", "appointment": "appointment", "status_read": "status", "note": "note",
    "title": "title", "consequence": "consequence", "mandate": "mandate", "consent": "consent", "relation": "relation",
    "decision": "decision",
}  # fmt: skip
"""The page that corrects or takes back what a line tells."""
FILTERS = {
    "attempt": mark("Échecs"), "deposit": mark("Dépôts"), "appointment": mark("Rendez-vous"),
    "status_read": mark("États relevés"), "guide_run": mark("Guides"), "note": mark("Notes"),
    "issued_paper": mark("Papiers"), "visit": mark("Venues"), "case": mark("Dossiers"), "title": mark("Titres"),
    "consequence": mark("Conséquences"), "mandate": mark("Mandats"), "consent": mark("Accords"),
    "relation": mark("Entourage"), "decision": mark("Décisions"), "attachment": mark("Pièces"),
}  # fmt: skip
EVERYTHING = ""
FEW = 12
"""Up to so many lines need no filter."""


class History(Column):
    """The lines of a person; `kind` is the filter chosen before, as an entity's name."""

    def __init__(self, context: DeskContext, person: Id, kind: str = EVERYTHING) -> None:
        super().__init__(gap=12)
        self.kind = kind
        self._context = context
        words = context.words
        self._today = context.clock().date()
        self._days: dict[str, str] = {}
        self._lines = context.desk.timeline(person, words)
        kinds = [each for each in FILTERS if any(line.kind == each for line in self._lines)]
        if kind not in kinds:
            self.kind = EVERYTHING
        if not self._lines:
            self.add(EmptyState(words.t("Première visite."), detail=words.t("Ce que vous notez apparaît ici.")))
            return
        if len(self._lines) > FEW and len(kinds) > 1:
            options = [Option("all", words.t("Tout")), *(Option(each, words.t(FILTERS[each])) for each in kinds)]
            folded = self.add(Disclosure(words, words.t("Ne montrer qu’une partie")))
            folded.button.set_open(self.kind != EVERYTHING)
            self.filter = folded.add(Choice(words.t("Montrer"), options, chosen=self.kind or "all", in_line=True))
            self.filter.changed.connect(self._choose)
        self.timeline = self.add(Timeline(words, words.t("Histoire")))
        self._put()

    def _choose(self) -> None:
        self.kind = self.filter.value().replace("all", EVERYTHING)
        self._put()

    def _put(self) -> None:
        lines = [line for line in self._lines if self.kind in (EVERYTHING, line.kind)]
        self.timeline.put(map(self._happening, lines), len(lines))

    def _happening(self, line: Line) -> Happening:
        words = self._context.words
        glyph, kind = LOOKS.get(line.kind, ("circle", "plain"))
        if line.kind == "appointment" and line.at[:10] < self._today.isoformat():
            kind = "plain"
        time = clock_time(datetime.fromisoformat(line.at)) if "T" in line.at else ""
        when = joined((time, line.by))
        batch = self._context.desk.sitting.made_by(line.id)
        undo = (Act(words.t("Annuler"), undoing(self._context, batch), "undo"),) if batch else ()
        acts = (*self._pieces(line), *undo, *self._correcting(line))
        return Happening(when, line.title, line.detail, self._day(line.at), glyph, kind, acts)

    def _pieces(self, line: Line) -> tuple[Act, ...]:
        """The way to the pictures and PDFs about it, with how many there are."""
        words, navigator = self._context.words, self._context.navigator
        if not line.pieces:
            return ()
        text = words.n("Voir {count} pièce", "Voir {count} pièces", len(line.pieces))
        about = NOBODY if line.kind == "attachment" else line.id
        return (Act(text, lambda: navigator.go("attachment", piece=line.pieces[0], about=about), "paperclip"),)

    def _correcting(self, line: Line) -> tuple[Act, ...]:
        page, navigator = PAGES.get(line.kind, ""), self._context.navigator
        if not page or not navigator.has(page):
            return ()
        correct = self._context.words.t("Corriger")
        return (Act(correct, lambda: navigator.go(page, entry=line.id), "pencil", bare=True),)

    def _day(self, at: str) -> str:
        """The heading of a line; written once a day, for there may be hundreds of lines."""
        day = at[:10]
        if day not in self._days:
            self._days[day] = day_name(day, self._today, self._context.words)
        return self._days[day]


def day_name(day: str, today: date, words: Words) -> str:
    """A civil date as a heading; as it was written where it is not a whole one."""
    if not day:
        return words.t("Sans date")
    try:
        on = date.fromisoformat(day)
    except ValueError:
        # A month, a year, or what only a newer program can read.
        return birth_text(day)
    return words.t("Aujourd’hui") if on == today else short_date(on, words.language)

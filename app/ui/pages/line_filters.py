"""What a list of deadlines is narrowed to: a sort of deadline, a pair of hands, a name."""

from PySide6.QtCore import Signal

from app.domain.agenda.model import Line
from app.domain.profile import Profile
from app.language.words import Words, mark
from app.ui.standing import PeopleFinder
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.field import TextField
from app.ui.widgets.suggestions import folded

ALL, MINE, NOBODYS = "all", "mine", "nobodys"
KINDS: dict[str, tuple[str, frozenset[str]]] = {
    "remedy": (
        mark("Refus et recours"),
        frozenset(
            {"oqtf", "appeal", "no-rule", "reasons-request", "court-application", "implicit-refusal", "refugee-card"}
        ),
    ),
    "title": (
        mark("Titres et papiers"),
        frozenset(
            {
                "renewal", "visa-risk", "continuity", "prolongation", "provisional", "vls-ts", "collection", "passport",
                "visa", "address", "young-adult",
            }
        ),
    ),
    "request": (mark("Rendez-vous et relances"), frozenset({"follow-up", "evidence", "appointment"})),
    "desk": (mark("Pièces, mandats, notes"), frozenset({"requirement", "mandate", "consent", "task"})),
}  # fmt: skip
"""What the list can be narrowed to: the words, the rules."""


class Narrowing:
    """What was chosen last, for as long as the desk is open: whoever comes back to the list finds it so."""

    def __init__(self) -> None:
        self.kind = self.hands = ALL
        self.who = ""


class LineFilters(Disclosure):
    """The questions, folded unless something is left out. `changed` after each answer.

    `button`, which unfolds them, may be put elsewhere.
    """

    changed = Signal()

    def __init__(self, words: Words, kept: Narrowing) -> None:
        super().__init__(words, words.t("Choisir ce qui est montré"))
        self._kept = kept
        every = Option(ALL, words.t("Tout"))
        kinds = [every, *(Option(code, words.t(told)) for code, (told, _) in KINDS.items())]
        self.kind = self.add(Choice(words.t("Quelle sorte ?"), kinds, chosen=kept.kind, in_line=True))
        hands = [
            every,
            Option(MINE, words.t("Ce qui m’est confié")),
            Option(NOBODYS, words.t("Ce qui n’est confié à personne")),
        ]
        self.hands = self.add(Choice(words.t("À qui ?"), hands, chosen=kept.hands, in_line=True))
        self.who = self.add(
            TextField(words.t("Quelle personne ?"), hint=words.t("Une partie du nom."), width=30, text=kept.who)
        )
        self.button.set_open(self.narrows())
        for field in (self.kind, self.hands, self.who):
            field.changed.connect(self._answered)

    def narrows(self) -> bool:
        """Whether anything is left out."""
        return (self.kind.value(), self.hands.value(), self.who.value().strip()) != (ALL, ALL, "")

    def show_all(self) -> None:
        """Nothing is left out any more."""
        self.kind.choose(ALL)
        self.hands.choose(ALL)
        self.who.set_value("")
        self._answered()

    def fits(self, line: Line, profile: Profile | None, author: str, finder: PeopleFinder) -> bool:
        """Whether a line, of the person of `profile`, is shown to the volunteer `author`."""
        kind, hands = self.kind.value(), self.hands.value()
        if kind in KINDS and line.rule not in KINDS[kind][1]:
            return False
        to = line.task.to if line.task and line.state == "handed-over" else ""
        if (hands == MINE and to != author) or (hands == NOBODYS and to):
            return False
        wanted = folded(self.who.value()).split()
        name = folded(finder.title(profile)) if profile and wanted else ""
        return all(part in name for part in wanted)

    def _answered(self) -> None:
        kept = self._kept
        kept.kind, kept.hands, kept.who = self.kind.value(), self.hands.value(), self.who.value()
        self.changed.emit()

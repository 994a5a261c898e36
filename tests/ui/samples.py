"""Pages that show every widget: for the gallery and for the checks of layout."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.ui.context import Context, Navigator, PageEntry
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Checks, Choice, Option
from app.ui.widgets.field import LongTextField, TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Kind, Message, Problem
from app.ui.widgets.page import Page
from app.ui.widgets.paper_view import PaperView
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.result_list import Result, ResultList
from app.ui.widgets.select import Select
from app.ui.widgets.status import EmptyState, Masked, StatusWord
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Card, Section, Text
from app.ui.widgets.timeline import Act, Happening, Timeline

KINDS: tuple[Kind, ...] = ("info", "success", "warning", "danger")
PEOPLE = (
    Result(
        "1", "DIALLO Awa", "née le 12/03/1990, Guinée", "même nom et même année", ((0, 6), (7, 10)), "user", "3 nov."
    ),
    Result("2", "DIALLO Aoua", "née en 1988, Mali", "nom proche", ((0, 6),), "user", "14 fév. 2025"),
    Result("3", "أحمدي زهرا", "née le 01/01/1985, Afghanistan", "", (), "user", "22 nov."),
)


def nothing() -> None:
    """What a button of a sample does."""


class FormPage(Page):
    """Every field, with and without a problem."""

    def __init__(self, context: Context) -> None:
        words = context.words
        super().__init__(context, "Noter un échec", lead="Ce que le site a répondu, tel que vous l’avez vu.", back=True)
        self.choice = self.add(
            Choice(
                "Que s’est-il passé ?",
                [
                    Option("sms", "Code SMS non reçu"),
                    Option("slot", "Pas de créneau", "Le calendrier est vide, ou la page dit qu’il n’y a plus rien."),
                    Option("other", "Autre chose"),
                ],
                letters=True,
                hint="Choisissez ce qui ressemble le plus.",
            )
        )
        self.choice.choose("slot")
        self.text = self.add(TextField("Message exact à l’écran", hint="C’est une preuve.", optional="facultatif"))
        self.number = self.add(TextField("Numéro étranger", width=12, example="9912345678"))
        self.birth = self.add(
            PartialDateField(
                words,
                "Date de naissance",
                today=context.clock().date(),
                unknown=True,
                hint="Exactement comme sur le titre.",
            )
        )
        self.country = self.add(
            Select(words, "Nationalité", [Option("GN", "Guinée"), Option("ML", "Mali"), Option("CI", "Côte d’Ivoire")])
        )
        self.note = self.add(LongTextField("Note", lines=3))
        self.secret = self.add(PassphraseField(words, "Phrase de passe", hint="Six mots au hasard."))
        self.seen = self.add(
            Checks("Qui a vu ?", [Option("v", "Marie"), Option("p", "La personne")], chosen=["v"], in_line=True)
        )
        self.set_actions(
            Button("Enregistrer la tentative", "primary", glyph="check", keys="Ctrl+Entrée", on=self.save),
            Button("Enregistrer et imprimer", glyph="printer"),
            Button("Effacer le brouillon", "quiet"),
        )

    def save(self) -> None:
        """Finds a problem, as real forms do."""
        text = "Ce numéro a 10 chiffres. Vérifiez sur le titre."
        self.number.set_error(text)
        self.show_problems([Problem(text, self.number)])


class PersonPage(Page):
    """Cards side by side: summary and timeline."""

    def __init__(self, context: Context) -> None:
        words = context.words
        super().__init__(context, "DIALLO Awa", lead="née le 12/03/1990 · peul, français", back=True, wide=True)
        self.tell("warning", "Récépissé : dernier jour 25 nov. 2026 (dans 3 jours)", button=Button("Voir quoi faire"))
        card = self.add(Card("Situation"))
        card.beside_heading(Button("Modifier", "quiet", glyph="pencil", name="Modifier la situation"))
        self.number = Masked(words, "N° étranger", "9912344821")
        lines = [
            Line("Titre", "Carte de séjour temporaire, salarié", nothing),
            Line("N° étranger", self.number),
            Line("Téléphone", "", nothing),
            Line("Démarches", StatusWord("info", "1 en cours")),
            Line("Pièces", StatusWord("plain", "4 sur 7")),
            Line("Échéance", StatusWord("danger", "aujourd’hui")),
        ]
        card.add(SummaryList(words, lines, "Situation"))
        history = self.add(Card("Histoire"))
        happenings = [
            Happening("22 nov. 2026, 14:30", "Échec ANEF : code SMS non reçu", "« Une erreur technique est survenue »",
                      "Aujourd’hui", "triangle-alert", "warning", (Act("Annuler", nothing, "undo"),)),
            Happening("22 nov. 2026, 14:10", "Guide commencé : renouvellement", "", "Aujourd’hui", "book-open"),
            *(Happening(f"{day} oct. 2026", "Fiche imprimée", "", "Avant", "printer") for day in range(31, 0, -1)),
        ]  # fmt: skip
        self.timeline = history.add(Timeline(words, "Histoire", happenings))
        self.set_actions(
            Button("Reprendre le guide", "primary", glyph="forward", keys="Ctrl+Entrée"),
            Button("Papiers", glyph="file-text", keys="Ctrl+P"),
        )


class MessagesPage(Page):
    """Messages of each kind, statuses, buttons, empty states, a list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Échéances")
        for kind in KINDS:
            self.add(
                Message(kind, "Dernier jour : 25 nov. 2026", detail="Après cette date, le récépissé ne vaut plus.",
                        button=Button("Préparer le courrier"))
            )  # fmt: skip
        self.add(
            FlowBox(*(StatusWord(kind, kind.capitalize()) for kind in KINDS), StatusWord("plain", "Terminé"), gap=24)
        )
        off = Button("Indisponible")
        off.setEnabled(False)
        busy = Button("Enregistrer", "primary")
        busy.set_busy(True)
        self.add(FlowBox(Button("Effacer la fiche", "danger", glyph="trash-2"), off, busy, Button("Passer", "quiet")))
        self.list = self.add(ResultList("Personnes"))
        self.list.put(PEOPLE, first=True)
        self.list.setMinimumHeight(self.list.full_height())
        self.add(Section("Rendez-vous", "Ce qui vient.")).add(Text("Rien avant lundi."))
        self.add(EmptyState("Personne n’attend.", detail="Cherchez une personne ou ajoutez-la.", glyph="users",
                            button=Button("Ajouter à la file")))  # fmt: skip


class PaperPage(Page):
    """A paper with two pages."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Fiche à emporter", back=True, wide=True)
        self.paper = self.add(PaperView(context.words, "Aperçu de la fiche"), 1)
        self.paper.put([_sheet(), _sheet()], "Fiche à emporter\nCe document n’est pas un titre de séjour.")
        self.set_actions(Button("Imprimer", "primary", glyph="printer"), Button("Enregistrer le PDF", glyph="download"))


def _sheet() -> QImage:
    page = QImage(1588, 2246, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    with QPainter(page) as painter:
        painter.setPen(QPen(QColor("#333333"), 3))
        painter.drawRect(120, 120, 1348, 300)
        for line in range(24):
            painter.drawLine(120, 520 + line * 60, 1300 - (line % 5) * 70, 520 + line * 60)
    return page


class People:
    """A finder that knows three people."""

    def find(self, text: str, most: int) -> Sequence[Result]:
        """Those whose name has the text."""
        return [one for one in PEOPLE if text.casefold() in one.title.casefold()][:most]

    def open(self, key: str, navigator: Navigator) -> None:
        """The person page."""
        del key
        navigator.go("person")

    def open_all(self, text: str, navigator: Navigator) -> None:
        """The whole list."""
        del text
        navigator.go("person")


def entries() -> list[PageEntry]:
    """The sample pages, as a desk registers its own."""
    return [
        PageEntry("home", MessagesPage, "&Accueil", "house"),
        PageEntry("person", PersonPage, "&Personnes", "users"),
        PageEntry("deadlines", FormPage, "Éc&héances", "calendar-clock"),
        PageEntry("guides", FormPage, "&Guides", "book-open"),
        PageEntry("papers", PaperPage, "Pap&iers", "file-text"),
        PageEntry("coordination", MessagesPage, "&Coordination", "shield-check"),
        PageEntry("new-person", FormPage),
    ]


SAMPLES: dict[str, Callable[[Context], Page]] = {
    "form": FormPage,
    "person": PersonPage,
    "messages": MessagesPage,
    "paper": PaperPage,
}

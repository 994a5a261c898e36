"""What is read of a list, for the page of imports: its columns, then what its rows would bring."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.desk.importing import SEVERAL, Analysis, Incoming, Opened, Refused, Twin
from app.desk.importing.report import about, note, said, twin_text
from app.language.dates import birth_text
from app.language.directions import joined
from app.language.import_texts import FIELDS
from app.language.names import full_name, initials
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option, Tick
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.select import Select
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Text
from app.ui.widgets.timeline import Happening, Timeline

NOT_READ = "-"
AT_ONCE = 20
SKIP, BRING = "skip", "bring"


class ColumnsCard(Card):
    """What file it is, which sheet, and what each column holds.

    `sheet_chosen` gives the name of another sheet, `headless_changed` whether the first row is a person already.
    """

    sheet_chosen = Signal(str)
    headless_changed = Signal(bool)
    fields_changed = Signal()

    def __init__(self, words: Words, sheet: Opened) -> None:
        super().__init__(words.t("Ce qui est lu"))
        self.words = words
        self._fields = dict(sheet.fields)
        self._columns = len(sheet.columns)
        self._selects: dict[int, Select] = {}
        self.add(Text(about(sheet, words)))
        if len(sheet.table.sheets) > 1:
            names = [Option(name, name) for name in sheet.table.sheets]
            self.sheets = self.add(Select(words, words.t("Feuille"), names, chosen=sheet.table.sheet))
            self.sheets.changed.connect(self._another_sheet)
        self.headless = self.add(Tick(words.t("La première ligne est déjà une personne, pas les titres des colonnes")))
        self.headless.tick(sheet.heading is None)
        self.headless.changed.connect(lambda: self.headless_changed.emit(self.headless.ticked()))
        self.details = self.add(Disclosure(words, self._counted()))
        options = [Option(NOT_READ, words.t("Ne pas importer"))]
        options += [Option(field, words.t(text)) for field, text in FIELDS.items()]
        for column in sheet.columns:
            name = column.heading or words.t("Colonne {number}", number=column.place + 1)
            samples = joined(_short(sample) for sample in column.samples)
            select = self.details.add(Select(words, name, options, hint=samples, chosen=column.field or NOT_READ))
            self._selects[column.place] = select
            select.changed.connect(lambda place=column.place: self._chosen(place))
        if not self._fields:
            self.open()

    def fields(self) -> dict[int, str]:
        """The field of each column that is read."""
        return dict(self._fields)

    def open(self) -> None:
        """Shows the columns."""
        self.details.button.set_open(True)

    def _another_sheet(self) -> None:
        if self.sheets.value():
            self.sheet_chosen.emit(self.sheets.value())

    def _chosen(self, place: int) -> None:
        field = self._selects[place].value()
        if not field:
            return
        if field not in (NOT_READ, *SEVERAL):
            # One column a field: the one that held it gives it up.
            for other in [held for held, known in self._fields.items() if known == field and held != place]:
                self._selects[other].choose(NOT_READ)
                del self._fields[other]
        self._fields.pop(place, None)
        if field != NOT_READ:
            self._fields[place] = field
        self.details.button.set_text(self._counted())
        self.fields_changed.emit()

    def _counted(self) -> str:
        return self.words.n(
            "{count} colonne reconnue sur {all}", "{count} colonnes reconnues sur {all}", len(self._fields),
            all=self._columns,
        )  # fmt: skip


class ResultCard(Card):
    """How many come in, which rows are refused and why, who may be there already. `changed` after each choice."""

    changed = Signal()

    def __init__(self, context: DeskContext, analysis: Analysis) -> None:
        words = context.words
        super().__init__(words.t("Ce qui serait importé"))
        self.words = words
        self._context = context
        self._analysis = analysis
        self._anyway: dict[int, bool] = {}
        self._rows = {one.row: one for one in analysis.incoming}
        self.count = self.add(StatusWord("plain", ""))
        for remark in analysis.notes:
            self.add(StatusWord("info", note(remark, words)))
        refused = analysis.refused
        if refused:
            title = words.n("{count} ligne refusée", "{count} lignes refusées", len(refused))
            self.add(StatusWord("warning", title))
            self._listed(words.t("Voir les lignes refusées"), refused)
        doubtful = [one for one in analysis.incoming if one.remarks]
        if doubtful:
            self.add(
                StatusWord("info", words.n("{count} ligne à vérifier", "{count} lignes à vérifier", len(doubtful)))
            )
            self._listed(words.t("Voir les lignes à vérifier"), doubtful)
        self._twins(list(analysis.twins.values()))
        self._tell()

    def chosen(self) -> list[Incoming]:
        """Those who would be recorded."""
        return self._analysis.chosen(self._anyway)

    def _tell(self) -> None:
        words, new = self.words, len(self.chosen())
        told = words.n("{count} nouvelle personne.", "{count} nouvelles personnes.", new)
        read = words.n("{count} ligne lue.", "{count} lignes lues.", self._analysis.rows)
        self.count.say("success" if new else "warning", f"{told} {read}")

    def _listed(self, title: str, rows: Sequence[Refused | Incoming]) -> None:
        inside = self.add(Disclosure(self.words, title))
        lines = [Happening("", self._whose(one), " ".join(said(one.remarks, self.words)), glyph="x") for one in rows]
        inside.add(Timeline(self.words, title, lines))

    def _whose(self, one: Refused | Incoming) -> str:
        """The row and whom it is about: to mend a list one looks for a name."""
        name = self._named(one.name)
        if not name:
            return self.words.t("Ligne {row}", row=one.row)
        return self.words.t("Ligne {row} : {name}", row=one.row, name=name)

    def _twins(self, twins: list[Twin]) -> None:
        if not twins:
            return
        words = self.words
        title = words.n("{count} doublon possible", "{count} doublons possibles", len(twins))
        self.add(StatusWord("warning", title))
        self.details = self.add(Disclosure(words, words.t("Décider pour les doublons")))
        self.details.add(
            Text(words.t("Une personne importée deux fois peut être réunie plus tard : rien n’est perdu."), ink="muted")
        )
        self._listed_twins = self.details.add(Column(gap=12))
        self._waiting = twins
        self.more = Button("", "quiet", glyph="chevron-down", on=self._more_twins)
        self.details.add(FlowBox(self.more))
        self._more_twins()
        if len(twins) <= AT_ONCE:
            self.details.button.set_open(True)

    def _more_twins(self) -> None:
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for twin in now:
            self._listed_twins.add(self._twin(twin))
        count = len(self._waiting)
        self.more.set_text(self.words.n("Montrer {count} doublon de plus", "Montrer {count} doublons de plus", count))
        self.more.setVisible(bool(count))

    def _twin(self, twin: Twin) -> QWidget:
        words = self.words
        row = self._rows[twin.row]
        born = "" if self._discreet() else birth_text(str(row.birth))
        label = words.t("Ligne {row} : {name}", row=twin.row, name=joined((self._named(row.name), born)))
        options = [Option(SKIP, words.t("Laisser de côté")), Option(BRING, words.t("Importer quand même"))]
        choice = Choice(label, options, chosen=SKIP if twin.skipped else BRING, in_line=True)
        whom = self._whom(twin)
        choice.under_label(Text(whom, "detail"))
        for button in choice.parts():
            button.setAccessibleDescription(whom)
        choice.changed.connect(lambda: self._decided(twin.row, choice.value() == BRING))
        return choice

    def _decided(self, row: int, bring: bool) -> None:
        self._anyway[row] = bring
        self._tell()
        self.changed.emit()

    def _whom(self, twin: Twin) -> str:
        told = twin_text(twin, self.words)
        if twin.profile is None:
            return told
        name = initials(twin.profile) if self._discreet() else full_name(twin.profile)
        born = "" if self._discreet() else birth_text(twin.profile.person.birth)
        return joined((name, born, told))

    def _named(self, name: str) -> str:
        return " ".join(f"{part[0]}." for part in name.split()[:3]) if self._discreet() else name

    def _discreet(self) -> bool:
        return self._context.screen.settings.discreet


def _short(sample: str) -> str:
    return sample if len(sample) <= 40 else f"{sample[:39]}…"

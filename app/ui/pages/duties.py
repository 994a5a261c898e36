"""What the volunteer adds to a takeaway sheet: things for the person to do, each with a date if it has one."""

from datetime import date

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.takeaway import OwnDuty
from app.domain.faults import KnownError
from app.language.faults import explain
from app.language.words import Words
from app.ui.widgets.button import Button
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.text import Card

MOST = 6


class DutyRow(Card):
    """One thing to do."""

    def __init__(self, words: Words, number: int, duty: OwnDuty) -> None:
        super().__init__(look="inset")
        self._words = words
        name = words.t("À faire {number}", number=number)
        self.setAccessibleName(name)
        self.text = self.add(TextField(name, text=duty.text))
        self.until = self.add(
            PartialDateField(words, words.t("Au plus tard le"), today=date.max, optional=words.t("facultatif"))
        )
        if duty.until:
            year, month, day = duty.until.split("-")
            self.until.set_typed(day, month, year)

    def duty(self, *, done: bool = False) -> OwnDuty | None:
        """What it says; nothing where it is empty. A date that is none is left out; once it is `done`, that is said."""
        text = self.text.value().strip()
        self.until.set_error("")
        until = ""
        if any(self.until.typed()):
            try:
                day = self.until.value().whole
                until = day.isoformat() if day else ""
                if day is None and done:
                    self.until.set_error(self._words.t("Écrivez le jour, le mois et l’année."))
            except KnownError as fault:
                if done:
                    self.until.set_error(" ".join(explain(fault, self._words)))
        return OwnDuty(text, until) if text else None


class Duties(QWidget):
    """The list, with the way to add one. `changed` when a hand changed something."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.rows: list[DutyRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.add_button = Button(words.t("Ajouter une chose à faire"), glyph="plus", on=self._add)
        self._column.addWidget(FlowBox(self.add_button))

    def duties(self) -> tuple[OwnDuty, ...]:
        """What is written."""
        found = [row.duty() for row in self.rows]
        return tuple(duty for duty in found if duty is not None)

    def sound(self) -> bool:
        """Whether every date can be read; those that cannot are said."""
        for row in self.rows:
            row.duty(done=True)
        return not any(row.until.error() for row in self.rows)

    def typed(self) -> str:
        """The list as a text, for a draft."""
        duties = self.duties()
        return msgspec.json.encode(duties).decode() if duties else ""

    def put_back(self, text: str) -> None:
        """The list of `typed` again."""
        for duty in msgspec.json.decode(text, type=tuple[OwnDuty, ...]) if text else ():
            self._put(duty)

    def _add(self) -> None:
        self._put(OwnDuty("")).text.setFocus()

    def _put(self, duty: OwnDuty) -> DutyRow:
        row = DutyRow(self._words, len(self.rows) + 1, duty)
        row.text.changed.connect(self.changed)
        row.until.changed.connect(self.changed)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        self.add_button.setVisible(len(self.rows) < MOST)
        return row

"""A date as people have it: three boxes; month names and unknown parts are answers."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.dates import PartialDate, from_edtf, read_date, read_dates
from app.language.dates import partial_text
from app.language.words import Words
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.marks import CheckBox
from app.ui.widgets.text import Text


class PartialDateField(Field):
    """Day, month, year. The focus never jumps by itself. `entered` when Return is pressed in a box.

    With `unknown`, two boxes say that day or month is unknown. `today` bounds whole dates: a birth is not
    in the future.
    """

    entered = Signal()

    def __init__(
        self, words: Words, label: str, *, today: date, hint: str = "", optional: str = "", unknown: bool = False
    ) -> None:
        def spoken(part: str) -> str:
            return words.t("{name} : {value}", name=label, value=part)

        self._today = today
        self.day, self.month, self.year = QLineEdit(), QLineEdit(), QLineEdit()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(12)
        captions = (words.t("Jour"), words.t("Mois"), words.t("Année"))
        for edit, caption in zip(self._edits(), captions, strict=True):
            cell = QVBoxLayout()
            cell.setSpacing(2)
            small = Text(caption, "detail")
            small.setBuddy(edit)
            cell.addWidget(small)
            cell.addWidget(edit)
            line.addLayout(cell)
        line.addStretch(1)
        column.addLayout(line)
        self.no_day = CheckBox(words.t("Jour inconnu"), name=spoken(words.t("Jour inconnu")))
        self.no_month = CheckBox(words.t("Mois inconnu"), name=spoken(words.t("Mois inconnu")))
        boxes = FlowBox(self.no_day, self.no_month, gap=16)
        column.addWidget(boxes)
        boxes.setVisible(unknown)
        super().__init__(label, box, hint=hint, optional=optional)
        for edit, caption in zip(self._edits(), captions, strict=True):
            edit.setAccessibleName(spoken(caption))
            edit.textEdited.connect(lambda _text: self.changed.emit())
            edit.returnPressed.connect(self.entered)
        self.caption.setBuddy(self.day)
        self.setFocusProxy(self.day)
        self.no_day.clicked.connect(self._unknown_clicked)
        self.no_month.clicked.connect(self._unknown_clicked)
        self._fit()

    def _edits(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        return (self.day, self.month, self.year)

    def typed(self) -> tuple[str, str, str]:
        """What stands in the three boxes, for a draft."""
        return (self.day.text(), self.month.text(), self.year.text())

    def value(self) -> PartialDate:
        """The date that the boxes say; empty boxes are unknown parts.

        Raises the known errors of `app.domain.dates.read_date`.
        """
        return read_date(*self.typed(), self._today)

    def set_value(self, known: PartialDate) -> None:
        """Puts a date in the boxes. Not a change by hand."""
        self.set_typed(
            f"{known.day:02d}" if known.day else "",
            f"{known.month:02d}" if known.month else "",
            f"{known.year:04d}" if known.year else "",
        )
        self.no_day.setChecked(bool(known) and not known.day)
        self.no_month.setChecked(bool(known) and not known.month)
        self._close_unknown()

    def set_typed(self, day: str, month: str, year: str) -> None:
        """Puts a draft back."""
        for edit, text in zip(self._edits(), (day, month, year), strict=True):
            edit.setText(text)

    def parts(self) -> list[QWidget]:
        """The three boxes."""
        return list(self._edits())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        digit = self.fontMetrics().horizontalAdvance("0")
        for edit, digits in zip(self._edits(), (7, 11, 9), strict=True):
            edit.setMinimumWidth(digit * digits)
            edit.setMaximumWidth(digit * (digits + 2))

    def _unknown_clicked(self) -> None:
        self._close_unknown()
        self.changed.emit()

    def _close_unknown(self) -> None:
        for box, edit in ((self.no_day, self.day), (self.no_month, self.month)):
            if box.isChecked():
                edit.clear()
            edit.setEnabled(not box.isChecked())


class PartialDatesField(TextField):
    """Several dates on one line, parted by semicolons."""

    def __init__(self, label: str, *, today: date, hint: str = "", optional: str = "") -> None:
        super().__init__(label, hint=hint, optional=optional, example="01/01/1990 ; 1991")
        self._today = today

    def dates(self) -> tuple[str, ...]:
        """The dates, EDTF. Raises the known errors of `app.domain.dates.read_dates`."""
        return tuple(str(one) for one in read_dates(self.value(), self._today))

    def put(self, dates: Iterable[str]) -> None:
        """Writes exactly these. Not a change by hand."""
        self.set_value(" ; ".join(partial_text(from_edtf(one)) for one in dates))

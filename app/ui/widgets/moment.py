"""When something was: a day and a time, in two boxes."""

from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.moments import read_moment
from app.language.words import Words
from app.ui.widgets.field import Field
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.text import Text


class MomentField(Field):
    """`at` fills it in, in the zone that answers are then in; without it both boxes are empty."""

    entered = Signal()

    def __init__(self, words: Words, label: str, now: datetime, *, at: datetime | None = None, hint: str = "") -> None:
        self._zone = now.tzinfo
        self.day, self.time = QLineEdit(), QLineEdit()
        captions = (words.t("Jour"), words.t("Heure"))
        cells = []
        for edit, caption, example in zip(self._edits(), captions, ("31/12/2026", "14:30"), strict=True):
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            small = Text(caption, "detail")
            small.setBuddy(edit)
            edit.setPlaceholderText(example)
            column.addWidget(small)
            column.addWidget(edit)
            cells.append(cell)
        super().__init__(label, FlowBox(*cells, gap=12), hint=hint)
        for edit, caption in zip(self._edits(), captions, strict=True):
            edit.setAccessibleName(words.t("{name} : {value}", name=label, value=caption))
            edit.textEdited.connect(lambda _text: self.changed.emit())
            edit.returnPressed.connect(self.entered)
        self.caption.setBuddy(self.day)
        self.setFocusProxy(self.day)
        if at is not None:
            self.set_typed(at.strftime("%d/%m/%Y"), at.strftime("%H:%M"))
        self._fit()

    def typed(self) -> tuple[str, str]:
        """What stands in the boxes, for a draft."""
        return (self.day.text(), self.time.text())

    def set_typed(self, day: str, time: str) -> None:
        """Puts texts in the boxes. Not a change by hand."""
        self.day.setText(day)
        self.time.setText(time)

    def value(self) -> datetime:
        """The moment. Raises `date.impossible`, `time.impossible`."""
        return read_moment(*self.typed(), self._zone)

    def parts(self) -> list[QWidget]:
        """The two boxes."""
        return list(self._edits())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _edits(self) -> tuple[QLineEdit, QLineEdit]:
        return (self.day, self.time)

    def _fit(self) -> None:
        digit = self.fontMetrics().horizontalAdvance("0")
        for edit, digits in zip(self._edits(), (14, 9), strict=True):
            edit.setFixedWidth(digit * digits)

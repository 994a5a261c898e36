"""Things to be compared: side by side in columns of one width, one under the other where there is no room."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

LEAST_EM = 15
GAP = 16


class EvenRow(QWidget):
    """One row. Rows of as many columns in the same width stand column under column; `fill` makes them equally high."""

    def __init__(self, *columns: QWidget, fill: bool = False) -> None:
        super().__init__()
        self.columns = columns
        self._fit = Qt.AlignmentFlag(0) if fill else Qt.AlignmentFlag.AlignTop
        self._wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(8)
        self._place(wide=False)

    def is_wide(self) -> bool:
        """Whether its columns stand side by side."""
        return bool(self._wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for the other way."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        least = self.fontMetrics().height() / 1.36 * LEAST_EM + GAP
        self._place(wide=self.width() + GAP >= least * len(self.columns))

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        while self._grid.takeAt(0) is not None:
            pass
        for number, column in enumerate(self.columns):
            place = (0, number) if wide else (number, 0)
            self._grid.addWidget(column, *place, self._fit)
            self._grid.setColumnStretch(number, 1 if wide or number == 0 else 0)

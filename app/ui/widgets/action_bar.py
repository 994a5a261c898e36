"""The bar of a page's actions: below it, always in sight."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox

SIDE = 24


class ActionBar(QFrame):
    """Hidden while there is nothing to do. Keys beside the actions go before an action goes to another line."""

    def __init__(self, name: str, *, centred: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "actions")
        self.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(SIDE, 10, SIDE, 10)
        self.flow = FlowBox()
        if centred:
            line.addStretch(1)
        line.addWidget(self.flow, 1000)
        if centred:
            line.addStretch(1)
        self.hide()

    def put(self, *buttons: Button) -> None:
        """Shows these in the place of those before."""
        while (item := self.flow.flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for button in buttons:
            self.flow.add(button)
            button.show()
        self.setVisible(bool(buttons))
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other keys."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            # Once the buttons have the new size too.
            QTimer.singleShot(0, self, self.fit)

    def fit(self) -> None:
        """After an action came or went, or says something else."""
        buttons = [one for one in self.flow.findChildren(Button) if not one.isHidden()]
        for button in buttons:
            button.show_keys(True)
        if self.flow.flow.sizeHint().width() > self.width() - 2 * SIDE:
            for button in buttons:
                button.show_keys(False)

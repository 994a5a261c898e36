"""A small window in which the driver of journeys proves itself: a page that scrolls, a control without a name."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

ROWS = 120


class Specimen(QWidget):
    """A field, a passphrase, a choice, a list, and buttons far below."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Spécimen")
        self.said = QLineEdit("rien", readOnly=True)
        self.said.setAccessibleName("Dernier geste")
        outer = QVBoxLayout(self)
        outer.addWidget(self.said)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(self._page())
        outer.addWidget(area)
        self.resize(600, 400)

    def _page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        name, phrase, city = QLineEdit(), QLineEdit(echoMode=QLineEdit.EchoMode.Password), QComboBox()
        name.textChanged.connect(self._say)
        city.addItems(["Lille", "Lyon", "Nîmes"])
        city.currentTextChanged.connect(self._say)
        form.addRow("&Nom", name)
        form.addRow("&Phrase de passe", phrase)
        form.addRow("&Ville", city)
        late = QPushButton("Plus tard")
        late.setEnabled(False)
        QTimer.singleShot(400, late, lambda: late.setEnabled(True))
        late.clicked.connect(lambda: self._say("plus tard"))
        form.addRow(late)
        people = QListWidget()
        people.setAccessibleName("Personnes")
        people.addItems([f"Personne {number}" for number in range(ROWS)])
        people.setFixedHeight(150)
        people.itemClicked.connect(lambda item: self._say(item.text()))
        form.addRow(people)
        for number in range(30):
            button = QPushButton(f"Bouton {number}")
            button.clicked.connect(lambda _, number=number: self._say(f"bouton {number}"))
            form.addRow(button)
        box = QCheckBox("J’ai lu")
        box.toggled.connect(lambda on: self._say("lu" if on else "pas lu"))
        form.addRow(box)
        if "--nameless" in sys.argv:
            form.addRow(QLineEdit())
        return page

    def _say(self, text: str) -> None:
        self.said.setText(text)


def main() -> int:
    """Shows the window until it is closed."""
    program = QApplication(sys.argv)
    window = Specimen()
    window.show()
    return program.exec()


if __name__ == "__main__":
    sys.exit(main())

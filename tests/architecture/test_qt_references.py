"""The version of PySide6 keeps its references to None.

PySide6 6.12.0 on CPython 3.11 loses one at every ordinary call and the interpreter aborts after some 5,000.
"""

import sys

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

CALLS = 3000
# References that come and go with the interpreter's own business during the loop.
SLACK = 100


def test_three_thousand_calls_of_qt_lose_no_reference_to_none(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
        label.setEnabled(True)
        label.parent()
        qapp.activeWindow()
    assert abs(sys.getrefcount(None) - before) < SLACK

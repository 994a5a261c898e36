"""The binding of Qt itself: the fault of PySide6 6.12.0 on CPython 3.11 must not come back with an update."""

import sys

from PySide6.QtWidgets import QApplication, QLabel


def test_ordinary_calls_lose_no_reference_to_none(qapp: QApplication) -> None:
    del qapp
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(10_000):
        label.setText(str(number))
        label.setEnabled(True)
        label.parent()
    assert abs(sys.getrefcount(None) - before) < 100

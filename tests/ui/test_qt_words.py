"""The words that Qt says by itself."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.ui.qt_words import QtWords
from app.ui.window import Window


def _paste() -> str:
    return QCoreApplication.translate("QWidgetTextControl", "&Paste")


def test_qt_speaks_french_and_english(qapp: QApplication) -> None:
    del qapp
    words = QtWords()
    assert words.speak("fr")
    assert _paste() == "Co&ller"
    assert words.speak("en")
    assert _paste() == "&Paste"
    assert not words.speak("xx")
    assert _paste() == "&Paste"


def test_the_window_has_qt_speak_its_language(window: Window) -> None:
    del window
    assert _paste() == "Co&ller"

"""Qt's own words (the menu of a text field: copy, paste, select all) in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator


class QtWords:
    """Keeps one translator installed at a time. English is what Qt speaks without one."""

    def __init__(self) -> None:
        self._translator: QTranslator | None = None

    def speak(self, language: str) -> bool:
        """Speaks `language` (`fr`, `en`…) from now on; false where Qt has no words for it."""
        self.fall_silent()
        self._translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        found = self._translator.load(f"qtbase_{language}", folder)
        return found and QCoreApplication.installTranslator(self._translator)

    def fall_silent(self) -> None:
        """Leaves Qt to its English."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

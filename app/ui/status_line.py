"""The line at the foot of the window: where and who, the last proven backup, the eye of discretion."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.context import Context
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.status import Kind
from app.ui.widgets.text import Icon, Text


class StatusFacts(msgspec.Struct, frozen=True):
    """Short texts, already in the user's words; an empty one is not shown."""

    place: str = ""
    volunteer: str = ""
    backup: str = ""
    backup_kind: Kind = "plain"


class StatusLine(QFrame):
    """Shows `StatusFacts`, and the button that hides names."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("look", "status")
        self.setAccessibleName(context.words.t("État du poste"))
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 8, 0)
        line.setSpacing(16)
        self._facts = FlowBox(gap=16)
        line.addWidget(self._facts, 1, Qt.AlignmentFlag.AlignVCenter)
        self.eye = Button("", "status", on=self._turn)
        line.addWidget(self.eye)
        self._name_eye()
        context.screen.changed.connect(self._name_eye)

    def put(self, facts: StatusFacts) -> None:
        """Other facts."""
        while (item := self._facts.flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for glyph, text, kind in (
            ("map-pin", facts.place, "plain"),
            ("user", facts.volunteer, "plain"),
            ("save" if facts.backup_kind == "plain" else "triangle-alert", facts.backup, facts.backup_kind),
        ):
            if text:
                self._facts.add(_Fact(glyph, text, "muted" if kind == "plain" else kind))
        self._facts.updateGeometry()

    def show_words(self, shown: bool) -> None:
        """The eye with or without its words."""
        self.eye.show_words(shown)

    def _turn(self) -> None:
        screen = self._context.screen
        screen.change(msgspec.structs.replace(screen.settings, discreet=not screen.settings.discreet))

    def _name_eye(self) -> None:
        words, discreet = self._context.words, self._context.screen.settings.discreet
        self.eye.set_text(words.t("Montrer les noms") if discreet else words.t("Cacher les noms"))
        self.eye.set_glyph("eye" if discreet else "eye-off")
        self.eye.setToolTip(self.eye.text())


class _Fact(QWidget):
    def __init__(self, glyph: str, text: str, ink: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(6)
        line.addWidget(Icon(glyph, ink=ink, lines=0.8))
        words = Text(text, "detail", ink=ink)
        words.setWordWrap(False)
        line.addWidget(words)

"""How long things are kept and what is erased: the ways there, for the page of the coordination."""

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent

from app.desk.purging import OldBackup
from app.language.dates import short_date
from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Text


class KeepingCard(Card):
    """Three ways: the rules, whose time has passed, what was erased; and whether backups still hold some of it."""

    def __init__(self, context: DeskContext) -> None:
        words, go = context.words, context.navigator.go
        super().__init__(words.t("Garder et effacer"))
        self._context = context
        self.state = self.add(StatusWord("plain", ""))
        self.state.hide()
        told = words.t("Ce qui est gardé a une durée. Effacer pour de bon se fait à deux, et s’atteste sur papier.")
        self.add(Text(told, ink="muted"))
        self.add(FlowBox(
            Button(words.t("Voir les durées de conservation"), glyph="hourglass", on=lambda: go("retention")),
            Button(words.t("Voir les fiches à effacer"), glyph="list-checks", on=lambda: go("purge-due")),
            Button(words.t("Voir les effacements faits"), glyph="history", on=lambda: go("purges")),
        ))  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        """Looks each time the page comes into sight: a stick may be back, a backup gone."""
        super().showEvent(event)
        purging = self._context.desk.purging
        self._context.tasks.run(self, lambda _work: purging.old_backups(), self._tell, lane="backups")

    def _tell(self, backups: Sequence[OldBackup]) -> None:
        words = self._context.words
        self.state.setVisible(bool(backups))
        if not backups:
            return
        until = min(one.until for one in backups)
        late = until < self._context.clock().date()
        day = short_date(until, words.language)
        if late:
            text = words.n("{count} sauvegarde est à supprimer, depuis le {day}.",
                           "{count} sauvegardes sont à supprimer, depuis le {day}.", len(backups), day=day)  # fmt: skip
        else:
            text = words.n("{count} sauvegarde est à supprimer avant le {day}.",
                           "{count} sauvegardes sont à supprimer avant le {day}.", len(backups), day=day)  # fmt: skip
        self.state.say("danger" if late else "warning", text)

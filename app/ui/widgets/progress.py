"""Shows that long work goes on: nothing for 300 ms, then a bar, after 5 s how long still and a way to stop."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.domain.clock import Clock
from app.language.words import Words
from app.ui.announce import announce
from app.ui.tasks import Work
from app.ui.widgets.button import Button
from app.ui.widgets.text import Text

SHOW_AFTER, STOP_AFTER, TICK_MS = 0.3, 5.0, 100


class Progress(QWidget):
    """The strip of one piece of work; it goes away when the work has ended.

    `stoppable` is false for what must not be left half done. `tick` is called by its own timer.
    """

    def __init__(self, words: Words, clock: Clock, text: str, *, stoppable: bool = True) -> None:
        super().__init__()
        self._words = words
        self._clock = clock
        self._work: Work | None = None
        self._stoppable = stoppable
        self._done, self._total = 0, 0
        self.setAccessibleName(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.text = Text(text)
        column.addWidget(self.text)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(text)
        column.addWidget(self.bar)
        line = QHBoxLayout()
        self.estimate = Text("", ink="muted")
        line.addWidget(self.estimate, 1)
        self.stop_button = Button(words.t("Arrêter"), on=self.stop)
        line.addWidget(self.stop_button)
        column.addLayout(line)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.hide()

    def follow(self, work: Work) -> None:
        """Shows how far `work` is, from now until its end."""
        self._work = work
        self._start = self._clock()
        self._done, self._total = 0, 0
        self.estimate.setText("")
        self.stop_button.setEnabled(True)
        self.stop_button.hide()
        self.bar.setRange(0, 0)
        work.progressed.connect(self._progressed)
        work.ended.connect(self._ended)
        self._timer.start()

    def stop(self) -> None:
        """Asks the work to stop."""
        if self._work is not None:
            self._work.stop()
            self.stop_button.setEnabled(False)
            self.estimate.setText(self._words.t("Arrêt en cours…"))

    def tick(self) -> None:
        """Time went by."""
        elapsed = (self._clock() - self._start).total_seconds()
        if elapsed >= SHOW_AFTER and self.isHidden():
            self.show()
            announce(self, self.text.text())
        if elapsed >= STOP_AFTER:
            self.stop_button.setVisible(self._stoppable)
            if self.stop_button.isEnabled():
                self.estimate.setText(self._remaining(elapsed))

    def _remaining(self, elapsed: float) -> str:
        if not self._done or not self._total:
            return self._words.t("Le temps restant n’est pas connu.")
        seconds = round(elapsed * (self._total - self._done) / self._done)
        if seconds >= 90:
            return self._words.n("Encore {count} minute environ", "Encore {count} minutes environ", round(seconds / 60))
        return self._words.n("Encore {count} seconde environ", "Encore {count} secondes environ", max(1, seconds))

    def _progressed(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        if total > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * done / total))

    def _ended(self) -> None:
        self._timer.stop()
        self._work = None
        self.hide()

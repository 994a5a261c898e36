"""What is typed into a form survives a lock, a crash and a power cut until it is recorded."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from app.desk.drafts import Drafts
from app.domain.vocabulary import OTHER
from app.ui.person_field import PersonField
from app.ui.widgets.choice import Checks, Choice
from app.ui.widgets.field import Field, LongTextField, TextField
from app.ui.widgets.moment import MomentField
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.select import Select
from app.ui.widgets.several import Several

DELAY_MS = 500
_BETWEEN = "\x1f"
"""Between the parts of one answer: the unit separator of ASCII, which nobody types."""


class DraftKeeper(QObject):
    """Keeps the answers of `fields` under `key` half a second after a hand changed one of them.

    What a page fills in by itself is kept only together with something typed. `page` owns it. Call `keep_now` when
    the page goes out of sight, `done` once the form was recorded or given up: it keeps nothing after that.
    """

    def __init__(self, page: QObject, drafts: Drafts, key: str, fields: Mapping[str, Field]) -> None:
        super().__init__(page)
        self._drafts = drafts
        self._key = key
        self._fields = dict(fields)
        self._touched = False
        self._done = False
        self._timer = QTimer(self, interval=DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self.keep_now)
        for field in self._fields.values():
            field.changed.connect(self._changed)

    def put_back(self) -> bool:
        """Puts what was kept back into the fields; false where nothing was kept or something is typed already."""
        kept = {} if self._touched or self._done else self._drafts.of(self._key)
        for name, text in kept.items():
            if name in self._fields:
                put(self._fields[name], text)
        self._touched = self._touched or bool(kept)
        return bool(kept)

    def keep_now(self) -> None:
        """Keeps what stands in the fields, if a hand changed anything."""
        self._timer.stop()
        if self._touched and not self._done:
            self._drafts.keep(self._key, {name: typed(field) for name, field in self._fields.items()})

    def done(self) -> None:
        """Forgets the draft: what it held is recorded, or given up."""
        self._timer.stop()
        self._done = True
        self._drafts.drop(self._key)

    def _changed(self) -> None:
        self._touched = True
        self._timer.start()


def typed(field: Field) -> str:
    """What stands in a field, as a text that `put` can put back."""
    if isinstance(field, PersonField):
        return field.draft()
    if isinstance(field, TextField | LongTextField | Choice):
        return field.value()
    if isinstance(field, Checks | Several):
        return _BETWEEN.join(field.value())
    if isinstance(field, Select):
        return field.value() or (OTHER + field.typed() if field.typed() else "")
    if isinstance(field, PartialDateField | MomentField):
        parts = field.typed()
        return _BETWEEN.join(parts) if any(parts) else ""
    raise TypeError(type(field).__name__)


def put(field: Field, text: str) -> None:
    """Puts what `typed` gave back into a field. Not a change by hand."""
    if isinstance(field, PersonField):
        field.put_draft(text)
    elif isinstance(field, TextField | LongTextField):
        field.set_value(text)
    elif isinstance(field, Choice | Select):
        field.choose(text)
    elif isinstance(field, Checks | Several):
        field.choose(text.split(_BETWEEN))
    elif isinstance(field, PartialDateField):
        day, month, year = (*text.split(_BETWEEN), "", "", "")[:3]
        field.set_typed(day, month, year)
    elif isinstance(field, MomentField):
        day, time = (*text.split(_BETWEEN), "", "")[:2]
        field.set_typed(day, time)
    else:
        raise TypeError(type(field).__name__)

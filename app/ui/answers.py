"""Between the fields of a form and the values of an entity: one way there, one way back."""

from datetime import datetime

from app.domain.dates import from_edtf
from app.domain.moments import iso
from app.ui.widgets.choice import Checks, Choice, Tick
from app.ui.widgets.field import Field, LongTextField, TextField
from app.ui.widgets.moment import MomentField
from app.ui.widgets.partial_date import PartialDateField, PartialDatesField
from app.ui.widgets.pieces import PiecesField
from app.ui.widgets.select import Select
from app.ui.widgets.several import Several

UNKNOWN = "unknown"


def answer(field: Field) -> object:
    """What an entity keeps of a field: a choice not made is *unknown*, a date is EDTF, a moment ISO 8601.

    Raises the known errors of dates that do not exist.
    """
    if isinstance(field, Choice):
        return field.value() or UNKNOWN
    if isinstance(field, Tick):
        return field.ticked()
    if isinstance(field, PartialDateField):
        return str(field.value())
    if isinstance(field, MomentField):
        return iso(field.value())
    if isinstance(field, Checks | Several | Select):
        return field.value()
    if isinstance(field, PiecesField):
        return field.pieces()
    if isinstance(field, PartialDatesField):
        return field.dates()
    if isinstance(field, TextField | LongTextField):
        return field.value().strip()
    raise TypeError(type(field).__name__)


def fill(field: Field, value: object) -> None:
    """Puts what an entity keeps back into a field; *unknown* leaves a choice open. Not a change by hand."""
    if isinstance(field, Tick):
        field.tick(bool(value))
    elif isinstance(field, Checks | Several) and isinstance(value, tuple):
        field.choose(value)
    elif isinstance(field, Choice | Select):
        field.choose(str(value))
    elif isinstance(field, PartialDateField):
        field.set_value(from_edtf(str(value)))
    elif isinstance(field, MomentField):
        at = datetime.fromisoformat(str(value)) if value else None
        field.set_typed(at.strftime("%d/%m/%Y") if at else "", at.strftime("%H:%M") if at else "")
    elif isinstance(field, PiecesField | PartialDatesField) and isinstance(value, tuple):
        field.put(value)
    elif isinstance(field, TextField | LongTextField):
        field.set_value(str(value))
    else:
        raise TypeError(type(field).__name__)


def is_filled(field: Field) -> bool:
    """Whether anything stands in a field, right or wrong."""
    if isinstance(field, PartialDateField | MomentField):
        return any(field.typed())
    if isinstance(field, TextField | LongTextField):
        return bool(field.value().strip())
    return bool(field.typed() if isinstance(field, Select) else answer(field) not in ("", UNKNOWN, (), False))

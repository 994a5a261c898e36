"""People brought in from a list of another program: looked at first, then recorded as one action."""

from app.desk.importing.analysis import Analysis, Column, Opened
from app.desk.importing.importing import Earlier, Imported, Importing
from app.desk.importing.rows import FIELDS, SEVERAL, Incoming, Refused, Remark
from app.desk.importing.twins import Twin

__all__ = [
    "Analysis",
    "Column",
    "Earlier",
    "FIELDS",
    "Imported",
    "Importing",
    "Incoming",
    "Opened",
    "Refused",
    "Remark",
    "SEVERAL",
    "Twin",
]

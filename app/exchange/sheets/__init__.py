"""Lists of people from other programs: spreadsheets (xlsx, ods) and separated text (csv), read within bounds.

The standard library reads them, piece by piece: a file of some kilobytes can say that its one cell lies in the
farthest corner, and a reader that makes room for the whole rectangle then takes the program down with it.
"""

from app.exchange.sheets.model import MOST_COLUMNS, MOST_ROWS, Cell, Row, Table
from app.exchange.sheets.reading import LARGEST_FILE, read_table
from app.exchange.sheets.writing import written_sheet

__all__ = ["LARGEST_FILE", "MOST_COLUMNS", "MOST_ROWS", "Cell", "Row", "Table", "read_table", "written_sheet"]

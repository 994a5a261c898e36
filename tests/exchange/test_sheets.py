"""Lists of other programs are read as they are meant, whatever their encoding and format."""

from datetime import date
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter

from app.domain.faults import KnownError
from app.exchange.sheets import Row, Table, read_table, written_sheet
from app.exchange.sheets.xlsx import serial_day, shows_day
from tests.exchange.workbooks import ods, raw_xlsx, xlsx

NAMES = "Nom;Prénom\nBen Saïd;Éléonore\n"


def texts(table: Table) -> list[list[str]]:
    """What stands in the rows."""
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("separator", "spelt"), [(";", ";"), (",", ","), ("\t", "\t"), ("|", "|")])
def test_a_csv_is_read_in_any_encoding(tmp_path: Path, encoding: str, told: str, separator: str, spelt: str) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(NAMES.replace(";", separator).encode(encoding))
    table = read_table(file)
    assert texts(table) == [["Nom", "Prénom"], ["Ben Saïd", "Éléonore"]]
    assert (table.kind, table.encoding, table.separator) == ("csv", told, spelt)


def test_quotes_empty_lines_and_a_said_separator(tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(b'sep=,\r\nNom,Adresse\r\n\r\n"Ould, Ahmed","1 rue ""A""\nBP 2"\r\n,\r\n')
    table = read_table(file)
    assert texts(table) == [["Nom", "Adresse"], ["Ould, Ahmed", '1 rue "A"\nBP 2']]
    assert [row.number for row in table.rows] == [2, 4]


def test_a_control_sign_that_slipped_in_does_not_close_the_list(tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(b"Nom;Ville\nDia\x07llo;Lyon\nSow;Lyon")
    assert texts(read_table(file)) == [["Nom", "Ville"], ["Dia\x07llo", "Lyon"], ["Sow", "Lyon"]]


def test_a_workbook_keeps_its_texts_numbers_and_days(tmp_path: Path) -> None:
    file = tmp_path / "liste.txt"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Liste")
        day = book.add_format({"num_format": "[$-40C]d mmmm yyyy"})
        sheet.write_row(0, 0, ["0612345678", 612345678, 9901234567, 1.5])
        sheet.write_datetime(1, 0, date(1990, 3, 12), day)
        sheet.write_formula(1, 1, "=1+1", None, 2)
        sheet.write_string(1, 2, "=HYPERLINK(1)")
        sheet.write_formula(1, 3, "=NA()", None, "#N/A")
        sheet.write_boolean(3, 0, True)
        sheet.write_rich_string(3, 1, "Ben ", book.add_format({"bold": True}), "Saïd")
        book.add_worksheet("Autre").write(0, 0, "là")
    table = read_table(file)
    assert texts(table) == [
        ["0612345678", "612345678", "9901234567", "1.5"], ["1990-03-12", "2", "=HYPERLINK(1)", "#N/A"],
        ["1", "Ben Saïd"],
    ]  # fmt: skip
    assert [cell.kind for cell in table.rows[1].cells] == ["day", "number", "text", "error"]
    assert (table.formulas, table.sheets, table.sheet) == (2, ("Liste", "Autre"), "Liste")
    assert [row.number for row in table.rows] == [1, 2, 4]
    assert texts(read_table(file, "Autre")) == [["là"]]
    with pytest.raises(KnownError, match="sheet.no-such-sheet"):
        read_table(file, "Aucune")


def test_another_reader_reads_the_same(tmp_path: Path) -> None:
    rows = [[f"{row}·{column} é" if column % 2 else row * 1000 + column for column in range(7)] for row in range(300)]
    file = xlsx(tmp_path / "liste.xlsx", *rows)
    theirs = python_calamine.load_workbook(file).get_sheet_by_index(0).to_python()
    assert texts(read_table(file)) == [
        [cell if isinstance(cell, str) else str(int(float(str(cell)))) for cell in row] for row in theirs
    ]


def test_merged_cells_say_the_same_of_each_row(tmp_path: Path) -> None:
    file = tmp_path / "liste.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Nom", "Prénom"])
        sheet.merge_range("A2:A4", "Diallo")
        for row, given in enumerate(("Awa", "Ali", "Aïcha"), 1):
            sheet.write(row, 1, given)
        sheet.merge_range("A6:B6", "Total")
    table = read_table(file)
    assert texts(table)[1:] == [["Diallo", "Awa"], ["Diallo", "Ali"], ["Diallo", "Aïcha"], ["Total"]]
    assert table.merged == 2


def test_the_days_of_a_book_that_counts_from_1904(tmp_path: Path) -> None:
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    file = raw_xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="A1" s="1"><v>31482</v></c></row>', styles=styles)
    assert texts(read_table(file)) == [["1986-03-11"]]
    book = '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="L" r:id="r1"/></sheets></workbook>'
    file = raw_xlsx(tmp_path / "b.xlsx", '<row><c s="1"><v>31482</v></c></row>', styles=styles, workbook=book)
    assert texts(read_table(file)) == [["1990-03-12"]]


@pytest.mark.parametrize(
    ("text", "day"),
    [("1", "1900-01-01"), ("59", "1900-02-28"), ("60", ""), ("61", "1900-03-01"), ("32944.5", "1990-03-12"), ("0", ""),
     ("-4", ""), ("1e300", ""), ("x", "")],
)  # fmt: skip
def test_days_counted_by_excel(text: str, day: str) -> None:
    assert serial_day(text) == day


@pytest.mark.parametrize(
    ("pattern", "is_day"),
    [("dd/mm/yyyy", True), ("[$-40C]d mmmm yyyy;@", True), ("General", False), ('0.00" days"', False), ("h:mm", False),
     (r"\d0", False), ("#,##0.00", False), ("0#\\ ##\\ ##", False)],
)  # fmt: skip
def test_formats_that_show_a_day(pattern: str, is_day: bool) -> None:
    assert shows_day(pattern) is is_day


def test_a_libreoffice_workbook(tmp_path: Path) -> None:
    rows = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Nom</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>Tél</text:p><office:annotation><text:p>note</text:p>'
        "</office:annotation></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="1024"/>'
        "</table:table-row>"
        '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Ben <text:s/>Saïd</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float" office:value="612345678">'
        "<text:p>06 12 34 56 78</text:p></table:table-cell>"
        '<table:table-cell office:value-type="date" office:date-value="1990-03-12T00:00:00"><text:p>12/03/90</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row><table:covered-table-cell/><table:table-cell table:formula="of:=1" office:value-type="float"'
        ' office:value="2"><text:p>2</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    )
    table = read_table(ods(tmp_path / "liste.ods", rows, "<table:table-row/>"))
    assert texts(table) == [["Nom", "Tél"], ["Ben  Saïd", "0612345678", "1990-03-12"], ["Ben  Saïd", "2"]]
    assert [row.number for row in table.rows] == [1, 1002, 1003]
    assert (table.sheets, table.sheet, table.formulas, table.merged) == (("Feuille1", "Feuille2"), "Feuille1", 1, 1)
    with pytest.raises(KnownError, match="sheet.empty"):
        read_table(tmp_path / "liste.ods", "Feuille2")


def test_what_is_written_is_read_again_as_text(tmp_path: Path) -> None:
    file = tmp_path / "modèle.xlsx"
    file.write_bytes(written_sheet("Personnes", ["Nom", "Tél"], [["=1+1", "0012"]]))
    table = read_table(file)
    assert texts(table) == [["Nom", "Tél"], ["=1+1", "0012"]]
    assert table.formulas == 0
    assert table.rows[1] == Row(2, table.rows[1].cells)

"""Files made to harm, and broken ones, are refused in plain words, in little time and little room."""

import tracemalloc
from pathlib import Path

import pytest

from app.desk.demo import Lots
from app.domain.faults import KnownError
from app.exchange.sheets import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, Cell, read_table
from app.exchange.sheets.model import Gathered
from tests.exchange.workbooks import MAIN, mutated, ods, raw_xlsx, xlsx, zipped

CORNER = '<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>b</v></c></row>'
REPEATED = (
    '<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}">'
    "<text:p>a</text:p></table:table-cell></table:table-row>"
)


def refused(file: Path) -> str:
    """Why a file is not read."""
    with pytest.raises(KnownError) as caught:
        read_table(file)
    return caught.value.code


def test_one_cell_in_the_farthest_corner_takes_no_room(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        table = read_table(raw_xlsx(tmp_path / "coin.xlsx", CORNER))
        assert tracemalloc.get_traced_memory()[1] < 2 * LARGEST_FILE
    finally:
        tracemalloc.stop()
    assert [row.number for row in table.rows] == [1]
    assert table.left_out


def test_a_million_empty_rows_are_nothing(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{number}"/>' for number in range(2, 1_000_001))
    table = read_table(raw_xlsx(tmp_path / "vides.xlsx", '<row r="1"><c t="str"><v>Nom</v></c></row>' + rows))
    assert len(table.rows) == 1


def test_a_million_full_rows_are_too_many(tmp_path: Path) -> None:
    assert refused(ods(tmp_path / "a.ods", REPEATED.format(rows=1_048_576, columns=16_384))) == "sheet.too-many-rows"
    lines = "a\n" * (MOST_ROWS + 1)
    (tmp_path / "a.csv").write_text(lines, encoding="utf-8")
    assert refused(tmp_path / "a.csv") == "sheet.too-many-rows"


def test_merged_areas_that_overlap_cost_no_more_than_those_that_do_not() -> None:
    gathered = Gathered()
    for row in range(100):
        gathered.put(row, 0, Cell("a"))
    for _ in range(50_000):
        gathered.spread(0, 1_048_575, 0)
    assert gathered._looked_at <= MOST_ROWS * MOST_COLUMNS + 100


def test_thousands_of_columns_are_left_out(tmp_path: Path) -> None:
    table = read_table(ods(tmp_path / "a.ods", REPEATED.format(rows=2, columns=16_384)))
    assert table.left_out
    assert [len(row.cells) for row in table.rows] == [MOST_COLUMNS] * 2
    wide = read_table(xlsx(tmp_path / "a.xlsx", list(range(3_000))))
    assert (len(wide.rows[0].cells), wide.left_out) == (MOST_COLUMNS, True)


def test_a_file_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "grand.csv"
    with file.open("wb") as target:
        target.truncate(200 << 20)
    tracemalloc.start()
    try:
        assert refused(file) == "sheet.too-large"
        assert tracemalloc.get_traced_memory()[1] < 3 * LARGEST_FILE
    finally:
        tracemalloc.stop()


def test_an_archive_that_unfolds_to_a_gigabyte_is_refused_folded(tmp_path: Path) -> None:
    file = zipped(
        tmp_path / "bombe.xlsx", {"xl/workbook.xml": "", **{f"xl/{n}.xml": " " * (50 << 20) for n in range(7)}}
    )
    assert file.stat().st_size < LARGEST_FILE
    assert refused(file) == "sheet.too-large"


def test_declared_entities_do_not_unfold(tmp_path: Path) -> None:
    lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    book = f"{lol}<workbook {MAIN}>&b;</workbook>"
    assert refused(raw_xlsx(tmp_path / "lol.xlsx", "", workbook=book)) == "sheet.damaged"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("liste.xlsx", b"%PDF-1.7 ", "sheet.not-a-sheet"),
        ("liste.csv", b"\x89PNG\r\n\x1a\n", "sheet.not-a-sheet"),
        ("liste.csv", b"\x01\x02binaire", "sheet.not-a-sheet"),
        ("liste.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "sheet.old-format"),
        ("liste.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "sheet.locked"),
        ("liste.xlsx", b"PK\x03\x04tronqu", "sheet.damaged"),
        ("liste.csv", b"", "sheet.empty"),
        ("liste.csv", b"\n\n ; ;\n", "sheet.empty"),
        ("liste.csv", b'a;b\n"' + b"x" * 200_000, "sheet.damaged"),
        ("liste.csv", b'Nom;Ville\n"Ba;Lyon\nSow;Lyon\n', "sheet.damaged"),
        ("liste.csv", b"\xff\xfea", "sheet.damaged"),
    ],
    ids=["pdf", "png", "binary", "xls", "password", "cut", "nothing", "blank", "open-quote", "short-quote", "utf-16"],
)
def test_what_is_no_list_is_told_apart(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name) == code


def test_other_archives_and_a_secret_one(tmp_path: Path) -> None:
    assert refused(zipped(tmp_path / "a.xlsx", {"word/document.xml": "<a/>"})) == "sheet.not-a-sheet"
    assert refused(zipped(tmp_path / "b.xlsx", {"xl/workbook.bin": "x"})) == "sheet.old-format"
    assert (
        refused(ods(tmp_path / "c.ods", "", mimetype="application/vnd.oasis.opendocument.text")) == "sheet.not-a-sheet"
    )
    secret = '<m xmlns:manifest="m"><manifest:encryption-data/></m>'
    assert refused(ods(tmp_path / "d.ods", "", manifest=secret)) == "sheet.locked"
    assert refused(tmp_path) == refused(tmp_path / "absent.csv") == "sheet.unreadable"


def test_a_long_reading_stops(tmp_path: Path) -> None:
    file = xlsx(tmp_path / "a.xlsx", ["Nom"])
    with pytest.raises(KnownError, match="work.stopped"):
        read_table(file, stopped=lambda: True)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_a_thousand_broken_copies_are_read_or_refused(tmp_path: Path, kind: str) -> None:
    _mutate(tmp_path, kind, 1_000)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_ten_thousand_broken_copies_are_read_or_refused(tmp_path: Path, kind: str) -> None:
    _mutate(tmp_path, kind, 10_000)


def _mutate(folder: Path, kind: str, times: int) -> None:
    file = folder / f"liste.{kind}"
    if kind == "xlsx":
        xlsx(file, ["Nom", "Né le"], ["Diallo", 32944], ["Bah", "12/03/1990"])
    elif kind == "ods":
        ods(file, REPEATED.format(rows=3, columns=2))
    else:
        file.write_bytes(b"Nom;N\xc3\xa9 le\nDiallo;12/03/1990\n")
    sound = file.read_bytes()
    lots = Lots(7)
    for _ in range(times):
        content = mutated(sound, lots.number(len(sound)), lots.number(256))
        if lots.number(4) == 0:
            content = content[: lots.number(len(content))]
        file.write_bytes(content)
        try:
            read_table(file)
        except KnownError as fault:
            assert fault.code.startswith("sheet."), fault.code

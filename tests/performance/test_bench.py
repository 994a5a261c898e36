"""The table of speeds can be read, and every row of it can be measured."""

from contextlib import closing
from pathlib import Path
from sqlite3 import connect as connect_plain

import pytest

from app.register import cards, search
from app.register.sqlcipher import connect
from tests.performance import searching
from tests.performance.measure import Failed, Row, Share, p95, side_by_side, table
from tests.performance.rows import measured, one_by_one


def test_a_table_says_figure_comparison_ratio_and_goal() -> None:
    text = table([Row("save", 30, "plain", 10, 2), Row("memory", 90, "empty", 60, None, "MB")])
    head, save, memory = text.splitlines()
    assert head.split("  ")[0] == "what"
    assert "30.0 ms" in save
    assert "3.00 (≤ 2)" in save
    assert save.endswith("NO")
    assert "90.0 MB" in memory
    assert memory.endswith("1.50 (–)")
    assert save.index("plain") == memory.index("empty") == head.index("compared with")


def test_a_share_that_is_too_small_says_so() -> None:
    assert table([Share("found", 0.981, 0.97)]).endswith("≥ 97%         yes")
    assert table([Share("found", 0.961, 0.97)]).endswith("NO")


def test_a_row_that_fails_says_so_and_the_others_go_on() -> None:
    row = Row("second", 1, "other", 1, 1)

    def broken() -> list[Row]:
        raise OSError("no such program")

    first, second = one_by_one({"first": broken, "second": lambda: [row]})
    assert isinstance(first, Failed)
    assert "OSError: no such program" in table([first])
    assert second is row


def test_rounds_are_taken_in_turn_and_the_first_is_not_counted() -> None:
    turns: list[str] = []
    times = iter([100.0, 100.0, 1.0, 10.0, 3.0, 30.0, 2.0, 20.0])

    def take(who: str) -> float:
        turns.append(who)
        return next(times)

    assert side_by_side(lambda: take("ours"), lambda: take("theirs"), 3) == (2, 20)
    assert turns == ["ours", "theirs"] * 4


def test_the_95th_percentile_is_among_the_slowest() -> None:
    assert 94 <= p95(range(100)) <= 96


def test_the_people_of_the_large_search_are_found(tmp_path: Path) -> None:
    searching._make(tmp_path, 40)
    with (
        closing(connect(tmp_path / "ours.db", searching.KEY)) as ours,
        closing(connect_plain(tmp_path / "theirs.db")) as theirs,
    ):
        known = theirs.execute("SELECT text, person FROM found").fetchall()
        found = [{hit.person for hit in search.find(ours, searching._in_one_script(text), 20)} for text, _ in known]
    assert all(cards.person_at(address) in persons for (_, address), persons in zip(known, found, strict=True))


@pytest.mark.long
def test_every_row_can_be_measured(tmp_path: Path) -> None:
    rows = measured(tmp_path, people=20, rounds=2, sizes=(100, 200))
    assert [row for row in rows if isinstance(row, Failed)] == []
    speeds = [row for row in rows if isinstance(row, Row)]
    shares = [row for row in rows if isinstance(row, Share)]
    assert (len(speeds), len(shares)) == (15, 4)
    assert all(row.ours > 0 and row.theirs > 0 for row in speeds)
    assert all(row.figure >= row.goal for row in shares)

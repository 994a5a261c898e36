"""The agenda follows the content: one value changed there changes the list; a hole or a contradiction is told."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from app import compose
from app.desk.door import FirstRun
from app.desk.open_desk import OpenDesk
from app.domain.agenda.model import Line
from app.domain.entities import Decision
from app.domain.ids import Id
from app.guides.content import Content
from app.guides.loader import load
from tests.clock import FakeClock
from tests.desk.desks import COORDINATOR, DESK, PASSPHRASE, PLACE, content, door, register
from tests.desk.test_agenda import closing, hold

SHARED, RIGHTS = "parameters/shared.yaml", "rights.yaml"


@contextmanager
def desk_with(folder: Path, clock: FakeClock, file: str = SHARED, old: str = "", new: str = "") -> Iterator[OpenDesk]:
    """A desk on a copy of the content with one text replaced."""
    copy = folder / "content"
    shutil.copytree(compose.CONTENT, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    changed = Content(load(copy))
    desk = door(folder / "register", clock, shelf=lambda: changed).create(
        FirstRun(desk=DESK, coordinator=COORDINATOR, passphrase=PASSPHRASE)
    )
    try:
        desk.sitting.begin(desk.sitting.volunteers()[0].id, PLACE)
        yield desk
    finally:
        desk.close()


def renewal_of(desk: OpenDesk) -> tuple[Id, Line]:
    made = register(desk)
    hold(desk, made.person)
    return made.person, closing(desk, made.person)


def test_one_value_changed_changes_the_date_its_reason_and_the_list(tmp_path: Path, clock: FakeClock) -> None:
    old = "{from: 2021-05-01, value: 60, reference: CESEDA R.431-5 1°"
    with desk_with(tmp_path, clock, SHARED, old, old.replace("60", "30")) as desk:
        _, line = renewal_of(desk)
        assert line.day == date(2026, 12, 29)
        assert line.why is not None
        assert str(getattr(line.why.facts["delay"], "value", "")) == "30"
        assert line.id not in [one.id for one in desk.agenda.before_next().lines]


def test_a_value_that_ends_yesterday_is_told_on_the_lines_that_need_it_and_hides_no_other(
    tmp_path: Path, clock: FakeClock
) -> None:
    old = "{from: 2021-05-01, value: 60, reference: CESEDA R.431-5 1°"
    with desk_with(tmp_path, clock, SHARED, old, old.replace("2021-05-01", "2021-05-01, until: 2026-11-22")) as desk:
        made = register(desk)
        hold(desk, made.person)
        hold(desk, made.person, kind="passport", ground="none", valid_to="2026-12-01")
        oqtf = Decision(
            id=desk.people.new_id(), person=made.person, kind="oqtf", measure="general", notified_at="2026-11-20"
        )
        desk.entries.add(oqtf)
        lines = desk.agenda.of(made.person)
        faults = [line.fault.code for line in lines if line.fault]
        assert faults == ["deadlines.parameter-missing"]
        assert lines[0].day == date(2026, 12, 20)
        assert lines[0].red
        assert [line.rule for line in desk.agenda.before_next().lines] == ["oqtf", "passport"]


def test_two_values_at_once_are_told_and_neither_counts(tmp_path: Path, clock: FakeClock) -> None:
    text = (compose.CONTENT / SHARED).read_text(encoding="utf-8")
    old = next(row for row in text.splitlines(keepends=True) if "value: 60, reference: CESEDA R.431-5" in row)
    with desk_with(tmp_path, clock, SHARED, old, old + old.replace("value: 60", "value: 45")) as desk:
        hold(desk, register(desk).person)
        found = desk.agenda.before_next()
        assert [fault.code for fault in found.faults] == ["deadlines.parameter-overlap"]
        assert not [line for line in found.lines if line.date_name == "closes"]


def test_a_check_that_lies_ahead_is_told_with_the_date(tmp_path: Path, clock: FakeClock) -> None:
    text = (compose.CONTENT / SHARED).read_text(encoding="utf-8")
    old = next(row for row in text.splitlines(keepends=True) if "value: 60, reference: CESEDA R.431-5" in row)
    with desk_with(tmp_path, clock, SHARED, old, old.replace("2026-11-22", "2031-01-01")) as desk:
        _, line = renewal_of(desk)
        assert "checked-in-future" in [one.code for one in line.warnings]


def test_what_a_paper_proves_follows_the_content(tmp_path: Path, clock: FakeClock) -> None:
    text = (compose.CONTENT / RIGHTS).read_text(encoding="utf-8")
    start = text.index("held-visitor")
    old = text[text.index("  work:", start) : text.index("\n", text.index("  work:", start))]
    with desk_with(tmp_path, clock, RIGHTS, old, old.replace("level: no", "level: yes")) as desk:
        made = register(desk)
        hold(desk, made.person, ground="visitor")
        assert desk.rights.of(made.person).band("work").spans


def test_every_trap_has_its_words(desk: OpenDesk) -> None:
    for paper in desk.rights.papers():
        for trap in paper.traps:
            for language in ("fr", "en"):
                assert desk.rights.trap(trap, language)
    assert desk.rights.trap("silence-runs", "en") != desk.rights.trap("silence-runs", "fr")


def test_the_rights_of_nobody_are_nobodys(desk: OpenDesk) -> None:
    with pytest.raises(LookupError):
        desk.rights.of(Id("0" * 32))


def test_someone_without_papers_has_empty_bands(desk: OpenDesk) -> None:
    found = desk.rights.of(register(desk).person)
    assert found.papers == ()
    assert all(not band.spans and not band.gaps for band in found.bands)
    assert content().pack.rights

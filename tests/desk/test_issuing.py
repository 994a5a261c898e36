"""Papers that leave: numbered once, kept byte for byte, recognised when they come back."""

import hashlib
import stat
from pathlib import Path

import pytest

from app.desk.open_desk import OpenDesk
from app.desk.saving import save_paper
from app.desk.takeaway import OwnDuty, TakeawayForm
from app.domain.entities import IssuedPaper
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register.register import Register
from tests.desk.desks import register


@pytest.fixture
def form(desk: OpenDesk) -> TakeawayForm:
    """Somebody's sheet."""
    return TakeawayForm(case=register(desk).case)


def papers(desk: OpenDesk) -> list[IssuedPaper]:
    """What has left."""
    return desk.register.where(IssuedPaper)


def test_a_preview_keeps_its_number_until_it_leaves(desk: OpenDesk, form: TakeawayForm) -> None:
    first = desk.issuing.prepare(form)
    again = desk.issuing.prepare(TakeawayForm(case=form.case, large=True), first.mark)
    assert again.mark == first.mark
    assert papers(desk) == []
    desk.issuing.issue(again)
    assert [paper.number for paper in papers(desk)] == [first.mark.number]
    following = desk.issuing.prepare(form, first.mark)
    assert following.mark.number != first.mark.number


def test_said_twice_it_left_once(desk: OpenDesk, form: TakeawayForm) -> None:
    prepared = desk.issuing.prepare(form)
    assert desk.issuing.issue(prepared).entities
    assert not desk.issuing.issue(prepared).entities
    assert len(papers(desk)) == 1
    assert len(list((desk.register.folder / "files").iterdir())) == 1


def test_it_is_kept_byte_for_byte_and_encrypted(desk: OpenDesk, form: TakeawayForm) -> None:
    prepared = desk.issuing.prepare(form)
    desk.issuing.issue(prepared)
    paper, content = desk.issuing.issued(papers(desk)[0].id)
    assert content == prepared.paper.content
    assert paper.sha256 == hashlib.sha256(content).hexdigest()
    assert (paper.by, paper.kind, paper.person) == ("C1", "takeaway", desk.cases.get(form.case).person)
    stored = (desk.register.folder / "files" / paper.file).read_bytes()
    assert b"%PDF" not in stored


def test_a_reprint_is_the_same_bytes_whatever_has_changed(desk: OpenDesk, form: TakeawayForm) -> None:
    prepared = desk.issuing.prepare(form)
    assert desk.issuing.prepare(form, prepared.mark).paper.content == prepared.paper.content
    desk.issuing.issue(prepared)
    desk.people.add_name(desk.cases.get(form.case).person, "own-script", "آوا")
    desk.sitting.describe_desk(name="Une autre permanence")
    assert desk.issuing.kept(papers(desk)[0].id)[1].content == prepared.paper.content


def test_ours_and_not_ours(desk: OpenDesk, form: TakeawayForm) -> None:
    first, second = desk.issuing.prepare(form), desk.issuing.prepare(form)
    desk.issuing.issue(first)
    typed = (first.mark.number.lower().replace("-", " "), first.mark.code.lower())
    assert desk.issuing.check(*typed) == (True, papers(desk)[0])
    # Its number is ours, and it is on no record: a preview that never left.
    assert desk.issuing.check(second.mark.number, second.mark.code) == (True, None)
    assert desk.issuing.check(first.mark.number, second.mark.code) == (False, None)
    assert desk.issuing.check(second.mark.number, first.mark.code) == (False, None)


@pytest.mark.parametrize(
    ("number", "code", "fault"),
    [("KF-2026-00001", "", "papers.unreadable-number"), ("", "", "papers.unreadable-number")],
)
def test_what_cannot_be_read_is_told(desk: OpenDesk, number: str, code: str, fault: str) -> None:
    with pytest.raises(KnownError) as told:
        desk.issuing.check(number, code)
    assert told.value.code == fault


def test_an_unreadable_code_is_told(desk: OpenDesk, form: TakeawayForm) -> None:
    with pytest.raises(KnownError) as told:
        desk.issuing.check(desk.issuing.prepare(form).mark.number, "AAAA")
    assert told.value.code == "papers.unreadable-code"


def test_altered_and_missing_bytes_are_told(desk: OpenDesk, form: TakeawayForm) -> None:
    desk.issuing.issue(desk.issuing.prepare(form))
    paper = papers(desk)[0]
    file = desk.register.folder / "files" / paper.file
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    for code in ("files.damaged", "files.missing"):
        with pytest.raises(KnownError) as fault:
            desk.issuing.issued(paper.id)
        assert fault.value.code == code
        file.unlink(missing_ok=True)
    with pytest.raises(LookupError):
        desk.issuing.issued(Id("0" * 32))


def test_a_record_that_fails_leaves_no_file_behind(
    desk: OpenDesk, form: TakeawayForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = desk.issuing.prepare(form)

    def full(*_: object, **__: object) -> None:
        raise KnownError("register.disk-full")

    with monkeypatch.context() as broken:
        broken.setattr(Register, "record", full)
        with pytest.raises(KnownError):
            desk.issuing.issue(prepared)
    assert list((desk.register.folder / "files").iterdir()) == []
    desk.issuing.issue(prepared)
    assert len(papers(desk)) == 1


def test_a_name_that_no_font_has_is_told(desk: OpenDesk, form: TakeawayForm) -> None:
    with pytest.raises(KnownError) as fault:
        desk.issuing.prepare(TakeawayForm(case=form.case, duties=(OwnDuty("\U00013000"),)))
    assert fault.value.code == "papers.missing-glyph"
    assert papers(desk) == []


# -- saving ----------------------------------------------------------------------------------------


def test_a_saved_paper_is_whole_and_private(tmp_path: Path) -> None:
    file = tmp_path / "fiche.pdf"
    for content in (b"%PDF\r\n1\n", b"%PDF 2"):
        save_paper(file, content)
        assert file.read_bytes() == content
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["fiche.pdf"]


@pytest.mark.parametrize("place", ["nowhere/fiche.pdf", "file/fiche.pdf", "folder", ".", "/", "x" * 300])
def test_a_place_that_takes_no_paper_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(KnownError) as fault:
        save_paper(Path(place) if place in (".", "/") else tmp_path / place, b"%PDF")
    assert fault.value.code == "paper.not-saved"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder"]

"""Pack files are read within bounds, and every scalar stays the text that was typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.guides.reading import MAX_BYTES, MAX_DEPTH, UnreadableError, read_text, read_yaml


def test_scalars_stay_text() -> None:
    read = read_yaml("a: no\nb: 01\nc: 2026-11-22\nd: ~\ne:\nf: 1e3", "x.yaml")
    assert read.data == {"a": "no", "b": "01", "c": "2026-11-22", "d": "~", "e": "", "f": "1e3"}


def test_an_empty_file_has_no_entries() -> None:
    assert read_yaml("", "x.yaml").data == {}
    assert read_yaml("# only a remark\n", "x.yaml").data == {}


def test_each_place_has_its_line() -> None:
    read = read_yaml("a:\n  - x\n  - k: v\nb: {c: d}\n", "x.yaml")
    assert read.line("a", 1, "k") == 3
    assert read.line("b", "c") == 4
    assert read.line("b", "c", "unheard", "of") == 4
    assert read.line("nothing") == 1


BOMB = "a: &a [x, x]\n" + "\n".join(f"{chr(98 + n)}: [*a, *a]" for n in range(9))
REFUSED = [
    ("a: &here 1\nb: *here", "yaml-alias", 1),
    ("a: 1\nb: *here", "yaml-syntax", 2),
    (BOMB, "yaml-alias", 1),
    ("a: !!python/object:os.system 1", "yaml-tag", 1),
    ("a: !local 1", "yaml-tag", 1),
    ("a: 1\nb: 2\na: 3", "yaml-twice", 3),
    ("a: {b: 1, b: 2}", "yaml-twice", 1),
    ("a: 1\n--- \nb: 2", "yaml-documents", 2),
    ("[a, b]: 1", "yaml-key", 1),
    ("a: [1, 2", "yaml-syntax", 2),
    ("a: b: c", "yaml-syntax", 1),
    ("[" * 500, "yaml-depth", 1),
    ("a: " + "[" * 20_000, "yaml-depth", 1),
]


@pytest.mark.parametrize(("text", "code", "line"), REFUSED)
def test_what_the_format_does_not_have_is_refused(text: str, code: str, line: int) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_yaml(text, "x.yaml")
    assert (refused.value.code, refused.value.line) in {(code, line), ("yaml-alias", line)}


def test_the_deepest_allowed_level_is_read() -> None:
    assert read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yaml").data
    with pytest.raises(UnreadableError):
        read_yaml("[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2), "x.yaml")


@given(st.text(max_size=200))
def test_any_text_is_either_read_or_refused(text: str) -> None:
    try:
        read_yaml(text, "x.yaml")
    except UnreadableError as refused:
        assert refused.code.startswith("yaml-")


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"a: \xff", "file-not-text", 1),
        (b"x\n" * 3 + b"\xe9", "file-not-text", 4),
        (b"a: 1\nb: \x07", "file-control-character", 2),
        ("a: \u202egpj.exe".encode(), "file-control-character", 1),
        (b"a" * (MAX_BYTES + 1), "file-too-big", 0),
    ],
)
def test_a_file_that_is_no_plain_text_is_refused(tmp_path: Path, raw: bytes, code: str, line: int) -> None:
    (tmp_path / "x.yaml").write_bytes(raw)
    with pytest.raises(UnreadableError) as refused:
        read_text(tmp_path, "x.yaml")
    assert (refused.value.code, refused.value.line) == (code, line)


def test_a_file_from_windows_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert read_text(tmp_path, "x.yaml") == "a: 1\nb: 2\n"


def test_a_link_to_a_file_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("secret: 1")
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "facts.yaml").symlink_to(tmp_path / "outside")
    with pytest.raises(UnreadableError) as refused:
        read_text(pack, "facts.yaml")
    assert refused.value.code == "file-missing"

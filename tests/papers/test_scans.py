"""Pictures and PDFs from outside: bounds before anything is decoded, true refusals, nothing that ends the program."""

import io
import tracemalloc
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.faults import KnownError
from app.papers import pdf_bounds, scans
from app.papers.picture_bytes import size_told
from app.papers.preview import page_count
from app.papers.scans import MOST_BYTES, PDF, acts, drawn, leaving, read_scan, scan_type
from tests.papers.outside import (
    GPS,
    MARK,
    ORIENTATION,
    acting_pdf,
    lying_jpeg,
    lying_png,
    lying_webp,
    pdf,
    picture,
    stream_pdf,
)

KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


def refused(content: bytes) -> str:
    """The code of the fault with which something is not taken in."""
    with pytest.raises(KnownError) as told:
        read_scan(content)
    return told.value.code


def opened(content: bytes) -> Image.Image:
    """A picture as any other program opens it."""
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_what_its_bytes_say(kind: str) -> None:
    found = read_scan(picture(kind, (1600, 900)))
    assert (found.media_type, found.pages) == (KINDS[kind], 1)
    assert opened(found.thumbnail).size == (320, 180)
    assert size_told(picture(kind, (1600, 900)), KINDS[kind]) == (1600, 900)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1)])
def test_the_thinnest_pictures_are_taken(kind: str, size: tuple[int, int]) -> None:
    found = read_scan(picture(kind, size))
    assert max(opened(found.thumbnail).size) == min(320, max(size))
    assert min(opened(found.thumbnail).size) == 1


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_pictures_of_every_depth_are_drawn(mode: str) -> None:
    target = io.BytesIO()
    Image.new(mode, (30, 20)).save(target, "PNG")
    found = drawn(target.getvalue(), "image/png", 0, 100)
    assert (found.width, found.height, len(found.pixels)) == (30, 20, 2400)
    # Nothing is transparent: what is not painted is white paper.
    assert found.pixels[:4] == (b"\xff\xff\xff\xff" if mode in ("LA", "RGBA") else b"\x00\x00\x00\xff")


def test_a_photograph_is_shown_upright_and_kept_as_it_is() -> None:
    content = picture("JPEG", (64, 48), orientation=6)
    assert opened(read_scan(content).thumbnail).size == (48, 64)
    shown = drawn(content, "image/jpeg", 0, 200)
    assert (shown.width, shown.height) == (48, 64)
    # Dark on the left, turned clockwise, is dark above.
    first, last = shown.pixels[:4], shown.pixels[-4:]
    assert first[0] > 2 * first[2]
    assert min(last) > 200


def test_a_large_picture_is_drawn_at_the_size_that_is_asked() -> None:
    content = picture("JPEG", (4000, 3000))
    assert (drawn(content, "image/jpeg", 0, 800).width, drawn(content, "image/jpeg", 0, 9000).width) == (800, 4000)
    with pytest.raises(ValueError, match="page 1"):
        drawn(content, "image/jpeg", 1, 100)


# -- pictures that lie -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content", [lying_png(100_000, 100_000), lying_jpeg(60_000, 60_000), lying_webp(16_000, 16_000)]
)
def test_a_picture_that_says_it_is_huge_is_refused_before_it_is_decoded(content: bytes) -> None:
    tracemalloc.start()
    try:
        assert refused(content) == "attachment.too-many-pixels"
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("content", [lying_png(5000, 5000), lying_png(0, 10), lying_png(1, 1 << 31)])
def test_a_picture_that_says_it_is_larger_than_it_is_is_refused(content: bytes) -> None:
    assert refused(content) in ("attachment.unreadable-picture", "attachment.too-many-pixels")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_picture_cut_off_is_refused(kind: str, share: float) -> None:
    content = picture(kind, (300, 200))
    assert refused(content[: int(len(content) * share)]) == "attachment.unreadable-picture"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "attachment.empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "attachment.unknown-format"),
        (b"<!doctype html><script>alert(1)</script>", "attachment.unknown-format"),
        (b"GIF89a" + bytes(100), "attachment.unknown-format"),
        (b"BM" + bytes(100), "attachment.unknown-format"),
        (b"PK\x03\x04" + bytes(100), "attachment.unknown-format"),
        (b"MZ" + bytes(100), "attachment.unknown-format"),
        (b"\0\0\0\x18ftypheic" + bytes(100), "attachment.heic"),
        (b"\0\0\0\x18ftypavif" + bytes(100), "attachment.heic"),
        (b"\xff\xd8\xff\xd9", "attachment.unreadable-picture"),
        (b"\x89PNG\r\n\x1a\n", "attachment.unreadable-picture"),
        (b"RIFF\xff\xff\xff\xffWEBP", "attachment.unreadable-picture"),
        (b"%PDF-1.7", "attachment.unreadable-pdf"),
        (b"\n%PDF-1.7", "attachment.unknown-format"),
        (bytes(MOST_BYTES + 1), "attachment.too-large"),
    ],
)
def test_what_is_no_picture_is_told_as_what_it_is(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_a_file_that_is_two_things_is_taken_as_what_it_shows_and_leaves_as_that_alone() -> None:
    for kind, media_type in KINDS.items():
        both = picture(kind) + b"<script>alert(1)</script>" + pdf(text="cache") + b"PK\x03\x04"
        assert read_scan(both).media_type == media_type
        copy = leaving(both, media_type)
        assert b"script" not in copy
        assert b"%PDF" not in copy
        assert opened(copy).size == (64, 48)


# -- what leaves -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_copy_that_leaves_has_its_pixels_and_no_place(kind: str, orientation: int) -> None:
    content = picture(kind, orientation=orientation, traces=True)
    assert MARK.encode() in content
    copy = leaving(content, KINDS[kind])
    assert MARK.encode() not in copy
    assert opened(copy).tobytes() == opened(content).tobytes()
    exif = opened(copy).getexif()
    assert dict(exif) == ({} if orientation == 1 else {ORIENTATION: orientation})
    assert not exif.get_ifd(GPS)


def test_a_pdf_that_leaves_shows_the_same_and_does_nothing() -> None:
    content = acting_pdf()
    assert acts(content, PDF)
    copy = leaving(content, PDF)
    assert not acts(copy, PDF)
    with pikepdf.open(io.BytesIO(copy)) as document:
        whole = document.Root.unparse(resolved=True) + b"".join(
            one.unparse(resolved=True) for one in document.objects if not isinstance(one, pikepdf.Stream)
        )
        assert len(document.pages) == 2
        assert len(document.attachments) == 0
    for word in (b"JavaScript", b"/JS", b"Launch", b"virus", b"XFA", b"/AA", b"OpenAction", MARK.encode()):
        assert word not in whole, word
    assert b"exemple.invalid" in whole
    assert drawn(copy, PDF, 0, 400).pixels == drawn(content, PDF, 0, 400).pixels


def test_a_plain_pdf_does_nothing_and_its_photographs_lose_their_place() -> None:
    document = pikepdf.new()
    page = document.add_blank_page()
    photo = document.make_stream(picture("JPEG", traces=True))
    for key, value in {"Subtype": "Image", "ColorSpace": "DeviceRGB", "Filter": "DCTDecode"}.items():
        photo[f"/{key}"] = pikepdf.Name(f"/{value}")
    photo.Width, photo.Height, photo.BitsPerComponent = 64, 48, 8
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=photo))
    page.obj.Contents = document.make_stream(b"600 0 0 700 0 0 cm /P Do")
    target = io.BytesIO()
    document.save(target)
    content = target.getvalue()
    assert MARK.encode() in content
    assert not acts(content, PDF)
    copy = leaving(content, PDF)
    assert MARK.encode() not in copy
    assert drawn(copy, PDF, 0, 300).pixels == drawn(content, PDF, 0, 300).pixels


# -- PDFs that mean harm ---------------------------------------------------------------------------


def test_a_pdf_is_taken_with_its_pages() -> None:
    found = read_scan(pdf(3, text="Convocation"))
    assert (found.media_type, found.pages) == (PDF, 3)
    assert opened(found.thumbnail).size == (227, 320)
    assert drawn(pdf(3), PDF, 2, 500).height == 500


def test_a_pdf_with_a_password_is_told_and_one_that_only_forbids_copying_is_taken() -> None:
    owner = pikepdf.Encryption(owner="maitre", user="")
    secret = pikepdf.Encryption(owner="maitre", user="secret")
    assert refused(pdf(encryption=secret)) == "attachment.encrypted-pdf"
    taken = pdf(text="Convocation", encryption=owner)
    assert read_scan(taken).pages == 1
    assert page_count(leaving(taken, PDF)) == 1


def test_pages_of_any_size_are_drawn_within_bounds() -> None:
    for size in ((14_400, 14_400), (3, 14_400), (3, 3)):
        found = drawn(pdf(size=size), PDF, 0, 1000)
        assert max(found.width, found.height) <= 1000
    assert read_scan(pdf(size=(3, 14_400))).pages == 1


def test_too_many_pages_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "MOST_PAGES", 3)
    assert read_scan(pdf(3)).pages == 3
    assert refused(pdf(4)) == "attachment.too-many-pages"


def test_a_stream_that_unfolds_without_end_is_refused_in_little_memory() -> None:
    packing = zlib.compressobj(9)
    bomb = b"".join(packing.compress(bytes(1 << 20)) for _ in range(pdf_bounds.MOST_STREAM // (1 << 20) + 2))
    bomb += packing.flush()
    assert len(bomb) < 1 << 20
    tracemalloc.start()
    try:
        assert refused(stream_pdf("/Filter /FlateDecode", bomb)) == "attachment.pdf-too-heavy"
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()


def test_what_another_laptop_kept_is_bounded_again() -> None:
    bomb = stream_pdf("/Filter [/FlateDecode /FlateDecode]", b"x")
    for look in (lambda: drawn(bomb, PDF, 0, 100), lambda: leaving(bomb, PDF), lambda: acts(bomb, PDF)):
        with pytest.raises(KnownError, match="attachment.pdf-too-heavy"):
            look()
    with pytest.raises(KnownError, match="attachment.unreadable-picture"):
        drawn(picture(), "image/svg+xml", 0, 100)


@pytest.mark.parametrize(
    "head",
    [
        "/Filter [/FlateDecode /FlateDecode]",
        "/Filter [/Fl#61teDecode /LZWDecode]",
        "/Filter 12 0 R",
        "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /Filter /JPXDecode",
        f"/Width {'9' * 5000} /Height 3",
    ],
)
def test_streams_that_promise_too_much_are_refused(head: str) -> None:
    assert refused(stream_pdf(head, b"x" * 100)) == "attachment.pdf-too-heavy"


def test_objects_packed_too_deep_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = pdf(40, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert read_scan(packed).pages == 40
    monkeypatch.setattr(pdf_bounds, "MOST_STRUCTURE", 1000)
    assert refused(packed) == "attachment.pdf-too-heavy"


def test_all_streams_together_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pdf(8, text="x" * 500, compress_streams=True, recompress_flate=True)
    pdf_bounds.within_bounds(content)
    monkeypatch.setattr(pdf_bounds, "MOST_UNPACKED", 1500)
    with pytest.raises(KnownError, match="attachment.pdf-too-heavy"):
        pdf_bounds.within_bounds(content)


# -- spoilt bytes ----------------------------------------------------------------------------------


SOURCES = [*(picture(kind, traces=True) for kind in KINDS), pdf(2, text="Convocation"), acting_pdf()]
HURTS = st.lists(st.tuples(st.sampled_from("fdi"), st.integers(0), st.binary(min_size=1, max_size=8)), min_size=1)


@settings(max_examples=500)
@given(content=st.sampled_from(SOURCES), hurts=HURTS)
def test_spoilt_bytes_are_taken_or_told(content: bytes, hurts: list[tuple[str, int, bytes]]) -> None:
    spoilt = bytearray(content)
    for kind, number, more in hurts:
        place = number % max(1, len(spoilt))
        if kind == "f":
            spoilt[place : place + 1] = more[:1]
        elif kind == "d":
            del spoilt[place : place + more[0]]
        else:
            spoilt[place:place] = more
    for look in (
        lambda: read_scan(bytes(spoilt)),
        lambda: drawn(bytes(spoilt), scan_type(bytes(spoilt)), 0, 200),
        lambda: leaving(bytes(spoilt), scan_type(bytes(spoilt))),
    ):
        try:
            look()
        except KnownError as fault:
            assert fault.code.startswith("attachment.")

"""The takeaway sheet, read back as anyone would read it."""

import hashlib
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator

import msgspec
import pypdfium2  # type: ignore[import-untyped]  # pypdfium2 publishes no type stubs
import pytest

from app.domain.faults import KnownError
from app.papers.canvas import HEIGHT, WIDTH
from app.papers.furniture import FOOTER, MARGIN, NOT_A_PERMIT, qr_code
from app.papers.model import BringItem, Deadline, Duty, Holder, TakeawayLabels, TakeawaySheet, Wording
from app.papers.preview import page_image
from app.papers.scripts.typecase import TypeCase
from app.papers.takeaway import takeaway
from tests.papers.conftest import ROOT
from tests.papers.reading import fonts, pdfium, poppler, words_of
from tests.papers.samples import DESK, HOLDER, LANGUAGES, MARK, sheet, wording

NAMES = {
    "vietnamese": "Nguyễn Thị Ánh Tuyết",
    "turkish": "ÇELİK Gülşah Iğdır",
    "cyrillic": "Олександра Ґалаґан",
    "ethiopic": "ሰላማዊት ገብረመድህን",
    "bengali": "ক্ষুদ্রশ্রী মুখোপাধ্যায়",
    "georgian": "ნინო ჭავჭავაძე",
    "armenian": "Անահիտ Հովհաննիսյան",
    "greek": "Ελένη Παπαδοπούλου",
    "african": "Ɓúƙàr Ŋgọ̀zí Kɔ́ɖɛ",
    "arabic": "سميرة ياسمين بن علي",
    "persian": "فاطمه گلچهره پژمان",
    "pashto": "زرغونه ځاځۍ ګړنګ",
    "urdu": "عائشہ ٹیپو چھوٹے",
    "sorani": "ڕێژین ئەڵوەند",
}
OF_TRANSLATIONS = {"courtesy", "unreviewed"}


def texts(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text held in a sheet, with the name of its field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one, field)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name), field if isinstance(value, Wording) else name)


def expected(asked: TakeawaySheet) -> list[str]:
    """What must be found on the page: everything but codes of the data and labels of what is not there."""
    left_out = {"language", "weight", "specimen"}
    if not asked.holder.other_name:
        left_out.add("other_name")
    if asked.language == "fr":
        left_out |= OF_TRANSLATIONS
    found = [
        text for field, text in texts(asked) if text and field not in left_out and field not in ("issued", "helper")
    ]
    return [*found, asked.issued.french, asked.helper, NOT_A_PERMIT]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_ordinary_sheet_is_one_page(language: str, case: TypeCase) -> None:
    paper = takeaway(sheet(language), case)
    assert (paper.pages, paper.number, paper.language) == (1, MARK.number, language)
    assert paper.title == f"Fiche à emporter {MARK.number}"


@pytest.mark.parametrize("language", ["fr", "en", "pt", "ti"])
def test_every_text_is_found_again(language: str, case: TypeCase) -> None:
    asked = sheet(language, msgspec.structs.replace(HOLDER, other_name=""))
    content = takeaway(asked, case).content
    raw, laid_out = words_of(poppler(content, "-raw")), words_of(pdfium(content))
    assert [text for text in expected(asked) if words_of(text) not in raw] == []
    assert [text for text in expected(asked) if words_of(text) not in laid_out] == []


def test_every_arabic_word_is_found_again(case: TypeCase) -> None:
    asked = sheet("ar")
    content = takeaway(asked, case).content
    for found in (words_of(poppler(content)), words_of(pdfium(content))):
        for text in expected(asked):
            # Vowel signs stand apart in what readers give back.
            for word in text.replace("ُ", " ").replace("ّ", " ").split():
                if word.isalpha():
                    assert word in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_is_what_was_written_in_its_order(language: str, case: TypeCase) -> None:
    asked = sheet(language)
    paper = takeaway(asked, case)
    assert len(paper.texts) == paper.pages
    read = [words_of(line) for line in "\n".join(paper.texts).splitlines()]
    assert [text for text in expected(asked) if not any(words_of(text) in line for line in read)] == []
    place = 0
    for number, duty in enumerate(asked.duties, 1):
        for text in filter(None, (duty.text.french, duty.text.other)):
            place = read.index(words_of(f"{number}. {text}"), place)


@pytest.mark.parametrize("script", NAMES)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_name_in_any_script_prints_whatever_the_language(script: str, language: str, case: TypeCase) -> None:
    holder = Holder(NAMES[script].upper() if script == "cyrillic" else NAMES[script], NAMES[script], "1999")
    content = takeaway(sheet(language, holder), case).content
    found = words_of(poppler(content, "-raw")) + words_of(pdfium(content))
    for word in NAMES[script].split():
        assert found.count(words_of(word)) >= 2


@pytest.mark.parametrize("name", ["王小明", "தமிழ்", "Samira 😀", "नाम", "A\u0b82", "A\u064e"])
def test_a_character_without_glyph_is_a_fault_never_a_box(name: str, case: TypeCase) -> None:
    with pytest.raises(KnownError, match=r"papers\.missing-glyph") as fault:
        takeaway(sheet("fr", Holder(name)), case)
    assert str(fault.value.facts["character"]) in name
    assert str(fault.value.facts["code"]).startswith("U+")


@pytest.mark.parametrize("name", ["A", "ي", "A" * 300, "Anne-Marie " * 27 + "Zoé", "محمدعبدالرحمن" * 23])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_name_of_one_letter_or_of_three_hundred_is_whole(name: str, language: str, case: TypeCase) -> None:
    paper = takeaway(sheet(language, Holder(name)), case)
    assert paper.pages <= 2
    found = words_of(poppler(paper.content, "-raw"))
    if name.isascii():
        assert words_of(name) in found
    else:
        assert sum(found.count(letter) for letter in set(name)) >= len(name)


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_forty_rows_go_on_a_second_page_and_none_is_lost(language: str, case: TypeCase) -> None:
    bring = tuple(
        BringItem(Wording(f"Pièce numéro {row} de la liste", wording("home", language).other))
        for row in range(101, 141)
    )
    paper = takeaway(msgspec.structs.replace(sheet(language), bring=bring), case)
    assert paper.pages == 2
    found = words_of(poppler(paper.content, "-raw"))
    assert [item.text.french for item in bring if words_of(item.text.french) not in found] == []
    assert found.count(words_of(NOT_A_PERMIT)) == 2
    assert found.count("Page1/2") == found.count("Page2/2") == 1
    assert found.count(MARK.code) == 2
    read = "\n".join(paper.texts).splitlines()
    assert {read.count(item.text.french) for item in bring} == {1}


def test_a_text_longer_than_a_page_is_cut_between_lines_and_whole(case: TypeCase) -> None:
    long = " ".join(f"mot{number}" for number in range(3000))
    asked = msgspec.structs.replace(sheet("en"), duties=(Duty(Wording(long, "Too long")), Duty(Wording("Fin"))))
    paper = takeaway(asked, case)
    assert paper.pages > 2
    found = poppler(paper.content).split()
    assert [f"mot{number}" for number in range(3000) if f"mot{number}" not in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [HOLDER.name, "Anne-Marie-" * 27])
@pytest.mark.parametrize("times", [1, 2, 3, 4, 9, 10, 11])
def test_nothing_leaves_the_margins_or_runs_into_the_foot(language: str, name: str, times: int, case: TypeCase) -> None:
    asked = sheet(language, Holder(name, HOLDER.other_name, "1999"))
    content = takeaway(msgspec.structs.replace(asked, bring=asked.bring * times), case).content
    boxes = []
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        boxes += [text.get_rect(number) for number in range(text.count_rects())]
    assert min(left for left, _, _, _ in boxes) >= MARGIN - 1
    assert max(right for _, _, right, _ in boxes) <= WIDTH - MARGIN + 1
    assert max(top for _, _, _, top in boxes) <= HEIGHT - 20
    assert min(bottom for _, bottom, _, _ in boxes) >= 12
    assert not [box for box in boxes if box[1] < FOOTER - 1 and box[3] > FOOTER + 6]


def test_arabic_begins_at_the_right_margin_and_french_at_the_left(case: TypeCase) -> None:
    page = pypdfium2.PdfDocument(takeaway(sheet("ar"), case).content)[0].get_textpage()
    text = page.get_text_range()
    boxes = [page.get_charbox(number) for number in range(len(text))]
    arabic = [box for box, sign in zip(boxes, text, strict=True) if "\u0620" <= sign <= "\u064a" and box[3] > 770]
    french = [box for box, sign in zip(boxes, text, strict=True) if sign.isascii() and sign.isalpha() and box[3] > 770]
    assert max(right for _, _, right, _ in arabic) == pytest.approx(WIDTH - MARGIN, abs=3)
    assert min(left for left, _, _, _ in arabic) > WIDTH / 2
    assert min(left for left, _, _, _ in french) == pytest.approx(MARGIN, abs=3)
    assert max(right for _, _, right, _ in french) < WIDTH / 2


def test_the_foot_carries_number_and_code_as_a_qr_code(case: TypeCase) -> None:
    image = page_image(takeaway(sheet("fr"), case).content, 0, 288)
    rows = qr_code(f"{MARK.number} {MARK.code}")
    side = 52.0
    left, top, step = WIDTH - MARGIN - side, HEIGHT - FOOTER + 8, side / len(rows)
    for down, row in enumerate(rows):
        for right, square in enumerate(row):
            x, y = int((left + (right + 0.5) * step) * 4), int((top + (down + 0.5) * step) * 4)
            assert (image.pixels[(y * image.width + x) * 4] < 128) == square


def test_only_the_embedded_fonts_are_asked_for(case: TypeCase) -> None:
    content = takeaway(sheet("ar"), case).content
    streams = re.findall(rb"stream\n(.*?)endstream", content, re.DOTALL)
    pages = [page for page in map(inflated, streams) if b" Tf" in page]
    assert pages
    asked = set(re.findall(rb"/(\w+) [0-9.]+ Tf", b" ".join(pages)))
    assert {b"G0", b"G1", b"G2", b"G3"} == asked


def inflated(stream: bytes) -> bytes:
    """A stream of the file as it was before compression."""
    return zlib.decompressobj().decompress(stream)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_due_is_before_its_date_and_an_appointment_is_on_it(language: str, case: TypeCase) -> None:
    read = words_of("\n".join(takeaway(sheet(language), case).texts))
    for side in {"fr", language}:
        day, appointment = (read.index(said(date, side)) for date in ("d1", "d2"))
        assert day < appointment
        assert said("before", side) + f"({said('week', side)})" in read[:day]
        assert said("before", side) + "(" not in read[day:]
        assert said("appointment", side) + "(" not in read[:day]
        assert said("appointment", side) + f"({said('ahead', side)})" in read[day:appointment]


def said(key: str, side: str) -> str:
    """A text of the samples in one language."""
    text = wording(key, side)
    return words_of(text.other or text.french)


def test_an_appointment_has_another_sign_than_what_is_due(case: TypeCase) -> None:
    due = Duty(Wording("Aller à la mairie"), Deadline("week", Wording("20 janvier 2027"), Wording("cette semaine")))
    asked = msgspec.structs.replace(sheet("fr"), labels=TakeawayLabels(before=Wording("le"), appointment=Wording("le")))
    images = [
        page_image(takeaway(msgspec.structs.replace(asked, duties=(duty,)), case).content, 0, 72).pixels
        for duty in (due, msgspec.structs.replace(due, appointment=True))
    ]
    assert images[0] != images[1]


def test_large_type_is_larger(case: TypeCase) -> None:
    large = takeaway(msgspec.structs.replace(sheet("fr"), large=True), case)
    assert large.pages >= 1
    assert largest_letter(large.content) > 1.1 * largest_letter(takeaway(sheet("fr"), case).content)


def largest_letter(content: bytes) -> float:
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    boxes = [page.get_charbox(number) for number in range(30)]
    return max(float(top - bottom) for _, bottom, _, top in boxes)


def test_a_specimen_says_so_on_every_page(case: TypeCase) -> None:
    asked = msgspec.structs.replace(sheet("en"), specimen="EXEMPLE")
    assert "EXEMPLE" in words_of(pdfium(takeaway(asked, case).content))
    assert "EXEMPLE" not in words_of(pdfium(takeaway(sheet("en"), case).content))


def test_same_data_same_bytes_in_any_process(case: TypeCase) -> None:
    first = takeaway(sheet("ar"), case).content
    assert takeaway(sheet("ar"), TypeCase(ROOT / "resources" / "fonts")).content == first
    program = (
        "import hashlib; from pathlib import Path; from app.papers.scripts.typecase import TypeCase;"
        "from app.papers.takeaway import takeaway; from tests.papers.samples import sheet;"
        "print(hashlib.sha256(takeaway(sheet('ar'), TypeCase(Path('resources/fonts'))).content).hexdigest())"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"}
        told = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True
        )
        assert told.stdout.decode().strip() == hashlib.sha256(first).hexdigest()


def changed(value: msgspec.Struct, path: str) -> Iterator[tuple[str, msgspec.Struct]]:
    """The sheet with one text changed, for each of its texts."""
    for name in value.__struct_fields__:
        held = getattr(value, name)
        if isinstance(held, str) and name not in ("language", "weight", "specimen"):
            yield f"{path}.{name}", msgspec.structs.replace(value, **{name: f"{held} Z"})
        elif isinstance(held, msgspec.Struct):
            for where, other in changed(held, f"{path}.{name}"):
                yield where, msgspec.structs.replace(value, **{name: other})
        elif isinstance(held, tuple) and held and isinstance(held[0], msgspec.Struct):
            for where, other in changed(held[0], f"{path}.{name}"):
                yield where, msgspec.structs.replace(value, **{name: (other, *held[1:])})


def test_no_text_can_change_without_changing_the_paper(case: TypeCase) -> None:
    asked = sheet("en")
    asked = msgspec.structs.replace(asked, duties=asked.duties[1:], bring=asked.bring[1:])
    printed = takeaway(asked, case).content
    # Made in the foot, in French alone.
    french_only = {"sheet.issued.other", "sheet.labels.issued.other", "sheet.labels.helper.other"}
    others = [(where, other) for where, other in changed(asked, "sheet") if isinstance(other, TakeawaySheet)]
    assert len(others) > 60
    unchanged = {where for where, other in others if takeaway(other, case).content == printed}
    assert unchanged <= french_only | {"sheet.labels.other_name.other"}


def test_fonts_are_embedded_and_readable(case: TypeCase) -> None:
    rows = fonts(takeaway(sheet("ar"), case).content)
    assert {row[0].split("+")[1] for row in rows} == {
        "NotoSans-Regular", "NotoSans-Bold", "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold",
    }  # fmt: skip
    for row in rows:
        assert row[1:7] == ["CID", "TrueType", "Identity-H", "yes", "yes", "yes"]


def test_the_document_says_its_title_language_and_author(case: TypeCase) -> None:
    paper = takeaway(sheet("pt"), case)
    document = pypdfium2.PdfDocument(paper.content)
    told = document.get_metadata_dict()
    assert (told["Title"], told["Author"]) == (paper.title, DESK.name)
    assert b"/Lang (fr)" in paper.content
    assert b"/DisplayDocTitle true" in paper.content


def test_it_is_black_and_grey_only(case: TypeCase) -> None:
    image = page_image(takeaway(sheet("ar"), case).content, 0, 60)
    blue, green, red = (image.pixels[channel::4] for channel in range(3))
    assert blue == green == red
    assert min(blue) < 40


def test_an_unreviewed_translation_is_marked(case: TypeCase) -> None:
    asked = sheet("pt")
    mark = words_of(asked.labels.unreviewed.french)
    assert mark in words_of(pdfium(takeaway(asked, case).content))
    assert mark not in words_of(pdfium(takeaway(_reviewed(asked), case).content))


def _reviewed(asked: TakeawaySheet) -> TakeawaySheet:
    """The sheet with every translation read again."""
    told = msgspec.json.encode(asked).replace(b'"reviewed":false', b'"reviewed":true')
    return msgspec.json.decode(told, type=TakeawaySheet)


def test_a_missing_translation_leaves_the_french_alone_on_its_row(case: TypeCase) -> None:
    asked = msgspec.structs.replace(sheet("ar"), duties=(Duty(Wording("Seulement en français")),))
    assert words_of("Seulement en français") in words_of(pdfium(takeaway(asked, case).content))

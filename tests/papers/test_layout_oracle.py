"""Line ends and the order on paper are those of Qt's own text layout, at every width."""

import pytest
from PySide6.QtGui import QGuiApplication

from app.papers.scripts.shaping import Shaper
from app.papers.scripts.typecase import TypeCase, is_right_to_left
from tests.papers.conftest import ROOT
from tests.papers.oracle import QtPress

# Spaces before closing signs are left out where they are not held: Qt lets a line begin with them, we do not.
PARAGRAPHS = {
    "fr": "Présentez-vous le 22 novembre 2026 à 14 h 30 : apportez votre passeport (ou une copie), « l’ancienne » "
    "carte de séjour et un justificatif de moins de 6 mois ! Téléphone : 04 76 00 00 00.",
    "pt": "Apresente-se no dia 22 de novembro de 2026 às 14h30; leve o passaporte (ou uma cópia) e/ou o cartão antigo.",
    "vi": "Nguyễn Thị Ánh Tuyết sinh ngày 4 tháng 3 năm 1999 tại Đà Nẵng, số điện thoại +33 4 76 00 00 00.",
    "ar": "موعدك يوم 22/11/2026 الساعة 14:30 مع Marie DUPONT (هاتف: +33 4 76 00 00 00)، أحضر جواز السفر "
    "(الأصل) وبطاقة الإقامة. رقم الملف A7-2026-00042-K، والعنوان 14 rue Nicolas-Chorier, 38000 Grenoble في فرنسا.",
    "fa": "لطفاً روز ۲۲ نوامبر ۲۰۲۶ با گذرنامهٔ خود بیایید؛ نشانی: 14 rue Nicolas-Chorier (Grenoble) است.",
    "ps": "مهرباني وکړئ د ۲۲ نومبر ۲۰۲۶ نېټه خپل پاسپورټ راوړئ، زموږ ټېلېفون: 04 76 00 00 00 دی.",
    "ur": "براہ کرم 22 نومبر 2026 کو اپنا پاسپورٹ (اصل) لے کر آئیں، فون: 04 76 00 00 00 یا ANEF پر لکھیں۔",
    "ckb": "تکایە لە ڕۆژی 22/11/2026 پاسپۆرتەکەت بێنە، ژمارەی تەلەفۆن: 04 76 00 00 00.",
    "uk": "Прийдіть 22 листопада 2026 року о 14:30 з паспортом (або копією) та «старою» карткою; номер 04 76 00 00 00.",
    "ti": "ብ22 ሕዳር 2026 ሰዓት 14:30 ፓስፖርትካ ሒዝካ ምጻእ፡ ኣድራሻና 14 rue Nicolas-Chorier, 38000 Grenoble እዩ።",
    "am": "እባክዎ፡በኖቬምበር፡22፡ቀን፡2026፡ፓስፖርትዎን፡ይዘው፡ይምጡ።፡አድራሻ፡14 rue Nicolas-Chorier፡ነው።",
    "en": "Come on 22 November 2026; bring your passport (or a copy), the “old” card and/or a proof: thanks!",
    "ar-punctuation": "هل لديك جواز سفر ؟ نعم ، أو نسخة ؛ شكرا !",
    "bn": "২২ নভেম্বর ২০২৬ তারিখে আপনার পাসপোর্ট (মূল) নিয়ে আসুন, ফোন 04 76 00 00 00, ক্ষুদ্র শ্রী কোনো।",
    "ka": "მობრძანდით 22 ნოემბერს 2026 წელს პასპორტით (ან ასლით), ტელეფონი: 04 76 00 00 00.",
    "hy": "Խնդրում ենք գալ 22 նոյեմբերի 2026 թ. անձնագրով (կամ պատճենով), հեռախոս՝ 04 76 00 00 00։",
}
WIDTHS = (4000, 6500, 9100, 13000, 20000)


@pytest.fixture(scope="module")
def press(qapp: QGuiApplication) -> QtPress:
    """Qt with the project's fonts."""
    assert qapp
    return QtPress(ROOT / "resources" / "fonts")


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_paragraph_breaks_and_reads_as_in_qt(language: str, press: QtPress, case: TypeCase) -> None:
    shaped = Shaper(case).shape(PARAGRAPHS[language], language, base=int(is_right_to_left(language)))
    for width in WIDTHS:
        ours, judge = press.ours(shaped, width), press.lines(shaped, width)
        told = [shaped.text[line.start : line.end] for line in ours]
        assert told == [shaped.text[line.start : line.end] for line in judge]
        assert [line.glyphs for line in ours] == [line.glyphs for line in judge]
        for line, theirs in zip(ours, judge, strict=True):
            assert line.width == pytest.approx(theirs.width, abs=40)


def test_a_name_longer_than_the_line_is_cut_as_in_qt(press: QtPress, case: TypeCase) -> None:
    for name in ("A" * 300, "Wolfeschlegelsteinhausenbergerdorff " * 8, "محمدعبدالرحمن" * 20):
        shaped = Shaper(case).shape(name.strip(), "fr", base=0)
        told = [shaped.text[line.start : line.end] for line in press.ours(shaped, 9000)]
        assert told == [shaped.text[line.start : line.end] for line in press.lines(shaped, 9000)]

"""The content that ships: it loads, nothing is left to mend, and every sentence that a paper needs can be printed."""

import re
from datetime import date
from pathlib import Path

import msgspec
import pytest

from app.guides.linter import lint_pack
from app.guides.loader import load
from app.guides.pack import Pack
from app.papers.model import TakeawayLabels
from app.papers.scripts.shaping import Shaper
from app.papers.scripts.typecase import TypeCase

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 22)

SHEET = tuple(f"takeaway.{field.name}" for field in msgspec.structs.fields(TakeawayLabels))
DONE = ("documents", "deposit", "attempt", "status", "appointment", "more-appointments", "explained")
USED_ON_THE_SHEET = (
    *SHEET,
    "takeaway.on-day",
    "takeaway.on-day-at",
    *(f"done.{what}" for what in DONE),
    *(f"weight.{weight}" for weight in ("today", "week", "ahead")),
)
SCRIPTS = {
    "ar": r"[\u0600-\u06ff]",
    "fa-AF": r"[\u0600-\u06ff]",
    "uk": r"[\u0400-\u04ff]",
    "ti": r"[\u1200-\u137f]",
}
# A number with its unit belongs in `parameters`, where it has a date and a reference.
DELAY_OR_AMOUNT = re.compile(
    r"\d+\s*(?:€|(?:jours?|mois|heures?|semaines?|days?|months?|hours?|weeks?|dias|meses|horas)\b)"
)
PROMISE = re.compile(r"vous avez droit|vous aurez|you are entitled|you will get|tem direito", re.IGNORECASE)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(RESOURCES / "content")


def test_the_content_leaves_nothing_to_mend(pack: Pack) -> None:
    wrong = [found for found in lint_pack(pack, TODAY) if found.severity != "note"]
    assert not wrong


def test_both_guides_are_complete_in_french_and_english(pack: Pack) -> None:
    assert {"no-slot", "anef-renewal-student"} <= set(pack.guides)
    for guide in pack.guides.values():
        for language in ("fr", "en"):
            for node in guide.nodes.values():
                text = guide.texts[language].nodes[node.id]
                expected = {"title", "say", "do"} | ({"check"} if node.kind not in ("outcome", "link") else set())
                assert expected <= set(text.parts), (guide.id, node.id, language)
                assert {answer.value for answer in node.answers} - set(text.answers) <= {"yes", "no", "unknown"}


def test_no_text_of_a_guide_holds_a_delay_an_amount_or_a_promise(pack: Pack) -> None:
    for guide in pack.guides.values():
        for words in guide.texts.values():
            for node, text in words.nodes.items():
                for name, part in text.parts.items():
                    where = (guide.id, node, words.language, name)
                    assert not DELAY_OR_AMOUNT.search(part.text), where
                    assert not PROMISE.search(part.text), where


def test_what_the_sheet_always_says_exists_in_every_complete_language(pack: Pack) -> None:
    for language in ("fr", "en", "pt"):
        assert not set(USED_ON_THE_SHEET) - set(pack.phrases[language])


def test_what_the_sheet_always_says_exists_in_a_language_from_right_to_left(pack: Pack) -> None:
    assert not set(USED_ON_THE_SHEET) - set(pack.phrases["ar"])


def test_a_courtesy_language_is_written_in_its_own_script_and_says_that_nobody_reviewed_it(pack: Pack) -> None:
    for language, script in SCRIPTS.items():
        assert pack.phrases[language], language
        for key, text in pack.phrases[language].items():
            assert re.search(script, text), (language, key)
        assert not pack.phrases_made_from[language].reviews


def test_an_appointment_is_on_its_day_in_every_language_of_the_sheet(pack: Pack) -> None:
    for language, phrases in pack.phrases.items():
        assert phrases["takeaway.appointment"] != phrases["takeaway.before"], language
        assert phrases["takeaway.on-day"].count("{date}") == 1, language
        dated, _, timed = phrases["takeaway.on-day-at"].partition("{date}")
        assert "{hour}" not in dated, language
        assert timed.count("{hour}") == 1, language


def test_every_phrase_of_every_language_can_be_printed(pack: Pack) -> None:
    shaper = Shaper(TypeCase(RESOURCES / "fonts"))
    for language, phrases in pack.phrases.items():
        for text in phrases.values():
            shaper.shape(text, language)
            shaper.shape(text, language, bold=True)

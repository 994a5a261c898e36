"""Every date, reason and warning of the rules has its words, with exactly the places that the rules fill."""

import ast
import functools
from collections.abc import Iterator

import pytest

from app import compose
from app.domain.deadlines.facts import CHOICES, SEVERAL_DATES, SINGLE_DATES
from app.domain.deadlines.rules import RULES
from app.language import deadline_texts
from app.language.deadline_reasons import REASONS
from app.language.deadline_texts import FACTS, NAMES, SENTENCES
from app.language.deadline_warnings import WARNINGS
from tests.architecture.source import APP, called, calls, modules

RULE_FILES = (*modules(APP / "domain" / "deadlines"), APP / "desk" / "deadlines.py")
# A catalogue is read once, not for each sentence.
spoken = functools.cache(compose.words)
PROMISES = ("vous avez droit", "a droit", "a le droit", "garanti", "you are entitled", "guarantee")


def written(kind: str) -> Iterator[str]:
    """The first argument of each `Sentence(…)`, or the `name` of each `NamedDate(…)`, where it is plain text."""
    for file in RULE_FILES:
        for call in calls(file):
            if called(call) != kind:
                continue
            named = [keyword.value for keyword in call.keywords if keyword.arg == "name"]
            for node in (*call.args[:1], *named):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_every_sentence_of_the_rules_has_its_words() -> None:
    assert not set(written("Sentence")) - SENTENCES.keys()
    assert not REASONS.keys() & WARNINGS.keys()


def test_every_date_of_the_rules_has_a_name() -> None:
    assert set(written("NamedDate")) == NAMES.keys()


def test_no_sentence_waits_for_a_rule_that_never_says_it() -> None:
    texts = {
        node.value
        for file in RULE_FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    made = {"appeal-notified", "appeal-decided", "appeal-silence"}
    made |= {f"evidence-lacks-{name}" for name in ("emails", "letters", "calls", "visits")}
    assert not SENTENCES.keys() - texts - made


def test_rules_and_facts_have_names() -> None:
    assert deadline_texts.RULES.keys() == RULES.keys()
    assert FACTS.keys() == {*SINGLE_DATES, *SEVERAL_DATES, *CHOICES, "suspended"}


@pytest.mark.parametrize("code", SENTENCES)
def test_no_sentence_promises_a_right(code: str) -> None:
    for language in ("fr", "en"):
        told = spoken(language).t(SENTENCES[code]).lower()
        assert not [promise for promise in PROMISES if promise in told]

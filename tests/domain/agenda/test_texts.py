"""Every line that the agenda can make has its words; what it adds to the rules has its words, and no more."""

import ast
from collections.abc import Iterator

import pytest

from app.compose import words as spoken
from app.domain.agenda import decision_lines, other_lines, request_lines, title_lines
from app.language.agenda_texts import LINES, SAID
from tests.architecture.source import APP, called, calls, modules
from tests.domain.deadlines.test_texts import PROMISES

FILES = tuple(modules(APP / "domain" / "agenda"))
NAMES = {
    name
    for module in (decision_lines, other_lines, request_lines, title_lines)
    for table in vars(module).values()
    if isinstance(table, dict)
    for name, pick in table.items()
    if type(pick).__name__ == "Pick"
}


def written() -> Iterator[str]:
    """The codes of the sentences that the agenda makes, with what may stand for their rule."""
    for file in FILES:
        for call in calls(file):
            if called(call) == "Sentence":
                yield ast.unparse(call.args[0])


def test_every_date_that_is_picked_has_its_words() -> None:
    assert {name for _, name in LINES} == NAMES | {"ends"}


def test_every_sentence_that_the_agenda_adds_has_its_words() -> None:
    plain = {text.strip("'") for text in written() if text.startswith("'")}
    made = {text for text in written() if text.startswith("f'")}
    assert made == {"f'{rule}-ends'", "f'{rule}-after'", "f'{rule}-noted'"}
    endings = ("-ends", "-after", "-noted")
    assert plain - {"reminder", "checked-in-future"} == {code for code in SAID if not code.endswith(endings)}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_sentence_promises_a_right(language: str) -> None:
    words = spoken(language)
    texts = [text for said in LINES.values() for text in (said.name, said.act, said.missed)]
    for text in (*texts, *SAID.values()):
        assert not [promise for promise in PROMISES if promise in words.t(text).lower()]

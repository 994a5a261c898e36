"""What is said to people is whole in every language, and every known fault is said."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from app.language.faults import TEXTS
from app.language.words import places
from tests import words
from tests.architecture.source import APP, called, calls, modules, nodes, place

# How many of the leading arguments of a call are sentences.
SENTENCES = {"t": 1, "mark": 1, "n": 2}
# The act of noting, which is "record" in English everywhere; a note is written.
NOTER = re.compile(r"\bnot(?:er|ez|ent|é|ée|és|ées)\b", re.IGNORECASE)
NOTE = re.compile(r"\bnot(?:e|es|ed|ing)\b", re.IGNORECASE)
FAULT_TEXTS = tuple((APP / "language").glob("*faults.py"))


def sentences(file: Path) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """Each call that says or marks something, with its sentences."""
    for call in calls(file):
        if called(call) in SENTENCES and not (called(call) == "n" and len(call.args) < 2):
            yield call, call.args[: SENTENCES[called(call)]]


def named(call: ast.Call) -> set[str] | None:
    """The facts that a call gives by name; None when it passes them on (`**facts`)."""
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else {name for name in names if name is not None}


def constant(node: ast.expr) -> str | None:
    """The text of a plain sentence."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_a_sentence_is_never_put_together_where_it_is_said() -> None:
    made = [
        f"{place(file, call)}: {ast.unparse(sentence)[:80]}"
        for file in modules()
        for call, found in sentences(file)
        for sentence in found
        if constant(sentence) is None and not isinstance(sentence, ast.Name | ast.Attribute | ast.Subscript)
    ]
    assert not made, "no f-string, no sum, no choice inside t(), n(), mark(): nobody can translate it:\n" + "\n".join(
        made
    )


def test_what_is_marked_is_written_there() -> None:
    strays = [
        place(file, call)
        for file in modules()
        for call, found in sentences(file)
        if called(call) == "mark" and isinstance(call.func, ast.Name) and constant(found[0]) is None
    ]
    assert not strays, f"mark() takes a written sentence: {strays}"


def test_a_sentence_is_given_the_facts_that_it_names_and_no_other() -> None:
    wrong: list[str] = []
    for file in modules():
        for call, found in sentences(file):
            facts, texts = named(call), [text for text in map(constant, found) if text is not None]
            if called(call) == "mark" or facts is None or not texts:
                continue
            expected = set().union(*(places(text) for text in texts)) - ({"count"} if called(call) == "n" else set())
            if facts != expected:
                wrong.append(f"{place(file, call)}: names {sorted(expected)}, is given {sorted(facts)}")
    assert not wrong, "\n".join(wrong)


def test_one_and_many_name_the_same_facts() -> None:
    wrong = [str(m.id) for m in words.gathered() if isinstance(m.id, tuple) and places(m.id[0]) != places(m.id[1])]
    assert not wrong, f"a count of 0 is plural in English and singular in French: {wrong}"


@pytest.mark.parametrize("catalogue", sorted(words.CATALOGUE.parent.glob("*.po")), ids=lambda file: file.stem)
class TestCatalogue:
    """Each catalogue of `i18n/` against the sentences of the source."""

    def test_every_sentence_is_translated(self, catalogue: Path) -> None:
        translated = words.read(catalogue)
        missing = [str(m.id) for m in words.gathered() if m.id and not getattr(translated.get(m.id), "string", None)]
        assert not missing, f"not in i18n/{catalogue.name} (`python3 dev.py lint --words` adds them):\n" + "\n".join(
            missing
        )

    def test_nothing_is_half_translated(self, catalogue: Path) -> None:
        doubtful = [str(m.id) for m in words.read(catalogue) if m.id and (m.fuzzy or not all(words.forms(m.string)))]
        assert not doubtful, "\n".join(doubtful)

    def test_a_translation_names_the_same_facts(self, catalogue: Path) -> None:
        wrong = [
            f"{m.id}: {text}"
            for m in words.read(catalogue)
            if m.id
            for text in words.forms(m.string)
            if places(text) != places(next(iter(words.forms(m.id))))
        ]
        assert not wrong, "such a translation is never shown:\n" + "\n".join(wrong)

    def test_no_translation_outlives_its_sentence(self, catalogue: Path) -> None:
        source = words.gathered()
        obsolete = [str(m.id) for m in words.read(catalogue) if m.id and m.id not in source]
        assert not obsolete, "`python3 dev.py lint --words` takes them out:\n" + "\n".join(obsolete)


def test_what_is_noted_in_a_file_is_recorded_in_english_and_only_a_note_is_a_note() -> None:
    wrong = [
        f"{m.id}: {text}"
        for m in words.read(words.CATALOGUE)
        if any(NOTER.search(said) for said in words.forms(m.id))
        for text in words.forms(m.string)
        if NOTE.search(text)
    ]
    assert not wrong, "\n".join(wrong)


def test_gathering_the_words_keeps_the_translations_and_drops_what_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "en.po"
    gone = '\nmsgid "Une phrase que personne ne dit {count}."\nmsgstr "A sentence that nobody says {count}."\n'
    file.write_text(words.CATALOGUE.read_text(encoding="utf-8") + gone, encoding="utf-8")
    said = {message.id for message in words.gathered()}
    before = {message.id: message.string for message in words.read(file) if message.id in said}
    words.rewrite(file)
    after = {message.id: message.string for message in words.read(file) if message.string}
    assert after == {key: text for key, text in before.items() if text}
    assert "personne ne dit" not in file.read_text(encoding="utf-8")
    once = file.read_bytes()
    words.rewrite(file)
    assert file.read_bytes() == once


def raised() -> Iterator[tuple[str, ast.Call, str]]:
    """Each `KnownError("code", …)` of the application: its code, the call, its place."""
    for file in modules():
        for call in calls(file):
            code = constant(call.args[0]) if called(call) == "KnownError" and call.args else None
            if code is not None:
                yield code, call, place(file, call)


def test_every_known_fault_has_its_two_sentences() -> None:
    silent = [f"{where}: {code}" for code, _, where in raised() if code not in TEXTS]
    assert not silent, "app/language/faults.py says what happened and what to do:\n" + "\n".join(silent)


def test_every_fault_that_is_explained_can_happen() -> None:
    written = {
        node.value
        for node in chain.from_iterable(nodes(file) for file in modules() if file not in FAULT_TEXTS)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    unused = sorted(TEXTS.keys() - written)
    assert not unused, f"raised nowhere: {unused}"


def test_a_fault_is_given_the_facts_that_its_sentences_name() -> None:
    wrong: list[str] = []
    for code, call, where in raised():
        facts = named(call)
        needed = set().union(*(places(text) for text in TEXTS.get(code, ())))
        if facts is not None and not needed <= facts:
            wrong.append(f"{where}: {code} names {sorted(needed - facts)}, which it is not given")
    assert not wrong, "\n".join(wrong)

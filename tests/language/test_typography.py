"""French signs stay with their word."""

import pytest

from app.language.typography import held_together, quoted


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("Oui : « ici » ?", "Oui\u00a0: «\u00a0ici\u00a0»\u00a0?"),
        ("Non ! Puis ; enfin.", "Non\u00a0! Puis\u00a0; enfin."),
        ("(« ici »)", "(«\u00a0ici\u00a0»)"),
        ("10 %, 50 €", "10\u00a0%, 50\u00a0€"),
        ("Oui: sans espace", "Oui: sans espace"),
        ("à 9 h, un mot", "à 9 h, un mot"),
        ("déjà\u00a0: fait", "déjà\u00a0: fait"),
        ("code :alpha", "code :alpha"),
    ],
)
def test_spaces_before_signs_do_not_break(typed: str, held: str) -> None:
    assert held_together(typed) == held
    assert held_together(held) == held


def test_other_languages_are_left_alone() -> None:
    assert held_together("Oui : « ici » ?", "en") == "Oui : « ici » ?"


def test_what_someone_else_said_stands_between_the_marks_of_the_reader() -> None:
    assert quoted("Rien") == "«\u00a0Rien\u00a0»"
    assert quoted("Rien", "en") == "“Rien”"

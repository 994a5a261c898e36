"""What is asked of a visit: the language to speak, the themes, the posture, how it ended."""

from collections.abc import Mapping, Sequence

from app.domain.vocabulary import OPEN, POSTURES, VISIT_OUTCOMES, VISIT_THEMES
from app.language import labels
from app.language.labels import label
from app.language.languages import ASKED, language_name, own_name
from app.language.words import Words, mark
from app.ui.widgets.choice import Checks, Choice, Option
from app.ui.widgets.select import Select

ENDS = tuple(code for code in VISIT_OUTCOMES if code not in (*OPEN, "handed-over"))
POSTURE_HINTS = {
    "do": mark("Nous faisons à sa place."), "do-with": mark("Nous faisons ensemble."),
    "show": mark("Elle fait, nous montrons."),
}  # fmt: skip


def options(
    codes: Sequence[str], table: Mapping[str, str], words: Words, hints: Mapping[str, str] | None = None
) -> list[Option]:
    """The choices that are an answer; unknown is no answer given."""
    said = hints or {}
    return [
        Option(code, label(dict(table), code, words), words.t(said[code]) if code in said else "")
        for code in codes
        if code not in OPEN
    ]


def spoken(words: Words, chosen: str = "") -> Select:
    """The language in which she is spoken to; any other is an answer too."""
    found = [Option(code, language_name(code, words.language), own_name(code)) for code in ASKED]
    return Select(
        words, words.t("Langue parlée"), found, chosen=chosen, allow_other=True, optional=words.t("facultatif"),
        hint=words.t("Pour l’appeler, et trouver qui parle sa langue."),
    )  # fmt: skip


def theme(words: Words) -> Choice:
    """Why she comes, in one letter."""
    return Choice(
        words.t("Pourquoi vient-elle ?"), options(VISIT_THEMES, labels.VISIT_THEMES, words), in_line=True,
        letters=True, optional=words.t("facultatif"),
    )  # fmt: skip


def themes(words: Words, chosen: Sequence[str]) -> Checks:
    """What was spoken about."""
    return Checks(
        words.t("Sujets"), options(VISIT_THEMES, labels.VISIT_THEMES, words), in_line=True, chosen=chosen,
        optional=words.t("facultatif"),
    )  # fmt: skip


def posture(words: Words, chosen: str) -> Choice:
    """Who held the mouse."""
    return Choice(
        words.t("Posture"), options(POSTURES, labels.POSTURES, words, POSTURE_HINTS), in_line=True, chosen=chosen,
        optional=words.t("facultatif"),
    )  # fmt: skip


def outcome(words: Words, chosen: str = "") -> Choice:
    """How her visit ends, in one letter."""
    return Choice(
        words.t("Comment la visite finit-elle ?"), options(ENDS, labels.VISIT_OUTCOMES, words), in_line=True,
        letters=True, chosen=chosen,
    )  # fmt: skip

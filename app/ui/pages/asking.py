"""Questions whose answers are a vocabulary: unknown is an answer, and so is what is on no list."""

from collections.abc import Sequence

from app.domain.vocabulary import OPEN, YES_NO
from app.language import labels
from app.language.labels import label
from app.language.words import Words
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.select import Select

NOT_SAID = "not-stated"


def known(codes: Sequence[str], table: dict[str, str], words: Words, *, beside: Sequence[str] = OPEN) -> list[Option]:
    """The answers of a vocabulary, without those of `beside`."""
    return [Option(code, label(table, code, words)) for code in codes if code not in beside]


def yes_no(words: Words, question: str, *, hint: str = "", optional: str = "", hers: bool = False) -> Choice:
    """A question that one answers by yes, no, or not at all; `hers` to answer or not."""
    answers = known(YES_NO, labels.YES_NO, words, beside=() if hers else (NOT_SAID,))
    return Choice(question, answers, hint=hint, optional=optional, in_line=True)


def pick(
    words: Words, question: str, codes: Sequence[str], table: dict[str, str], *, hint: str = "", optional: str = "",
    hers: bool = False, closed: bool = False, letters: bool = False,
) -> Choice:  # fmt: skip
    """One of a few answers, all in sight; `hers` to answer or not, `closed` where nothing else can be."""
    answers = known(codes, table, words, beside=() if hers else (NOT_SAID,))
    beyond = "" if closed else words.t("Autre")
    return Choice(question, answers, hint=hint, optional=optional, in_line=True, letters=letters, beyond=beyond)


def find(
    words: Words, question: str, codes: Sequence[str], table: dict[str, str], *, hint: str = "", optional: str = ""
) -> Select:  # fmt: skip
    """One of many answers, found by its first letters, or any other."""
    return Select(words, question, known(codes, table, words, beside=()), hint=hint, optional=optional,
                  allow_other=True)  # fmt: skip

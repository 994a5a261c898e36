"""The phrase book of the content in use, as papers need it: French beside one other language."""

from datetime import date

from app.guides.content import Content
from app.guides.model import MASTER
from app.language.dates import long_date
from app.papers.model import Wording


class Phrases:
    """The sentences of a content pack in French and in one other language (`fr`: in French alone)."""

    def __init__(self, content: Content, language: str, today: date) -> None:
        self._content = content
        self._today = today
        self.language = language

    def has(self, key: str) -> bool:
        """Whether the phrase book has this sentence."""
        return key in self._content.pack.phrases[MASTER]

    def wording(self, key: str, **facts: str | Wording) -> Wording:
        """A sentence and its translation, the caller's places filled; `KeyError` where there is no such sentence."""
        said = self._content.phrase(key, self.language, self._today)
        translated = self.language != MASTER and said.state in ("current", "stale")
        return Wording(
            _fill(said.master_text, {name: _french(fact) for name, fact in facts.items()}),
            _fill(said.text, {name: _other(fact) for name, fact in facts.items()}) if translated else "",
            reviewed=said.reviewed and said.state == "current",
        )

    def day(self, day: date) -> Wording:
        """A civil date in both languages."""
        other = "" if self.language == MASTER else long_date(day, self.language)
        return Wording(long_date(day), other, reviewed=True)


def _french(fact: str | Wording) -> str:
    return fact.french if isinstance(fact, Wording) else fact


def _other(fact: str | Wording) -> str:
    return fact.other if isinstance(fact, Wording) else fact


def _fill(text: str, facts: dict[str, str]) -> str:
    for name, fact in facts.items():
        text = text.replace(f"{{{name}}}", fact)
    return text

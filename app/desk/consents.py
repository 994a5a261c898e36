"""What a person is asked before she says yes or no to a use of what is kept about her: a sentence named by its hash."""

import hashlib
from collections.abc import Callable

import msgspec

from app.domain.clock import Clock
from app.guides.content import Content
from app.guides.model import MASTER
from app.guides.wordings import Said

FREE = "consent.free"
"""Said with every question: she may refuse, and change her mind."""


class Question(msgspec.Struct, frozen=True):
    """A question as it is read to someone: its key, the version of the content that it is of, in her language where it
    is translated; `free` goes with it."""

    key: str
    version: int
    language: str
    asked: Said
    free: Said

    @property
    def spoken(self) -> str:
        """The language of the words: French where they are not translated."""
        return MASTER if self.asked.state in ("missing", "master") else self.language

    @property
    def sha256(self) -> str:
        """The hash of the words that she heard."""
        return hashlib.sha256(f"{self.asked.text}\n{self.free.text}".encode()).hexdigest()


class Consents:
    """The questions of the content in use."""

    def __init__(self, content: Callable[[], Content], clock: Clock) -> None:
        self._content = content
        self._clock = clock

    def question(self, purpose: str, language: str) -> Question | None:
        """The question about a purpose; none where the content has none, as for what is on no list."""
        content, today = self._content(), self._clock().date()
        key = f"consent.{purpose}"
        if not {key, FREE} <= content.pack.phrases[MASTER].keys():
            return None
        asked, free = (content.phrase(one, language, today) for one in (key, FREE))
        return Question(key, content.pack.head.version, language, asked, free)

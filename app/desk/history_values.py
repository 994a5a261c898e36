"""A value of the journal (JSON) as someone reads it: labels for codes, dates, names; numbers masked until asked for."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from app.domain.entities import Device, Volunteer
from app.domain.ids import Id
from app.domain.vocabulary import OPEN
from app.language import labels
from app.language.dates import birth_text, seen_date, short_moment
from app.language.history_words import FIELDS
from app.language.labels import label, nationality
from app.language.languages import language_name
from app.language.names import full_name, masked
from app.language.words import Words
from app.register.register import Register

LIST = "*"
LONGEST = 300


class Values:
    """Reads values for one reader; `masked` says whether any number was hidden since it was last set."""

    def __init__(
        self, register: Register, words: Words, document: Callable[[str], str], guide: Callable[[str], str], *,
        revealed: bool,
    ) -> None:  # fmt: skip
        self.masked = False
        self._register = register
        self._words = words
        self._document = document
        self._revealed = revealed
        self._volunteers = {one.code: one.name for one in register.where(Volunteer)}
        self._laptops = {one.id: one.letter or one.name or one.prefix for one in register.where(Device)}
        self._plain: dict[str, Callable[[str], str]] = {
            "text": _shortened, "secret": self._secret, "birth": birth_text, "date": self._date, "moment": self._moment,
            "language": lambda code: language_name(code, words.language), "volunteer": self.volunteer,
            "person": self._person, "document": document, "guide": guide,
            "countries": lambda code: nationality(code, words), "births": birth_text, "persons": self._person,
        }  # fmt: skip

    def text(self, entity: str, field: str, value: str | None) -> str:
        """A value in words; empty where it says *not known*, or where it is purged."""
        reads = FIELDS.get(entity, {}).get(field, ("", "text"))[1]
        if value is None:
            return self._words.t("(effacé)")
        try:
            found = msgspec.json.decode(value)
            return self._read(reads, found)
        except (msgspec.MsgspecError, ValueError, TypeError, KeyError):
            # A newer program may write what this one cannot read.
            return self._words.t("(écrit par une version plus récente)")

    def volunteer(self, code: str) -> str:
        """Who has this code."""
        return self._volunteers.get(code) or (self._words.t("Le programme") if code == "system" else code)

    def laptop(self, device: Id) -> str:
        """What a laptop is called; empty where it has no card."""
        return self._laptops.get(device, "")

    def _read(self, reads: str, found: Any) -> str:
        if found in (None, "", [], False) or found in OPEN:
            return self._open(found)
        if reads in ("flag", "count"):
            return self._words.t("oui") if found is True else str(int(found))
        if reads == "months":
            return self._words.n("{count} mois", "{count} mois", int(found))
        if reads == "pieces":
            return ", ".join(str(piece["name"]) for piece in found)
        if isinstance(found, list):
            return _joined(self._one(reads.removesuffix(LIST), one) for one in found)
        return self._one(reads, found)

    def _one(self, reads: str, found: object) -> str:
        if not isinstance(found, str):
            raise TypeError(reads)
        if reads in self._plain:
            return self._plain[reads](found)
        table: dict[str, str] = getattr(labels, reads)
        return label(table, found, self._words)

    def _open(self, found: object) -> str:
        # *Not stated* is an answer; *unknown* is what every field says before anyone spoke.
        return self._words.t(labels.OPEN[found]) if found == "not-stated" else ""

    def _secret(self, text: str) -> str:
        if self._revealed:
            return text
        self.masked = True
        return masked(text)

    def _date(self, text: str) -> str:
        return birth_text(text) if "X" in text else seen_date(text, self._words.language)

    def _moment(self, text: str) -> str:
        return short_moment(text, self._words.language)

    def _person(self, identifier: str) -> str:
        profile = self._register.profile(Id(identifier))
        return full_name(profile) if profile else ""


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(filter(None, parts))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"

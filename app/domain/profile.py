"""A person with what identifies her, as lists and headings show her."""

from collections.abc import Iterable

import msgspec

from app.domain.entities import Contact, IdNumber, Language, Name, Person


class Profile(msgspec.Struct, frozen=True):
    """A person, her names, languages, numbers and ways to reach her, each in the order of their entry."""

    person: Person
    names: tuple[Name, ...] = ()
    languages: tuple[Language, ...] = ()
    numbers: tuple[IdNumber, ...] = ()
    contacts: tuple[Contact, ...] = ()

    def name(self, kind: str) -> str:
        """Her name of one kind; empty where it is not known or where she has none."""
        return next((name.text for name in self.names if name.kind == kind and name.text), "")

    @property
    def spoken(self) -> tuple[str, ...]:
        """The codes of her languages: those that she reads well first, then those that she speaks well."""
        return spoken(self.languages)

    @property
    def any_name(self) -> str:
        """Something to call her by: at least one name is always asked."""
        return next((name.text for name in self.names if name.text), "")


def spoken(languages: Iterable[Language]) -> tuple[str, ...]:
    """The codes of someone's languages: those that she reads well first, then those that she speaks well."""
    known = sorted((one for one in languages if one.code), key=lambda one: (one.reads != "well", one.speaks != "well"))
    return tuple(one.code for one in known)

"""A person with what identifies her, as lists and headings show her."""

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
    def any_name(self) -> str:
        """Something to call her by: at least one name is always asked."""
        return next((name.text for name in self.names if name.text), "")

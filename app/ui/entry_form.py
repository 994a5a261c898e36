"""The form of one entry of a person's file: described by its fields, it adds the entry, corrects it, takes it back."""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

import msgspec
from PySide6.QtWidgets import QWidget

from app.domain.changes import Recorded
from app.domain.entities import NOBODY, Entity
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.text import clean_text
from app.language.faults import explain
from app.language.names import full_name
from app.ui.answers import UNKNOWN, answer, fill, is_filled
from app.ui.context import DeskContext
from app.ui.form import FormPage, Then
from app.ui.held_strip import HeldStrip
from app.ui.widgets.button import Button
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.field import Field
from app.ui.widgets.partial_date import PartialDateField

F = TypeVar("F", bound=Field)


class Said(msgspec.Struct, frozen=True):
    """The words of a form, marked: its page's key and heading, its button, its toast, what the entry is called.

    Without a `what` the entry is not corrected but described: it cannot be taken back here.
    """

    page: str
    add: str
    save: str
    told: str
    what: str = ""


class EntryForm(FormPage):
    """A form for `kind`, in the words of `said`. With `entry` it corrects that one, and can take it back.

    A subclass asks its questions with `ask`, by the names of the entity's fields, then calls `ready`. The rules are
    the desk's (`entries.faults`): each fault stands beside the field that it names.
    """

    kind: ClassVar[type[Entity]]
    said: ClassVar[Said]
    whole: ClassVar[tuple[str, ...]] = ()
    """The dates that must be whole."""
    corrected: ClassVar[str] = ""
    """The answer in which mistakes are made: whoever corrects an entry comes to it at once."""

    def __init__(
        self, context: DeskContext, person: Id, *, entry: Id = NOBODY, lead: str = "", then: Then | None = None
    ) -> None:  # fmt: skip
        words, said = context.words, self.said
        self.kept = context.desk.entries.get(self.kind, entry) if entry else None
        self.profile = context.desk.people.profile(Id(getattr(self.kept, "person", person)))
        # Of a group of files that are one person, the desk gives back the one that stands for all.
        self.person = self.profile.person.id
        self.made = self.kind.entity
        self.asked: dict[str, Field] = {}
        self.more: Disclosure | None = None
        self.strip: HeldStrip | None = None
        self._removed = 0
        self.correcting = bool(entry and said.what)
        title = words.t("Corriger : {what}", what=words.t(said.what)) if self.correcting else words.t(said.add)
        save = words.t("Enregistrer la correction") if self.correcting else words.t(said.save)
        super().__init__(context, title, save, lead=lead or full_name(self.profile), then=then)
        kept = self.kept
        if kept is not None and self.correcting:
            self.besides = [
                Button(words.t("Retirer"), "quiet", glyph="trash-2", on=lambda: self._withdraw(kept),
                       name=words.t("Retirer : {what}", what=words.t(said.what))),
                Button(words.t("Voir les modifications"), "quiet", glyph="history", on=lambda: self._changes(kept)),
            ]  # fmt: skip

    def _changes(self, kept: Entity) -> None:
        """Who changed what of it."""
        self.context.navigator.go("history", person=self.person, entity=kept.id)

    # -- asking --------------------------------------------------------------------------------

    def ask(self, name: str, field: F) -> F:
        """A question whose answer is the field `name` of the entity."""
        self.asked[name] = field
        return self.more.add(field) if self.more is not None else self.add(field)

    def ask_more(self, title: str) -> None:
        """What is asked from now on is folded under `title`, which says what it is."""
        self.more = self.add(Disclosure(self.words, title))

    def ask_attachments(self, purpose: str, title: str, subject: Id = NOBODY) -> None:
        """Pictures and PDFs can be added from here on the page; they are recorded with the entry, for `purpose`."""
        self.strip = self.add(HeldStrip(self, self.at_desk, self.draft_key(subject), title, purpose=purpose))
        self.strip.changed.connect(self.give_up.show)

    def draft_key(self, subject: Id = NOBODY) -> str:
        """The key of the draft of this form, for `subject` (the person)."""
        if self.kept is not None and self.correcting:
            return f"correct-{self.said.page}/{self.kept.id}"
        return f"{self.said.page}/{subject or self.person}"

    def ready(self, subject: Id = NOBODY) -> None:
        """Every question is asked: what is kept is put in, a draft is kept from now on for `subject` (the person)."""
        if self.kept is not None:
            for name, field in self.asked.items():
                fill(field, getattr(self.kept, name))
        self.unfold()
        self.keep_draft(self.draft_key(subject), self.fields())
        if self.strip is not None:
            self.strip.taking.watch_texts()

    def fields(self) -> dict[str, Field]:
        """Everything that a draft keeps."""
        return dict(self.asked)

    def unfold(self) -> None:
        """Opens the folded part where something stands in it."""
        if self.more is not None and any(map(is_filled, self.more.inside.findChildren(Field))):
            self.more.button.set_open(True)

    def restored(self) -> None:
        """A draft was put back."""
        self.unfold()

    def first_focus(self) -> QWidget | None:
        """The first question; of an entry that is corrected, the answer that mostly is."""
        first = next(iter(self.asked.values()))
        return self.asked.get(self.corrected, first) if self.correcting else first

    # -- recording -----------------------------------------------------------------------------

    def fixed(self) -> dict[str, object]:
        """What is not asked: values of a new entry."""
        return {"person": self.person}

    def also(self) -> dict[str, object]:
        """What the answers say beyond their own field."""
        return {}

    def entity(self) -> Entity:
        """The entry as it stands in the form. Raises the known errors of its dates."""
        values = {name: answer(field) for name, field in self.asked.items()}
        return self._with(values)

    def problems(self) -> Sequence[tuple[Field, str]]:
        """Dates that do not exist, then what the desk refuses."""
        values: dict[str, object] = {}
        found: list[tuple[Field, str]] = []
        for name, field in self.asked.items():
            try:
                values[name] = self._whole(name, field)
            except KnownError as fault:
                found.append((field, self._say(fault)))
        refused = self.desk.entries.faults(self._with(values))
        found += [(self._field(one), self._say(one)) for one in refused]
        folded = self.more is not None and any(self.more.isAncestorOf(field) for field, _ in found)
        if folded and self.more is not None:
            self.more.button.set_open(True)
        return found

    def record(self) -> Callable[[], Recorded]:
        """The entry as it stands."""
        entity, entries = self.entity(), self.desk.entries
        self._removed = sum(
            clean_text(value).removed
            for field in msgspec.structs.fields(entity)
            if isinstance(value := getattr(entity, field.name), str)
        )
        attached = self.strip.made(entity) if self.strip is not None else ()
        if attached and getattr(entity, "capture", None) == "":
            entity = msgspec.structs.replace(entity, capture=attached[0].sha256)
        record = entries.add if self.kept is None else entries.correct
        return lambda: record(entity, *attached)

    def told(self) -> str:
        """The toast; it says too what was cleaned."""
        words = self.words
        text = words.t("La correction est enregistrée.") if self.correcting else words.t(self.said.told)
        if not self._removed:
            return text
        cleaned = words.n(
            "{count} signe invisible a été retiré.", "{count} signes invisibles ont été retirés.", self._removed
        )
        return f"{text} {cleaned}"

    def entering(self) -> None:
        """Puts back what was held too."""
        super().entering()
        if self.strip is not None and self.strip.put_back():
            self.give_up.show()

    def send(self) -> None:
        """Records the form, once what was just added has been taken in."""
        if self.strip is None or not self.strip.taking.wait(self.send):
            super().send()

    def _recorded(self, recorded: Recorded, told: str = "") -> None:
        if self.strip is not None:
            self.strip.recorded()
        super()._recorded(recorded, told)

    def given_up(self) -> None:
        """What was held goes with the draft."""
        if self.strip is not None:
            self.strip.let_all_go()

    def _with(self, values: dict[str, object]) -> Entity:
        # A list in which nothing was found says nothing.
        defaults = {field.name: field.default for field in msgspec.structs.fields(self.kind)}
        values = {
            name: UNKNOWN if value == "" and defaults[name] == UNKNOWN else value
            for name, value in values.items()
            if name in defaults
        }
        values |= self.also()
        if self.kept is not None:
            return msgspec.structs.replace(self.kept, **values)
        return self.kind(id=self.desk.entries.new_id(), **{**self.fixed(), **values})

    def _whole(self, name: str, field: Field) -> object:
        if name in self.whole and isinstance(field, PartialDateField) and field.value() and not field.value().whole:
            raise KnownError("entry.date-not-whole")
        return answer(field)

    def _field(self, fault: KnownError) -> Field:
        named = self.asked.get(str(fault.facts.get("field", "")))
        return named or self.faults.get(fault.code) or next(iter(self.asked.values()))

    def _say(self, fault: KnownError) -> str:
        return " ".join(explain(fault, self.words))

    def _withdraw(self, kept: Entity) -> None:
        self.besides[0].set_busy(True)
        self.context.tasks.run(self, lambda _work: self.withdrawing(kept), self._withdrawn, self._not_withdrawn)

    def withdrawing(self, kept: Entity) -> Recorded:
        """Takes the entry back; runs beside the window."""
        return self.desk.entries.withdraw(self.kind, kept.id)

    def _withdrawn(self, recorded: Recorded) -> None:
        self._recorded(recorded, self.words.t("C’est retiré. L’histoire garde ce qui était écrit."))

    def _not_withdrawn(self, fault: KnownError) -> None:
        self.besides[0].set_busy(False)
        self._failed(fault)

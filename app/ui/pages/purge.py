"""Erasing people for good: first what it would do, then two who confirm it."""

from collections.abc import Sequence

import msgspec
from PySide6.QtWidgets import QWidget

from app.desk.purging import KEPT_BY_BACKUPS, Preview, Purged, Reason
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.ui.context import DeskContext
from app.ui.pages.purge_parts import CautionsCard, GoesCard, Profiles, StaysCard, WhoCard
from app.ui.pages.second import SecondCard
from app.ui.standing import PeopleFinder
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column, Spread
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.progress import Progress


class Read(msgspec.Struct, frozen=True):
    """What the page shows; `language`: hers, for the certificate, since it will be forgotten."""

    preview: Preview
    profiles: Profiles
    language: str


class PurgePage(Page):
    """`persons` are those who were chosen; `reason` is why."""

    def __init__(self, context: DeskContext, persons: Sequence[Id], reason: Reason) -> None:
        words = context.words
        super().__init__(context, words.t("Effacer pour de bon"), back=True, wide=True,
                         lead=words.t("Lisez ce qui serait effacé. Rien n’est encore fait."))  # fmt: skip
        self.desk = context.desk
        self.persons = tuple(persons)
        self._reason: Reason = reason
        self._finder = PeopleFinder(context.desk, words, context.screen)
        self._read: Read | None = None
        self.reading = self.add(
            Progress(words, context.clock, words.t("Ce qui serait effacé est compté."), stoppable=False)
        )
        self.second = self.add(SecondCard(context))
        self.last = self.add(Column())
        self.erasing = self.add(
            Progress(words, context.clock, words.t("L’effacement est en cours. Ne fermez pas."), stoppable=False)
        )
        self.nothing = Button(words.t("Ne rien effacer"), "primary", glyph="back", keys="Ctrl+↵",
                              on=context.navigator.back)  # fmt: skip
        self.erase = Button("", "danger", glyph="trash-2", on=self._erase)
        self.set_actions(self.nothing, self.erase)
        self._ready(False)
        context.screen.changed.connect(self._show_again)

    def entering(self) -> None:
        """Counts it again: someone may have written meanwhile."""
        persons = self.persons
        self._ready(False)

        def read(_work: object) -> Read:
            # Of files that are one person, the one that stands for all.
            profiles = {one.person.id: one for one in self.desk.register.profiles(persons).values()}
            return Read(self.desk.purging.preview(tuple(profiles)), profiles, self._language(tuple(profiles)))

        self.reading.follow(self.context.tasks.run(self, read, self._arrived, lane="preview"))

    def leaving(self) -> None:
        """What the second person typed does not stay."""
        self.second.forget()

    def first_focus(self) -> QWidget | None:
        """The way out."""
        return self.nothing

    # -- showing -------------------------------------------------------------------------------

    def _arrived(self, read: Read) -> None:
        self._read = read
        self.persons = tuple(read.profiles)
        if not self.persons:
            self.context.navigator.back()
            return
        self._show_again()

    def _show_again(self) -> None:
        read = self._read
        if read is None:
            return
        words, preview = self.words, read.preview
        cautioned = {one.person for one in preview.cautions}
        several = len(self.persons) > 1
        who = WhoCard(words, self._finder, self.persons, read.profiles)
        goes = GoesCard(words, preview.gone)
        stays = StaysCard(words, preview.kept, self.context.clock().date() + KEPT_BY_BACKUPS)
        parts: list[QWidget] = [who, goes, stays]
        if cautioned:
            keep_all = (lambda: self._keep(cautioned)) if len(cautioned) < len(self.persons) else None
            cautions = CautionsCard(
                words, self._finder, preview.cautions, read.profiles, keep_all=keep_all,
                see=lambda person: self.context.navigator.go("person", person=person),
                keep=(lambda person: self._keep({person})) if several else None,
            )  # fmt: skip
            # Of one person all of it is seen at once; of many, what speaks against it comes before their names.
            parts.insert(0 if several else 1, cautions)
        self.show_body(Spread(*parts, aside=[goes, stays], shares=(1, 1)))
        self.last.clear()
        self.last.add(self._warning(len(preview.persons)))
        count = len(preview.persons)
        self.erase.set_text(words.n("Effacer {count} fiche", "Effacer {count} fiches", count))
        self._ready(True)

    def _warning(self, count: int) -> Message:
        words = self.words
        detail = words.t(
            "Personne ne pourra retrouver ce qui est effacé : ni vous, ni la coordination, ni une nouvelle sauvegarde."
        )
        joined_sheets = count - len(self.persons)
        if joined_sheets:
            more = words.n("{count} fiche réunie à celles-ci part avec elles.",
                           "{count} fiches réunies à celles-ci partent avec elles.", joined_sheets)  # fmt: skip
            detail = f"{more} {detail}"
        text = words.n("Effacer {count} fiche ne peut pas être annulé.",
                       "Effacer {count} fiches ne peut pas être annulé.", count)  # fmt: skip
        return Message("danger", text, detail=detail)

    def _ready(self, ready: bool) -> None:
        """What can be pressed: nothing is erased that was not counted."""
        self.second.setVisible(ready)
        self.last.setVisible(ready)
        self.erase.setVisible(ready)

    def _keep(self, persons: set[Id]) -> None:
        self.persons = tuple(person for person in self.persons if person not in persons)
        self.entering()

    # -- the act -------------------------------------------------------------------------------

    def _erase(self) -> None:
        problems = self.second.problems()
        self.show_problems(problems)
        if problems:
            return
        persons, reason, second = self.persons, self._reason, self.second.second()
        self._busy(True)
        work = self.context.tasks.run(
            self, lambda _work: self.desk.purging.purge(persons, reason, second), self._erased, self._failed
        )
        self.erasing.follow(work)

    def _erased(self, done: Purged) -> None:
        language = self._read.language if self._read is not None else "fr"
        # Nothing behind this page may show them any more.
        self.context.navigator.anew("purges", done=done, language=language)

    def _failed(self, fault: KnownError) -> None:
        self._busy(False)
        problems = self.second.show_fault(fault)
        if problems:
            self.show_problems(problems)
        else:
            self.show_fault(fault)

    def _busy(self, busy: bool) -> None:
        self.erase.set_busy(busy)
        self.nothing.setEnabled(not busy)
        self.second.setEnabled(not busy)

    def _language(self, persons: Sequence[Id]) -> str:
        if self._reason != "asked" or len(persons) != 1:
            return "fr"
        return self.desk.takeaways.languages(persons[0], "erasure.title")[0]

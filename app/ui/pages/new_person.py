"""Someone comes: she is looked for first; the short form is for whoever is not found."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.desk.duplicates import Alike
from app.domain.changes import Recorded
from app.domain.entities import NOBODY
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.faults import explain
from app.ui.announce import announce
from app.ui.context import DeskContext
from app.ui.form import FormPage
from app.ui.pages.alike_card import AlikeCard
from app.ui.pages.found_list import FoundList, MainAct
from app.ui.pages.short_form import ShortForm
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.result_list import Result
from app.ui.widgets.scrolling import bring_into_sight

KEY = "person/"
"""How the drafts of this form begin: each form begun has one of its own."""


class NewPersonPage(FormPage):
    """The search on top; below it, once nobody fits, the form. `draft` is the key of one that was begun.

    `looked_for`: someone was looked for as `typed` and not found: the form is open at once. `visit`: that of somebody
    without a sheet, which is hers from then on.
    """

    def __init__(
        self, context: DeskContext, typed: str = "", draft: str = "", *, looked_for: bool = False, visit: Id = NOBODY
    ) -> None:
        words = context.words
        super().__init__(context, words.t("Nouvelle personne"), words.t("Créer la fiche"),
                         lead=words.t("Cherchez-la d’abord : elle est peut-être déjà venue."))  # fmt: skip
        self.looked_for = TextField(
            words.t("Nom, date de naissance, numéro ou référence"), text=typed,
            hint=words.t("Dans n’importe quel ordre, avec ou sans accents."),
        )  # fmt: skip
        self.found = self.add(FoundList(context, self.looked_for, settled=self._settled))
        self.form = self.add(ShortForm(context))
        self.form.hide()
        self.body.addStretch(1)
        self._alike: list[Alike] = []
        self._looked_at: set[Id] = set()
        self._form_first = looked_for
        self._visit = visit
        form = self.form
        self.faults = {
            "people.name-missing": form.family, "people.reason-missing": form.procedure,
            "people.too-long": form.reason,
        }  # fmt: skip
        self.see = Button(words.t("Ouvrir la fiche choisie"), glyph="user", on=self.found.enter)
        self.open = Button(words.t("Créer une fiche"), glyph="user-plus", on=self.open_form)
        self.besides = [self.see, self.open]
        self.keep_draft(draft or KEY + context.desk.people.new_id(), self.form.fields)
        self._main_act = MainAct(self, self.found, self.see, self.open)
        self._open_or_save()

    # -- looking for her -----------------------------------------------------------------------

    def entering(self) -> None:
        """Searches what came along; takes up the form that was begun, or tells that one waits."""
        self.found.search()
        super().entering()
        waiting = next((one.key for one in self.desk.drafts.waiting() if one.key.startswith(KEY)), "")
        if waiting and self.form.isHidden():
            resume = Button(self.words.t("La reprendre"), on=lambda: self._resume(waiting))
            self.tell("info", self.words.t("Une fiche commencée n’est pas encore enregistrée."), button=resume)
        if self._form_first:
            self._form_first = False
            self.open_form()

    def first_focus(self) -> QWidget | None:
        """The search, until the form is open."""
        return self.looked_for if self.form.isHidden() else self.form.family

    def restored(self) -> None:
        """The form was open."""
        self._show_form()
        self.form.show_what_is_filled()

    def open_form(self) -> None:
        """Opens the form with what was typed, sorted into its fields."""
        self._show_form()
        self.clear_top()
        self.form.carry(self.found.text())
        self.form.family.setFocus()

    def _resume(self, key: str) -> None:
        self.context.navigator.replace("new-person", draft=key)

    def _settled(self, found: Sequence[Result]) -> None:
        text = self.words.t("Aucune ne convient : créer une fiche") if found else self.words.t("Créer une fiche")
        self.open.set_text(text)
        self._open_or_save()
        held = self.window().focusWidget()
        if held is not None and self.form.isAncestorOf(held):
            # Whoever is found late pushes the form down: what she types in stays in sight.
            bring_into_sight(self.area, held)

    def _show_form(self) -> None:
        self.form.show()
        # What was said to search makes room for what is asked now.
        self.lead.hide()
        self.looked_for.set_hint("")
        self._open_or_save()

    def _open_or_save(self) -> None:
        """One main action at a time: opening the form, then recording it."""
        shown = not self.form.isHidden()
        self.save.setVisible(shown)
        self.open.setVisible(not shown)
        self._main_act.follow()
        if shown:
            self.see.hide()
            self.main = self.save
            self.bar.fit()

    # -- registering ---------------------------------------------------------------------------

    def problems(self) -> Sequence[tuple[Field, str]]:
        """Something to call her by and why she came are required."""
        return self.form.problems()

    def record(self) -> Callable[[], Recorded]:
        """The form as it stands, unless someone of the register may be her and nobody has looked yet."""
        form, looked_at = self.form.read(), frozenset(self._looked_at)

        def call() -> Recorded:
            alike = [one for one in self.desk.duplicates.like_form(form) if _is_worth_a_look(one)]
            if not {one.profile.person.id for one in alike} <= looked_at:
                self._alike = alike
                raise KnownError("people.maybe-known")
            return self.desk.people.register(form, self._visit).recorded

        return call

    def _failed(self, fault: KnownError) -> None:
        if fault.code != "people.maybe-known":
            super()._failed(fault)
            return
        # Whoever may be her is shown before anything is recorded.
        self.save.set_busy(False)
        card = AlikeCard(self.at_desk, self._alike, self._none_of_them)
        self.put_on_top(card)
        self.area.ensureVisible(0, 0)
        card.list.setFocus()
        announce(self, " ".join(explain(fault, self.words)))

    def _none_of_them(self) -> None:
        self._looked_at |= {one.profile.person.id for one in self._alike}
        self.send()

    def told(self) -> str:
        """The toast."""
        return self.words.t("La fiche est créée.")

    def done(self, recorded: Recorded) -> None:
        """Her page takes the place of this one."""
        person = next(identifier for entity, identifier in recorded.entities if entity == "person")
        self.context.navigator.replace("person", person=person)


def _is_worth_a_look(alike: Alike) -> bool:
    """Families and shelters share a telephone: alone it stops nobody."""
    return alike.likeness.level != "possible" or set(alike.likeness.reasons) != {"contact"}

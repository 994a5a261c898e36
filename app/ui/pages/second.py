"""The second person, who confirms what cannot be undone: who she is, and what only she types."""

from app.desk.purging import Second
from app.domain.entities import Volunteer
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.faults import explain
from app.language.labels import ROLES, label
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Problem
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.select import Select
from app.ui.widgets.text import Card, Text

FEW = 8
"""So many volunteers stand as answers; of more, one types the first letters."""
CODE_WIDTH = 8


class SecondCard(Card):
    """Asks for another volunteer than whoever sits here, then for her passphrase or her code. Nothing is kept of it."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(words.t("La deuxième personne"))
        self._words, self._purging, self._desk = words, context.desk.purging, context.desk
        sits = context.desk.sitting.volunteer
        self.others = [one for one in context.desk.sitting.volunteers() if sits is None or one.id != sits.id]
        self.add(Text(words.t("À deux : la personne à ce poste, et une autre de l’équipe, présente."), ink="muted"))
        if not self.others:
            self.add(Text(words.t("Personne d’autre n’est dans l’équipe de ce registre."), "strong"))
            self.add(FlowBox(Button(words.t("Changer de personne à ce poste"), glyph="users",
                                    on=lambda: context.navigator.go("sitting"))))  # fmt: skip
        self.who = self.add(_field(words, self.others))
        self.who.setVisible(bool(self.others))
        self.passphrase = self.add(
            PassphraseField(words, words.t("Sa phrase de passe"), hint=words.t("Elle la tape elle-même."))
        )
        self.code = self.add(
            TextField(words.t("Son code"), width=CODE_WIDTH,
                      hint=words.t("Ce poste n’a pas de phrase de passe à son nom. Le code évite une erreur ; il "
                                   "n’arrête pas quelqu’un qui veut nuire."))
        )  # fmt: skip
        self.passphrase.hide()
        self.code.hide()
        self.who.changed.connect(self._chosen)

    def second(self) -> Second:
        """Who confirms, and with what."""
        return Second(Id(self.who.value()), self._proof().value())

    def problems(self) -> list[Problem]:
        """What is missing, said beside it too."""
        words, found = self._words, list[tuple[Field, str]]()
        if not self.others:
            return [Problem(words.t("Il manque une deuxième personne."), self)]
        if not self.who.value():
            found.append((self.who, words.t("Choisissez la deuxième personne.")))
        elif not self._proof().value().strip():
            told = (
                words.t("Elle tape sa phrase de passe.") if self._asks_passphrase() else words.t("Elle tape son code.")
            )
            found.append((self._proof(), told))
        return self._say(found)

    def show_fault(self, fault: KnownError) -> list[Problem]:
        """A fault of what she typed, beside it; nothing where it is not hers."""
        if fault.code not in ("purge.wrong-code", "vault.wrong-passphrase", "purge.same-person"):
            return []
        field: Field = self.who if fault.code == "purge.same-person" else self._proof()
        return self._say([(field, " ".join(explain(fault, self._words)))])

    def forget(self) -> None:
        """What she typed does not stay."""
        self.passphrase.clear()
        self.code.set_value("")

    def _say(self, found: list[tuple[Field, str]]) -> list[Problem]:
        for field in (self.who, self.passphrase, self.code):
            field.set_error(next((text for wrong, text in found if wrong is field), ""))
        return [Problem(text, field) for field, text in found]

    def _asks_passphrase(self) -> bool:
        return self._purging.asks(Id(self.who.value())) == "passphrase"

    def _proof(self) -> PassphraseField | TextField:
        return self.passphrase if self._asks_passphrase() else self.code

    def _chosen(self) -> None:
        self.forget()
        known = bool(self.who.value())
        self.passphrase.setVisible(known and self._asks_passphrase())
        self.code.setVisible(known and not self._asks_passphrase())


def _field(words: Words, team: list[Volunteer]) -> Choice | Select:
    options = [Option(one.id, one.name, _told(one, words)) for one in team]
    question = words.t("Qui confirme avec vous ?")
    if len(options) > FEW:
        return Select(words, question, options)
    return Choice(question, options or [Option("", "")], in_line=True)


def _told(one: Volunteer, words: Words) -> str:
    """Her role, and her code, which she may be asked for."""
    code = words.t("code {code}", code=one.code)
    return f"{label(ROLES, one.role, words)}, {code}" if one.role != "volunteer" else code

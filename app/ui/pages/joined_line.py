"""A quiet line on the page of a person whose sheets were joined."""

from PySide6.QtWidgets import QWidget

from app.domain.ids import Id
from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message


def joined_line(context: DeskContext, person: Id) -> QWidget | None:
    """How many sheets she is, and the way to them; a strip where something is to be settled; nothing for most."""
    count = context.desk.merges.count(person)
    if count < 2:
        return None
    words = context.words

    def see() -> None:
        context.navigator.go("joined", person=person)

    said = words.n("Fiche réunie de {count} fiche", "Fiche réunie de {count} fiches", count)
    if context.desk.merges.is_disputed(person):
        detail = words.t("Les fiches se contredisent : il reste à choisir.")
        return Message("warning", said, detail=detail, button=Button(words.t("Voir les fiches réunies"), on=see))
    return FlowBox(Button(said, "link", glyph="users", on=see))

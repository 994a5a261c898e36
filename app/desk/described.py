"""Anything of a person's file in one line: what it is, when it was, what it says."""

from datetime import date

from app.desk.timeline import LINES
from app.domain.entities import Attachment, Contact, Decision, Entity, IdNumber, Language, Name, Task, Volunteer
from app.language import labels
from app.language.dates import short_date
from app.language.directions import joined
from app.language.labels import label
from app.language.languages import language_name
from app.language.words import Words
from app.register.register import Register


def described(register: Register, entity: Entity, words: Words) -> str:
    """One entity as a line to recognise it by."""
    line = LINES.get(type(entity))
    if line is None:
        return _plain(entity, words)
    said = line(entity, words, {one.code: one.name for one in register.where(Volunteer)})
    day = short_date(date.fromisoformat(said.at[:10]), words.language) if said.at else ""
    return joined((day, said.title, said.detail))


def _plain(entity: Entity, words: Words) -> str:
    match entity:
        case Name():
            kind, text = label(labels.NAME_KINDS, entity.kind, words), entity.text or words.t("Aucun")
        case Language():
            kind, text = words.t("Langue"), language_name(entity.code, words.language)
        case IdNumber():
            kind, text = label(labels.ID_NUMBER_KINDS, entity.kind, words), entity.text
        case Contact():
            kind, text = label(labels.CONTACT_KINDS, entity.kind, words), entity.value
        case Attachment():
            kind, text = words.t("Pièce jointe"), entity.name
        case Decision():
            kind, text = words.t("Décision"), entity.dated
        case Task():
            kind, text = words.t("Échéance"), entity.text
        case _:
            kind, text = words.t("Autre information"), ""
    return f"{kind} : {text}" if text else kind

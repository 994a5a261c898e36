"""What happened with a person, as lines to read: newest first, each from one entity of her file."""

from collections.abc import Callable, Sequence

import msgspec

from app.desk.visit_parts import visit_parts
from app.domain.entities import (
    Acknowledgement,
    Appointment,
    Attachment,
    Attempt,
    Case,
    Consent,
    Consequence,
    Decision,
    Deposit,
    Entity,
    GuideRun,
    IssuedPaper,
    Mandate,
    Note,
    Relation,
    StatusRead,
    Task,
    Title,
    Visit,
    Volunteer,
)
from app.domain.ids import Id
from app.domain.vocabulary import OPEN
from app.language import labels
from app.language.agenda_texts import LINES as DATES
from app.language.dates import seen_date
from app.language.directions import joined
from app.language.labels import label
from app.language.lasting import WHOLE, lasted
from app.language.typography import quoted
from app.language.words import Words
from app.register.register import Register

MINUTE = len("2026-11-22T14:05")


class Line(msgspec.Struct, frozen=True):
    """One line: its moment (ISO 8601), its kind (the entity's name), a title, a detail, who noted it.

    `pieces` are the attachments that are about it.
    """

    at: str
    kind: str
    title: str
    detail: str
    by: str
    id: Id
    case: Id = Id("")
    pieces: tuple[Id, ...] = ()


def timeline(register: Register, person: Id, words: Words) -> list[Line]:
    """The lines of a person's file, newest first."""
    names = {one.code: one.name for one in register.where(Volunteer)}
    lines = [
        line(entity, words, names) for kind, line in LINES.items() for entity in register.where(kind, person=person)
    ]
    lines = _with_pieces(lines, register.where(Attachment, person=person), words, names)
    # Some moments are written to the minute, others to the second: within a minute the order of entry counts.
    return sorted(lines, key=lambda one: (one.at[:MINUTE], one.id), reverse=True)


def _with_pieces(
    lines: list[Line], attachments: Sequence[Attachment], words: Words, names: dict[str, str]
) -> list[Line]:
    """Each line with the pictures and PDFs that are about it; those about nothing have lines of their own."""
    about: dict[Id, tuple[Id, ...]] = {}
    for one in attachments:
        about[one.about] = (*about.get(one.about, ()), one.id)
    known = {line.id for line in lines}
    alone = [_attachment(one, words, names) for one in attachments if one.about not in known]
    joined = (msgspec.structs.replace(one, pieces=about[one.id]) if one.id in about else one for one in lines)
    return [*joined, *alone]


def _attachment(one: Attachment, words: Words, names: dict[str, str]) -> Line:
    purpose = label(labels.ATTACHMENT_PURPOSES, one.purpose, words)
    title = words.t("Pièce gardée : {what}", what=one.name or purpose)
    detail = purpose if one.name else ""
    return Line(one.at, one.entity, title, detail, names.get(one.by, ""), one.id, one.case, (one.id,))


def _visit(one: Visit, words: Words, names: dict[str, str]) -> Line:
    detail = joined(visit_parts(one, words))
    return Line(one.arrived_at, one.entity, words.t("Venue à la permanence"), detail, names.get(one.helper, ""), one.id)


def _case(one: Case, words: Words, _names: dict[str, str]) -> Line:
    title = words.t("Dossier ouvert : {procedure}", procedure=label(labels.PROCEDURES, one.procedure, words))
    return Line(one.opened, one.entity, title, one.reason, "", one.id, one.id)


def _title(one: Title, words: Words, _names: dict[str, str]) -> Line:
    name = label(labels.TITLE_KINDS, one.kind, words)
    detail = label(labels.TITLE_GROUNDS, one.ground, words) if one.ground != "unknown" else ""
    return Line(one.valid_from, one.entity, words.t("Titre : {title}", title=name), detail, "", one.id)


def _attempt(one: Attempt, words: Words, names: dict[str, str]) -> Line:
    where = label(labels.CHANNELS, one.channel, words) if one.channel not in OPEN else ""
    title = words.t("Tentative")
    if one.outcome not in OPEN:
        title = words.t("Tentative : {outcome}", outcome=label(labels.ATTEMPT_OUTCOMES, one.outcome, words))
    said = quoted(one.message, words.language) if one.message else ""
    detail = joined((where, one.page, said))
    return Line(one.at, one.entity, title, detail, names.get(one.by, ""), one.id, one.case)


def _deposit(one: Deposit, words: Words, names: dict[str, str]) -> Line:
    title = words.t("Dépôt")
    if one.channel not in OPEN:
        title = words.t("Dépôt : {channel}", channel=label(labels.CHANNELS, one.channel, words))
    pieces = words.n(
        "{count} pièce envoyée : {names}", "{count} pièces envoyées : {names}", len(one.pieces),
        names=", ".join(piece.name for piece in one.pieces),
    ) if one.pieces else ""  # fmt: skip
    detail = joined((one.reference, pieces))
    return Line(one.at, one.entity, title, detail, names.get(one.by, ""), one.id, one.case)


def _appointment(one: Appointment, words: Words, _names: dict[str, str]) -> Line:
    return Line(one.at, one.entity, words.t("Rendez-vous"), one.place, "", one.id, one.case)


def _status(one: StatusRead, words: Words, names: dict[str, str]) -> Line:
    said = quoted(one.text, words.language)
    return Line(one.at, one.entity, words.t("État relevé"), said, names.get(one.by, ""), one.id, one.case)


def _run(one: GuideRun, words: Words, _names: dict[str, str]) -> Line:
    title = words.t("Guide terminé") if one.finished else words.t("Guide commencé")
    detail = "" if one.finished else words.t("étape {number}", number=len(one.trail))
    return Line(one.finished or one.started, one.entity, title, detail, "", one.id, one.case)


def _note(one: Note, words: Words, names: dict[str, str]) -> Line:
    title = words.t("Note privée") if one.private else words.t("Note")
    return Line(one.at, one.entity, title, one.text, names.get(one.by, ""), one.id, one.case)


def _paper(one: IssuedPaper, words: Words, names: dict[str, str]) -> Line:
    title = words.t("Papier remis : {number}", number=one.number)
    if one.kind == "emergency":
        title = words.t("Fiche d’urgence remise : {number}", number=one.number)
    return Line(one.at, one.entity, title, "", names.get(one.by, ""), one.id, one.case)


def _consequence(one: Consequence, words: Words, _names: dict[str, str]) -> Line:
    title = words.t("Conséquence de l’attente")
    if one.kind not in OPEN:
        title = words.t("Conséquence : {what}", what=label(labels.CONSEQUENCE_KINDS, one.kind, words))
    # A whole first day is that of the line.
    lasting = lasted(one.since, one.until, words) if one.until or len(one.since) < WHOLE else ""
    return Line(_day(one.since), one.entity, title, _joined(one.detail, lasting), "", one.id, one.case)


def _mandate(one: Mandate, words: Words, names: dict[str, str]) -> Line:
    posture = label(labels.POSTURES, one.posture, words) if one.posture not in OPEN else ""
    ends = words.t("finit le {date}", date=seen_date(one.expires_on, words.language)) if one.expires_on else ""
    ended = words.t("arrêté le {date}", date=seen_date(one.revoked_on, words.language)) if one.revoked_on else ""
    detail = _joined(posture, ended or ends)
    return Line(one.signed_on, one.entity, words.t("Mandat signé"), detail, names.get(one.by, ""), one.id, one.case)


def _consent(one: Consent, words: Words, names: dict[str, str]) -> Line:
    answer = label(labels.YES_NO, one.given, words)
    title = words.t("Sa réponse : {answer}", answer=answer)
    ended = words.t("retiré le {date}", date=seen_date(one.withdrawn_on, words.language)) if one.withdrawn_on else ""
    detail = _joined(label(labels.CONSENT_PURPOSES, one.purpose, words), ended)
    return Line(one.given_on, one.entity, title, detail, names.get(one.by, ""), one.id)


def _relation(one: Relation, words: Words, _names: dict[str, str]) -> Line:
    """Whom it is about is not written here: a name in someone’s history would be another’s to agree to."""
    kind = label(labels.RELATION_KINDS, one.kind, words) if one.kind not in OPEN else ""
    return Line(_day(one.since), one.entity, words.t("Entourage"), _joined(kind, one.other_name), "", one.id)


def _acknowledgement(one: Acknowledgement, words: Words, names: dict[str, str]) -> Line:
    return Line(one.at, one.entity, words.t("Alerte lue"), one.text, names.get(one.by, ""), one.id)


def _joined(*parts: str) -> str:
    return joined(parts)


def _dated(text: str) -> bool:
    """Whether a date (EDTF) has at least its year."""
    return bool(text) and "X" not in text


def _day(text: str) -> str:
    """The first day that a date can be: `2026-10` is told on the first of October."""
    return (text + "-01-01")[: len("2026-10-01")] if _dated(text) else ""


def _decision(one: Decision, words: Words, _names: dict[str, str]) -> Line:
    title = words.t("Décision : {kind}", kind=label(labels.DECISION_KINDS, one.kind, words))
    measure = label(labels.MEASURES, one.measure, words) if one.measure not in OPEN else ""
    how = label(labels.NOTIFIED_BY, one.notified_by, words) if one.notified_by not in OPEN else ""
    filed = one.appeal_filed
    appeal = words.t("recours déposé le {day}", day=seen_date(filed, words.language)) if filed else ""
    detail = joined((measure, how, appeal, one.outcome))
    return Line(one.notified_at or one.dated, one.entity, title, detail, "", one.id, one.case)


def _task(one: Task, words: Words, names: dict[str, str]) -> Line:
    """What was said of a date: never the computed date itself, which is nobody's word."""
    known = DATES.get((one.rule, one.date_name))
    name = one.text or (words.t(known.name) if known else one.rule)
    title = words.t("Échéance : {name}", name=name)
    due = words.t("autre date : {day}", day=seen_date(one.due, words.language)) if one.due and one.rule else ""
    due = words.t("pour le {day}", day=seen_date(one.due, words.language)) if one.due and not one.rule else due
    parts = (_task_state(one, words, names), due, one.reason)
    return Line(one.at, one.entity, title, joined(parts), names.get(one.by, ""), one.id, one.case)


def _task_state(one: Task, words: Words, names: dict[str, str]) -> str:
    if one.state == "postponed" and one.until:
        return words.t("reporté au {day}", day=seen_date(one.until, words.language))
    if one.state == "handed-over":
        return words.t("confié à {name}", name=names.get(one.to, one.to))
    return words.t("fait") if one.state == "done" else ""


LINES: dict[type[Entity], Callable[..., Line]] = {
    Visit: _visit,
    Case: _case,
    Title: _title,
    Attempt: _attempt,
    Deposit: _deposit,
    Appointment: _appointment,
    StatusRead: _status,
    GuideRun: _run,
    Note: _note,
    IssuedPaper: _paper,
    Decision: _decision,
    Task: _task,
    Consequence: _consequence,
    Mandate: _mandate,
    Consent: _consent,
    Relation: _relation,
    Acknowledgement: _acknowledgement,
}

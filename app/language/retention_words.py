"""How long things are kept, what an erasure takes and leaves, and what speaks against it, in words."""

from collections.abc import Iterable
from datetime import date

from app.domain.entities import Tally
from app.language.dates import short_date
from app.language.words import Words, mark

KINDS = {
    "person": mark("Fiches"), "name": mark("Noms"), "language": mark("Langues"), "id_number": mark("Numéros"),
    "contact": mark("Contacts"), "title": mark("Titres"), "case": mark("Dossiers"), "guide_run": mark("Guides suivis"),
    "requirement_state": mark("Pièces à réunir"), "deposit": mark("Dépôts"), "attempt": mark("Tentatives"),
    "appointment": mark("Rendez-vous notés"), "status_read": mark("États relevés"), "decision": mark("Décisions"),
    "consequence": mark("Conséquences"), "task": mark("Tâches"), "note": mark("Notes"),
    "issued_paper": mark("Papiers remis"), "attachment": mark("Pièces jointes"), "file": mark("Fichiers chiffrés"),
    "mandate": mark("Mandats"), "mandate_act": mark("Actes des mandats"), "consent": mark("Accords"),
    "relation": mark("Liens avec des proches"), "visit": mark("Venues"), "acknowledgement": mark("Alertes lues"),
    "merge_decision": mark("Réunions de fiches"), "not_same": mark("Avis « pas la même personne »"),
}  # fmt: skip
"""What is counted when people are erased, in the order in which it is told."""

STAYING = {
    "visit": mark("Venues, sans le nom : le jour, la langue, le sujet et la durée se comptent encore"),
    "relation": mark("Liens : chez l’autre personne, il reste « relation, effacée »"),
    "merge_decision": mark("Réunions de fiches qui concernent aussi d’autres personnes"),
    "not_same": mark("Avis « pas la même personne » qui concernent aussi d’autres personnes"),
}
"""Why some of it stays; of any other kind: it belongs to someone else by now."""


def kind_name(kind: str, words: Words) -> str:
    """What a kind is called where it is counted; itself where only a newer program knows it."""
    return words.t(KINDS[kind]) if kind in KINDS else kind


def why_it_stays(kind: str, words: Words) -> str:
    """What stays of a kind, and why."""
    if kind in STAYING:
        return words.t(STAYING[kind])
    return words.t("{kind} : c’est à une autre personne maintenant", kind=kind_name(kind, words))


def duration(about: str, count: int, unit: str, words: Words) -> str:
    """How long something is kept, and from when on: `24 mois après le dernier contact`."""
    if unit == "days":
        return (
            words.n("{count} jour après l’ajout", "{count} jours après l’ajout", count)
            if count
            else words.t("Le jour même, pas après")
        )
    if about == "person":
        return words.n("{count} mois après le dernier contact", "{count} mois après le dernier contact", count)
    return words.n("{count} mois après l’ajout", "{count} mois après l’ajout", count)


def caution(code: str, count: int, day: date | None, words: Words) -> str:
    """Something that speaks against erasing someone now; `day` is the first of those it is about."""
    on = short_date(day, words.language) if day else ""
    if code == "open-case":
        return words.n("{count} dossier ouvert", "{count} dossiers ouverts", count)
    if code == "visit-today":
        return words.t("là aujourd’hui, sa visite n’est pas finie")
    if code == "mandate":
        return words.t("mandat valable jusqu’au {day}", day=on)
    if code == "decision":
        told = words.n("{count} décision sans suite notée", "{count} décisions sans suite notée", count)
        return words.t("{what}, remise le {day}", what=told, day=on) if on else told
    if code == "appointment":
        told = words.n("{count} rendez-vous à venir", "{count} rendez-vous à venir", count)
    elif code == "deadline":
        told = words.n("{count} échéance à faire", "{count} échéances à faire", count)
    else:
        return code
    if not on:
        return told
    several = words.t("{what}, à partir du {day}", what=told, day=on)
    return several if count > 1 else words.t("{what}, le {day}", what=told, day=on)


def in_order(tallies: Iterable[Tally]) -> list[Tally]:
    """Counts in the order in which they are told; what only a newer program knows comes last."""
    order = list(KINDS)
    return sorted(tallies, key=lambda one: order.index(one.kind) if one.kind in order else len(order))


def counted(tally: Tally, words: Words) -> str:
    """`Noms : 2`."""
    return words.t("{kind} : {count}", kind=kind_name(tally.kind, words), count=tally.count)


GRAVE = ("decision", "deadline", "visit-today", "appointment")
"""The cautions behind which there is a date that someone can miss."""

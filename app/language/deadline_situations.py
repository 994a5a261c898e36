"""The words of the calculator: what brings someone, what she is asked, what is told of each fact that was used."""

from datetime import date, time

from app.domain.deadlines.facts import Facts
from app.domain.deadlines.situations import used
from app.language.dates import long_date
from app.language.deadline_texts import FACTS
from app.language.labels import label
from app.language.permit_names import CARDS, PERMITS
from app.language.words import Words, mark

SITUATIONS: dict[str, str] = {
    "oqtf": mark("J’ai reçu une OQTF (quitter la France)"),
    "refused": mark("J’ai reçu un refus"),
    "expires": mark("Mon titre va finir, ou il est fini"),
    "silent": mark("J’ai déposé, et personne ne répond"),
    "no-slot": mark("Je n’arrive pas à avoir de rendez-vous"),
    "waiting": mark("J’attends un papier provisoire"),
    "arrived": mark("J’arrive avec un visa long séjour"),
    "moved": mark("J’ai changé d’adresse"),
    "young": mark("Je deviens majeur, ou je viens de l’être"),
    "protected": mark("On vient de m’accorder une protection"),
    "shortage": mark("Je travaille dans un métier en tension"),
}

QUESTIONS: dict[str, tuple[str, str]] = {
    "expiry": (mark("Fin du titre"), mark("La date écrite sur la carte, le visa ou le récépissé.")),
    "issued": (mark("Début du titre"), ""),
    "filed": (mark("Jour du dépôt"), mark("La date de la confirmation de dépôt.")),
    "complete_on": (
        mark("Jour où le dossier était complet"),
        mark("Si un papier a été demandé après le dépôt : le jour où il a été envoyé."),
    ),
    "notified_at": (mark("Remis ou reçu le"), mark("Le jour où le papier a été donné, ou la lettre prise.")),
    "entry": (mark("Entrée en France"), mark("Le tampon du passeport.")),
    "birth": (mark("Date de naissance"), ""),
    "move": (mark("Jour du déménagement"), ""),
    "decision": (mark("Date de la décision"), mark("La date écrite en haut du papier.")),
    "recourse": (
        mark("Recours au préfet ou au ministre"),
        mark("Le jour où il a été envoyé, si quelqu’un en a envoyé un."),
    ),
    "recourse_rejected": (mark("Rejet de ce recours"), ""),
    "reasons_asked": (mark("Motifs demandés le"), mark("Si quelqu’un a déjà demandé les motifs du refus.")),
    "reasons_given": (mark("Motifs reçus le"), ""),
    "attempts": (
        mark("Jours des tentatives"),
        mark("Une date par ligne. Un essai sur le site, un appel sans réponse, un refus au guichet."),
    ),
    "emails": (mark("Courriels envoyés le"), mark("Une date par ligne.")),
    "letters": (mark("Lettres recommandées envoyées le"), mark("Une date par ligne.")),
    "calls": (mark("Appels au centre de contact le"), mark("Une date par ligne.")),
    "visits": (mark("Visites au point d’accueil numérique le"), mark("Une date par ligne.")),
    "channel": (mark("Par où passe la demande ?"), ""),
    "permit": (mark("Quel titre ?"), mark("Le motif écrit sur la carte ou demandé.")),
    "card": (mark("Quelle carte ?"), mark("Sa durée décide de ce qui continue après sa fin.")),
    "measure": (mark("Où est la personne ?"), mark("Le délai en dépend. Sans réponse, prenez le plus court.")),
    "request": (mark("Quelle demande ?"), ""),
    "remedies": (mark("Le papier dit-il où et quand faire un recours ?"), ""),
    "entitled": (mark("A-t-elle droit au titre par sa famille ou sa situation ?"), mark("Titre de plein droit.")),
    "elsewhere": (mark("A-t-elle déjà la carte bleue d’un autre pays de l’Union ?"), ""),
}
"""What is asked of each fact, and the hint under it."""

MEASURES: dict[str, str] = {
    "detention": mark("En rétention"),
    "house-arrest": mark("Assignée à résidence"),
    "prison": mark("En prison"),
    "general": mark("Libre"),
}
CHANNELS: dict[str, str] = {"anef": mark("Site ANEF"), "prefecture": mark("Préfecture ou courrier")}
REQUESTS: dict[str, str] = {"first": mark("Première demande"), "renewal": mark("Renouvellement")}
YES_NO: dict[str, str] = {"yes": mark("Oui"), "no": mark("Non")}
CHOICES: dict[str, dict[str, str]] = {
    "permit": PERMITS, "card": CARDS, "measure": MEASURES, "channel": CHANNELS, "request": REQUESTS,
    "remedies": YES_NO, "entitled": YES_NO, "elsewhere": YES_NO,
}  # fmt: skip
"""The words of the codes of each choice, in the order in which they are offered."""


def facts_told(rule: str, facts: Facts, words: Words) -> tuple[tuple[str, str], ...]:
    """The facts that a rule was given, each with its value, in words."""
    found = []
    for name, value in used(rule, facts):
        title = words.t(FACTS[name]) if name in FACTS else words.t("heure de la remise")
        found.append((title[:1].upper() + title[1:], _told(name, value, words)))
    return tuple(found)


def _told(name: str, value: object, words: Words) -> str:
    if isinstance(value, date):
        return long_date(value, words.language)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, tuple):
        return words.n("{count} date", "{count} dates", len(value))
    return label(CHOICES.get(name, {}), str(value), words)

"""What is said of dates: the reason of each, the warnings, the names. The keys come from `app.domain.deadlines`."""

from datetime import date, time

from app.domain.deadlines.outcome import NamedDate, Sentence, Told
from app.domain.deadlines.parameters import Known
from app.language.dates import full_date, long_date
from app.language.deadline_reasons import REASONS
from app.language.deadline_warnings import WARNINGS
from app.language.words import Words, mark

SENTENCES: dict[str, str] = {**REASONS, **WARNINGS}

NAMES: dict[str, str] = {
    "opens": mark("Premier jour pour déposer"),
    "closes": mark("Dernier jour pour déposer"),
    "last-day-without-fee": mark("Dernier jour sans le visa de régularisation"),
    "late-from": mark("En retard à partir du"),
    "last-day": mark("Dernier jour"),
    "last-moment": mark("Dernier moment"),
    "last-working-day": mark("Dernier jour ouvré avant"),
    "last-comfortable-day": mark("Dernier jour sans se presser"),
    "implicit-refusal": mark("Refus par silence"),
    "appeal-ends": mark("Dernier jour pour le recours"),
    "ask-reasons-by": mark("Dernier jour pour demander les motifs"),
    "answer-due": mark("Réponse attendue au plus tard"),
    "departure-period-ends": mark("Fin du délai de départ"),
    "continuity-ends": mark("Fin de la continuité"),
    "due": mark("Papier provisoire attendu"),
    "reminder": mark("Rappel"),
    "first-certificate-ends": mark("Fin de la première attestation, au plus"),
    "declare-by": mark("Dernier jour pour déclarer l’adresse"),
    "tell-ofpra-by": mark("Dernier jour pour le dire à l’OFPRA"),
    "validate-by": mark("Dernier jour pour valider le visa"),
    "file-by": mark("Dernier jour pour déposer"),
    "card-due": mark("Carte attendue au plus tard"),
    "weeks-covered-on": mark("Assez de semaines couvertes"),
}

RULES: dict[str, str] = {
    "renewal": mark("Renouvellement : quand déposer"),
    "late-fee": mark("Dépôt en retard : visa de régularisation"),
    "visa-risk": mark("Titre fini depuis longtemps : visa à refaire"),
    "implicit-refusal": mark("Silence qui devient un refus"),
    "reasons-request": mark("Motifs d’un refus par silence"),
    "appeal": mark("Recours contre un refus"),
    "oqtf": mark("Obligation de quitter le territoire (OQTF)"),
    "continuity": mark("Carte finie : continuité des droits"),
    "prolongation": mark("Attestation de prolongation"),
    "address": mark("Changement d’adresse"),
    "vls-ts": mark("Validation du visa long séjour"),
    "young-adult": mark("Jeune majeur : première demande"),
    "refugee-card": mark("Carte après une protection"),
    "shortage-jobs": mark("Métiers en tension"),
    "court-application": mark("Référé mesures utiles"),
    "evidence": mark("Preuves des tentatives"),
}

FACTS: dict[str, str] = {
    "expiry": mark("fin du titre"),
    "issued": mark("début du titre"),
    "filed": mark("dépôt"),
    "complete_on": mark("dossier complet"),
    "notified_at": mark("remise de la décision"),
    "entry": mark("entrée en France"),
    "birth": mark("naissance"),
    "move": mark("déménagement"),
    "decision": mark("décision"),
    "recourse": mark("recours à l’administration"),
    "recourse_rejected": mark("rejet de ce recours"),
    "reasons_asked": mark("demande des motifs"),
    "reasons_given": mark("réponse sur les motifs"),
    "suspended": mark("suspension"),
    "attempts": mark("tentatives"),
    "emails": mark("courriels"),
    "letters": mark("lettres recommandées"),
    "calls": mark("appels au centre de contact"),
    "visits": mark("visites au point d’accueil numérique"),
    "channel": mark("canal"),
    "permit": mark("titre"),
    "card": mark("carte"),
    "measure": mark("mesure"),
    "request": mark("première demande ou renouvellement"),
    "remedies": mark("voies de recours dites"),
    "entitled": mark("titre de plein droit"),
    "elsewhere": mark("carte bleue d’un autre État"),
}

STATUSES: dict[str, str] = {
    "verified": mark("vérifié"),
    "secondary": mark("vérifié dans une autre source"),
    "to-check": mark("à revérifier"),
    "conflict": mark("sources en désaccord"),
}


def say(sentence: Sentence, words: Words) -> str:
    """The sentence of a key in words, its places filled. A key without a text is a bug: `KeyError`."""
    return words.t(SENTENCES[sentence.code], **{name: told(found, words) for name, found in sentence.facts.items()})


def told(value: Told, words: Words) -> str:
    """What fills a place of a sentence: a date, an hour, a number, or a value of the content with its unit."""
    if isinstance(value, Known):
        return amount(value, words)
    if isinstance(value, date):
        return long_date(value, words.language)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return words.t(FACTS[value]) if value in FACTS else str(value)


def amount(known: Known, words: Words) -> str:
    """`120 jours`; a value without such a unit as it stands."""
    if known.unit == "days":
        return words.n("{count} jour", "{count} jours", known.number)
    if known.unit == "months":
        return words.n("{count} mois", "{count} mois", known.number)
    if known.unit == "hours":
        return words.n("{count} heure", "{count} heures", known.number)
    if known.unit == "euros":
        return words.n("{count} euro", "{count} euros", known.number)
    return known.value


def date_line(named: NamedDate, words: Words) -> str:
    """`Premier jour pour déposer : dimanche 1 novembre 2026`, with the hour where hours count."""
    day = full_date(named.day, words.language)
    name = words.t(NAMES[named.name])
    if named.hour is None:
        return words.t("{name} : {day}", name=name, day=day)
    return words.t("{name} : {day}, {hour}", name=name, day=day, hour=told(named.hour, words))

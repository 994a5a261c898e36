"""What the agenda says of a line: its name, what to do, what to do now that the day is past."""

from msgspec import Struct

from app.domain.agenda.model import Line
from app.domain.deadlines.outcome import Sentence
from app.language.deadline_texts import SENTENCES, told
from app.language.words import Words, mark


class Said(Struct, frozen=True):
    """A date in words: the thing, the act with its object, what to do now where the day is past."""

    name: str
    act: str
    missed: str


_LAWYER = mark("Voyez tout de suite un avocat ou une permanence juridique : un recours reste parfois possible.")
_ASK_AGAIN = mark("Demandez-le maintenant par écrit, gardez la preuve, et notez chaque tentative.")

LINES: dict[tuple[str, str], Said] = {
    ("renewal", "opens"): Said(
        mark("Le dépôt du renouvellement ouvre"), mark("Préparer les pièces du renouvellement"),
        mark("Le dépôt est ouvert : déposez."),
    ),
    ("renewal", "closes"): Said(
        mark("Dernier jour pour déposer le renouvellement"), mark("Déposer le renouvellement"),
        mark("Déposez maintenant quand même, dites pourquoi, et gardez la preuve de la date."),
    ),
    ("visa-risk", "last-day"): Said(
        mark("Dernier jour avant de devoir refaire un visa"), mark("Déposer une demande avant ce jour"),
        mark("Ne laissez pas partir une demande seule : voyez d’abord une permanence juridique."),
    ),
    ("prolongation", "due"): Said(
        mark("Le titre finit : l’attestation de prolongation doit être là"),
        mark("Demander l’attestation de prolongation"), _ASK_AGAIN,
    ),
    ("continuity", "continuity-ends"): Said(
        mark("Fin de la continuité de la carte"), mark("Obtenir un papier provisoire avant ce jour"), _ASK_AGAIN,
    ),
    ("provisional", "ends"): Said(
        mark("Le papier provisoire finit"), mark("Demander le renouvellement du papier provisoire"), _ASK_AGAIN,
    ),
    ("vls-ts", "validate-by"): Said(
        mark("Dernier jour pour valider le visa"), mark("Valider le visa sur le site ANEF"),
        mark("Regardez s’il est validé. Sinon, validez-le maintenant et voyez une permanence juridique."),
    ),
    ("collection", "check-on"): Said(
        mark("La carte devrait être prête"), mark("Demander où en est la carte"),
        mark("Demandez à la préfecture où en est la carte."),
    ),
    ("title", "ends"): Said(
        mark("Le titre finit, déposé hors de la fenêtre"),
        mark("Demander un papier provisoire par écrit"),
        _ASK_AGAIN,
    ),
    ("passport", "renew-from"): Said(
        mark("Le passeport est à refaire"), mark("Demander un nouveau passeport"),
        mark("Prenez rendez-vous au consulat."),
    ),
    ("passport", "ends"): Said(
        mark("Le passeport finit"), mark("Demander un nouveau passeport"),
        mark("Prenez rendez-vous au consulat, et gardez la preuve de la demande."),
    ),
    ("visa", "ends"): Said(
        mark("Le visa finit"), mark("Voir ce qui suit le visa"),
        mark("Voyez une permanence juridique avant toute démarche."),
    ),
    ("implicit-refusal", "implicit-refusal"): Said(
        mark("Le silence devient un refus"), mark("Préparer la demande des motifs"),
        mark("Le refus existe : demandez les motifs et voyez un avocat."),
    ),
    ("court-application", "last-comfortable-day"): Said(
        mark("Dernier jour sans se presser pour le référé mesures utiles"), mark("Voir un avocat pour un référé"),
        mark("Il reste peu de temps avant le refus par silence : voyez un avocat cette semaine."),
    ),
    ("reasons-request", "ask-reasons-by"): Said(
        mark("Dernier jour pour demander les motifs du refus par silence"), mark("Demander les motifs par écrit"),
        _LAWYER,
    ),
    ("appeal", "appeal-ends"): Said(
        mark("Dernier jour pour le recours contre le refus"), mark("Préparer le recours avec un avocat"), _LAWYER,
    ),
    ("oqtf", "last-moment"): Said(
        mark("OQTF : dernier moment pour agir"), mark("Appeler un avocat maintenant"), _LAWYER,
    ),
    ("oqtf", "last-day"): Said(
        mark("OQTF : dernier jour pour agir"), mark("Appeler un avocat maintenant"), _LAWYER,
    ),
    ("oqtf", "departure-period-ends"): Said(
        mark("OQTF : fin du délai de départ"), mark("Voir un avocat avant ce jour"), _LAWYER,
    ),
    ("no-rule", "now"): Said(
        mark("Décision à délai court, que ce programme ne calcule pas"), mark("Appeler un avocat aujourd’hui"),
        _LAWYER,
    ),
    ("refugee-card", "card-due"): Said(
        mark("La carte de protection devrait être remise"), mark("Demander où en est la carte"),
        mark("Écrivez à la préfecture : son délai est passé."),
    ),
    ("follow-up", "remind-on"): Said(
        mark("Pas encore de rendez-vous : relancer"), mark("Relancer la préfecture"), mark("Relancez maintenant."),
    ),
    ("follow-up", "letter-on"): Said(
        mark("Toujours pas de rendez-vous : écrire"), mark("Envoyer la lettre recommandée"),
        mark("Envoyez la lettre maintenant."),
    ),
    ("evidence", "next-attempt"): Said(
        mark("Une nouvelle tentative dans la semaine"), mark("Faire une tentative et la noter"),
        mark("Reprenez les tentatives : il en faut sur plusieurs semaines."),
    ),
    ("appointment", "at"): Said(
        mark("Rendez-vous"), mark("Vérifier ce qu’elle apporte"), mark("Notez si le rendez-vous a eu lieu."),
    ),
    ("appointment", "result-on"): Said(
        mark("Rendez-vous passé : qu’est-ce que cela a donné ?"), mark("Noter le résultat du rendez-vous"),
        mark("Notez si le rendez-vous a eu lieu."),
    ),
    ("requirement", "ends"): Said(
        mark("Un document devient trop vieux"), mark("Demander un document plus récent"),
        mark("Demandez un document plus récent avant de déposer."),
    ),
    ("mandate", "renew-from"): Said(
        mark("Le mandat finit bientôt"), mark("Proposer un nouveau mandat"), mark("Proposez un nouveau mandat."),
    ),
    ("mandate", "ends"): Said(
        mark("Le mandat finit"), mark("Proposer un nouveau mandat"),
        mark("Ne faites plus rien en son nom : proposez un nouveau mandat."),
    ),
    ("consent", "ends"): Said(
        mark("Un accord est à redemander"), mark("Redemander son accord"),
        mark("Redemandez son accord avant de vous en servir."),
    ),
    ("address", "declare-by"): Said(
        mark("Dernier jour pour déclarer la nouvelle adresse"), mark("Déclarer l’adresse sur le site ANEF"),
        mark("Déclarez l’adresse maintenant."),
    ),
    ("address", "tell-ofpra-by"): Said(
        mark("Dernier jour pour dire l’adresse à l’OFPRA"), mark("Écrire la nouvelle adresse à l’OFPRA"),
        mark("Écrivez à l’OFPRA maintenant."),
    ),
    ("young-adult", "file-by"): Said(
        mark("Majorité : dernier jour pour la première demande"), mark("Déposer la première demande"),
        mark("Voyez une permanence juridique, puis déposez sans attendre."),
    ),
    ("task", "by-hand"): Said(mark("À faire"), mark("Faire ce qui est noté"), mark("C’est en retard.")),
}  # fmt: skip
"""The words of each date of the agenda, by its rule and its name."""

SAID: dict[str, str] = {
    "channel-supposed": mark(
        "On ne sait pas par où passe la demande : compté comme sur le site ANEF, dont le dépôt ferme plus tôt."
    ),
    "entry-supposed": mark(
        "Compté à partir du début du visa, le {day} : la date d’entrée en France a pu venir plus tard."
    ),
    "permit-supposed": mark("On ne sait pas quel titre est demandé : le délai le plus court est compté."),
    "measure-supposed": mark(
        "On ne sait pas si elle est libre, assignée ou enfermée : le délai le plus court est compté. Lisez la décision."
    ),
    "notified-supposed": mark("Le jour de la remise manque : compté à partir de la date de la décision."),
    "changed-since-done": mark("Marqué fait pour le {day} ; la date a changé depuis : à revoir."),
    "later-than-computed": mark("La date choisie vient après la date calculée, le {day}."),
    "provisional-ends": mark("Ce papier finit le {day}."),
    "title-ends": mark("Le titre finit le {day}."),
    "passport-ends": mark("Le passeport finit le {day}."),
    "visa-ends": mark("Le visa finit le {day}."),
    "requirement-ends": mark("Le document n’est plus assez récent après le {day}."),
    "mandate-ends": mark("Le mandat finit le {day}."),
    "consent-ends": mark("L’accord est à redemander le {day}."),
    "collection-after": mark("Décision favorable le {start} : la carte se demande {delay} plus tard."),
    "follow-up-after": mark("Demande de rendez-vous le {start} : {delay} sans réponse."),
    "appointment-noted": mark("Rendez-vous noté pour le {day}."),
    "evidence-noted": mark("Une tentative par semaine : la prochaine, au plus tard le {day}."),
    "task-noted": mark("Noté à la main pour le {day}."),
}
"""The sentences that the agenda adds to those of the rules."""

WEIGHTS = {
    "overdue": mark("En retard"), "today": mark("Aujourd’hui"), "week": mark("Cette semaine"),
    "later": mark("À prévoir"),
}  # fmt: skip
TURNS = {
    "opens": mark("Ouvre"), "closes": mark("Se termine"), "due": mark("Attendu"), "happens": mark("A lieu"),
}  # fmt: skip
MISSING = {
    "expiry": mark("la fin du titre"), "issued": mark("le début du titre"), "channel": mark("le canal"),
    "permit": mark("le titre demandé"), "notified_at": mark("le jour et l’heure de la remise"),
    "period": mark("le délai, à lire sur la décision"), "card": mark("la sorte de carte"),
    "measure": mark("la mesure"), "at": mark("le jour"), "filed": mark("le jour du dépôt"),
}  # fmt: skip
"""What a line lacks to have a date, as `Il manque {what}.` says it."""


def name_of(line: Line, words: Words) -> str:
    """The thing: `Dernier jour pour déposer le renouvellement`; what someone wrote, for what is noted by hand."""
    return line.text or words.t(LINES[line.rule, line.date_name].name)


def act_of(line: Line, words: Words) -> str:
    """The verb with its object: `Déposer le renouvellement`."""
    return words.t(LINES[line.rule, line.date_name].act)


def now_of(line: Line, words: Words) -> str:
    """What to do now that the day is past; empty where it is not."""
    return words.t(LINES[line.rule, line.date_name].missed) if line.weight == "overdue" else ""


def lacks_of(line: Line, words: Words) -> str:
    """`Il manque la fin du titre.`; empty where nothing lacks."""
    named = [words.t(MISSING[key]) for key in line.missing if key in MISSING]
    return words.t("Il manque {what}.", what=", ".join(named)) if named else ""


def say(sentence: Sentence, words: Words) -> str:
    """A sentence of a rule or of the agenda in words. A key without a text is a bug: `KeyError`."""
    text = SAID.get(sentence.code) or SENTENCES[sentence.code]
    return words.t(text, **{name: told(found, words) for name, found in sentence.facts.items()})

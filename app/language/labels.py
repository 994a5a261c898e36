"""The words of every choice of `app.domain.vocabulary`."""

from app.domain.vocabulary import OTHER
from app.language.languages import country_name
from app.language.words import Words, mark

OPEN = {"unknown": mark("On ne sait pas"), "not-stated": mark("Ne souhaite pas le dire")}
YES_NO = {"yes": mark("Oui"), "no": mark("Non"), **OPEN}

NAME_KINDS = {
    "family": mark("Nom de famille"), "given": mark("Prénoms"), "birth-family": mark("Nom de naissance"),
    "called": mark("Comment l’appeler"), "alias": mark("Autre nom utilisé"),
    "own-script": mark("Nom dans son écriture"), **OPEN,
}  # fmt: skip
LEVELS = {"well": mark("Bien"), "a-little": mark("Un peu"), "no": mark("Non"), **OPEN}
ID_NUMBER_KINDS = {
    "foreigner": mark("Numéro étranger"), "passport": mark("Numéro de passeport"), "visa": mark("Numéro de visa"),
    "anef-account": mark("Identifiant ANEF"), "other": mark("Autre numéro"), **OPEN,
}  # fmt: skip
CONTACT_KINDS = {
    "phone": mark("Téléphone"), "email": mark("Courriel"), "address": mark("Adresse"),
    "relative-phone": mark("Téléphone d’un proche"), **OPEN,
}  # fmt: skip
AUTONOMY = {"alone": mark("Seul(e)"), "with-help": mark("Avec de l’aide"), "cannot": mark("Ne peut pas"), **OPEN}
ROLES = {
    "volunteer": mark("Bénévole"), "session-lead": mark("Responsable de séance"),
    "coordinator": mark("Coordination"), **OPEN,
}  # fmt: skip
TITLE_KINDS = {
    "visa": mark("Visa"), "vls-ts": mark("Visa long séjour valant titre de séjour (VLS-TS)"),
    "card": mark("Carte de séjour"), "recepisse": mark("Récépissé"),
    "deposit-confirmation": mark("Confirmation de dépôt"),
    "prolongation-certificate": mark("Attestation de prolongation d’instruction (API)"),
    "favourable-decision": mark("Attestation de décision favorable"), "passport": mark("Passeport"),
    "none": mark("Aucun titre"), **OPEN,
}  # fmt: skip
TITLE_GROUNDS = {
    "student": mark("Étudiant"), "employee": mark("Salarié"), "temporary-worker": mark("Travailleur temporaire"),
    "talent": mark("Talent"), "private-family-life": mark("Vie privée et familiale"), "resident": mark("Résident"),
    "visitor": mark("Visiteur"), "refugee": mark("Réfugié"), "subsidiary-protection": mark("Protection subsidiaire"),
    "algerian-1": mark("Certificat de résidence algérien d’un an"),
    "algerian-10": mark("Certificat de résidence algérien de dix ans"),
    "eu-family": mark("Famille d’un citoyen de l’Union européenne"),
    "admission-exceptional": mark("Admission exceptionnelle au séjour"), "none": mark("Aucun motif"), **OPEN,
}  # fmt: skip
SEEN = {"seen": mark("Vu"), "copied": mark("Copié"), "declared": mark("Déclaré"), **OPEN}
PROCEDURES = {
    "renewal-student": mark("Renouveler un titre étudiant"), "renewal": mark("Renouveler un autre titre"),
    "first-request": mark("Demander un premier titre"), "appointment": mark("Obtenir un rendez-vous"),
    "protection": mark("Protection internationale"), "status-change": mark("Changer de situation"),
    "duplicate": mark("Refaire un titre perdu ou volé"), "address": mark("Changer d’adresse"),
    "follow-up": mark("Suivre une demande déposée"), "decision": mark("Comprendre une décision"),
    "none": mark("Aucune démarche"), **OPEN,
}  # fmt: skip
CHANNELS = {
    "anef": mark("Site ANEF"), "appointment-site": mark("Site de prise de rendez-vous"),
    "demarche-numerique": mark("Démarche numérique"), "post": mark("Courrier"), "counter": mark("Guichet"),
    "phone": mark("Téléphone"), "email": mark("Courriel"), **OPEN,
}  # fmt: skip
SITE_PLACES = {
    "this-computer": mark("Sur cet ordinateur"), "another-computer": mark("Sur un autre ordinateur"),
    "person-phone": mark("Sur le téléphone de la personne"), **OPEN,
}  # fmt: skip
REQUIREMENT_STATES = {
    "missing": mark("Manque"), "seen": mark("Vu"), "copied": mark("Copié"), "uploaded": mark("Envoyé"),
    "not-applicable": mark("Ne la concerne pas"), **OPEN,
}  # fmt: skip
ATTEMPT_OUTCOMES = {
    "no-slot": mark("Aucun créneau"), "error-message": mark("Message d’erreur"), "no-code": mark("Code non reçu"),
    "account-locked": mark("Compte bloqué"), "page-blank": mark("Page blanche"),
    "file-refused": mark("Fichier refusé"), "no-answer": mark("Pas de réponse"),
    "turned-away": mark("Refus à l’accueil"), "succeeded": mark("La tentative a réussi"), **OPEN,
}  # fmt: skip
WITNESSES = {"volunteer": mark("Bénévole"), "person": mark("La personne"), "both": mark("Les deux"), **OPEN}
REASONS = {
    "name": mark("nom"), "birth": mark("date de naissance"), "number": mark("numéro"),
    "contact": mark("téléphone ou courriel"), "reference": mark("référence"), "relative": mark("nom d’un proche"),
    "spelling": mark("nom écrit autrement"), "script": mark("nom dans une autre écriture"),
    "birth-swapped": mark("date de naissance, jour et mois inversés"), "birth-year": mark("année de naissance"),
    "birth-near": mark("date de naissance proche"),
}  # fmt: skip
LIKELINESS = {"very-likely": mark("Très probable"), "likely": mark("Probable"), "possible": mark("Possible")}
VISIT_THEMES = {
    "permit": mark("Titre de séjour"), "appointment": mark("Prendre rendez-vous"),
    "online": mark("Compte ou site en ligne"), "follow-up": mark("Suivi d’un dossier"),
    "decision": mark("Refus ou obligation de partir"), "protection": mark("Asile ou protection"),
    "work": mark("Travail ou études"), "rights": mark("Logement ou droits sociaux"), **OPEN,
}  # fmt: skip
VISIT_OUTCOMES = {
    "helped": mark("Aidée"), "handed-over": mark("Confiée à quelqu’un"), "left": mark("Repartie sans attendre"),
    "referred": mark("Orientée ailleurs"), **OPEN,
}  # fmt: skip
TITLE_RIGHTS = {
    "stay": mark("Séjour"), "work": mark("Travail"), "work-limited": mark("Travail limité"),
    "travel": mark("Voyage"), "social": mark("Droits sociaux"), **OPEN,
}  # fmt: skip
RELATION_KINDS = {
    "partner": mark("Conjoint"), "parent": mark("Parent"), "child": mark("Enfant"),
    "sibling": mark("Frère ou sœur"), "family": mark("Autre famille"), "host": mark("Personne qui l’héberge"),
    "friend": mark("Proche"), "interpreter": mark("Interprète"), "social-worker": mark("Travailleur social"),
    "lawyer": mark("Avocat"), "employer": mark("Employeur"), **OPEN,
}  # fmt: skip
DECISION_KINDS = {
    "oqtf": mark("Obligation de quitter le territoire (OQTF)"), "refusal": mark("Refus"),
    "withdrawal": mark("Retrait du titre"), "transfer": mark("Transfert vers un autre pays (Dublin)"),
    "return-ban": mark("Interdiction de retour"), "protection": mark("Protection accordée (OFPRA ou CNDA)"), **OPEN,
}  # fmt: skip
MEASURES = {
    "general": mark("Libre"), "house-arrest": mark("Assignée à résidence"), "prison": mark("En prison"),
    "detention": mark("En rétention"), **OPEN,
}  # fmt: skip
DEPARTURES = {"30-days": mark("Avec un délai de départ"), "none": mark("Sans délai de départ"), **OPEN}
NOTIFIED_BY = {
    "in-hand": mark("En main propre"), "post": mark("Courrier"), "anef": mark("Site ANEF"),
    "police": mark("Police ou gendarmerie"), **OPEN,
}  # fmt: skip
CONSEQUENCE_KINDS = {
    "job-suspended": mark("Contrat de travail suspendu"), "job-lost": mark("Emploi perdu"),
    "job-refused": mark("Embauche refusée"), "housing": mark("Logement perdu ou refusé"),
    "benefits": mark("Prestations coupées"), "studies": mark("Études empêchées"), "travel": mark("Voyage empêché"),
    "bank": mark("Compte bancaire bloqué"), **OPEN,
}  # fmt: skip
TASK_STATES = {
    "open": mark("À faire"), "done": mark("Fait"), "postponed": mark("Reporté"),
    "handed-over": mark("Confié à quelqu’un"), **OPEN,
}  # fmt: skip
MANDATE_ACTS = {
    "read-account": mark("Consulter son compte"), "create-account": mark("Créer un compte avec elle"),
    "fill-form": mark("Remplir un formulaire"), "upload": mark("Envoyer des pièces"),
    "submit": mark("Déposer la demande"), "appointment": mark("Prendre un rendez-vous"),
    "read-status": mark("Relever l’état du dossier"), "call": mark("Téléphoner pour elle"),
    "write": mark("Écrire à la préfecture"), **OPEN,
}  # fmt: skip
CONSENT_PURPOSES = {
    "keep": mark("Garder sa fiche au registre"), "captures": mark("Garder des captures et des pièces"),
    "contact": mark("La contacter"), "figures": mark("Compter sa situation, sans nom, dans les chiffres"),
    "share": mark("Transmettre son dossier à quelqu’un"), "household": mark("La citer dans le dossier d’un proche"),
    **OPEN,
}  # fmt: skip
ATTACHMENT_PURPOSES = {
    "evidence": mark("Preuve"), "title": mark("Titre ou passeport"),
    "application": mark("Pièce de la demande"), "decision": mark("Décision reçue"), "mandate": mark("Mandat signé"),
    "letter": mark("Courrier"), **OPEN,
}  # fmt: skip
RETENTION_ABOUT = {"person": mark("La fiche d’une personne"), **ATTACHMENT_PURPOSES}
PURGE_REASONS = {
    "too-old": mark("Gardé assez longtemps"), "asked": mark("Demandé par la personne"),
    "restored": mark("Effacé de nouveau après une restauration"), **OPEN,
}  # fmt: skip
ATTACHMENT_SOURCES = {
    "file": mark("Fichier"), "clipboard": mark("Presse-papiers"), "screen": mark("Capture de l’écran"), **OPEN,
}  # fmt: skip
BESIDE_COUNTRIES = {"stateless": mark("Apatride"), "undetermined": mark("Nationalité indéterminée"), **OPEN}
POSTURES = {"do": mark("Faire"), "do-with": mark("Faire avec"), "show": mark("Montrer"), **OPEN}


def label(table: dict[str, str], code: str, words: Words) -> str:
    """The words of a choice; what was typed for `other:…`; the code itself where only a newer program knows it."""
    if code.startswith(OTHER):
        return code.removeprefix(OTHER)
    return words.t(table[code]) if code in table else code


def nationality(code: str, words: Words) -> str:
    """A nationality in words: a country, one of the answers beside countries, or what was typed."""
    return label(BESIDE_COUNTRIES, code, words) if code in BESIDE_COUNTRIES else country_name(code, words.language)

"""What is said of an entry that cannot be recorded as it stands: what is wrong, and what to do now."""

from app.language.words import mark

ENTRIES: dict[str, tuple[str, str]] = {
    "entry.in-future": (
        mark("Cette date est dans le futur."),
        mark("Écrivez le jour où c’est arrivé, ou laissez vide."),
    ),
    "entry.dates-reversed": (
        mark("La fin est avant le début."),
        mark("Vérifiez les deux dates."),
    ),
    "entry.date-not-whole": (
        mark("Il manque le jour, le mois ou l’année."),
        mark("Écrivez la date entière, ou laissez-la vide."),
    ),
    "decision.kind-missing": (
        mark("On ne sait pas de quelle décision il s’agit."),
        mark("Choisissez-la dans la liste, ou écrivez au moins le jour où elle a été remise."),
    ),
    "title.kind-missing": (
        mark("On ne sait pas de quel titre il s’agit."),
        mark("Choisissez le titre dans la liste, ou écrivez au moins sa date de fin."),
    ),
    "language.missing": (
        mark("Il manque la langue."),
        mark("Choisissez-la dans la liste, ou écrivez son nom."),
    ),
    "number.missing": (
        mark("Il manque le numéro."),
        mark("Recopiez-le comme il est écrit, ou revenez en arrière."),
    ),
    "contact.value-missing": (
        mark("Il manque le numéro ou l’adresse."),
        mark("Écrivez le numéro ou l’adresse."),
    ),
    "relation.nobody": (
        mark("On ne sait pas de qui il s’agit."),
        mark("Cherchez la personne dans le registre, ou écrivez son nom."),
    ),
    "relation.herself": (
        mark("C’est la même personne."),
        mark("Choisissez quelqu’un d’autre."),
    ),
    "alert.none": (
        mark("Il n’y a plus rien à lire : l’alerte a été retirée."),
        mark("Relisez la page de la personne."),
    ),
    "consequence.empty": (
        mark("On ne sait pas ce qui est arrivé."),
        mark("Choisissez une réponse, ou écrivez ce qui est arrivé."),
    ),
    "mandate.not-signed": (
        mark("Un mandat vaut à partir du jour où elle le signe."),
        mark("Écrivez la date de la signature."),
    ),
    "mandate.no-act": (
        mark("Ce mandat ne permet rien."),
        mark("Cochez au moins un acte : il n’y a pas de pouvoir général."),
    ),
    "consent.purpose-missing": (
        mark("On ne sait pas à quoi elle dit oui ou non."),
        mark("Choisissez une utilisation. Chaque accord est séparé."),
    ),
    "consent.answer-missing": (
        mark("Il manque sa réponse."),
        mark("Choisissez ce qu’elle a répondu, elle-même."),
    ),
}

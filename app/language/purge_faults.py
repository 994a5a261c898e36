"""What is said of the faults of retention and of purges: what happened, and what to do now."""

from app.language.words import mark

PURGES: dict[str, tuple[str, str]] = {
    "retention.coordinator-only": (
        mark("Seule la coordination choisit les durées de conservation."),
        mark("Demandez à une personne de la coordination de s’installer à ce poste, puis recommencez."),
    ),
    "retention.fixed": (
        mark("Cette durée ne se change pas : elle vient des règles fournies avec le programme."),
        mark("Gardez la durée affichée."),
    ),
    "retention.too-long": (
        mark("Cette durée est trop longue : {most} mois au plus."),
        mark("Choisissez {most} mois ou moins."),
    ),
    "retention.too-short": (
        mark("Il faut au moins un mois."),
        mark("Choisissez un nombre de mois entier, 1 ou plus."),
    ),
    "purge.nobody-sits": (
        mark("Personne n’est installé à ce poste. Rien n’a été effacé."),
        mark("Choisissez d’abord qui travaille à ce poste, puis recommencez."),
    ),
    "purge.same-person": (
        mark("Il faut deux personnes différentes pour effacer. Rien n’a été effacé."),
        mark("Demandez à une autre personne de l’équipe de confirmer avec vous."),
    ),
    "purge.wrong-code": (
        mark("Ce code n’est pas celui de cette personne. Rien n’a été effacé."),
        mark("Elle trouve son code à côté de son nom, dans la liste de l’équipe."),
    ),
    "purge.nobody": (
        mark("Cette personne n’est plus dans le registre. Rien n’a été effacé."),
        mark("Ouvrez de nouveau la liste, puis recommencez."),
    ),
}

"""The words of an import: the fields of a list, and what is said of its rows."""

from app.language.words import mark

FIELDS = {
    "family_name": mark("Nom de famille"), "given_name": mark("Prénoms"), "full_name": mark("Nom et prénoms ensemble"),
    "birth_date": mark("Date de naissance"), "nationality": mark("Nationalité"), "language": mark("Langue"),
    "phone": mark("Téléphone"), "foreigner_number": mark("Numéro étranger"), "title_kind": mark("Titre"),
    "title_expiry": mark("Fin de validité"),
}  # fmt: skip

REASONS = {
    "no-name": mark("Il n’y a ni nom ni prénom."),
    "too-long": mark("Une cellule est trop longue : au plus {count} signes."),
    "birth-unreadable": mark("La date de naissance n’est pas lisible."),
    "birth-impossible": mark("Ce jour de naissance n’existe pas."),
    "birth-two-digits": mark("L’année de naissance n’a que deux chiffres."),
    "birth-year": mark("L’année de naissance n’est pas possible."),
    "birth-future": mark("La date de naissance est dans le futur."),
    "expiry-unreadable": mark("La date de fin du titre n’est pas lisible."),
    "expiry-impossible": mark("Ce jour de fin du titre n’existe pas."),
    "expiry-two-digits": mark("L’année de fin du titre n’a que deux chiffres."),
    "expiry-year": mark("L’année de fin du titre n’est pas possible."),
    "expiry-partial": mark("La date de fin du titre n’est pas complète : il faut le jour, le mois et l’année."),
    "birth-after-expiry": mark("Le titre finit avant la naissance."),
}
"""Why a row is refused."""

DOUBTS = {
    "nationality-unknown": mark("La nationalité n’est pas reconnue : elle est gardée telle quelle."),
    "language-unknown": mark("La langue n’est pas reconnue : elle est gardée telle quelle."),
    "title-unknown": mark("Le titre n’est pas reconnu : il est gardé tel quel."),
    "birth-counted": mark("La date de naissance était un nombre de jours du tableur : vérifiez-la."),
    "expiry-counted": mark("La date de fin du titre était un nombre de jours du tableur : vérifiez-la."),
    "phone-unknown": mark("Le téléphone n’a pas de numéro : il est gardé tel quel."),
    "phone-zero": mark("Le zéro du début du téléphone manquait : il est remis. Vérifiez le numéro."),
    "number-mended": mark("Un numéro était écrit comme un nombre à virgule : il est redevenu un numéro."),
    "number-rounded": mark("Le tableur a arrondi un numéro : il n’est pas repris."),
    "error-cell": mark("Une cellule contient une erreur du tableur : elle n’est pas reprise."),
    "invisible-signs": mark("Des signes invisibles sont retirés."),
}
"""What to look at in a row that is brought in."""

NOTES = {
    "rows-above": (
        mark("{count} ligne au-dessus des titres des colonnes n’est pas lue."),
        mark("{count} lignes au-dessus des titres des colonnes ne sont pas lues."),
    ),
    "formulas": (
        mark("{count} cellule contient une formule : son dernier résultat est pris, rien n’est calculé."),
        mark("{count} cellules contiennent une formule : leur dernier résultat est pris, rien n’est calculé."),
    ),
    "merged": (
        mark("{count} cellule fusionnée prend la valeur de celle du dessus."),
        mark("{count} cellules fusionnées prennent la valeur de celle du dessus."),
    ),
    "day-first": (
        mark("{count} date comme 03/04/1990 est lue avec le jour d’abord : 3 avril 1990."),
        mark("{count} dates comme 03/04/1990 sont lues avec le jour d’abord : 3 avril 1990."),
    ),
    "columns-left-out": (
        mark("Les colonnes après la centième ne sont pas lues."),
        mark("Les colonnes après la centième ne sont pas lues."),
    ),
}
"""What to know of the whole file, for one and for many."""

KINDS = {"xlsx": mark("Classeur Excel"), "ods": mark("Classeur LibreOffice"), "csv": mark("Texte séparé (csv)")}
SEPARATORS = {
    ";": mark("point-virgule"), ",": mark("virgule"), "\t": mark("tabulation"), "|": mark("barre verticale"),
}  # fmt: skip
LEVELS = {
    "very-likely": mark("c’est très probablement la même personne"),
    "likely": mark("c’est probablement la même personne"),
    "possible": mark("c’est peut-être la même personne"),
}

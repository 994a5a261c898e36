"""The two sentences of each known fault of the dates."""

from app.language.words import mark

DEADLINES: dict[str, tuple[str, str]] = {
    "deadlines.unknown-rule": (
        mark("Il n’y a pas de règle « {name} »."),
        mark("Choisissez une de ces règles : {names}."),
    ),
    "deadlines.unknown-key": (
        mark("« {key} » n’est pas une information que les règles connaissent."),
        mark("Écrivez une de celles-ci : {keys}."),
    ),
    "deadlines.unknown-value": (
        mark("« {value} » ne convient pas pour « {key} »."),
        mark("Écrivez une de ces valeurs : {values}."),
    ),
    "deadlines.not-a-pair": (
        mark("« {text} » n’est pas de la forme information=valeur."),
        mark("Écrivez par exemple expiry=2027-03-01."),
    ),
    "deadlines.twice": (
        mark("« {key} » est dit deux fois."),
        mark("Gardez une seule valeur. Plusieurs dates d’une même sorte se séparent par une virgule."),
    ),
    "deadlines.facts-missing": (
        mark("La règle « {rule} » ne peut rien dire encore : il manque {keys}."),
        mark("Ajoutez ce qui manque, sous la forme information=valeur."),
    ),
    "deadlines.dates-contradict": (
        mark("Deux dates se contredisent : {first} ({first_day}) vient avant {second} ({second_day})."),
        mark("Vérifiez ces deux dates sur les papiers."),
    ),
    "deadlines.out-of-calendar": (
        mark("Le calcul à partir du {day} sort du calendrier."),
        mark("Vérifiez la date. Si elle est juste, un délai du contenu est faux : prévenez la coordination."),
    ),
    "deadlines.parameter-missing": (
        mark("Le contenu n’a pas de valeur pour « {key} » le {day}."),
        mark(
            "Vérifiez la date de cet ordinateur. Si elle est juste, faites corriger le contenu (guichet guides lint)."
        ),
    ),
    "deadlines.parameter-unfit": (
        mark("La valeur « {value} » du contenu ne convient pas pour « {key} »."),
        mark("Faites corriger le contenu (guichet guides lint), puis recommencez."),
    ),
    "deadlines.parameter-overlap": (
        mark("Le contenu donne deux valeurs pour « {key} » le {day}."),
        mark("Faites corriger le contenu (guichet guides lint), puis recommencez."),
    ),
}

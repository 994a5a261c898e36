"""What is said of the faults met in the queue: what happened, and what to do now."""

from app.language.words import mark

QUEUE: dict[str, tuple[str, str]] = {
    "session.none": (
        mark("Aucune séance n’est ouverte à ce poste."),
        mark("Ouvrez la séance du jour, puis recommencez."),
    ),
    "visit.already-here": (
        mark("Cette personne est déjà dans la file."),
        mark("Son numéro est {number}."),
    ),
    "visit.already-called": (
        mark("{name} a déjà appelé le numéro {number}."),
        mark("Voyez ensemble qui la reçoit."),
    ),
    "visit.already-ended": (
        mark("La visite du numéro {number} est déjà terminée."),
        mark("Donnez-lui un nouveau numéro si elle revient."),
    ),
    "visit.minutes-impossible": (
        mark("Cette durée n’est pas possible."),
        mark("Écrivez un nombre de minutes, de 0 à {most}, ou laissez vide."),
    ),
    "visit.no-such-helper": (
        mark("Ce ou cette bénévole n’est plus dans l’équipe."),
        mark("Choisissez quelqu’un d’autre."),
    ),
}

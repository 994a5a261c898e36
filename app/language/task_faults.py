"""What is said of the faults met when something is said of a date, or a decision noted."""

from app.language.words import mark

TASKS: dict[str, tuple[str, str]] = {
    "task.reason-missing": (
        mark("Une autre date que la date calculée demande une raison."),
        mark("Écrivez en une phrase d’où vient cette date."),
    ),
    "task.text-missing": (
        mark("Il n’y a rien à faire d’écrit."),
        mark("Écrivez ce qui est à faire, en une phrase."),
    ),
    "task.date-passed": (
        mark("Le {day} n’est pas à venir : on ne peut pas reporter à ce jour."),
        mark("Choisissez un jour à venir, ou marquez-le fait."),
    ),
    "task.nobody": (
        mark("Personne n’est choisi pour reprendre cette échéance."),
        mark("Choisissez une ou un bénévole."),
    ),
}

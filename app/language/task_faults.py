"""What is said when someone speaks of a date in a way that cannot be kept, and of a clock that is obviously wrong."""

from app.language.words import mark

TASKS: dict[str, tuple[str, str]] = {
    "clock.before-content": (
        mark("L’horloge de cet ordinateur dit le {today}, mais le contenu du programme date du {day}."),
        mark("Mettez l’ordinateur à l’heure : toutes les dates calculées en dépendent."),
    ),
    "clock.before-entry": (
        mark("L’horloge de cet ordinateur dit le {today}, mais le registre a une entrée du {day}."),
        mark("Mettez l’ordinateur à l’heure : toutes les dates calculées en dépendent."),
    ),
    "clock.far-ahead": (
        mark("L’horloge de cet ordinateur dit le {today}, des années après la dernière entrée connue, le {day}."),
        mark("Vérifiez l’heure de l’ordinateur. Si elle est juste, demandez un contenu plus récent."),
    ),
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

"""What is said of the faults met when sheets are joined or parted: what happened, and what to do now."""

from app.language.words import mark

MERGES: dict[str, tuple[str, str]] = {
    "people.maybe-known": (
        mark("Cette personne est peut-être déjà dans le registre."),
        mark("Voyez les fiches proposées. Si aucune n’est la sienne, créez la fiche."),
    ),
    "merge.already-one": (
        mark("Ces fiches sont déjà réunies."),
        mark("Quelqu’un vient de le faire. Ouvrez la fiche pour voir."),
    ),
    "merge.choice-missing": (
        mark("Les fiches disent deux choses différentes, et rien n’est choisi."),
        mark("Choisissez ce qui est juste, puis réunissez."),
    ),
    "merge.not-joined": (
        mark("Ces fiches ne sont plus réunies."),
        mark("Quelqu’un vient de les séparer. Ouvrez la fiche pour voir."),
    ),
}

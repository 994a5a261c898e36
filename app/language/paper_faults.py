"""What is said of the faults of papers: what happened, and what to do now."""

from app.language.words import mark

PAPERS: dict[str, tuple[str, str]] = {
    "papers.missing-glyph": (
        mark("Le caractère « {character} » ({code}) ne peut pas être imprimé : aucune police ne le contient."),
        mark("Écrivez ce nom ou ce texte autrement, par exemple en lettres latines, puis refaites le papier."),
    ),
    "papers.unreadable-number": (
        mark("« {number} » n’est pas un numéro de papier complet."),
        mark(
            "Relisez le numéro au pied du papier : il ressemble à KF-2026-00042-S. Une lettre ou un chiffre est faux."
        ),
    ),
    "papers.unreadable-code": (
        mark("« {check} » n’est pas un code de contrôle complet."),
        mark("Relisez le code au pied du papier : trois groupes de quatre lettres ou chiffres."),
    ),
    "papers.no-such-language": (
        mark("Aucune fiche n’existe encore en « {language} »."),
        mark("Choisissez fr pour le français seul, ou une des langues proposées."),
    ),
    "papers.locked-pdf": (
        mark("Ce PDF demande un mot de passe."),
        mark("Ouvrez-le avec son mot de passe, imprimez-le en PDF, puis recommencez avec ce nouveau PDF."),
    ),
    "papers.unreadable-pdf": (
        mark("Ce fichier n’est pas un PDF lisible."),
        mark("Choisissez le fichier du papier lui-même, puis recommencez."),
    ),
}

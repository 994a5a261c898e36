"""What is said of the faults of the register and of dates: what happened, and what to do now."""

from app.language.words import mark

REGISTER: dict[str, tuple[str, str]] = {
    "register.disk-full": (
        mark("Le disque est plein : rien n’a été enregistré."),
        mark("Libérez de la place sur cet ordinateur, puis enregistrez de nouveau. Ce que vous avez tapé est gardé."),
    ),
    "register.busy": (
        mark("Un autre programme utilise le registre en ce moment : rien n’a été enregistré."),
        mark("Attendez la fin de la sauvegarde ou du contrôle en cours, puis recommencez."),
    ),
    "register.read-only": (
        mark("On ne peut pas écrire dans le dossier du registre : rien n’a été enregistré."),
        mark("Donnez à votre compte le droit d’écrire dans ce dossier, puis recommencez."),
    ),
    "register.io-error": (
        mark("Le disque a répondu par une erreur : rien n’a été enregistré."),
        mark("Recommencez. Si cela revient, faites une sauvegarde sur une clé USB : ce disque s’use peut-être."),
    ),
    "register.cannot-open": (
        mark("Le fichier du registre ne s’ouvre pas : le dossier manque, ou votre compte n’y a pas droit."),
        mark("Rebranchez le disque qui contient le registre, ou vérifiez les droits du dossier, puis recommencez."),
    ),
    "register.damaged": (
        mark("Le registre ne s’ouvre pas avec sa clé : son fichier est abîmé, ou c’est celui d’un autre registre."),
        mark("N’effacez rien. Restaurez la dernière sauvegarde dans un dossier vide, ou remettez le bon fichier."),
    ),
    "register.newer-version": (
        mark("Une version plus récente du programme a fait ce registre. Rien n’a été touché."),
        mark("Installez la dernière version du programme, puis ouvrez de nouveau le registre."),
    ),
    "register.gone": (
        mark("Ce que vous modifiez a été retiré du registre entre-temps."),
        mark("Regardez l’historique de la personne : on peut y annuler le retrait. Ce que vous avez tapé est gardé."),
    ),
    "register.purged": (
        mark("Cette personne a été effacée du registre pour toujours : rien n’a été enregistré."),
        mark("Si elle revient à la permanence, créez une nouvelle fiche."),
    ),
    "register.closed": (
        mark("Le registre est fermé."),
        mark("Déverrouillez-le, puis recommencez. Ce que vous avez tapé est gardé."),
    ),
    "journal.not-genuine": (
        mark("Ces informations d’un autre ordinateur ont été changées en route. Rien n’a été pris."),
        mark("Demandez à l’autre ordinateur de les écrire de nouveau, et prenez-les sur une autre clé USB."),
    ),
}

DATES: dict[str, tuple[str, str]] = {
    "date.impossible": (
        mark("Cette date n’existe pas : {text}."),
        mark("Corrigez le jour ou le mois. Laissez vide ce que vous ne savez pas."),
    ),
    "date.year": (
        mark("Cette année n’est pas possible : {text}."),
        mark("Écrivez l’année avec quatre chiffres, par exemple 1990. Laissez-la vide si vous ne la savez pas."),
    ),
    "date.future": (
        mark("Cette date n’est pas encore passée : {text}."),
        mark("Corrigez la date."),
    ),
    "time.impossible": (
        mark("Cette heure n’existe pas : {text}."),
        mark("Écrivez-la avec deux points, par exemple 14:30."),
    ),
}

"""What is said of the faults met at the desk: what happened, and what to do now."""

from app.language.words import mark

DESK: dict[str, tuple[str, str]] = {
    "door.no-register": (
        mark("Il n’y a pas de registre dans le dossier {folder}."),
        mark("Donnez le dossier d’un registre, ou ouvrez la fenêtre pour en créer un."),
    ),
    "door.keys-missing": (
        mark("Le registre est là, mais ses clés (keys.json) manquent."),
        mark(
            "Remettez keys.json ou keys.backup.json dans le dossier, ou restaurez la dernière sauvegarde "
            "avec la feuille de secours."
        ),
    ),
    "door.register-missing": (
        mark("Les clés sont là, mais le registre (register.db) manque."),
        mark("Remettez register.db dans le dossier, ou restaurez la dernière sauvegarde avec la feuille de secours."),
    ),
    "door.name-missing": (
        mark("Le nom de la permanence ou votre prénom manque."),
        mark("Écrivez les deux, puis recommencez."),
    ),
    "access.no-sheet": (
        mark("La feuille de secours n’est plus ici : elle a déjà été vérifiée."),
        mark("Prenez la feuille imprimée, ou faites-en une nouvelle."),
    ),
    "access.not-by-passphrase": (
        mark("Ce poste n’est pas ouvert avec une phrase de passe."),
        mark("Verrouillez, ouvrez avec votre phrase de passe, puis changez-la."),
    ),
    "people.no-such-reference": (
        mark("Aucune personne n’a cette référence."),
        mark("Relisez la référence : elle ressemble à KF-0042-T."),
    ),
    "people.no-case": (
        mark("La personne « {text} » n’a pas de dossier."),
        mark("Ouvrez d’abord un dossier sur sa page."),
    ),
    "people.too-long": (
        mark("Ce texte est trop long : au plus {longest} caractères."),
        mark("Raccourcissez-le. Une note peut contenir le reste."),
    ),
    "people.name-missing": (
        mark("Il manque de quoi appeler la personne."),
        mark("Écrivez un nom, un prénom ou comment l’appeler."),
    ),
    "people.reason-missing": (
        mark("Il manque la raison de sa venue."),
        mark("Choisissez une démarche ou écrivez sa raison en quelques mots."),
    ),
    "people.note-empty": (
        mark("La note est vide."),
        mark("Écrivez la note, ou revenez en arrière."),
    ),
    "title.dates-reversed": (
        mark("Ce titre finirait avant de commencer."),
        mark("Vérifiez les deux dates sur le titre."),
    ),
    "attempt.outcome-missing": (
        mark("On ne sait pas ce qui s’est passé."),
        mark("Choisissez une réponse ou écrivez le message exact."),
    ),
    "status.empty": (
        mark("Le texte lu manque."),
        mark("Recopiez mot pour mot ce que dit la page."),
    ),
    "record.in-future": (
        mark("Cette date est dans le futur."),
        mark("Corrigez le jour ou l’heure."),
    ),
    "sitting.name-missing": (
        mark("Votre prénom manque."),
        mark("Écrivez votre prénom."),
    ),
    "sitting.name-taken": (
        mark("« {name} » est déjà dans l’équipe."),
        mark("Choisissez ce nom dans la liste, ou ajoutez une initiale."),
    ),
    "guides.run-unreadable": (
        mark("Ce guide n’existe plus dans le contenu de ce poste."),
        mark("Commencez un nouveau guide. Ce qui a été noté reste dans l’historique."),
    ),
    "paper.not-saved": (
        mark("Le papier {file} n’a pas pu être enregistré à cet endroit."),
        mark("Choisissez un autre dossier, ou libérez de la place."),
    ),
    "paper.no-printer": (
        mark("Cet ordinateur n’a pas d’imprimante."),
        mark("Branchez une imprimante, ou enregistrez le papier en PDF."),
    ),
    "paper.not-printed": (
        mark("L’imprimante n’a pas pris le papier."),
        mark("Vérifiez qu’elle est allumée et a du papier, puis recommencez."),
    ),
    "desk.files-unsound": (
        mark("Le registre est sain, mais des fichiers gardés ne vont pas : {missing} manquent, {damaged} sont abîmés."),
        mark(
            "Tout le reste marche. Restaurez la dernière sauvegarde dans un dossier vide, enregistrez-y une copie "
            "de la pièce qui manque, puis ajoutez-la ici."
        ),
    ),
    "desk.journal-broken": (
        mark("Le journal du registre a été touché. Lignes changées : {altered}. Endroits où il en manque : {missing}."),
        mark("Restaurez la dernière sauvegarde prouvée dans un dossier vide, et gardez ce registre à part."),
    ),
    "desk.tables-differ": (
        mark("Des tables ne disent pas ce que dit le journal : {tables}."),
        mark("Le journal est entier : lancez guichet check --rebuild sur ce dossier, qui refait ces tables."),
    ),
    "desk.unsound": (
        mark("Le fichier du registre est abîmé."),
        mark("Restaurez la dernière sauvegarde prouvée dans un dossier vide, et gardez ce registre à part."),
    ),
    "restore.unsound": (
        mark("Le registre restauré ne correspond pas à la sauvegarde."),
        mark("Recommencez la restauration dans un autre dossier vide, puis essayez une autre sauvegarde."),
    ),
    "cli.no-terminal": (
        mark("Personne ne peut taper de secret ici : ce n’est pas un terminal."),
        mark("Donnez-le dans un fichier : --passphrase-file, ou --recovery-file."),
    ),
    "cli.not-written": (
        mark("La réponse n’a pas pu être écrite : la place manque, ou la sortie est fermée."),
        mark("Libérez de la place ou choisissez une autre sortie, puis recommencez."),
    ),
    "cli.unreadable-secret": (
        mark("Le fichier {file} ne peut pas être lu."),
        mark("Vérifiez son chemin et vos droits sur ce fichier."),
    ),
}

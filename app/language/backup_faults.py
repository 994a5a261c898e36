"""What is said of the faults of backups, restores and attached files: what happened, and what to do now."""

from app.language.words import mark

BACKUPS: dict[str, tuple[str, str]] = {
    "work.stopped": (
        mark("C’est arrêté, comme vous l’avez demandé. Rien n’a changé."),
        mark("Recommencez quand vous voulez."),
    ),
    "backup.already-there": (
        mark("Il y a déjà un fichier {file}. Il n’a pas été touché."),
        mark("Choisissez un autre nom, ou déplacez d’abord ce fichier."),
    ),
    "backup.disk-full": (
        mark("Il n’y a plus assez de place dans {folder}. Les sauvegardes d’avant n’ont pas été touchées."),
        mark("Libérez de la place, ou choisissez une autre clé USB ou un autre disque, puis recommencez."),
    ),
    "backup.read-only": (
        mark("On ne peut pas écrire dans {folder}. Rien n’a changé."),
        mark(
            "Enlevez la protection en écriture de la clé USB, ou choisissez un dossier de votre compte, "
            "puis recommencez."
        ),
    ),
    "backup.folder-gone": (
        mark("Le dossier {folder} n’est pas là, ou il n’est plus là. Rien n’a été écrit à moitié ailleurs."),
        mark("Rebranchez la clé USB ou le disque, ou choisissez un autre dossier, puis recommencez."),
    ),
    "backup.too-large": (
        mark("La sauvegarde est trop grande pour le disque de {folder}."),
        mark("Choisissez une clé USB ou un disque préparé pour de grands fichiers (exFAT ou NTFS, pas FAT32)."),
    ),
    "backup.disk-error": (
        mark("Le disque de {folder} a répondu par une erreur. Rien n’a changé."),
        mark("Recommencez avec une autre clé USB ou un autre disque : celui-ci s’use peut-être."),
    ),
    "backup.not-proven": (
        mark("La sauvegarde écrite dans {folder} ne se relit pas comme elle a été écrite. Elle a été enlevée."),
        mark("Recommencez sur une autre clé USB ou un autre disque. Si cela revient, contrôlez le registre."),
    ),
    "backup.same-disk": (
        mark("La sauvegarde est bonne, mais elle est sur le même disque que le registre : {folder}."),
        mark("Copiez-la aussi sur une clé USB rangée ailleurs : un disque perdu emporte les deux."),
    ),
    "backup.ledger-not-written": (
        mark("La sauvegarde est bonne, mais la liste des effacements n’a pas pu être écrite dans {folder}."),
        mark("Libérez de la place dans ce dossier, puis refaites une sauvegarde."),
    ),
    "restore.purges-unknown": (
        mark("Cette sauvegarde ne sait rien des effacements faits après le {day}."),
        mark("Demandez à l’équipe qui a été effacé depuis ce jour, et effacez de nouveau ces fiches."),
    ),
    "backup.not-remembered": (
        mark("La sauvegarde est faite et vérifiée, mais ce registre n’a pas pu noter sa date."),
        mark("Vérifiez la place et les droits d’écriture dans le dossier du registre."),
    ),
    "backup.file-missing": (
        mark("Le fichier {file} n’est pas là."),
        mark("Rebranchez la clé USB, ou choisissez un autre fichier."),
    ),
    "backup.unreadable": (
        mark("Cet ordinateur ne permet pas de lire {file}."),
        mark("Copiez ce fichier dans un dossier de votre compte, puis recommencez."),
    ),
    "backup.not-a-backup": (
        mark("Ce fichier n’est pas une sauvegarde de Guichet ouvert, ou son début est abîmé."),
        mark("Choisissez un fichier dont le nom commence par guichet-ouvert et finit par .age."),
    ),
    "backup.wrong-key": (
        mark("Cette clé n’ouvre pas cette sauvegarde."),
        mark(
            "Prenez la feuille de secours de la permanence et du moment de cette sauvegarde. Si c’est bien "
            "elle, le début du fichier est abîmé : essayez une autre sauvegarde."
        ),
    ),
    "backup.damaged": (
        mark(
            "Cette sauvegarde est abîmée : elle a été coupée ou modifiée depuis qu’elle a été vérifiée. "
            "Rien n’a changé sur cet ordinateur."
        ),
        mark("Essayez une autre copie ou une sauvegarde plus ancienne. Gardez celle-ci de côté."),
    ),
    "backup.newer-version": (
        mark("Cette sauvegarde vient d’une version plus récente du programme. Rien n’a changé sur cet ordinateur."),
        mark("Installez la version récente du programme, puis recommencez."),
    ),
    "backup.refused": (
        mark(
            "Ce fichier s’ouvre, mais il contient autre chose qu’une sauvegarde de Guichet ouvert. Rien "
            "n’en a été gardé."
        ),
        mark("Ne l’utilisez pas. Demandez à la personne qui coordonne d’où il vient, et prenez une autre sauvegarde."),
    ),
    "backup.unsound": (
        mark("Cette sauvegarde s’ouvre, mais le registre qu’elle contient n’est pas sain. Rien n’en a été gardé."),
        mark("Essayez une sauvegarde plus ancienne. Gardez celle-ci de côté."),
    ),
    "restore.not-empty": (
        mark("Le dossier {folder} n’est pas vide. Il n’a pas été touché."),
        mark("Choisissez un dossier vide, ou donnez le nom d’un nouveau dossier."),
    ),
    "restore.whole-disk": (
        mark("{folder} est un disque entier, et le registre demande un dossier à lui."),
        mark("Choisissez ou créez un dossier dans ce disque."),
    ),
    "register.plain": (
        mark("La copie du registre n’est pas chiffrée. Elle n’a pas été gardée."),
        mark("N’utilisez pas ce programme sur cet ordinateur avant de l’avoir réinstallé."),
    ),
    "files.too-large": (
        mark("Ce fichier est trop grand : {megabytes} Mo au plus."),
        mark("Réduisez-le, ou partagez-le en plusieurs fichiers."),
    ),
    "files.missing": (
        mark("Ce fichier n’est plus dans le registre."),
        mark("S’il n’a pas été effacé exprès, il est peut-être dans une sauvegarde : contrôlez le registre."),
    ),
    "files.damaged": (
        mark("Ce fichier est abîmé et ne s’ouvre plus. Le reste du registre n’est pas touché."),
        mark(
            "Il est peut-être bon dans une sauvegarde : contrôlez le registre, puis refaites la capture si vous pouvez."
        ),
    ),
}

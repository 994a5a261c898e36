"""What is said of the faults of the vault: what happened, and what to do now."""

from app.language.words import mark

VAULT: dict[str, tuple[str, str]] = {
    "vault.keys-damaged": (
        mark("Le fichier des clés {file} est abîmé, et il n’y a pas de copie saine à côté. Rien n’a été changé."),
        mark(
            "Remettez {file} depuis une copie du dossier du registre. Sinon, restaurez une sauvegarde avec "
            "la feuille de secours, dans un dossier vide."
        ),
    ),
    "vault.keys-missing": (
        mark("Le registre est là, mais son fichier des clés {file} n’y est plus, et sa copie non plus."),
        mark(
            "Remettez {file} depuis une copie du dossier du registre. Sinon, restaurez une sauvegarde avec "
            "la feuille de secours, dans un dossier vide."
        ),
    ),
    "vault.keys-altered": (
        mark(
            "Le fichier des clés a été modifié en dehors du programme. Le registre reste fermé et rien n’a été changé."
        ),
        mark(
            "Remettez keys.json et keys.backup.json depuis une copie du dossier, ou restaurez une "
            "sauvegarde avec la feuille de secours. Prévenez la personne qui coordonne : quelqu’un a "
            "peut-être touché à cet ordinateur."
        ),
    ),
    "vault.newer-version": (
        mark("Le fichier des clés {file} vient d’une version plus récente du programme. Rien n’a été touché."),
        mark("Installez la version récente du programme, puis ouvrez de nouveau le registre."),
    ),
    "vault.no-register": (
        mark("Il n’y a pas de registre dans le dossier {folder}."),
        mark("Choisissez le bon dossier, ou créez un registre."),
    ),
    "vault.already-here": (
        mark("Le dossier {folder} contient déjà un registre. Rien n’a été changé."),
        mark("Ouvrez ce registre, ou choisissez un dossier vide."),
    ),
    "vault.unreadable": (
        mark("Cet ordinateur ne permet pas de lire {file}."),
        mark("Vérifiez que le dossier du registre appartient à votre compte, puis ouvrez de nouveau."),
    ),
    "vault.disk-full": (
        mark("Le disque est plein : les clés n’ont pas été changées."),
        mark("Libérez de la place sur le disque du dossier {folder}, puis recommencez."),
    ),
    "vault.read-only": (
        mark("On ne peut pas écrire dans le dossier {folder} : les clés n’ont pas été changées."),
        mark("Enlevez la protection en écriture, ou choisissez un dossier de votre compte, puis recommencez."),
    ),
    "vault.folder-missing": (
        mark("Le dossier {folder} n’est plus là : les clés n’ont pas été changées."),
        mark("Rebranchez la clé USB ou le disque qui le contient, puis recommencez."),
    ),
    "vault.disk-error": (
        mark("Le disque du dossier {folder} a répondu par une erreur. Les clés d’avant sont toujours là."),
        mark("Recommencez. Si l’erreur revient, copiez le dossier du registre sur un autre disque : celui-ci s’use."),
    ),
    "vault.twin-not-written": (
        mark("C’est enregistré, mais le disque du dossier {folder} n’a pas accepté la deuxième copie des clés."),
        mark("Vérifiez la place et les droits d’écriture. La copie se refait à la prochaine ouverture."),
    ),
    "vault.twin-used": (
        mark("Le fichier des clés {file} était abîmé ou absent. L’autre copie, {twin}, est bonne et a servi."),
        mark("Vous n’avez rien à faire. Si cela se répète, copiez le dossier du registre sur un autre disque."),
    ),
    "vault.other-keys-aside": (
        mark("Le fichier {file} contenait les clés d’un autre ordinateur. Il est gardé à côté, sous un autre nom."),
        mark("Vous n’avez rien à faire pour ce registre. Rendez ce fichier à l’ordinateur dont il vient."),
    ),
    "vault.wrong-passphrase": (
        mark("Cette phrase de passe n’est pas la bonne."),
        mark(
            "Vérifiez les majuscules, les accents et la langue du clavier, puis recommencez. Si elle est "
            "oubliée, ouvrez avec la feuille de secours."
        ),
    ),
    "vault.unknown-label": (
        mark("Le code {label} n’ouvre pas ce registre."),
        mark("Choisissez un code de la liste, ou demandez à la personne qui coordonne de vous ajouter."),
    ),
    "vault.label-not-a-code": (
        mark("Ce code ne peut pas servir."),
        mark("Choisissez de 1 à 12 lettres sans accent ou chiffres, par exemple B7. N’écrivez pas un nom."),
    ),
    "vault.passphrase-empty": (
        mark("La phrase de passe est vide."),
        mark("Tapez une phrase de passe, ou prenez celle que le programme propose."),
    ),
    "vault.cost-refused": (
        mark(
            "L’accès {label} demande des réglages que ce programme refuse : trop faibles pour protéger, ou "
            "trop lourds pour cet ordinateur."
        ),
        mark("Ouvrez avec un autre code ou avec la feuille de secours, puis refaites cet accès."),
    ),
    "vault.not-enough-memory": (
        mark(
            "Cet ordinateur n’a pas assez de mémoire libre pour vérifier la phrase de passe : il faut {megabytes} Mo."
        ),
        mark("Fermez d’autres programmes, puis recommencez."),
    ),
    "vault.locked": (
        mark("Le registre est verrouillé."),
        mark("Ouvrez-le de nouveau avec votre phrase de passe."),
    ),
    "vault.other-recovery": (
        mark("Cette feuille de secours n’est pas celle de ce registre."),
        mark("Prenez la feuille la plus récente de votre permanence : les anciennes n’ouvrent plus."),
    ),
    "vault.recovery-word-unknown": (
        mark("Le mot numéro {position} n’est pas un mot de la feuille de secours."),
        mark("Vérifiez ce mot sur la feuille. Les quatre premières lettres suffisent."),
    ),
    "vault.recovery-count": (
        mark("Il faut {expected} mots, et il y en a {count}."),
        mark("Comparez avec la feuille, ligne par ligne."),
    ),
    "vault.recovery-checksum": (
        mark("Ce sont bien des mots de la liste, mais ensemble ils ne forment pas une feuille de secours."),
        mark("Un mot est faux, ou deux mots sont échangés. Comparez avec la feuille, ligne par ligne."),
    ),
    "vault.recovery-key-unreadable": (
        mark("La clé lue ne peut pas servir : il manque un signe, ou l’un d’eux est faux."),
        mark("Scannez de nouveau le carré de la feuille, ou tapez ses mots."),
    ),
    "vault.keyring-off": (
        mark("L’ouverture par le trousseau de cet ordinateur n’est pas activée pour ce registre."),
        mark("Ouvrez avec votre phrase de passe."),
    ),
    "vault.keyring-changed": (
        mark(
            "Le trousseau de cet ordinateur a changé : le registre connaît {expected}, et c’est {present} qui répond."
        ),
        mark("Ouvrez avec votre phrase de passe. Puis activez de nouveau le trousseau si vous le souhaitez."),
    ),
    "vault.keyring-empty": (
        mark("Le trousseau {backend} ne contient plus la clé de ce registre."),
        mark("Ouvrez avec votre phrase de passe. Puis activez de nouveau le trousseau si vous le souhaitez."),
    ),
    "vault.keyring-other": (
        mark("La clé gardée dans le trousseau {backend} n’est pas celle de ce registre."),
        mark("Ouvrez avec votre phrase de passe. Puis activez de nouveau le trousseau si vous le souhaitez."),
    ),
    "vault.label-taken": (
        mark("Le code {label} est déjà pris."),
        mark("Choisissez un autre code."),
    ),
    "vault.too-many-slots": (
        mark("Ce registre a déjà {most} accès, le plus grand nombre possible."),
        mark("Retirez d’abord les accès des personnes parties."),
    ),
    "vault.last-slot": (
        mark("C’est le dernier accès : sans lui, seule la feuille de secours ouvrirait le registre. Il est gardé."),
        mark("Ajoutez d’abord un autre accès, puis retirez celui-ci."),
    ),
    "vault.renewal-refused": (
        mark(
            "La clé du registre n’a pas été changée : le disque du dossier {folder} n’a pas accepté les "
            "deux copies des clés."
        ),
        mark("Vérifiez la place et les droits d’écriture, fermez le registre, ouvrez-le de nouveau, puis recommencez."),
    ),
    "vault.register-missing": (
        mark("Les clés sont là, mais le fichier register.db n’est plus dans le dossier {folder}."),
        mark("Remettez register.db depuis une copie du dossier, ou restaurez une sauvegarde dans un dossier vide."),
    ),
    "vault.register-damaged": (
        mark("Le fichier register.db est abîmé. Il n’a pas été modifié."),
        mark("Restaurez la dernière sauvegarde dans un dossier vide, et gardez ce dossier-ci."),
    ),
    "vault.register-plain": (
        mark("Le fichier register.db n’est pas chiffré : ce n’est pas le registre de ces clés."),
        mark("Remettez le bon fichier register.db, ou restaurez une sauvegarde dans un dossier vide."),
    ),
    "vault.register-other": (
        mark("Dans le dossier {folder}, register.db et keys.json ne vont pas ensemble : l’un des deux a été remplacé."),
        mark(
            "Remettez les deux fichiers depuis la même copie du dossier, ou restaurez une sauvegarde dans "
            "un dossier vide."
        ),
    ),
    "vault.read-error": (
        mark("Le disque du dossier {folder} a répondu par une erreur de lecture. Rien n’a été changé."),
        mark(
            "Rebranchez ce disque et recommencez. Si l’erreur revient, restaurez la dernière sauvegarde sur "
            "un autre disque."
        ),
    ),
}

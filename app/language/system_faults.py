"""What is said of the faults of this computer: what happened, and what to do now."""

from app.language.words import mark

SYSTEM: dict[str, tuple[str, str]] = {
    "system.keyring-missing": (
        mark("Cet ordinateur n’a pas de trousseau sûr."),
        mark("Ouvrez avec votre phrase de passe."),
    ),
    "system.keyring-locked": (
        mark("Le trousseau {backend} est verrouillé."),
        mark("Déverrouillez-le, puis recommencez, ou ouvrez avec votre phrase de passe."),
    ),
    "system.keyring-slow": (
        mark("Le trousseau {backend} n’a pas répondu en {seconds} secondes."),
        mark("Regardez s’il pose une question à l’écran, puis recommencez, ou ouvrez avec votre phrase de passe."),
    ),
    "system.keyring-refused": (
        mark("Le trousseau {backend} a refusé."),
        mark(
            "Ouvrez avec votre phrase de passe. Si vous voulez garder le trousseau, fermez votre session "
            "d’ordinateur, puis rouvrez-la."
        ),
    ),
    "system.already-open": (
        mark("Ce registre est déjà ouvert dans une autre fenêtre ou un autre programme de cet ordinateur."),
        mark("Passez à la fenêtre déjà ouverte, ou fermez-la, puis recommencez."),
    ),
    "system.folder-refused": (
        mark("Le programme ne peut pas écrire dans le dossier {folder}."),
        mark("Vérifiez que ce dossier existe et appartient à votre compte, ou choisissez-en un autre."),
    ),
    "system.folder-synced": (
        mark("Le dossier {folder} est copié ailleurs par {service}."),
        mark("Choisissez un dossier qui reste sur cet ordinateur. Un registre copié pendant le travail peut s’abîmer."),
    ),
    "system.settings-damaged": (
        mark(
            "Le fichier des réglages était abîmé. Il est gardé sous le nom {aside}, et les réglages de départ servent."
        ),
        mark("Refaites vos réglages. Le registre n’est pas concerné."),
    ),
    "system.settings-unreadable": (
        mark(
            "Les réglages de cet ordinateur ne peuvent pas être lus. Les réglages de départ servent, et le "
            "fichier n’est pas touché."
        ),
        mark("Vérifiez que le fichier {file} appartient à votre compte. Le registre n’est pas concerné."),
    ),
    "system.settings-newer": (
        mark(
            "Les réglages viennent d’une version plus récente du programme. Ils ne sont pas touchés, et les "
            "réglages de départ servent."
        ),
        mark("Installez la version récente du programme. Le registre n’est pas concerné."),
    ),
    "system.settings-not-saved": (
        mark("Les réglages n’ont pas pu être enregistrés."),
        mark("Vérifiez la place sur le disque et les droits du dossier {folder}, puis recommencez."),
    ),
    "system.folder-network": (
        mark("Le dossier {folder} est sur le réseau."),
        mark("Choisissez un dossier qui reste sur cet ordinateur. Un registre sur le réseau peut s’abîmer."),
    ),
}

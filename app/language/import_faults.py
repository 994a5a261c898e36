"""What is said of the faults of lists of people: what happened, and what to do now."""

from app.language.words import mark

IMPORTS: dict[str, tuple[str, str]] = {
    "sheet.unreadable": (
        mark("Ce fichier ne peut pas être lu : il n’est plus là, ou votre compte n’y a pas droit."),
        mark("Vérifiez son chemin, puis choisissez-le de nouveau."),
    ),
    "sheet.too-large": (
        mark("Ce fichier est trop grand : au plus {most} Mo."),
        mark(
            "Copiez les lignes utiles dans un nouveau classeur, sans images, ou coupez la liste en plusieurs fichiers."
        ),
    ),
    "sheet.too-many-rows": (
        mark("Cette feuille a plus de {most} lignes remplies."),
        mark("Coupez la liste en plusieurs fichiers, puis importez-les l’un après l’autre."),
    ),
    "sheet.not-a-sheet": (
        mark("Ce fichier n’est pas une liste que l’on peut lire, quel que soit son nom."),
        mark("Enregistrez la liste comme classeur (xlsx, ods) ou comme texte (csv), puis choisissez-la."),
    ),
    "sheet.old-format": (
        mark("Ce classeur est dans un ancien format d’Excel, ou dans un format réservé."),
        mark("Ouvrez-le dans votre tableur et enregistrez-le au format xlsx, ods ou csv."),
    ),
    "sheet.locked": (
        mark("Un mot de passe protège ce classeur."),
        mark("Ouvrez-le dans votre tableur, retirez le mot de passe, enregistrez, puis choisissez-le de nouveau."),
    ),
    "sheet.damaged": (
        mark("Ce fichier est abîmé : on ne peut pas le lire en entier."),
        mark("Ouvrez-le dans votre tableur et enregistrez-le de nouveau. Rien n’a été importé."),
    ),
    "sheet.no-such-sheet": (
        mark("Ce classeur n’a pas de feuille de ce nom. Ses feuilles : {sheets}."),
        mark("Choisissez l’une d’elles."),
    ),
    "sheet.empty": (
        mark("Cette feuille est vide."),
        mark("Choisissez une autre feuille ou un autre fichier."),
    ),
    "import.no-name-column": (
        mark("Aucune colonne ne donne le nom des personnes."),
        mark("Dites quelle colonne est le nom ou le prénom, ou écrivez « Nom » en haut de cette colonne."),
    ),
    "import.nobody": (
        mark("Il n’y a personne à importer dans cette liste."),
        mark("Regardez les lignes refusées et les doublons, corrigez la liste, puis choisissez-la de nouveau."),
    ),
}

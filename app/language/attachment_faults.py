"""What is said of pictures and PDFs that are not taken in, or not given back: what happened, and what to do now."""

from app.language.words import mark

ATTACHMENTS: dict[str, tuple[str, str]] = {
    "attachment.empty": (
        mark("Ce fichier est vide."),
        mark("Copiez-le de nouveau depuis le téléphone ou l’appareil, puis ajoutez-le encore."),
    ),
    "attachment.too-large": (
        mark("Ce fichier est trop gros : plus de {megabytes} Mo."),
        mark("Faites une capture de l’écran, ou une photo en qualité ordinaire. Un PDF peut être coupé en deux."),
    ),
    "attachment.heic": (
        mark("Cette photo est au format HEIC (ou AVIF), que ce programme ne lit pas."),
        mark(
            "Sur l’iPhone : Réglages, Appareil photo, Formats, « Le plus compatible », puis reprenez la photo. "
            "Ou faites une capture d’écran de la photo sur le téléphone."
        ),
    ),
    "attachment.unknown-format": (
        mark("Ce n’est ni une image JPEG, PNG ou WebP, ni un PDF."),
        mark("Ouvrez le document, faites une capture de l’écran, puis ajoutez la capture."),
    ),
    "attachment.too-many-pixels": (
        mark("Cette image dit avoir {width} × {height} points : plus de {most} millions."),
        mark("Reprenez la photo en qualité ordinaire, ou faites une capture de l’écran."),
    ),
    "attachment.unreadable-picture": (
        mark("Cette image est abîmée ou incomplète : elle ne peut pas être montrée."),
        mark("Copiez-la de nouveau depuis l’appareil, ou refaites-la."),
    ),
    "attachment.encrypted-pdf": (
        mark("Ce PDF demande un mot de passe."),
        mark("Ouvrez-le avec son mot de passe, imprimez-le en PDF, puis ajoutez ce nouveau PDF."),
    ),
    "attachment.unreadable-pdf": (
        mark("Ce PDF est abîmé ou incomplet : il ne peut pas être montré."),
        mark("Téléchargez-le ou copiez-le de nouveau. S’il s’ouvre ailleurs, imprimez-le en PDF et ajoutez celui-là."),
    ),
    "attachment.pdf-too-heavy": (
        mark("Ce PDF deviendrait énorme une fois ouvert : il n’est pas pris."),
        mark("Imprimez-le en PDF dans un autre programme, ou ajoutez une capture de chaque page."),
    ),
    "attachment.too-many-pages": (
        mark("Ce PDF a {count} pages ; {most} au plus peuvent être gardées."),
        mark("Gardez seulement les pages utiles : imprimez-les en PDF, puis ajoutez ce PDF."),
    ),
    "attachment.unreadable-file": (
        mark("Ce fichier ne peut pas être lu."),
        mark("Vérifiez que la clé USB ou le téléphone est toujours branché, puis choisissez-le de nouveau."),
    ),
    "attachment.too-many": (
        mark("{most} pièces au plus attendent à la fois."),
        mark("Enregistrez celles-ci, puis ajoutez les autres."),
    ),
    "attachment.nothing-to-paste": (
        mark("Il n’y a pas d’image à coller."),
        mark("Copiez d’abord l’image (ou faites Impr. écran), puis collez-la ici."),
    ),
    "attachment.no-capture": (
        mark("Cet ordinateur ne laisse pas le programme capturer l’écran."),
        mark("Faites la capture avec la touche Impr. écran, puis collez-la ici : Ctrl+V."),
    ),
    "attachment.purpose-missing": (
        mark("On ne sait pas à quoi sert cette pièce."),
        mark("Dites pourquoi vous la gardez : une pièce sans raison ne se garde pas."),
    ),
    "attachment.none": (
        mark("Il n’y a pas encore de pièce à garder."),
        mark("Choisissez un fichier, collez une image ou capturez l’écran."),
    ),
    "attachment.altered": (
        mark("Ce fichier n’est pas celui qui a été gardé : son empreinte est différente."),
        mark("Ne vous en servez pas comme preuve. Restaurez une sauvegarde plus ancienne pour retrouver l’original."),
    ),
    "attachment.not-here": (
        mark("Le fichier de cette pièce n’est pas sur ce poste : il a été supprimé, ou il est sur un autre poste."),
        mark("S’il a été supprimé pour de bon, il ne peut pas revenir : ajoutez de nouveau l’original si possible."),
    ),
    "attachment.not-saved": (
        mark("La copie n’a pas pu être enregistrée à cet endroit."),
        mark("Choisissez un autre dossier, ou libérez de la place."),
    ),
}

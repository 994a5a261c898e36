"""The two sentences of each known fault of the guides."""

from app.language.words import mark

GUIDES: dict[str, tuple[str, str]] = {
    "guides.pack-broken": (
        mark("Le contenu « {folder} » n’est pas utilisé : {count} erreur(s), la première dans {first}."),
        mark("Corrigez ces erreurs (le contrôle des guides les dit une à une), ou gardez le contenu d’avant."),
    ),
    "guides.answer-unfit": (
        mark("« {value} » n’est pas une réponse possible ici."),
        mark("Choisissez une des réponses proposées, ou « je ne sais pas »."),
    ),
}

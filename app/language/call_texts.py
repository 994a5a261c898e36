"""What is said before a number can be read, and why there is none."""

from app.language.words import mark

CAUTIONS = {
    "never-mention-prefecture": mark("Ne jamais parler de la préfecture"),
    "shared": mark("Téléphone partagé : demandez d’abord à lui parler"),
    "someone-else": mark("Téléphone d’un proche"),
    "no-message": mark("Ne laissez pas de message"),
    "message-unknown": mark("On ne sait pas si l’on peut laisser un message : n’en laissez pas"),
}  # fmt: skip
WHY_NOT = {
    "no-number": mark("Pas de numéro connu"),
    "refused": mark("Ne veut pas être contactée"),
    "not-safe": mark("Aucun numéro sûr : attendez sa visite"),
}  # fmt: skip

"""The keys of the window: one act for each, no digit and no slash, for they are elsewhere on an AZERTY keyboard."""

import msgspec

from app.language.words import mark


class KeyAct(msgspec.Struct, frozen=True):
    """An act, its keys (the first is the one that is shown), and what the help page says of it."""

    name: str
    keys: tuple[str, ...]
    text: str


KEYS = (
    KeyAct("search", ("Ctrl+K", "Ctrl+F"), mark("Chercher une personne")),
    KeyAct("new", ("Ctrl+N",), mark("Ajouter une nouvelle personne")),
    KeyAct("arrival", ("Ctrl+J",), mark("Accueillir une personne, ou noter sa venue sur sa fiche")),
    KeyAct("main", ("Ctrl+Return", "Ctrl+Enter"), mark("Faire l’action principale de la page")),
    KeyAct("back", ("Alt+Left", "Back"), mark("Revenir à la page précédente")),
    KeyAct("escape", ("Esc",), mark("Fermer ce qui est ouvert, puis revenir")),
    KeyAct("attempt", ("Ctrl+E",), mark("Noter un échec")),
    KeyAct("paste", ("Ctrl+V",), mark("Coller une image")),
    KeyAct("undo", ("Ctrl+Z",), mark("Annuler la dernière action")),
    KeyAct("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), mark("Refaire ce qui a été annulé")),
    KeyAct("print", ("Ctrl+P",), mark("Voir le papier, puis l’imprimer")),
    KeyAct("show", ("Ctrl+Shift+M",), mark("Montrer la page à la personne")),
    KeyAct("lock", ("Ctrl+L",), mark("Verrouiller maintenant")),
    KeyAct("larger", ("Ctrl++", "Ctrl+="), mark("Agrandir le texte")),
    KeyAct("smaller", ("Ctrl+-",), mark("Réduire le texte")),
    KeyAct("settings", ("Ctrl+,",), mark("Ouvrir les réglages")),
    KeyAct("keys", ("F1", "Ctrl+Shift+H"), mark("Voir l’aide et les touches")),
    KeyAct("quit", ("Ctrl+Q",), mark("Quitter")),
)
# Letters that a page answers by itself, for the help page only.
PAGE_KEYS = (
    (mark("A, B, C, D"), mark("Choisir une réponse dans un guide")),
    (mark("Alt + lettre soulignée"), mark("Ouvrir une rubrique")),
    (mark("Tab, Maj+Tab"), mark("Aller au champ suivant, au champ précédent")),
)
# A line edit on Linux would take these for itself (delete to the end of the line, go to it).
TAKEN_BY_EDITS = ("Ctrl+K", "Ctrl+E", "Ctrl+F", "Ctrl+N", "Ctrl+P", "Ctrl+L", "Ctrl+J")

"""The help page: every key and what it does."""

from app.language.words import Words
from app.ui.context import Context
from app.ui.keymap import KEYS, PAGE_KEYS
from app.ui.widgets.page import Page
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Card

# The names that keys have on a French keyboard; the rest is the same everywhere.
_NAMES = (("Return", "Entrée"), ("Shift", "Maj"), ("Esc", "Échap"), ("Left", "Flèche gauche"), ("Back", "Précédent"))


def key_text(keys: str, words: Words) -> str:
    """A key as it is written on the keyboard of the user's language."""
    if words.language == "fr":
        for name, french in _NAMES:
            keys = keys.replace(name, french)
    return keys


class KeysPage(Page):
    """F1."""

    def __init__(self, context: Context) -> None:
        words = context.words
        super().__init__(context, words.t("Aide et touches"), back=True)
        card = self.add(Card(words.t("Touches du clavier")))
        lines = [
            Line(words.t(act.text), "  ·  ".join(key_text(keys, words) for keys in act.keys if keys != "Ctrl+Enter"))
            for act in KEYS
        ]
        lines += [Line(words.t(text), words.t(keys)) for keys, text in PAGE_KEYS]
        card.add(SummaryList(words, lines, words.t("Touches du clavier"), whole=True))

"""Every page of an open desk, by name; those with a section stand in the side bar in this order."""

from app.language.words import Words
from app.ui.context import PageEntry
from app.ui.pages.home import HomePage


def desk_pages(words: Words) -> tuple[PageEntry, ...]:
    """The pages that the window knows while a desk is open."""
    return (
        PageEntry("home", HomePage, words.t("&Accueil"), "house"),
    )  # fmt: skip

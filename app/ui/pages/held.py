"""The titles that a person holds, in words."""

from collections.abc import Sequence

from app.domain.entities import Title
from app.domain.ids import Id
from app.domain.vocabulary import OPEN
from app.language import labels
from app.language.dates import seen_date
from app.language.directions import joined
from app.language.labels import label
from app.language.words import Words
from app.ui.widgets.choice import Option


def title_name(title: Title, words: Words) -> str:
    """What a title is, and the ground written on it."""
    name = label(labels.TITLE_KINDS, title.kind, words)
    if title.ground in (*OPEN, "none"):
        return name
    return joined((name, label(labels.TITLE_GROUNDS, title.ground, words)))


def title_options(titles: Sequence[Title], but: Id, words: Words) -> list[Option]:
    """The other titles as answers."""
    return [
        Option(title.id, title_name(title, words),
               words.t("jusqu’au {date}", date=seen_date(title.valid_to, words.language)) if title.valid_to else "")
        for title in titles
        if title.id != but
    ]  # fmt: skip

"""The takeaway sheet: one page in French, alone or beside the person's language."""

from app.papers.model import Paper, TakeawaySheet
from app.papers.scripts.typecase import TypeCase


def takeaway(sheet: TakeawaySheet, case: TypeCase) -> Paper:
    """The sheet as a PDF; one A4 page, a second only when the smallest type does not fit.

    Raises `KnownError("papers.missing-glyph")` when a character has no glyph in any font of `case`.
    """
    raise NotImplementedError(sheet, case)

"""What an author of guides should mend, in words."""

from datetime import date
from pathlib import Path

import msgspec

from app.guides.findings import sentence
from app.guides.linter import lint
from app.language.words import Words


class Remark(msgspec.Struct, frozen=True):
    """One finding: `error` (the pack cannot be used), `warning` or `note`, and its sentence."""

    severity: str
    text: str


def remarks(folder: Path, today: date, words: Words) -> list[Remark]:
    """The findings of the content pack in a folder, by file and line."""
    return [Remark(finding.severity, sentence(finding, words)) for finding in lint(folder, today)]

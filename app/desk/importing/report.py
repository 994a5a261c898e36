"""What is said of a list before it is brought in: row numbers and reasons, never what stands in the rows."""

from collections.abc import Iterable

import msgspec

from app.desk.importing.analysis import Analysis, Opened
from app.desk.importing.rows import Remark
from app.desk.importing.twins import Twin
from app.language import labels
from app.language.import_texts import DOUBTS, FIELDS, KINDS, LEVELS, NOTES, REASONS, SEPARATORS
from app.language.labels import label
from app.language.words import Words

MANY = 2
SHOWN = 50
"""Rows of one sort that are told one by one on a terminal."""


class Report(msgspec.Struct, frozen=True):
    """The whole document of `guichet import --json`; rows are numbered as a spreadsheet numbers them."""

    kind: str
    encoding: str
    separator: str
    sheet: str
    sheets: tuple[str, ...]
    columns: list[dict[str, str]]
    rows: int
    new: int
    refused: list[dict[str, object]]
    warnings: list[dict[str, object]]
    duplicates: list[dict[str, object]]
    notes: list[str]
    dry_run: bool
    imported: int


def report(sheet: Opened, analysis: Analysis, imported: int, words: Words, *, dry_run: bool) -> Report:
    """Everything that is known of a list."""
    table = sheet.table
    return Report(
        table.kind, table.encoding, table.separator, table.sheet, table.sheets,
        [{"heading": column.heading, "field": column.field} for column in sheet.columns],
        analysis.rows, len(analysis.chosen()),
        [{"row": one.row, "reasons": said(one.remarks, words)} for one in analysis.refused],
        [{"row": one.row, "warnings": said(one.remarks, words)} for one in analysis.incoming if one.remarks],
        [_twin(twin) for twin in analysis.twins.values()],
        [note(one, words) for one in analysis.notes], dry_run, imported,
    )  # fmt: skip


def _twin(twin: Twin) -> dict[str, object]:
    known = twin.profile.person.reference if twin.profile else ""
    return {
        "row": twin.row, "of": known, "of_row": twin.of_row or None, "level": twin.level,
        "reasons": list(twin.reasons), "skipped": twin.skipped,
    }  # fmt: skip


def lines(sheet: Opened, analysis: Analysis, words: Words) -> list[str]:
    """The same for a terminal."""
    found = [about(sheet, words), held(sheet, words)]
    found += [note(one, words) for one in analysis.notes]
    found.append(words.n("{count} ligne lue.", "{count} lignes lues.", analysis.rows))
    count = len(analysis.refused)
    if count:
        found.append(words.n("{count} ligne refusée :", "{count} lignes refusées :", count))
    found += _rows(((one.row, one.remarks) for one in analysis.refused), words)
    doubtful = [(one.row, one.remarks) for one in analysis.incoming if one.remarks]
    if doubtful:
        found.append(words.n("{count} ligne à vérifier :", "{count} lignes à vérifier :", len(doubtful)))
    found += _rows(doubtful, words)
    if analysis.twins:
        found.append(words.n("{count} doublon proposé :", "{count} doublons proposés :", len(analysis.twins)))
    found += [_twin_line(twin, words) for twin in list(analysis.twins.values())[:SHOWN]]
    new = len(analysis.chosen())
    return [*found, words.n("{count} nouvelle personne.", "{count} nouvelles personnes.", new)]


def about(sheet: Opened, words: Words) -> str:
    """What file it is: `Classeur Excel, feuille « Liste »`; `Texte séparé (csv), UTF-8, point-virgule`."""
    table = sheet.table
    kind = words.t(KINDS[table.kind])
    if table.sheet:
        return words.t("{kind}, feuille {sheet}", kind=kind, sheet=table.sheet)
    separator = words.t(SEPARATORS[table.separator]) if table.separator in SEPARATORS else table.separator
    return words.t("{kind}, {encoding}, séparateur : {separator}", kind=kind, encoding=table.encoding,
                   separator=separator)  # fmt: skip


def held(sheet: Opened, words: Words) -> str:
    """Which columns are recognised."""
    names = ", ".join(words.t(FIELDS[column.field]) for column in sheet.columns if column.field)
    return words.t("Colonnes reconnues : {names}.", names=names)


def note(remark: Remark, words: Words) -> str:
    """A remark on the whole file."""
    one, many = NOTES[remark.code]
    sentence = one if remark.count < MANY else many
    return words.t(sentence, count=remark.count)


def said(remarks: Iterable[Remark], words: Words) -> list[str]:
    """Remarks on a row, as sentences."""
    texts = {**REASONS, **DOUBTS}
    return [words.t(texts[one.code], count=one.count) for one in remarks]


def twin_text(twin: Twin, words: Words) -> str:
    """Who a row may be, how likely and why, without her name."""
    reasons = ", ".join(label(labels.REASONS, reason, words) for reason in twin.reasons)
    level = words.t(LEVELS[twin.level])
    if twin.profile:
        known = twin.profile.person.reference
        return words.t("{reference} : {level} ({reasons})", reference=known, level=level, reasons=reasons)
    return words.t("ligne {row} : {level} ({reasons})", row=twin.of_row, level=level, reasons=reasons)


def _twin_line(twin: Twin, words: Words) -> str:
    whom = twin_text(twin, words)
    if twin.skipped:
        return words.t("  ligne {row}, laissée de côté : {whom}", row=twin.row, whom=whom)
    return words.t("  ligne {row}, importée : {whom}", row=twin.row, whom=whom)


def _rows(rows: Iterable[tuple[int, tuple[Remark, ...]]], words: Words) -> list[str]:
    listed = list(rows)
    found = [
        words.t("  ligne {row} : {reasons}", row=row, reasons=" ".join(said(remarks, words)))
        for row, remarks in listed[:SHOWN]
    ]
    left = len(listed) - SHOWN
    more = words.n("  et {count} autre ligne", "  et {count} autres lignes", left)
    return [*found, more] if left > 0 else found

"""The recovery sheet: 24 words and a code that open every backup, printed once and put away."""

import textwrap

from app.papers import flow
from app.papers.canvas import HEIGHT, WIDTH, Ink
from app.papers.furniture import MARGIN, TOP, Setting, heading, opening, qr_code
from app.papers.model import Paper, RecoverySheet, Wording
from app.papers.rows import Column, Row
from app.papers.scripts.breaks import HARD
from app.papers.scripts.typecase import TypeCase

TITLE = "Feuille de secours"
NATURE = (
    "Cette feuille est une clé : elle ouvre le registre et toutes les sauvegardes de la permanence. "
    "Ce n’est pas un document pour une personne aidée, ni un document officiel."
)
KEEP = (
    "Imprimez cette feuille, puis mettez-la sous clé, hors de la permanence.",
    "Ne la photographiez pas, ne la scannez pas, ne l’envoyez à personne.",
    "Dites à une deuxième personne de confiance où elle se trouve.",
    "Si vous la perdez, faites-en une nouvelle dans le programme. L’ancienne n’ouvrira plus les sauvegardes suivantes.",
)
WITH_US = (
    "Installez Guichet ouvert, puis choisissez « Restaurer une sauvegarde ».",
    "Tapez les 24 mots dans l’ordre, ou scannez le code.",
)
WITHOUT_US = (
    "Installez l’outil libre « age » (age-encryption.org) sur un ordinateur sûr.",
    "Recopiez la clé AGE-SECRET-KEY ci-dessous, sur une seule ligne, dans un fichier nommé cle.txt.",
    "Tapez : age -d -i cle.txt -o sauvegarde.tar NOM-DE-LA-SAUVEGARDE",
    "Ouvrez sauvegarde.tar : le fichier LISEZMOI dit la suite. Effacez cle.txt après.",
)
WORDS_IN_A_ROW = 4

_QR_SIDE = 112.0
_BOTTOM = HEIGHT - MARGIN - _QR_SIDE - 38


def recovery_sheet(sheet: RecoverySheet, case: TypeCase) -> Paper:
    """The sheet as a PDF of one A4 page, in French.

    The words are read row by row, each with its number. Raises `KnownError("papers.missing-glyph")`.
    """
    setting = Setting(case)
    rows = _rows(sheet, setting)
    flowed = flow.fitted(rows, setting.columns, (1.0, 0.95, 0.9, 0.85, 0.8), TOP, TOP, _BOTTOM)
    ink = Ink(TITLE, "fr", sheet.desk)
    for number, placed in enumerate(flowed.pages, 1):
        flow.draw_page(ink, placed, setting.columns, flowed.scale)
        _foot(ink, setting, sheet, (number, len(flowed.pages)))
        ink.end_page()
    return Paper(ink.finish(), len(flowed.pages), TITLE, texts=ink.texts)


def _rows(sheet: RecoverySheet, setting: Setting) -> list[Row]:
    rows = opening(setting, Wording(TITLE), Wording(NATURE))
    rows += [
        Row((setting.french(sheet.desk, 14, bold=True),), above=8, keep=True),
        Row((setting.french(f"Faite le {sheet.made_on}", 10.5, grey=0.2),), above=0),
    ]
    rows += heading(setting, Wording("Les 24 mots"))
    rows += _words(sheet.words, setting)
    rows += heading(setting, Wording("Que faire de cette feuille"))
    rows += _steps(KEEP, setting)
    rows += heading(setting, Wording("Ouvrir une sauvegarde avec le programme"))
    rows += _steps(WITH_US, setting)
    rows += heading(setting, Wording("Ouvrir une sauvegarde sans le programme"))
    return rows + _steps(WITHOUT_US, setting)


def _words(words: tuple[str, ...], setting: Setting) -> list[Row]:
    """The words in a grid, four to a row, each after its number."""
    share = (WIDTH - 2 * MARGIN - 20) / WORDS_IN_A_ROW
    columns: list[Column] = []
    for place in range(WORDS_IN_A_ROW):
        left = MARGIN + 14 + place * share
        columns += [Column(left, 22), Column(left + 22, share - 22)]
    rows = []
    starts = range(0, len(words), WORDS_IN_A_ROW)
    for start in starts:
        cells = []
        for place, word in enumerate(words[start : start + WORDS_IN_A_ROW], start + 1):
            cells += [setting.french(str(place), 9, grey=0.35), setting.french(word, 13.5, bold=True)]
        own = tuple(columns[: len(cells)])
        pad = (8.0 if start == 0 else 2.0, 8.0 if start == starts[-1] else 2.0)
        rows.append(Row(tuple(cells), above=4 if start == 0 else 0, pad=pad, own=own, keep=True))
    return rows


def _steps(texts: tuple[str, ...], setting: Setting) -> list[Row]:
    return [
        Row((setting.french(text, 10.5),), above=3, indent=22, number=setting.numbers(number, 8.5))
        for number, text in enumerate(texts, 1)
    ]


def _foot(ink: Ink, setting: Setting, sheet: RecoverySheet, page: tuple[int, int]) -> None:
    """The code and the key themselves, and to which register they belong."""
    y = HEIGHT - MARGIN - _QR_SIDE - 16
    ink.rule(MARGIN, y - 12, WIDTH - 2 * MARGIN, 1.2)
    ink.squares(qr_code(sheet.secret_key), MARGIN, y, _QR_SIDE)
    column = Column(MARGIN + _QR_SIDE + 18, WIDTH - 2 * MARGIN - _QR_SIDE - 18)
    texts = [
        (setting.french("La même clé, pour l’outil age et pour le code à scanner", 9, grey=0.3), 10.0),
        (setting.french(HARD.join(textwrap.wrap(sheet.secret_key, 37, break_on_hyphens=False)), 12, bold=True), 27.0),
        (setting.french("Clé publique du registre (elle n’ouvre rien)", 9, grey=0.3), 64.0),
        (setting.french(sheet.public_key, 9), 78.0),
    ]
    for cell, down in texts:
        cell.draw(ink, column, y + down, 1.0, 0, 9)
    foot = Column(MARGIN, WIDTH - 2 * MARGIN)
    left = setting.french(f"{TITLE} · {sheet.desk} · {sheet.made_on}", 8, grey=0.2)
    left.draw(ink, foot, HEIGHT - MARGIN + 8, 1.0, 0, 1)
    setting.french(f"Page {page[0]}/{page[1]}", 8).draw(
        ink, Column(foot.x, foot.width, rtl=True), HEIGHT - MARGIN + 8, 1.0, 0, 1
    )

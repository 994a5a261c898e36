"""Journey 5: she leaves with one page, in French and beside her language; it is seen first, then saved."""

import re
import subprocess
import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.language.dates import long_date
from tests.journeys.main_job import begins, ends
from tests.journeys.screen import Screen
from tests.journeys.steps import look, plain, register_new, reopen, save_sheet, says, write_date

FAMILY, GIVEN = "Zitouni", "Fédia"
NAME = "ZITOUNI Fédia"
DUTY = "Photocopier les deux faces du récépissé"
LANGUAGES = {
    "fr": ("Aucune : français seul", "Fiche à emporter"),
    "pt": ("português (portugais)", "Folha para levar"),
    "en": ("English (anglais)", "Sheet to take away"),
    "ar": ("العربية (arabe)", "ورقة تأخذها معك"),
}
NUMBER = re.compile(r"\b[A-Z]{2}-\d{4}-\d{5}-\w\b")


def read(file: Path) -> str:
    """The words of a PDF as another program reads them; letters in their plain forms, however they are drawn."""
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return " ".join(plain(unicodedata.normalize("NFKC", done.stdout.decode())).split())


def has(text: str, words: str) -> bool:
    """Whether all of those words are there; between right-to-left words their order on the line is the reader's."""
    bare = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return all(word in bare or word[::-1] in bare for word in words.split())


def test_the_sheet_in_four_languages_is_seen_then_saved(
    screen: Screen, register: Path, passphrase: str, tmp_path: Path
) -> None:
    until = datetime.now(tz=UTC).date() + timedelta(days=5)
    screen.launch("--register", register)
    reopen(screen, passphrase)
    register_new(screen, f"{FAMILY} {GIVEN}", "Obtenir un rendez-vous")
    screen.key("ctrl+e")
    screen.wait("button", begins("Enregistrer la tentative"))
    screen.key("a", "ctrl+Return")
    screen.wait("button", begins("Préparer un papier"))

    # One gesture from her page to the sheet, a second one to the printer: there is none here, and it says so.
    before = screen.gestures.copy()
    screen.key("ctrl+p")
    screen.wait(None, "1 page")
    assert (screen.gestures - before).total() == 1
    look(screen, "preview")
    screen.click("button", begins("Ajouter une chose à faire"))
    screen.type_text(DUTY)
    write_date(screen, "Au plus tard le", until)
    numbers = set()
    for code, (choice, title) in LANGUAGES.items():
        if not screen.find("radio button", ends(choice)):
            screen.click("button", "Autres langues")
        screen.click("radio button", ends(choice))
        file = tmp_path / f"fiche-{code}.pdf"
        save_sheet(screen, str(file))
        screen.wait(None, re.compile(r"^La fiche .* est notée dans l’historique"))
        text = read(file)
        assert has(text, f"Fiche à emporter {NAME} {DUTY} {long_date(until)}"), text
        assert has(text, title), text
        numbers |= set(NUMBER.findall(text))
        look(screen, f"saved-{code}")
    assert len(numbers) == len(LANGUAGES)

    # Nothing but what was asked for was written, and her page tells of each.
    assert [file for file in screen.home.rglob("*") if file.is_file() and file.read_bytes()[:4] == b"%PDF"] == []
    screen.key("ctrl+shift+m")
    screen.wait("button", begins("Plus bas"))
    look(screen, "shown-large")
    screen.key("Escape")
    screen.key("alt+Left")
    for number in sorted(numbers):
        says(screen, number)


def test_the_sheet_says_what_its_text_says_and_a_wrong_day_is_told(
    screen: Screen, register: Path, passphrase: str
) -> None:
    screen.launch("--register", register)
    reopen(screen, passphrase)
    register_new(screen, f"{FAMILY} {GIVEN}", "Obtenir un rendez-vous")
    screen.key("ctrl+p")
    screen.wait(None, "1 page")
    screen.click("button", "Texte de la page")
    assert NAME in screen.text_of("field", "Texte de la page")
    screen.click("button", begins("Ajouter une chose à faire"))
    screen.type_text(DUTY)
    for box, number in (("Jour", "31"), ("Mois", "02"), ("Année", "2027")):
        screen.fill(f"Au plus tard le : {box}", number)
    screen.reads("field", "Texte de la page", re.compile(DUTY.split()[0]))
    screen.click("button", begins("Enregistrer la fiche en PDF"))
    says(screen, "Cette date n’existe pas")
    look(screen, "impossible-day")

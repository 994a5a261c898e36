"""Journey 7: an obligation to leave the territory walks in; a red page, the last hour to act, the emergency sheet."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from pathlib import Path

from app.language.dates import full_date, long_date
from tests.journeys.main_job import begins, ends
from tests.journeys.screen import Screen
from tests.journeys.steps import look, register_new, reopen, save_sheet, says
from tests.journeys.test_journey_5_takeaway import has, read

FAMILY, GIVEN = "Belhadj", "Nadia"
NAME = "BELHADJ Nadia"
HOUR = "18:30"
RED = "Urgent : quitter la France (OQTF)"
OQTF = "Obligation de quitter le territoire (OQTF)"


def same_day_next_month(day: date) -> date:
    """The same number a month later, or the last day of a shorter month."""
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def note_oqtf(screen: Screen, handed: date, where: str) -> None:
    """From her page: notes that the paper was handed over yesterday in the evening."""
    screen.click("button", begins("Noter une décision"))
    screen.click("radio button", ends(OQTF))
    screen.fill("Remise ou reçue le", handed.strftime("%d/%m/%Y"))
    screen.fill(begins("À quelle heure"), HOUR)
    screen.click("radio button", ends(where))
    screen.key("ctrl+Return")
    says(screen, RED)


def correct_where(screen: Screen, where: str) -> None:
    """From the red page: she is somewhere else than was noted."""
    screen.click("button", begins("Corriger la décision"))
    screen.click("radio button", ends(where))
    screen.key("ctrl+Return")
    says(screen, RED)


def take_the_sheet(screen: Screen, file: Path, handed: date, hours: date) -> None:
    """From the red page, in one gesture: the sheet, saved and read as another program reads it."""
    before = screen.gestures.copy()
    screen.key("ctrl+Return")
    screen.wait(None, "1 page")
    assert (screen.gestures - before).total() == 1
    look(screen, "feuille-d-urgence")
    save_sheet(screen, str(file))
    screen.wait(None, re.compile(r"^La fiche .* est notée dans l’historique"))
    text = read(file)
    assert has(text, f"URGENT Fiche d’urgence (OQTF) {NAME}"), text
    assert has(text, f"Dernier moment pour aller au tribunal {long_date(hours)}, à {HOUR}"), text
    assert has(text, f"Papier remis le {long_date(handed)} à {HOUR}"), text
    assert has(text, "Appelez un avocat ou une permanence juridique maintenant."), text
    assert has(text, "CESEDA L.614-2, L.921-2 Vérifié, À revérifier,"), text
    assert has(text, "Ce document n’est pas un titre de séjour. pas un avis juridique"), text


def find_her_again(screen: Screen) -> None:
    """Whichever way she is opened, the red page comes first; one key goes on."""
    screen.key("alt+Left")
    says(screen, RED)
    screen.key("v")
    screen.wait("button", begins("Noter un échec"))
    screen.click("button", "Accueil")
    screen.wait("item", re.compile(f"^Urgent, {NAME}"))
    screen.key("ctrl+k")
    screen.type_text(FAMILY.lower())
    screen.wait("item", re.compile(f"{NAME}.*Trouvé par"))
    screen.key("Return")
    says(screen, RED)
    screen.click("button", "Échéances")
    screen.wait("item", re.compile(f"^Urgent, {NAME}.*Appeler un avocat"))
    look(screen, "echeances")
    screen.key("ctrl+Return")
    says(screen, RED)


def test_the_last_hour_comes_first_and_leaves_on_paper(
    screen: Screen, register: Path, passphrase: str, tmp_path: Path
) -> None:
    today = datetime.now().astimezone().date()
    handed = today - timedelta(days=1)
    screen.launch("--register", register)
    reopen(screen, passphrase)
    register_new(screen, f"{FAMILY} {GIVEN}", "Obtenir un rendez-vous")

    # Nobody knows yet what the paper says: hours in detention, days under house arrest, a month otherwise.
    note_oqtf(screen, handed, "En rétention")
    hours = handed + timedelta(days=2)
    says(screen, f"{full_date(hours)} à {HOUR}")
    says(screen, re.compile(r"Il reste .*heures? et|Il reste 1 jour et"))
    look(screen, "detention")
    correct_where(screen, "Assignée à résidence")
    days = handed + timedelta(days=7)
    says(screen, f"{full_date(days)}, avant minuit")
    look(screen, "assignee")
    correct_where(screen, "Libre")
    month = same_day_next_month(handed)
    says(screen, f"{full_date(month)}, avant minuit")
    correct_where(screen, "En rétention")

    take_the_sheet(screen, tmp_path / "urgence.pdf", handed, hours)
    find_her_again(screen)

    # The appeal is filed: nothing red any more.
    screen.click("button", begins("Noter le recours déposé"))
    screen.wait("field", "Recours au tribunal déposé le")
    screen.key("ctrl+Return")
    screen.wait("button", begins("Noter un échec"))
    says(screen, "recours déposé")
    look(screen, "recours-note")


def test_a_walk_in_without_a_file_has_her_dates_with_their_reasons(
    screen: Screen, register: Path, passphrase: str, tmp_path: Path
) -> None:
    today = datetime.now().astimezone().date()
    expiry = today + timedelta(days=100)
    screen.launch("--register", register)
    reopen(screen, passphrase)
    screen.click("button", "Échéances")
    screen.click("button", begins("Calculer des dates"))
    screen.wait(None, "Qu’est-il arrivé ?")
    look(screen, "situations")
    screen.key("c")
    screen.fill("Fin du titre", expiry.strftime("%d/%m/%Y"))
    says(screen, "Il manque, pour le dire : Par où passe la demande")
    screen.click("radio button", ends("Site ANEF"))
    closes = expiry - timedelta(days=60)
    says(screen, full_date(closes))
    screen.click("button", begins("Pourquoi, et d’après quels textes : Renouvellement"))
    says(screen, "CESEDA R.431-5 1°")
    look(screen, "dates")
    screen.key("ctrl+p")
    screen.wait(None, re.compile("^[12] pages?$"))
    file = tmp_path / "dates.pdf"
    save_sheet(screen, str(file))
    text = read(file)
    assert has(text, f"Vos dates Dernier jour pour déposer {long_date(closes)} CESEDA R.431-5"), text
    look(screen, "dates-sur-papier")

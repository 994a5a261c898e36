"""Journey 3: a student who never came renews on ANEF: the window, the documents, the screens, the deposit."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.language.dates import long_date
from tests.journeys.main_job import begins, come_in, ends
from tests.journeys.screen import Screen
from tests.journeys.steps import find_again, follow, heading, look, register_new, reopen, says, write_date

FAMILY, GIVEN = "Ouédraogo", "Wendkuni"
NAME = "OUÉDRAOGO Wendkuni"
SITE = "Pour qui ?"
NUMBER, PIECES = "3803123456", ("passeport.pdf", "titre-recto-verso.pdf")
ANSWERS = {
    "Avez-vous reçu une décision ?": "a", "Quel papier avez-vous ?": "a", "Est-ce un titre étudiant ?": "a",
    "L’inscription pour l’année qui vient": "a", "Les résultats de l’année": "a", "Un doctorat ?": "b",
    "Une partie des études en Europe ?": "b", "Un diplôme obtenu en France ?": "b", "D’où vient l’argent ?": "a",
    "Tout est-il prêt ?": "a", "Y a-t-il déjà un compte ?": "a",
}  # fmt: skip


def she_is_registered(screen: Screen) -> None:
    """She never came: the search finds nobody, and what was typed goes into the form."""
    screen.key("ctrl+n")
    screen.wait("field", begins("Nom, date de naissance"))
    screen.type_text(f"{FAMILY} {GIVEN} 17/03/2001")
    screen.wait(None, begins("Personne ne correspond"))
    look(screen, "nobody-found")
    screen.key("ctrl+Return")
    screen.reads("field", "Nom de famille", FAMILY)
    screen.reads("field", "Prénoms", GIVEN)
    screen.reads("field", "Date de naissance : Année", "2001")
    screen.key("ctrl+Return")
    says(screen, "Choisissez une démarche, ou écrivez sa raison.")
    look(screen, "reason-missing")
    screen.click("radio button", ends("Renouveler un titre étudiant"))
    screen.key("ctrl+Return")
    screen.wait("button", begins("Commencer un guide"))
    look(screen, "her-page")


def she_follows_the_guide(screen: Screen, expiry: date) -> int:
    """The guide: when she may file, what she must bring. Gives the step at which the site is open."""
    screen.key("ctrl+Return")
    screen.wait("button", re.compile("^Commencer :.*étudiant"))
    look(screen, "guides")
    screen.click("button", re.compile("^Commencer :.*étudiant"))
    screen.wait(None, "Où le site est-il ouvert ?")
    look(screen, "where-is-the-site")
    screen.key("b")
    screen.key("ctrl+Return")
    at = follow(screen, 1, ANSWERS, "Jusqu’à quand est-il valable ?")
    write_date(screen, "Date", expiry)
    screen.key("ctrl+Return")
    assert heading(screen, at + 1) == "Vous êtes dans les temps"
    for days in (120, 60):
        says(screen, re.compile(long_date(expiry - timedelta(days=days), "fr").replace(" ", r"[ \u00a0\u202f]")))
    look(screen, "window")
    at = follow(screen, at + 1, ANSWERS, "Les pièces, une par une")
    for document, state in (("Passeport", "Vu"), ("Justificatif de domicile", "Manque"), ("Code e-photo", "Copié")):
        screen.click("radio button", re.compile(rf"^{document} : {state}$"))
    says(screen, re.compile(r"^3 documents regardés sur \d+$"))
    look(screen, "documents")
    at = follow(screen, at, ANSWERS, SITE)
    look(screen, "on-the-site")
    return at


def someone_shouts(screen: Screen, passphrase: str, at: int) -> None:
    """Someone shouts in the hall: locked, opened again, and the guide goes on where it was."""
    screen.key("ctrl+l")
    screen.wait(None, "Le registre est verrouillé")
    assert FAMILY.casefold() not in screen.tree().casefold()
    reopen(screen, passphrase)
    screen.click("button", begins("Reprendre le guide"))
    assert heading(screen, at) == SITE


def the_deposit_is_noted(screen: Screen, at: int) -> None:
    """The deposit, with its number and its pieces."""
    screen.key("ctrl+Return")
    screen.fill(begins("Numéro du dépôt"), NUMBER)
    screen.fill(begins("Pièces envoyées"), PIECES[0])
    screen.key("Return")
    screen.type_text(PIECES[1])
    look(screen, "deposit")
    screen.key("ctrl+Return")
    assert heading(screen, at + 1) != "Noter le dépôt"
    at = follow(screen, at + 1, {}, "Noter l’état affiché")
    screen.click("button", "Continuer sans noter")
    at = follow(screen, at + 1, {}, "La fiche à emporter")
    screen.click("button", "Continuer")
    heading(screen, at + 1)
    look(screen, "the-end")
    screen.click("button", "Terminer le guide")


def all_of_it_is_on_her_page(screen: Screen) -> None:
    """All of it is on her page, and the documents that she must bring."""
    screen.gone("button", "Terminer le guide")
    find_again(screen, GIVEN, NAME)
    says(screen, NUMBER)
    for piece in PIECES:
        says(screen, piece)
    says(screen, re.compile("1 pièce manque"))
    look(screen, "her-history")


def test_a_student_is_registered_and_files_her_renewal(screen: Screen, register: Path, passphrase: str) -> None:
    expiry = datetime.now(tz=UTC).date() + timedelta(days=80)
    screen.launch("--register", register)
    come_in(screen, passphrase)
    look(screen)

    she_is_registered(screen)
    at = she_follows_the_guide(screen, expiry)
    someone_shouts(screen, passphrase, at)
    at = follow(screen, at, ANSWERS, "Noter le dépôt")
    the_deposit_is_noted(screen, at)
    all_of_it_is_on_her_page(screen)


def test_someone_who_came_before_is_found_whatever_the_order_and_the_accents(
    screen: Screen, register: Path, passphrase: str
) -> None:
    screen.launch("--register", register)
    reopen(screen, passphrase)
    register_new(screen, f"{FAMILY} {GIVEN}", "Renouveler un titre étudiant")
    screen.key("ctrl+n")
    screen.wait("field", begins("Nom, date de naissance"))
    screen.type_text("wendkuni ouedra")
    screen.wait(None, "Peut-être déjà connue")
    look(screen, "known-already")
    screen.click("item", begins(NAME))
    screen.wait(None, NAME)
    screen.wait("button", begins("Noter un échec"))
    screen.key("ctrl+k")
    screen.type_text(FAMILY)
    screen.wait("item", re.compile(f"^{NAME}.*Trouvé par"))
    found = [name for _, role, name, _ in screen.everything() if role == "list item"]
    assert [name[: len(NAME)] for name in found] == [NAME]

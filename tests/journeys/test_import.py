"""A list of another program comes in, its columns named by hand, is read in a history, and is taken back."""

from pathlib import Path

from tests.exchange.workbooks import xlsx
from tests.journeys.main_job import begins
from tests.journeys.screen import Screen
from tests.journeys.steps import find_again, look, register_new, reopen, says

KNOWN = "Bensalem Oumar 12/03/1990"
ROWS = (
    ["Nom", "Appel", "Venue au monde"],
    ["Bensalem", "Oumar", "12/03/1990"],
    ["Okafor", "Chidi", "05/07/1985"],
    ["", "", "01/01/1991"],
    ["Traoré", "Awa", "01/02/1999"],
)
"""Someone who is there already, two new people, and a row without a name."""


def test_a_list_is_imported_read_in_a_history_and_undone(
    screen: Screen, register: Path, passphrase: str, tmp_path: Path
) -> None:
    file = xlsx(tmp_path / "liste.xlsx", *ROWS)
    screen.launch("--register", register)
    reopen(screen, passphrase)
    register_new(screen, KNOWN, "Obtenir un rendez-vous")
    to_the_imports(screen)
    the_columns_are_named_by_hand(screen, file)
    it_comes_in(screen)
    the_history_says_so(screen)
    it_is_taken_back(screen)
    the_history_undoes_an_action(screen)


def to_the_imports(person: Screen) -> None:
    """From the side bar."""
    person.click("button", "Coordination")
    person.click("button", begins("Importer des personnes"))
    person.wait("field", "Fichier")


def the_columns_are_named_by_hand(person: Screen, file: Path) -> None:
    """Two columns that the program does not know; what would come of it is said before anything is recorded."""
    person.fill("Fichier", str(file))
    person.key("Return")
    says(person, "Ce qui serait importé")
    person.click("button", "1 colonne reconnue sur 3")
    for heading, field in (("Appel", "Prénoms"), ("Venue au monde", "Date de naissance")):
        person.fill(heading, field)
        person.key("Return")
    says(person, "2 nouvelles personnes. 4 lignes lues.")
    says(person, "1 ligne refusée")
    says(person, "1 doublon possible")
    person.click("button", "Voir les lignes refusées")
    says(person, "Il n’y a ni nom ni prénom.")
    look(person, "import-read")


def it_comes_in(person: Screen) -> None:
    """One key; it is said once."""
    person.key("ctrl+Return")
    says(person, "2 personnes sont importées.")
    person.wait("button", "Annuler l’import : 2 personnes")
    look(person, "imported")


def the_history_says_so(person: Screen) -> None:
    """On the page of one of them, who brought her in; undoing asks first, and no is an answer."""
    person.key("ctrl+k")
    person.type_text("okafor")
    person.wait("item", begins("OKAFOR Chidi"))
    person.key("Return")
    person.click("button", begins("Voir les modifications"))
    says(person, "a importé cette personne d’une liste.")
    person.click("button", begins("Annuler cette action"))
    says(person, "Cette action porte aussi sur 1 autre personne.")
    look(person, "history-of-an-import")
    person.click("button", "Ne rien annuler")


def it_is_taken_back(person: Screen) -> None:
    """From the list of imports: those who came in are gone, who was there before is not."""
    to_the_imports(person)
    person.click("button", "Annuler l’import : 2 personnes")
    says(person, "C’est annulé.")
    person.gone("button", "Annuler l’import : 2 personnes")
    look(person, "import-undone")
    person.key("ctrl+k")
    person.type_text("okafor chidi")
    person.wait(None, begins("Personne ne correspond"))
    person.key("Escape", "Escape", "Escape")


def the_history_undoes_an_action(person: Screen) -> None:
    """What was changed by mistake is found in the history, and put back from it."""
    find_again(person, "bensalem oumar", "BENSALEM Oumar")
    person.click("button", "Modifier la situation")
    person.fill(begins("À savoir avant tout"), "Ne pas appeler")
    person.key("ctrl+Return")
    says(person, "Ne pas appeler")
    person.click("button", begins("Voir les modifications"))
    look(person, "history")
    person.click("button", begins("Annuler cette action"))
    says(person, "C’est annulé.")

"""Someone is registered twice: it is told before, found afterwards, joined by keys, and parted again."""

from pathlib import Path

from tests.journeys.main_job import begins, ends
from tests.journeys.screen import Screen
from tests.journeys.steps import look, register_new, reopen, says

KNOWN = "Bensalem Oumar 12/03/1990"


def test_someone_registered_twice_is_joined_and_parted_again(screen: Screen, register: Path, passphrase: str) -> None:
    screen.launch("--register", register)
    reopen(screen, passphrase)
    register_new(screen, KNOWN, "Obtenir un rendez-vous")
    the_form_is_compared(screen)
    the_pair_is_found_and_joined(screen)
    they_are_parted_again(screen)


def the_form_is_compared(person: Screen) -> None:
    """The other name was not found by the search of someone in a hurry: the form tells before it is recorded."""
    person.key("ctrl+n")
    person.wait("field", begins("Nom, date de naissance"))
    person.key("ctrl+Return")
    person.fill("Nom de famille", "Ben Salem")
    person.fill("Prénoms", "Umar")
    for name, text in (("Jour", "12"), ("Mois", "03"), ("Année", "1990")):
        person.fill(f"Date de naissance : {name}", text)
    person.click("radio button", ends("Obtenir un rendez-vous"))
    person.key("ctrl+Return")
    says(person, "Peut-être déjà dans le registre")
    look(person, "maybe-known")
    person.click("button", begins("Aucune ne convient"))
    person.wait("button", begins("Noter un échec"))


def the_pair_is_found_and_joined(person: Screen) -> None:
    """By keys alone, from the list to the toast."""
    person.key("alt+p")
    person.click("button", "Voir les doublons possibles")
    person.wait("button", begins("Comparer BENSALEM Oumar et"))
    look(person, "pairs")
    person.key("space")
    says(person, "Si vous les réunissez")
    look(person, "compared")
    person.key("ctrl+Return")
    says(person, "Les fiches sont réunies.")
    person.gone("button", begins("Comparer BENSALEM Oumar et"))
    look(person, "joined")


def they_are_parted_again(person: Screen) -> None:
    """Both references and both names lead to one page, which says so."""
    person.key("ctrl+k")
    person.type_text("ben salem umar")
    person.wait("item", begins("BENSALEM Oumar"))
    person.key("Return")
    says(person, "Fiche réunie de 2 fiches")
    look(person, "one-person")
    person.click("button", "Fiche réunie de 2 fiches")
    person.wait("button", "Séparer de nouveau")
    look(person, "her-sheets")
    person.click("button", "Séparer de nouveau")
    says(person, "Les fiches sont séparées.")
    person.wait("button", begins("Noter un échec"))
    person.key("ctrl+z")
    says(person, "Fiche réunie de 2 fiches")

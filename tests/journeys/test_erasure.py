"""Someone asks to be erased: two do it, she cannot be found any more, and a certificate without a name says so."""

import re
import subprocess
from pathlib import Path

from tests.journeys.main_job import back_up, begins, ends
from tests.journeys.screen import Screen
from tests.journeys.steps import find_again, look, plain, register_new, save_sheet, says

NAME = "VOROTNIKOV Timour"
TYPED = "Vorotnikov Timour 04/07/1988"
NUMBER = re.compile(r"\b[0-9a-f]{32}\b")


def test_she_is_erased_at_her_request_by_two_people(
    screen: Screen, register: Path, passphrase: str, tmp_path: Path
) -> None:
    screen.launch("--register", register)
    mehdi_sits_down(screen, passphrase)
    register_new(screen, TYPED, "Obtenir un rendez-vous")
    back_up(screen, tmp_path / "avant.age")
    find_again(screen, "vorotnikov", NAME)
    it_is_unfolded_first(screen)
    what_would_be_done_is_read_first(screen)
    claire_confirms(screen, passphrase)
    the_certificate_names_nobody(screen, tmp_path / "attestation.pdf")
    she_is_not_found_any_more(screen)
    assert screen.log() == ""


def mehdi_sits_down(person: Screen, passphrase: str) -> None:
    """Whoever opened the laptop is not who works at it."""
    person.wait("field", "Phrase de passe")
    person.type_text(passphrase)
    person.key("Return")
    person.wait(None, "Qui est à ce poste ?")
    person.click("radio button", ends("Mehdi"))
    person.key("ctrl+Return")
    person.wait("button", begins("Nouvelle personne"))


def it_is_unfolded_first(person: Screen) -> None:
    """Nothing of it is pressed by accident."""
    person.click("button", "Si elle demande à être effacée")
    look(person, "folded-on-her-page")
    person.click("button", "Effacer sa fiche à sa demande")


def what_would_be_done_is_read_first(person: Screen) -> None:
    """What goes, what stays, what speaks against it; the main key does nothing."""
    person.wait("button", "Effacer 1 fiche")
    for told in ("Noms : 2", "1 dossier ouvert", "Les sauvegardes déjà faites", "ne peut pas être annulé"):
        says(person, told)
    look(person, "preview")
    person.key("ctrl+Return")
    it_is_unfolded_first(person)
    person.wait("button", "Effacer 1 fiche")


def claire_confirms(person: Screen, passphrase: str) -> None:
    """A wrong passphrase first: nothing is done."""
    person.click("radio button", ends("Claire"))
    person.fill("Sa phrase de passe", "castor lavande", becomes=re.compile(".*"))
    person.click("button", "Effacer 1 fiche")
    says(person, "Il y a un problème")
    look(person, "wrong-passphrase")
    person.fill("Sa phrase de passe", passphrase, becomes=re.compile(".*"))
    look(person, "two-people")
    person.click("button", "Effacer 1 fiche")
    says(person, "1 fiche est effacée pour de bon.")
    says(person, re.compile(r"avant\.age.*à supprimer avant le"))
    says(person, "par Mehdi et Claire")
    look(person, "erased")


def the_certificate_names_nobody(person: Screen, file: Path) -> None:
    """Saved as a PDF, it says what, by whom, which backups; another program reads it."""
    person.key("ctrl+Return")
    person.wait(None, "1 page")
    look(person, "certificate")
    save_sheet(person, str(file))
    person.until(lambda: file if file.exists() and file.stat().st_size else None, "no certificate")
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    text = " ".join(plain(done.stdout.decode()).split())
    assert "Attestation d’effacement" in text
    assert "La personne a demandé que sa fiche soit effacée." in text
    assert "Mehdi" in text and "Claire" in text
    assert NUMBER.search(text), "the number of the record"
    assert "vorotnikov" not in text.casefold() and "timour" not in text.casefold()


def she_is_not_found_any_more(person: Screen) -> None:
    """Neither by the search nor by going back."""
    person.key("ctrl+k")
    person.type_text("vorotnikov")
    says(person, "Personne ne correspond")
    look(person, "not-found")
    person.key("Escape", "Escape")
    person.gone(None, re.compile("VOROTNIKOV"))

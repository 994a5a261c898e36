"""What goes wrong at the door and in the forms: each is said in plain words, and nothing is lost."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import SHOTS
from tests.journeys.main_job import begins, ends
from tests.journeys.screen import Screen
from tests.journeys.steps import find_again, look, reopen, says
from tests.journeys.virtual import VirtualScreen

PASSPHRASE = "castor lavande tunnel ardoise"
KEYS, TWIN = "keys.json", "keys.backup.json"


@pytest.fixture
def second(virtual_screen: VirtualScreen, tmp_path: Path) -> Iterator[Screen]:
    """A second program on the same screen."""
    other = Screen(virtual_screen, tmp_path / "second", SHOTS / "second")
    yield other
    other.close()


def open_form(screen: Screen, typed: str) -> None:
    """The form of someone whom nobody knows."""
    screen.key("ctrl+n")
    screen.wait("field", begins("Nom, date de naissance"))
    screen.type_text(typed)
    screen.wait("button", begins("Créer une fiche"))
    screen.key("ctrl+Return")
    screen.wait("field", "Nom de famille")
    screen.click("radio button", ends("Obtenir un rendez-vous"))


def test_a_second_copy_says_that_the_register_is_open_and_the_first_goes_on(
    screen: Screen, second: Screen, register: Path, passphrase: str
) -> None:
    screen.launch("--register", register)
    reopen(screen, passphrase)
    second.launch("--register", register)
    second.wait("field", "Phrase de passe")
    second.click("field", "Phrase de passe")
    second.type_text(passphrase)
    second.key("Return")
    says(second, "Ce registre est déjà ouvert")
    look(second, "says-so")
    second.close()
    screen.gone(None, re.compile("Ce registre est déjà ouvert"))
    open_form(screen, "Okafor Chidi")
    screen.key("ctrl+Return")
    screen.wait(None, "OKAFOR Chidi")


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_made(screen: Screen, tmp_path: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_text("a file stands where the folder would be")
    screen.launch("--register", wall / "register")
    screen.wait(None, re.compile("Créer le registre de la permanence|Le registre ne s’ouvre pas"))
    if screen.find("field", "Nom de la permanence"):
        screen.fill("Nom de la permanence", "Permanence des Trois Fontaines")
        screen.fill("Votre prénom", "Claire")
        screen.fill("Phrase de passe", PASSPHRASE)
        screen.fill("La même phrase de passe, encore une fois", PASSPHRASE)
        screen.click("button", begins("Créer le registre"))
    says(screen, str(wall))
    look(screen, "said")
    assert wall.read_text() == "a file stands where the folder would be"


@pytest.mark.parametrize("damage", [b"", b"\x00" * 4096])
def test_damaged_keys_are_healed_by_their_twin_and_that_is_told(
    screen: Screen, register: Path, passphrase: str, damage: bytes
) -> None:
    (register / KEYS).write_bytes(damage)
    screen.launch("--register", register)
    reopen(screen, passphrase)
    says(screen, f"Le fichier des clés {KEYS} était abîmé")
    look(screen, "told")
    assert (register / KEYS).read_bytes() == (register / TWIN).read_bytes()


def test_both_keys_damaged_lead_to_the_backup(screen: Screen, register: Path) -> None:
    for name in (KEYS, TWIN):
        (register / name).write_bytes(b"{}")
    screen.launch("--register", register)
    says(screen, "Le registre ne s’ouvre pas")
    screen.wait("button", "Restaurer une sauvegarde")
    look(screen, "keys-gone")
    assert (register / KEYS).read_bytes() == b"{}"


def test_names_of_every_length_and_script_and_a_day_that_never_was(
    screen: Screen, register: Path, passphrase: str
) -> None:
    screen.launch("--register", register)
    reopen(screen, passphrase)
    long = "Rakotomalala" * 25
    open_form(screen, "31/02/2001 Rakoto")
    screen.fill("Nom de famille", long)
    for box, number in (("Jour", "31"), ("Mois", "02"), ("Année", "2001")):
        screen.fill(f"Date de naissance : {box}", number)
    screen.key("ctrl+Return")
    says(screen, "Cette date n’existe pas")
    look(screen, "impossible-day")
    screen.fill("Date de naissance : Jour", "28")
    screen.key("ctrl+Return")
    screen.wait(None, begins(long.upper()))
    look(screen, "three-hundred-letters")

    open_form(screen, "محمد الأمين")
    screen.wait("field", begins("Nom dans son écriture"))
    screen.key("ctrl+Return")
    screen.wait("button", begins("Noter un échec"))
    says(screen, "محمد الأمين")
    look(screen, "arabic-name")
    open_form(screen, "Ł")
    screen.key("ctrl+Return")
    screen.wait("label", "Ł")
    find_again(screen, "محمد", "محمد الأمين")

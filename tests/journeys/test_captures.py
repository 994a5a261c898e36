"""Captures: pasted into an attempt within its bound of gestures, kept through a crash, seen again, in clear nowhere."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.journeys.byte_search import betrayed
from tests.journeys.clipboard import copied
from tests.journeys.main_job import begins
from tests.journeys.screen import Screen
from tests.journeys.steps import find_again, look, register_new, reopen, says
from tests.journeys.virtual import VirtualScreen
from tests.papers.outside import MARK, pdf, picture

NAME = "TRAORÉ Aminata"
MESSAGE = "Il n’existe plus de plage horaire libre."
MOST_GESTURES = 6
CLOSE = "Fermer ce message"
"""What says in passing that something was saved may lie over what is clicked next."""
IN_PDF, IN_NAME = "Zorgblaireau", "vrombissoire-9471"


def gestures(screen: Screen, before: Counter[str]) -> int:
    """Clicks, keys and turns of the wheel since then; letters are not counted."""
    return (screen.gestures - before).total() - (screen.gestures - before)["letters"]


@pytest.fixture
def her_page(screen: Screen, register: Path, passphrase: str) -> Screen:
    """The page of someone who came for an appointment."""
    screen.launch("--register", register)
    reopen(screen, passphrase)
    register_new(screen, "Traoré Aminata", "Obtenir un rendez-vous")
    return screen


def test_an_attempt_with_a_pasted_capture_takes_six_gestures(her_page: Screen, virtual_screen: VirtualScreen) -> None:
    screen, before = her_page, her_page.gestures.copy()
    with copied(virtual_screen):
        screen.key("ctrl+e")
        screen.wait("button", begins("Enregistrer la tentative"))
        screen.key("a")
        screen.key("Tab")
        screen.type_text(MESSAGE)
        screen.key("ctrl+v")
        screen.wait("button", "Retirer : Image collée")
        screen.picture("colle")
        screen.key("ctrl+Return")
        screen.wait(None, "La tentative est enregistrée.")
    assert gestures(screen, before) <= MOST_GESTURES
    look(screen)
    screen.click("button", CLOSE)
    screen.click("button", begins("Ouvrir : Image collée"))
    says(screen, re.compile("Preuve · Presse-papiers"))
    look(screen, "vue")
    screen.key("plus", "t")
    screen.picture("de-pres")


def test_the_screen_is_captured_without_the_window_and_waits_through_a_crash(
    her_page: Screen, register: Path, passphrase: str
) -> None:
    screen = her_page
    screen.key("ctrl+e")
    screen.wait("button", begins("Enregistrer la tentative"))
    screen.click("button", "Capturer l’écran")
    screen.wait("button", "Retirer : Capture de l’écran")
    screen.kill()
    screen.launch("--register", register)
    reopen(screen, passphrase)
    find_again(screen, "traoré aminata", NAME)
    screen.key("ctrl+e")
    screen.wait("button", "Retirer : Capture de l’écran")
    look(screen, "capture-reprise")
    screen.key("a")
    screen.key("ctrl+Return")
    screen.click("button", CLOSE)
    screen.click("button", begins("Ouvrir : Capture de l’écran"))
    says(screen, re.compile("Capture de l’écran du"))
    screen.picture("capture")


def test_what_is_taken_in_is_in_clear_nowhere(
    her_page: Screen, virtual_screen: VirtualScreen, tmp_path: Path, register: Path, passphrase: str
) -> None:
    screen = her_page
    brought = tmp_path / "stick"
    brought.mkdir()
    files = {
        f"{IN_NAME}.pdf": pdf(2, text=IN_PDF, compress_streams=False),
        "photo.jpg": picture("JPEG", (900, 600), traces=True),
    }
    words = [IN_PDF, IN_NAME, MARK]
    for name, content in files.items():
        (brought / name).write_bytes(content)
    assert {line.split(": ")[1] for line in betrayed(words, [brought])} == set(words)
    screen.click("button", "Garder une pièce")
    for name in files:
        screen.click("button", "Ajouter un fichier")
        screen.wait("button", "Ouvrir")
        screen.type_text(str(brought / name))
        screen.key("Return")
        screen.wait("button", f"Retirer : {name}")
    screen.click("radio button", re.compile("Courrier$"))
    look(screen, "garder")
    screen.key("ctrl+Return")
    says(screen, "2 pièces sont gardées.")
    screen.click("button", CLOSE)
    screen.click("button", begins(f"Ouvrir : {IN_NAME}"))
    says(screen, re.compile("Page 1 sur 2"))
    look(screen, "pdf")
    screen.click("button", "Agrandir")
    screen.key("ctrl+l")
    reopen(screen, passphrase)
    find_again(screen, "traoré aminata", NAME)
    says(screen, IN_NAME)
    screen.picture("sa-page")
    screen.kill()
    for name in files:
        (brought / name).unlink()
    account = [tmp_path, Path(virtual_screen.environment["HOME"])]
    assert list(betrayed(words, account, besides=[register / "passphrase.txt"])) == []

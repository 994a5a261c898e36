"""Journey 4: no appointment to be had: each failed attempt is noted in a few gestures, and none is lost."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.journeys.main_job import begins
from tests.journeys.screen import Screen
from tests.journeys.steps import find_again, look, register_new, reopen, says

NAME = "TRAORÉ Aminata"
MESSAGE = "Il n’existe plus de plage horaire libre pour votre demande de rendez-vous."
MOST_GESTURES = 6
DATABASE = "register.db"


def gestures(screen: Screen, before: Counter[str]) -> int:
    """Clicks, keys and turns of the wheel since then; letters are not counted."""
    return (screen.gestures - before).total() - (screen.gestures - before)["letters"]


def size(register: Path) -> int:
    """How much was written to the register; it only grows while the register is open."""
    return sum(file.stat().st_size for file in register.glob(f"{DATABASE}*"))


@pytest.fixture
def her_page(screen: Screen, register: Path, passphrase: str) -> Screen:
    """The page of someone who came for an appointment."""
    screen.launch("--register", register)
    reopen(screen, passphrase)
    register_new(screen, "Traoré Aminata", "Obtenir un rendez-vous")
    return screen


def test_a_failed_attempt_takes_six_gestures_and_one_undoes_it(her_page: Screen) -> None:
    screen, before = her_page, her_page.gestures.copy()
    screen.key("ctrl+e")
    screen.wait("button", begins("Enregistrer la tentative"))
    screen.key("a")
    screen.key("Tab")
    screen.type_text(MESSAGE)
    screen.key("ctrl+Return")
    screen.wait(None, "La tentative est enregistrée.")
    assert gestures(screen, before) <= MOST_GESTURES
    says(screen, "Tentative : Aucun créneau")
    says(screen, MESSAGE)
    look(screen, "noted")

    # The next one begins with the place and the page of the last one.
    before = screen.gestures.copy()
    screen.key("ctrl+e")
    screen.wait("button", begins("Enregistrer la tentative"))
    screen.key("e", "ctrl+Return")
    says(screen, "Tentative : Page blanche")
    assert gestures(screen, before) <= MOST_GESTURES
    look(screen, "noted-twice")

    screen.key("ctrl+z")
    screen.gone(None, re.compile("Page blanche"))
    says(screen, MESSAGE)
    look(screen, "undone")


def test_an_attempt_without_a_word_or_in_the_future_is_told_beside_the_field(her_page: Screen) -> None:
    screen = her_page
    screen.key("ctrl+e")
    screen.wait("button", begins("Enregistrer la tentative"))
    screen.key("ctrl+Return")
    says(screen, re.compile("On ne sait pas ce qui s’est passé"))
    look(screen, "nothing-said")
    screen.key("a")
    screen.fill("Quand ? : Jour", "31/02/2026")
    screen.key("ctrl+Return")
    says(screen, re.compile("31/02/2026|n’existe pas"))
    look(screen, "impossible-day")


def test_what_was_typed_survives_the_power_cut(her_page: Screen, register: Path, passphrase: str) -> None:
    screen = her_page
    screen.key("ctrl+e")
    screen.wait("button", begins("Enregistrer la tentative"))
    screen.key("b", "Tab")
    before = size(register)
    screen.type_text(MESSAGE)
    screen.reads("field", begins("Message exact"), MESSAGE)
    screen.until(lambda: size(register) > before or None, "the draft was not kept")
    screen.kill()

    screen.launch("--register", register)
    reopen(screen, passphrase)
    look(screen, "a-draft-waits")
    screen.click("button", begins("Reprendre"))
    screen.reads("field", begins("Message exact"), MESSAGE)
    screen.wait(None, "Voici ce qui était écrit ici et pas encore enregistré.")
    look(screen, "the-draft")
    screen.key("ctrl+Return")
    screen.wait(None, "La tentative est enregistrée.")
    find_again(screen, "aminata traore", NAME)
    says(screen, "Tentative : Message d’erreur")
    says(screen, MESSAGE)
    screen.click(None, "Accueil")
    screen.gone(None, "Un brouillon vous attend")


def test_the_guide_for_a_blocked_portal_notes_attempts_on_its_way(her_page: Screen) -> None:
    screen = her_page
    screen.key("ctrl+Return")
    screen.click("button", begins("Commencer : Pas de rendez-vous"))
    screen.wait(None, "Où le site est-il ouvert ?")
    screen.key("c", "ctrl+Return")
    screen.wait("label", begins("Étape 1"))
    look(screen, "first-step")
    screen.key("ctrl+e")
    screen.wait("button", begins("Enregistrer la tentative"))
    screen.key("a", "ctrl+Return")
    screen.wait(None, "La tentative est enregistrée.")
    screen.wait("label", begins("Étape 1"))
    look(screen, "back-in-the-guide")

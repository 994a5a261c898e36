"""The whole desk works from the keyboard: a journey from the lock to the sheet and back, without a mouse."""

import re
from pathlib import Path

from tests.journeys.main_job import begins
from tests.journeys.screen import Screen
from tests.journeys.steps import find_again, heading, look, reopen, says
from tests.journeys.virtual import ScreenError

NAME = "KPATCHA Essowè"
MOST_TABS = 60


def tab_to(screen: Screen, name: re.Pattern[str]) -> None:
    """Presses Tab until the control of that name has the focus."""
    for _ in range(MOST_TABS):
        focused = screen.focused()
        if focused is not None and name.search(focused.name):
            return
        screen.key("Tab")
    raise ScreenError(f"Tab never comes to {name.pattern}")


def someone_is_registered(screen: Screen) -> None:
    """Search, form and choices."""
    screen.key("ctrl+n")
    screen.wait("field", begins("Nom, date de naissance"))
    screen.type_text("Kpatcha Essowè")
    screen.wait(None, begins("Personne ne correspond"))
    screen.key("ctrl+Return")
    screen.wait("field", "Nom de famille")
    tab_to(screen, re.compile("^Démarche : "))
    screen.key("a")
    tab_to(screen, re.compile("^Langue parlée"))
    screen.type_text("port")
    screen.wait("item", begins("portugais"))
    screen.key("Return")
    screen.reads("field", begins("Langue parlée"), "portugais")
    tab_to(screen, re.compile("^Créer la fiche"))
    screen.key("space")
    screen.wait(None, NAME)
    screen.wait("button", begins("Commencer un guide"))


def a_guide_is_begun(screen: Screen) -> str:
    """Steps forward and back, and the screen turned to her; gives the title of the first step."""
    screen.key("ctrl+Return")
    screen.wait("button", begins("Commencer : Renouveler"))
    tab_to(screen, re.compile("^Commencer : Renouveler.*étudiant"))
    screen.key("space")
    screen.wait(None, "Où le site est-il ouvert ?")
    screen.key("a", "ctrl+Return")
    first = heading(screen, 1)
    screen.key("a", "ctrl+Return")
    second = heading(screen, 2)
    assert first != second
    screen.key("alt+Left")
    assert heading(screen, 1) == first
    screen.key("ctrl+shift+m")
    screen.wait("button", begins("Retour au bénévole"))
    look(screen, "shown-to-her")
    screen.key("Escape")
    assert heading(screen, 1) == first
    return first


def a_failure_is_noted(screen: Screen, first: str) -> None:
    """An attempt from the step `first`, then back to it."""
    screen.key("ctrl+e")
    screen.wait("button", begins("Enregistrer la tentative"))
    screen.key("b", "Tab")
    screen.type_text("Service indisponible")
    screen.key("ctrl+Return")
    assert heading(screen, 1) == first


def the_sheet_is_shown(screen: Screen) -> None:
    """Found again, her sheet is read on the screen."""
    find_again(screen, "kpatcha", NAME)
    says(screen, "Service indisponible")
    screen.key("ctrl+p")
    screen.wait(None, "1 page")
    tab_to(screen, re.compile("^Montrer en grand"))
    screen.key("space")
    screen.wait("button", begins("Plus bas"))
    look(screen, "sheet-shown")
    screen.key("Escape")
    screen.key("alt+Left")
    screen.wait("button", begins("Noter un échec"))


def every_section_is_reached(screen: Screen) -> None:
    """Sections by their letters, the list of keys, the lock."""
    for letter, page in (("p", "Personnes"), ("g", "Guides"), ("i", "Papiers"), ("c", "Coordination")):
        screen.key(f"alt+{letter}")
        screen.wait("label", page)
        look(screen)
    screen.key("alt+a")
    screen.wait("button", begins("Accueillir une personne"))
    screen.key("F1")
    says(screen, "Verrouiller maintenant")
    look(screen, "keys")
    screen.key("ctrl+l")
    screen.wait(None, "Le registre est verrouillé")


def test_a_journey_without_a_mouse(screen: Screen, register: Path, passphrase: str) -> None:
    screen.launch("--register", register)
    reopen(screen, passphrase)
    someone_is_registered(screen)
    first = a_guide_is_begun(screen)
    a_failure_is_noted(screen, first)
    the_sheet_is_shown(screen)
    every_section_is_reached(screen)
    reopen(screen, passphrase)
    assert not screen.gestures.keys() & {"clicks", "turns"}


def test_the_tab_key_goes_round_every_page_and_comes_back(screen: Screen, register: Path, passphrase: str) -> None:
    screen.launch("--register", register)
    reopen(screen, passphrase)
    for letter, page in (("a", "Accueillir une personne"), ("c", "Sauvegarder maintenant")):
        screen.key(f"alt+{letter}")
        screen.wait("button", begins(page))
        tab_to(screen, begins(page))
        screen.key("Tab")
        tab_to(screen, re.compile("^Chercher une personne"))
        tab_to(screen, begins(page))

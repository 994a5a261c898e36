"""The driver of the journeys does what a person does, and notices what a person would notice."""

import re
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.journeys.screen import Screen
from tests.journeys.virtual import ScreenError

SPECIMEN = [sys.executable, "-m", "tests.journeys.specimen"]


@pytest.fixture
def specimen(screen: Screen) -> Screen:
    """The screen with the specimen on it."""
    screen.start(SPECIMEN)
    screen.wait("field", "Nom")
    return screen


@pytest.mark.parametrize("text", ["Élodie D’Œuvre « ça »", "محمد الأمين", "ትግርኛ", "Łukasz Ñandú ŐŰ", "plain: a-Z@9"])
def test_letters_of_any_script_are_typed_as_they_are(specimen: Screen, text: str) -> None:
    specimen.fill("Nom", text)
    assert specimen.text_of("field", "Nom") == text
    assert specimen.gestures == {"clicks": 1, "letters": len(text)}


def test_filling_a_field_again_replaces_what_it_held(specimen: Screen) -> None:
    specimen.fill("Nom", "Amélie")
    specimen.fill("Nom", "Inès")
    assert specimen.gestures == {"clicks": 2, "letters": 10, "keys": 1}


def test_a_passphrase_is_typed_whole_and_not_shown(specimen: Screen) -> None:
    specimen.fill("Phrase de passe", "été à Nîmes")
    assert specimen.text_of("field", "Phrase de passe") == "●" * 11


def test_a_button_far_below_is_scrolled_into_view_and_clicked(specimen: Screen) -> None:
    specimen.click("button", "Bouton 29")
    specimen.reads("field", "Dernier geste", "bouton 29")
    specimen.click("button", "Bouton 0")
    specimen.reads("field", "Dernier geste", "bouton 0")
    assert specimen.gestures["clicks"] == 2
    assert specimen.gestures["turns"] > 0


def test_a_row_of_a_list_inside_a_page_that_scrolls_is_reached(specimen: Screen) -> None:
    specimen.click("check box", "J’ai lu")
    specimen.reads("field", "Dernier geste", "lu")
    specimen.click("item", "Personne 100")
    specimen.reads("field", "Dernier geste", "Personne 100")


def test_a_choice_is_named_by_its_label_and_made_with_two_clicks(specimen: Screen) -> None:
    specimen.click("field", "Ville")
    specimen.click("item", "Nîmes")
    specimen.reads("field", "Ville", "Nîmes")
    assert specimen.gestures == {"clicks": 2}


def test_a_button_that_is_greyed_out_is_waited_for(specimen: Screen) -> None:
    specimen.click("button", re.compile("plus tard", re.IGNORECASE))
    specimen.reads("field", "Dernier geste", re.compile("tard$"))


def test_the_keyboard_alone_goes_from_field_to_field(specimen: Screen) -> None:
    specimen.click("field", "Nom")
    specimen.key("Tab")
    specimen.type_text("secret")
    specimen.reads("field", "Phrase de passe", "●" * 6)
    focused = specimen.focused()
    assert focused is not None
    assert focused.name == "Phrase de passe"


def test_a_control_without_a_name_is_found(screen: Screen) -> None:
    screen.start([*SPECIMEN, "--nameless"])
    screen.wait("field", "Nom")
    assert [line.split(" at ")[0] for line in screen.unnamed()] == ["text"]


def test_where_all_is_named_nothing_is_found(specimen: Screen) -> None:
    assert specimen.unnamed() == []


def test_what_is_not_there_is_said_and_does_not_take_long(specimen: Screen) -> None:
    with pytest.raises(ScreenError, match="button named 'Absent'"):
        specimen.click("button", "Absent", seconds=0.3)
    with pytest.raises(ScreenError, match="still on screen"):
        specimen.gone("field", "Nom", seconds=0.3)
    specimen.gone("button", "Absent")
    with pytest.raises(ScreenError, match="does not read"):
        specimen.reads("field", "Nom", "autre", seconds=0.3)


def test_a_killed_program_leaves_the_screen_and_another_can_start(specimen: Screen) -> None:
    assert specimen.kill() == -signal.SIGKILL
    specimen.start(SPECIMEN)
    specimen.wait("button", "Bouton 0")


def test_a_program_behind_strace_is_seen_whole_and_ends_with_it(screen: Screen, tmp_path: Path) -> None:
    trace = tmp_path / "sockets.txt"
    screen.start(["strace", "-f", "-e", "trace=socket", "-o", str(trace), *SPECIMEN])
    screen.click("button", "Bouton 0")
    screen.reads("field", "Dernier geste", "bouton 0")
    screen.kill()
    traced = trace.read_text()
    assert "AF_UNIX" in traced
    assert "AF_INET" not in traced


def test_a_program_that_ends_by_itself_is_not_waited_for(screen: Screen) -> None:
    before = time.monotonic()
    with pytest.raises(ScreenError, match="ended with status 3"):
        screen.start([sys.executable, "-c", "raise SystemExit(3)"])
    assert time.monotonic() - before < 10


def test_pictures_are_numbered_and_differ(specimen: Screen) -> None:
    before = specimen.picture("avant")
    specimen.fill("Nom", "Zoé")
    after = specimen.picture("après")
    assert [before.name, after.name] == ["01-avant.png", "02-après.png"]
    assert before.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n" != after.read_bytes()
    assert before.read_bytes() != after.read_bytes()


def test_the_tree_tells_what_a_screen_reader_finds(specimen: Screen) -> None:
    specimen.fill("Nom", "Zoé")
    tree = specimen.tree()
    assert "text 'Nom' = 'Zoé'" in tree
    assert "push button 'Bouton 3'" in tree

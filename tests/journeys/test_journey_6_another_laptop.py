"""Journey 6: next week another volunteer on another laptop takes the guide up at its step, after reading the note."""

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.journeys.main_job import back_up, begins, ends
from tests.journeys.screen import ROOT, Screen
from tests.journeys.steps import find_again, follow, heading, look, register_new, reopen, says, write_date
from tests.journeys.test_journey_3_renewal import ANSWERS

TYPED, NAME, SECOND = "Ould Brahim Sidi Ahmed", "OULD BRAHIM Sidi Ahmed", "Jeanne"
NOTE = "Il apporte le bail lundi. Reprendre aux pièces, sans refaire le début."
STEP = "Les pièces, une par une"
NEW = "buvard comète sillage ardoise"


def the_guide_is_left_with_a_note(person: Screen) -> int:
    """The first volunteer goes as far as the documents, then writes what comes next; gives the step."""
    register_new(person, TYPED, "Renouveler un titre étudiant")
    person.key("ctrl+Return")
    person.click("button", begins("Commencer : Renouveler sur l’ANEF"))
    person.wait(None, "Où le site est-il ouvert ?")
    person.key("b")
    person.key("ctrl+Return")
    at = follow(person, 1, ANSWERS, "Jusqu’à quand est-il valable ?")
    write_date(person, "Date", datetime.now(tz=UTC).date() + timedelta(days=80))
    person.key("ctrl+Return")
    at = follow(person, at + 1, ANSWERS, STEP)
    person.click("radio button", begins("Passeport : Vu"))
    person.click("button", "Quitter le guide")
    person.click("button", begins("Passer le relais"))
    person.fill(begins("À faire d’abord la prochaine fois"), NOTE)
    look(person, "note-for-the-next")
    person.key("ctrl+Return")
    says(person, NOTE)
    return at


def another_laptop(first: Path, backup: Path, second: Path, passphrase: Path) -> None:
    """The register is carried to a laptop of its own: new keys, new letters."""
    passphrase.write_text(NEW, encoding="utf-8")
    command = [
        sys.executable, "-m", "app", "restore", backup, second,
        "--recovery-file", first / "recovery.txt", "--passphrase-file", passphrase,
    ]  # fmt: skip
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def the_other_volunteer_sits_down(person: Screen) -> None:
    """Whoever was here last week is not who is here today."""
    person.wait(None, "Le registre est verrouillé")
    person.wait("field", "Phrase de passe")
    person.type_text(NEW)
    person.key("Return")
    person.wait(None, "Qui est à ce poste ?")
    person.click("radio button", ends(SECOND))
    person.key("ctrl+Return")
    person.wait("button", begins("Nouvelle personne"))


def the_guide_goes_on(person: Screen, at: int) -> None:
    """She is found, the note stands first, and one gesture opens the step; what was answered is still there."""
    before = person.gestures.copy()
    find_again(person, "brahim sidi", NAME)
    says(person, NOTE)
    look(person, "note-read")
    person.wait("button", begins(f"Reprendre le guide à l’étape {at}"))
    person.key("ctrl+Return")
    assert heading(person, at) == STEP
    # Search, first result, guide: three keys beside what is typed.
    spent = person.gestures - before
    assert (spent["clicks"], spent["keys"]) == (0, 3), spent
    person.wait("radio button", begins("Passeport : Vu"))
    says(person, re.compile(r"^1 document regardé sur \d+$"))
    look(person, "the-same-step")


def test_another_volunteer_on_another_laptop_takes_the_guide_up(
    screen: Screen, register: Path, passphrase: str, tmp_path: Path
) -> None:
    backup, second = tmp_path / "cle-usb.age", tmp_path / "autre-poste"
    screen.launch("--register", register)
    reopen(screen, passphrase)
    at = the_guide_is_left_with_a_note(screen)
    back_up(screen, backup)
    screen.key("ctrl+q")
    assert screen.ended() == 0

    another_laptop(register, backup, second, tmp_path / "new.txt")
    screen.launch("--register", second)
    the_other_volunteer_sits_down(screen)
    the_guide_goes_on(screen, at)

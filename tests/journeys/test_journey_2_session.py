"""Journey 2: a session opens in a hall, three people arrive and get numbers, are called, handed over, done; it closes.

Gestures are counted: whoever has been here before has her number at most three gestures after her name was typed.
"""

import re
import subprocess
from pathlib import Path

from tests.journeys.main_job import begins, ends
from tests.journeys.screen import Screen
from tests.journeys.steps import look, plain, register_new, reopen, says

HALL = "Salle des fêtes de l’Exemple"
KNOWN, KNOWN_TYPED = "ZITOUNI Fédia", "Zitouni Fédia"
NEW, NEW_TYPED = "TESFAY Hagos", "Tesfay Hagos"
NEXT_STEP = "Apporter le bail signé."
TO_DO = "Relire la lettre de la préfecture avec elle."
NOTE = "Il manque du papier pour l’imprimante."
NUMBER = re.compile(r"^Numéro ([A-Z]+\d+)$")


def home(person: Screen) -> None:
    """The first page."""
    person.key("alt+a")
    person.wait("button", re.compile("^(Clore la séance|Ouvrir la séance)"))


def number_given(person: Screen) -> str:
    """The number that the page announces."""
    found = NUMBER.match(plain(person.wait("label", NUMBER).name))
    assert found
    return found.group(1)


def read(file: Path) -> str:
    """The words of a PDF as another program reads them."""
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return " ".join(plain(done.stdout.decode()).split())


def a_session_opens_in_a_hall(person: Screen) -> None:
    """Someone who came last week is on file; today the desk is elsewhere."""
    register_new(person, KNOWN_TYPED, "Obtenir un rendez-vous")
    home(person)
    look(person, "last-session")
    person.click("button", "Changer l’équipe ou de bénévole")
    person.fill(begins("Lieu de la permanence"), HALL)
    look(person, "who-and-where")
    person.key("ctrl+Return")
    says(person, "Personne n’est encore venu aujourd’hui")
    look(person, "empty-queue")


def three_people_arrive(person: Screen) -> list[str]:
    """One who has been here, one who is new, one without a file; gives their numbers."""
    person.key("ctrl+j")
    person.wait("field", begins("Nom, date de naissance"))
    person.type_text("fedia zitouni")
    person.wait("item", re.compile(f"{KNOWN}.*Trouvé par"))
    look(person, "found")
    before = person.gestures.copy()
    person.key("Return")
    numbers = [number_given(person)]
    assert (person.gestures - before).total() <= 3
    look(person, "number")
    person.key("ctrl+shift+m")
    person.wait("button", begins("Retour au bénévole"))
    look(person, "number-shown")
    person.key("Escape")

    person.wait("button", begins("Accueillir une autre personne"))
    person.key("ctrl+j")
    person.wait("field", begins("Nom, date de naissance"))
    person.type_text(NEW_TYPED)
    person.wait(None, begins("Personne ne correspond à"))
    person.key("ctrl+Return")
    person.wait("field", "Nom de famille")
    person.click("radio button", ends("Obtenir un rendez-vous"))
    person.key("ctrl+Return")
    waits = plain(person.wait("label", re.compile(r"^[A-Z]+\d+ · (Attend depuis|Vient d’arriver)")).name)
    numbers.append(waits.split()[0])
    look(person, "new-person-waits")

    home(person)
    before = person.gestures.copy()
    person.click("button", "Accueillir sans fiche")
    person.wait("button", begins("Donner un numéro"))
    look(person, "without-a-file")
    person.key("ctrl+Return")
    numbers.append(number_given(person))
    assert (person.gestures - before).total() == 2
    return numbers


def they_are_called_and_one_is_handed_over(person: Screen, numbers: list[str]) -> None:
    """The first is helped; the second goes from one volunteer to another; the third waits."""
    home(person)
    person.wait("button", f"Appeler la personne suivante : {numbers[0]}")
    look(person, "queue")
    person.key("ctrl+Return")
    says(person, re.compile(f"^{numbers[0]} · Avec "))
    look(person, "received")
    person.key("ctrl+j")
    person.wait("button", begins("Terminer la visite"))
    person.key("a")
    person.fill(begins("À faire la prochaine fois"), NEXT_STEP)
    look(person, "end")
    person.key("ctrl+Return")

    person.wait("button", f"Appeler la personne suivante : {numbers[1]}")
    person.key("ctrl+Return")
    says(person, re.compile(f"^{numbers[1]} · Avec "))
    person.click("button", "Confier à quelqu’un")
    person.click("radio button", ends("Jeanne"))
    person.fill(begins("À faire avec elle"), TO_DO)
    look(person, "hand-over")
    person.key("ctrl+Return")
    # It is the turn of the third for this volunteer; the second waits for Jeanne, who sits down here.
    person.wait("button", f"Appeler la personne suivante : {numbers[2]}")
    look(person, "waits-for-jeanne")
    person.click("button", "Changer l’équipe ou de bénévole")
    person.click("radio button", ends("Jeanne"))
    person.key("ctrl+Return")
    person.wait("button", f"Appeler la personne suivante : {numbers[1]}")
    person.key("ctrl+Return")
    says(person, TO_DO)
    person.key("ctrl+j")
    person.wait("button", begins("Terminer la visite"))
    person.key("a", "ctrl+Return")
    person.wait("button", f"Appeler la personne suivante : {numbers[2]}")


def the_session_closes(person: Screen, file: Path) -> str:
    """Whoever is still here is settled by a letter; the sheet is saved; gives its words."""
    person.click("button", "Clore la séance")
    says(person, "1 personne est encore là")
    look(person, "still-here")
    person.key("b")
    says(person, "Chaque visite est terminée")
    person.fill(begins("Le mot pour la prochaine séance"), NOTE)
    look(person, "closing")
    person.key("ctrl+Return")
    person.wait(None, "1 page")
    look(person, "sheet")
    person.click("button", begins("Enregistrer la feuille en PDF"))
    person.wait("button", "Enregistrer")
    person.key("ctrl+a")
    person.type_text(str(file))
    person.key("Return")
    says(person, "La feuille de relais est enregistrée.")
    return read(file)


def test_a_session_from_the_first_arrival_to_the_handover_sheet(
    screen: Screen, register: Path, passphrase: str, tmp_path: Path
) -> None:
    screen.launch("--register", register)
    reopen(screen, passphrase)
    a_session_opens_in_a_hall(screen)
    numbers = three_people_arrive(screen)
    assert [number[-1] for number in numbers] == ["1", "2", "3"]
    assert len({number[:-1] for number in numbers}) == 1
    they_are_called_and_one_is_handed_over(screen, numbers)
    text = the_session_closes(screen, tmp_path / "relais.pdf")
    for words in (HALL, "Claire, Jeanne", NOTE, NEXT_STEP, TO_DO, "Personnes venues", "Sans nom"):
        assert words in text, text
    for name in ("Zitouni", "ZITOUNI", "Fédia", "Tesfay", "TESFAY", "Hagos"):
        assert name not in text, text
    screen.key("alt+a")
    screen.wait("button", begins("Ouvrir la séance"))
    look(screen, "closed")

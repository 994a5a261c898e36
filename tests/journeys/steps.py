"""What volunteers do again and again, beyond the main job: going on in a guide, looking at a page, unlocking."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from tests.journeys.main_job import begins, ends
from tests.journeys.screen import Screen
from tests.journeys.virtual import ScreenError

MOST_STEPS = 80


def look(person: Screen, name: str = "") -> None:
    """Sees that a screen reader can say every control of the page; keeps a picture of it where it is given a name."""
    unnamed = person.unnamed()
    if unnamed:
        raise ScreenError(f"controls without a name on {name or 'the page'}: {', '.join(unnamed)}")
    if name:
        person.picture(name)


def reopen(person: Screen, passphrase: str) -> None:
    """Opens the locked register and sits down, by keys alone."""
    person.wait(None, "Le registre est verrouillé")
    person.wait("field", "Phrase de passe")
    person.type_text(passphrase)
    person.key("Return")
    person.wait(None, "Qui est à ce poste ?")
    person.key("ctrl+Return")
    person.wait("button", begins("Nouvelle personne"))


def register_new(person: Screen, typed: str, procedure: str) -> None:
    """Looks for someone who never came, and makes her file from what was typed; her page shows."""
    person.key("ctrl+n")
    person.wait("field", begins("Nom, date de naissance"))
    person.type_text(typed)
    person.wait(None, begins("Personne ne correspond à"))
    person.key("ctrl+Return")
    person.wait("field", "Nom de famille")
    person.click("radio button", ends(procedure))
    person.key("ctrl+Return")
    person.wait("button", begins("Noter un échec"))


def find_again(person: Screen, typed: str, name: str) -> None:
    """Opens the page of someone whom the search field finds, by keys alone."""
    person.key("ctrl+k")
    person.type_text(typed)
    person.wait("item", re.compile(f"{re.escape(name)}.*Trouvé par"))
    person.key("Return")
    person.wait("button", begins("Noter un échec"))


def write_date(person: Screen, question: str, day: date) -> None:
    """Writes a day into the three boxes of a question."""
    for name, number in (("Jour", day.day), ("Mois", day.month), ("Année", day.year)):
        person.fill(f"{question} : {name}", f"{number:02d}")


def plain(text: str) -> str:
    """A text with its no-break spaces as plain ones."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def heading(person: Screen, number: int) -> str:
    """The heading of the step of that number, once it shows."""
    lead = re.compile(rf"^Étape {number}(,| ·)")

    def found() -> str | None:
        labels = [name for _, role, name, _ in person.everything() if role == "label"]
        return next((plain(one) for one, after in pairwise(labels) if lead.search(after)), None)

    return person.until(found, f"step {number} does not show")


def follow(person: Screen, number: int, answers: Mapping[str, str], until: str) -> int:
    """Goes on in a guide by keys, from step `number` to the step headed `until`; gives the number of that one.

    `answers` says what to press at a step, by its heading, before it is left.
    """
    for step in range(number, MOST_STEPS):
        title = heading(person, step)
        if title == until:
            return step
        if title in answers:
            person.key(answers[title])
        person.key("ctrl+Return")
    raise ScreenError(f"the guide never comes to {until!r}")


def says(person: Screen, text: str | re.Pattern[str]) -> None:
    """Waits until something on the screen says that, whatever it is."""
    person.wait(None, re.compile(re.escape(text)) if isinstance(text, str) else text)


def save_sheet(person: Screen, file: str) -> None:
    """Saves the sheet that shows, by the dialog of the system."""
    person.click("button", begins("Enregistrer la fiche en PDF"))
    person.wait("button", "Enregistrer")
    person.key("ctrl+a")
    person.type_text(file)
    person.key("Return")
    person.gone("button", "Enregistrer")

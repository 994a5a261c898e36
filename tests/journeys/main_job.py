"""The main job, from the locked register to the backup, as a volunteer does it in the window."""

import re
from datetime import date, timedelta
from pathlib import Path

from tests.journeys.screen import Screen
from tests.journeys.virtual import ScreenError

# Long enough for the longest guide: it ends much earlier, or it goes round in circles.
STEPS = 40
FAMILY, GIVEN = "Mendes da Costa", "Inês Maria"
MESSAGE = "Une erreur technique est survenue. Merci de réessayer plus tard."


def ends(text: str) -> re.Pattern[str]:
    """A name that ends so: choices are named by their question and their answer."""
    return re.compile(re.escape(text) + "$")


def begins(text: str) -> re.Pattern[str]:
    """A name that begins so: buttons may tell their key after their words."""
    return re.compile("^" + re.escape(text))


def come_in(person: Screen, passphrase: str) -> None:
    """Unlocks the register and sits down."""
    person.wait(None, "Le registre est verrouillé")
    person.picture("verrou")
    person.fill("Phrase de passe", passphrase)
    person.key("Return")
    person.wait(None, "Qui est à ce poste ?")
    person.picture("qui-est-la")
    person.click("button", begins("Commencer la séance"))
    person.wait("button", begins("Nouvelle personne"))
    person.picture("accueil")


def register_someone(person: Screen) -> None:
    """Searches for someone who never came, then registers her."""
    person.fill("Chercher une personne", f"{GIVEN} {FAMILY}")
    person.wait(None, begins("Personne ne correspond"))
    person.picture("recherche")
    person.click("button", begins("Nouvelle personne"))
    person.click("button", begins("Créer une fiche"))
    person.fill("Nom de famille", FAMILY)
    person.fill("Prénoms", GIVEN)
    person.click("radio button", ends("Renouveler un titre étudiant"))
    person.click("button", begins("Plus :"))
    person.fill(begins("Langue lue"), "portugais")
    person.key("Return")
    person.picture("fiche-courte")
    person.click("button", begins("Créer la fiche"))
    person.wait("button", begins("Commencer un guide"))
    person.picture("personne")


def walk_to_the_site(person: Screen, expiry: date) -> None:
    """Follows the guide of the student renewal up to the page where the site is opened; her permit ends on `expiry`."""
    person.click("button", begins("Commencer un guide"))
    person.wait("button", begins("Commencer :"))
    person.picture("guides")
    person.click("button", re.compile("^Commencer :.*étudiant"))
    person.wait(None, "Où le site est-il ouvert ?")
    person.picture("ou-est-le-site")
    person.click("button", begins("Continuer"))
    for number in range(1, STEPS):
        person.wait("label", re.compile(rf"^Étape {number}\b"))
        if number in (1, 4) or person.find("radio button", ends("Passeport : Vu")):
            person.picture(f"etape-{number}")
        if person.find("button", begins("Noter un échec")):
            person.picture("sur-le-site")
            return
        answer(person, expiry)
        person.click("button", begins("Continuer"))
    raise ScreenError("the guide never comes to the site")


def answer(person: Screen, expiry: date) -> None:
    """Answers the question of a step, if it asks one: the first answer, or the day on which the permit ends."""
    if person.find("field", "Date : Jour"):
        for name, number in (("Jour", expiry.day), ("Mois", expiry.month), ("Année", expiry.year)):
            person.fill(f"Date : {name}", str(number), becomes=re.compile(f"^0?{number}$"))
    elif person.find("radio button", begins("Réponse :")):
        person.key("a")
    elif person.find("radio button", ends("Passeport : Vu")):
        person.click("radio button", ends("Passeport : Vu"))


def note_a_failure(person: Screen) -> None:
    """Records what the site said, as it said it."""
    person.click("button", begins("Noter un échec"))
    person.click("radio button", ends("Message d’erreur"))
    person.fill(begins("Message exact à l’écran"), MESSAGE)
    person.picture("tentative")
    person.click("button", begins("Enregistrer la tentative"))
    person.wait(None, "La tentative est enregistrée.")


def take_away(person: Screen, sheet: Path) -> None:
    """Leaves the guide, makes her sheet in French and Portuguese, and saves it."""
    person.click("button", "Quitter le guide")
    person.wait("button", begins("Préparer un papier"))
    person.picture("histoire")
    person.click("button", begins("Préparer un papier"))
    person.wait("button", begins("Enregistrer la fiche en PDF"))
    person.picture("fiche-a-emporter")
    person.click("button", begins("Enregistrer la fiche en PDF"))
    person.picture("ou-enregistrer")
    person.key("ctrl+a")
    person.type_text(str(sheet))
    person.key("Return")
    person.wait(None, re.compile("est notée dans l’historique"))


def back_up(person: Screen, backup: Path) -> None:
    """Makes a backup and sees it proven."""
    person.click(None, "Coordination")
    person.fill("Où la mettre", str(backup))
    person.picture("sauvegarder")
    person.click("button", begins("Sauvegarder maintenant"))
    person.wait(None, begins("La sauvegarde est faite et prouvée"))
    person.picture("sauvegarde-prouvee")


def play(person: Screen, passphrase: str, *, today: date, sheet: Path, backup: Path) -> None:
    """Does the whole job; leaves the sheet to take away and the backup in the files named."""
    come_in(person, passphrase)
    register_someone(person)
    walk_to_the_site(person, expiry=today + timedelta(days=100))
    note_a_failure(person)
    take_away(person, sheet)
    back_up(person, backup)

"""A picture of every page, in ./shots/pages: `python3 dev.py shots`.

The main job comes first; then each page that it does not pass through, by the button that leads there.
"""

import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from tests.journeys.fictional import make_register
from tests.journeys.main_job import FAMILY, begins, play
from tests.journeys.screen import ROOT, Screen
from tests.journeys.virtual import ScreenError, VirtualScreen

ALBUM = ROOT / "shots" / "pages"

# A button of the page of a person, and the picture of where it leads.
FROM_A_PERSON = (
    ("Noter un dépôt", "depot"),
    ("Noter un rendez-vous", "rendez-vous"),
    ("Noter l’état du dossier", "etat"),
    ("Noter une conséquence", "consequence"),
    ("Ajouter un proche", "proche"),
    ("Noter un mandat signé", "mandat"),
    ("Noter un accord ou un refus", "accord"),
    ("Écrire une note", "note"),
    ("Ajouter un titre", "titre"),
    ("Ajouter un contact", "contact"),
    ("Modifier la situation", "modifier"),
    ("Ouvrir un dossier", "ouvrir-un-dossier"),
    ("Passer le relais", "relais"),
    ("Modifier le dossier", "modifier-le-dossier"),
    ("Ajouter un nom", "nom"),
    ("Ajouter une langue", "langue"),
    ("Ajouter un numéro", "numero"),
    ("Garder une pièce", "piece"),
    ("Noter une décision", "decision"),
    ("Voir les modifications", "modifications"),
    ("Montrer le numéro", "numero-a-montrer"),
    ("Voir la visite", "visite"),
)
OTHER_THINGS = ("Noter un dépôt", "Noter un rendez-vous", "Noter l’état du dossier", "Noter une conséquence")
TO_COMPLETE = ("Ajouter un proche", "Noter un mandat signé", "Noter un accord ou un refus")
NAMES = ("Ajouter un nom", "Ajouter une langue", "Ajouter un numéro")
FOLDED = {
    **dict.fromkeys(OTHER_THINGS, "Noter autre chose"),
    **dict.fromkeys(TO_COMPLETE, "Compléter sa fiche"),
    **dict.fromkeys(NAMES, "Ajouter un nom, une langue"),
}
"""What must be unfolded before a button shows."""
FROM_HOME = (
    ("Accueillir une personne", "accueillir"),
    ("Accueillir sans fiche", "accueillir-sans-fiche"),
    ("Changer l’équipe", "equipe"),
    ("Clore la séance", "clore-la-seance"),
)
FROM_PEOPLE = (("Voir les doublons possibles", "doublons"),)
FROM_DEADLINES = (("Voir le mois", "mois"), ("Appeler les personnes", "appels"), ("Calculer des dates", "calculateur"))
FROM_COORDINATION = (
    ("Importer des personnes", "importer"),
    ("Changer la phrase de passe", "phrase-de-passe"),
    ("Régler l’affichage", "reglages"),
)


def visit(person: Screen) -> None:
    """The pages beside the main job, from an open desk to the lock and what lies behind it."""
    person.click("button", "Accueil")
    leave_and_return(person, FROM_HOME, home="Changer l’équipe")
    person.click("button", "Personnes")
    leave_and_return(person, FROM_PEOPLE, home="Voir les doublons possibles")
    for section, picture in (
        ("Personnes", "personnes"),
        ("Guides", "guides-sans-personne"),
        ("Échéances", "echeances"),
    ):
        person.click("button", section)
        person.picture(picture)
    leave_and_return(person, FROM_DEADLINES, home="Calculer des dates")
    person.fill("Chercher une personne", FAMILY)
    person.click("item", begins(FAMILY.upper()))
    leave_and_return(person, FROM_A_PERSON, home="Préparer un papier")
    person.click("button", "Coordination")
    leave_and_return(person, FROM_COORDINATION, home="Sauvegarder maintenant")
    person.key("F1")
    person.wait(None, "Touches du clavier")
    person.picture("touches")
    person.key("ctrl+l")
    person.click("button", begins("Utiliser la feuille de secours"))
    person.picture("secours")
    person.click("button", begins("Restaurer une sauvegarde"))
    person.wait("button", begins("Restaurer la sauvegarde"))
    person.picture("restaurer")


def leave_and_return(person: Screen, ways: tuple[tuple[str, str], ...], home: str) -> None:
    """Takes each way from a page, pictures where it leads, and comes back to the page that has the button `home`."""
    for way, picture in ways:
        person.wait("button", begins(home))
        if way in FOLDED and not person.find("button", begins(way)):
            person.click("button", begins(FOLDED[way]))
        person.click("button", begins(way))
        person.gone("button", begins(home))
        person.picture(picture)
        person.click("button", "Retour")


def first_run(person: Screen, register: Path) -> None:
    """What a laptop without a register shows."""
    person.launch("--register", register)
    person.wait(None, "Créer le registre de la permanence")
    person.picture("premiere-fois")
    person.close()


def main() -> int:
    """Takes the pictures and says where they are; gives 1 when a page could not be reached."""
    shutil.rmtree(ALBUM, ignore_errors=True)
    today = datetime.now().astimezone().date()
    try:
        with VirtualScreen() as virtual, tempfile.TemporaryDirectory(prefix="guichet-shots-") as account:
            folder = Path(account)
            passphrase = make_register(folder / "registre")
            person = Screen(virtual, folder / "home", ALBUM)
            try:
                first_run(person, folder / "vide")
                person.launch("--register", folder / "registre")
                play(person, passphrase, today=today, sheet=folder / "fiche.pdf", backup=folder / "sauvegarde.age")
                visit(person)
            except ScreenError:
                person.picture("interrompu")
                raise
            finally:
                person.close()
    except ScreenError as error:
        sys.stderr.write(f"the pictures stop here: {error}\n")
        return 1
    sys.stdout.write(f"{len(list(ALBUM.glob('*.png')))} pictures in {ALBUM.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

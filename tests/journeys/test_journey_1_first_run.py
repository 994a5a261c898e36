"""Journey 1: the coordinator creates the desk, chooses a passphrase, takes the recovery sheet, proves it by typing."""

import re
from pathlib import Path

from tests.journeys.screen import Screen

PASSPHRASE = "castor lavande tunnel ardoise"
SHEET_WORD = re.compile(r"\b(\d{1,2})\s+([a-zà-ÿ]{3,})\b")


def words_of_the_sheet(text: str) -> list[str]:
    """The 24 numbered words, in their order, from the text of the recovery sheet."""
    table = text.split("Les 24 mots", 1)[1]
    found: dict[int, str] = {}
    for number, word in SHEET_WORD.findall(table):
        found.setdefault(int(number), word)
    return [found[number] for number in range(1, 25)]


def test_a_coordinator_creates_the_desk_and_proves_the_recovery_sheet(screen: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    screen.launch("--register", folder)
    screen.wait(None, "Créer le registre de la permanence")
    assert screen.unnamed() == []
    screen.picture("first-run")

    screen.click("button", "Créer le registre")
    screen.wait(None, "Il y a un problème")
    screen.picture("first-run-problems")

    screen.fill("Nom de la permanence", "Permanence des Trois Fontaines")
    screen.fill("Votre prénom", "Claire")
    screen.fill("Phrase de passe", PASSPHRASE)
    screen.fill("La même phrase de passe, encore une fois", PASSPHRASE)
    screen.click("button", "Créer le registre")

    screen.wait(None, "La feuille de secours", 30)
    assert screen.unnamed() == []
    screen.picture("recovery-sheet")
    screen.click("button", "Texte de la page")
    words = words_of_the_sheet(screen.text_of("field", "Texte de la page"))
    screen.click("button", "J’ai la feuille : la prouver")
    screen.fill("Les 24 mots, dans l’ordre", " ".join([*words[:-1], "zzzz"]))
    screen.click("button", "Prouver la feuille de secours")
    screen.wait(None, re.compile("24"))
    screen.picture("recovery-wrong-word")
    screen.fill("Les 24 mots, dans l’ordre", " ".join(words))
    screen.click("button", "Prouver la feuille de secours")

    screen.wait(None, "Qui est à ce poste ?")
    assert screen.unnamed() == []
    screen.picture("who")
    screen.click("button", "Commencer la séance")
    screen.wait("button", re.compile("Nouvelle personne"))
    assert screen.unnamed() == []
    screen.picture("desk")

    screen.key("ctrl+l")
    screen.wait(None, "Le registre est verrouillé")
    screen.picture("locked")
    screen.fill("Phrase de passe", "pas la bonne phrase")
    screen.key("Return")
    screen.wait("label", re.compile("phrase de passe n’est pas la bonne|ne convient pas", re.IGNORECASE), 30)
    screen.picture("wrong-passphrase")
    screen.fill("Phrase de passe", PASSPHRASE)
    screen.key("Return")
    screen.wait(None, "Qui est à ce poste ?", 30)

    assert (folder / "keys.json").stat().st_mode & 0o077 == 0
    assert not (folder / "register.db").read_bytes().startswith(b"SQLite format 3")

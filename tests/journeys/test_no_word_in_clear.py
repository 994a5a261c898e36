"""R9: what is typed, in any field, is found in no file of the account afterwards, be the program closed or killed."""

import re
from base64 import b64encode
from pathlib import Path

import pytest

from app.register import vault
from app.register.register import DATABASE
from app.register.sqlcipher import connect
from tests.journeys.byte_search import betrayed
from tests.journeys.main_job import begins, ends
from tests.journeys.screen import Screen
from tests.journeys.steps import reopen
from tests.journeys.virtual import VirtualScreen

# Words that nothing else in the world says, by the field that they are typed into.
PERSON = {
    "Nom de famille": "Żółwikowská", "Prénoms": "Ñañdutíka", "Avec ses mots": "chouqûetterie bleüe",
    "Nom qu’elle préfère": "Ôrmefeuillard", "Nom dans son écriture": "قرنفلستان", "Téléphone": "0612349876",
    "Numéro étranger": "9876501234",
}  # fmt: skip
FORMS = {
    "Écrire une note": {"Note": "nénuphärologie matinale"},
    "Noter l’état du dossier": {"Ce que dit la page": "dossïer en zigzagueür"},
    "Noter un dépôt": {"Numéro du dépôt": "DÉPÔT-77345X", "Pièces envoyées": "quittançoire-ëté.pdf"},
    "Noter un rendez-vous": {"Quand ? : Jour": "", "Où ?": "guichet Tournesölerie", "À apporter": "le grïmoire vert"},
    "Noter un échec": {"Message exact": "Ërreur fantômatique du göupillon", "Quelle page": "pagë-crôissant"},
    "Passer le relais": {"À faire d’abord": "rappeler la mandragöre"},
}
OTHER_THINGS = ("Noter l’état du dossier", "Noter un dépôt", "Noter un rendez-vous")
PLACE, DUTY, UNSAVED = "Sallê des Pangolïns", "photocopïer le zébulon", "brouillôn de pistache"
TYPED = [
    *PERSON.values(), *(word for form in FORMS.values() for word in form.values() if word), PLACE, DUTY, UNSAVED,
]  # fmt: skip


def fill_person(screen: Screen) -> None:
    """Looks for her, then fills in every line of the form."""
    screen.key("ctrl+n")
    screen.wait("field", begins("Nom, date de naissance"))
    screen.type_text(PERSON["Nom de famille"])
    screen.wait(None, begins("Personne ne correspond"))
    screen.key("ctrl+Return")
    screen.wait("field", "Nom de famille")
    screen.click("button", begins("Plus :"))
    screen.wait("field", begins("Nom qu’elle préfère"))
    for field, word in PERSON.items():
        screen.fill(begins(field), word)
    screen.click("radio button", ends("Obtenir un rendez-vous"))
    screen.key("ctrl+Return")
    screen.wait("button", begins("Noter un échec"))


def fill_form(screen: Screen, button: str, fields: dict[str, str]) -> None:
    """Fills in a form of her page and records it."""
    if button in OTHER_THINGS:
        screen.click("button", begins("Noter autre chose"))
    screen.click("button", begins(button))
    for field, word in fields.items():
        if word:
            screen.fill(begins(field), word)
    if button == "Noter un échec":
        screen.click("radio button", ends("Message d’erreur"))
    if button == "Noter un rendez-vous":
        screen.fill("Quand est le rendez-vous ? : Jour", "24/12/2027")
        screen.fill("Quand est le rendez-vous ? : Heure", "10:30")
    screen.key("ctrl+Return")
    screen.wait("button", begins("Noter un échec"))


def size(register: Path) -> int:
    """How much was written to the register."""
    return sum(file.stat().st_size for file in register.glob(f"{DATABASE}*"))


def in_clear(register: Path, passphrase: str, folder: Path) -> Path:
    """A copy of the register that nothing encrypts."""
    folder.mkdir()
    opened = vault.open_with_passphrase(register, passphrase)
    connection = connect(register / DATABASE, opened.register_key)
    connection.execute("ATTACH DATABASE ? AS clear KEY ''", (str(folder / "clear.db"),))
    connection.execute("SELECT sqlcipher_export('clear')")
    connection.close()
    opened.wipe()
    return folder


def test_what_is_typed_anywhere_is_found_nowhere(
    screen: Screen, virtual_screen: VirtualScreen, register: Path, passphrase: str, tmp_path: Path
) -> None:
    screen.launch("--register", register)
    screen.wait("field", "Phrase de passe")
    screen.type_text(passphrase)
    screen.key("Return")
    screen.fill(begins("Lieu de la permanence"), PLACE)
    screen.key("ctrl+Return")
    screen.wait("button", begins("Nouvelle personne"))
    fill_person(screen)
    for button, fields in FORMS.items():
        fill_form(screen, button, fields)
    screen.key("ctrl+p")
    screen.wait(None, "1 page")
    screen.click("button", begins("Ajouter une chose à faire"))
    screen.type_text(DUTY)
    screen.click("button", "Texte de la page")
    screen.reads("field", "Texte de la page", re.compile(DUTY.split()[1]))
    screen.key("alt+Left")
    screen.wait("button", begins("Noter un échec"))
    screen.key("ctrl+e")
    screen.wait("button", begins("Enregistrer la tentative"))
    screen.key("b", "Tab")
    before = size(register)
    screen.type_text(UNSAVED)
    screen.until(lambda: size(register) > before or None, "the draft was not kept")
    screen.kill()

    account = [tmp_path, Path(virtual_screen.environment["HOME"])]
    assert list(betrayed([*TYPED, passphrase], account, besides=[register / "passphrase.txt"])) == []
    screen.launch("--register", register)
    reopen(screen, passphrase)
    screen.key("ctrl+q")
    assert screen.ended() == 0
    assert list(betrayed([*TYPED, passphrase], account, besides=[register / "passphrase.txt"])) == []

    # The same search finds every one of them in a copy that nothing encrypts.
    found = list(betrayed(TYPED, [in_clear(register, passphrase, tmp_path / "clear")]))
    assert {line.split(": ", 1)[1] for line in found} == set(TYPED)


@pytest.mark.parametrize("word", TYPED)
def test_the_search_finds_a_word_however_it_was_written(tmp_path: Path, word: str) -> None:
    assert list(betrayed([word], [_with(tmp_path / "plain", "rien")])) == []
    for number, content in enumerate((
        word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"),
        *(b64encode(b"x" * before + word.encode() + b"y" * 5) for before in range(3)),
    )):  # fmt: skip
        folder = _with(tmp_path / str(number), b"\x00\xff" + content + b"\x01")
        assert len(list(betrayed([word], [folder]))) == 1


def _with(folder: Path, content: bytes | str) -> Path:
    folder.mkdir()
    (folder / "file").write_bytes(content.encode() if isinstance(content, str) else content)
    return folder

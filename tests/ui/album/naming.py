"""Invented names of three kinds, as many as wanted: one word, seven words, several scripts in one name."""

from itertools import product

KINDS = ("short", "long", "scripts")

_SHORT = ("Ba", "Awa", "Li", "Ndiaye", "Wu", "Sy", "Amina", "Yen", "Ivo", "Mo", "Tran", "Ko")
_LONG = ("Ahmed", "Mohamed", "Abdelrahman", "Ibrahim", "Hassan", "Suleiman", "Oumarou", "Konstantinos", "Maximiliana")
_GIVEN = ("Fatoumata-Binta", "Marie-Chantal Espérance", "Abdoulrahmane", "Anastasiia Volodymyrivna")
_FAMILY_SCRIPTS = ("بن عبد الرحمن", "Хаджимурадов", "ተስፋዬ", "Al-Masri المصري", "রহমান")
_GIVEN_SCRIPTS = ("فاطمة الزهراء", "Сулейман", "ሰላማዊት", "Nour نور", "করিম")


def family(kind: str, number: int) -> str:
    """The n-th family name of a kind; none where a person has one word only."""
    if kind == "short":
        return ""
    if kind == "scripts":
        return _FAMILY_SCRIPTS[number % len(_FAMILY_SCRIPTS)]
    pairs = tuple(product(_LONG, _LONG))
    return " ".join((*pairs[number % len(pairs)], *pairs[(number * 7 + 3) % len(pairs)], _LONG[number % len(_LONG)]))


def given(kind: str, number: int) -> str:
    """The n-th given name of a kind."""
    if kind == "short":
        return _SHORT[number % len(_SHORT)] + ("" if number < len(_SHORT) else "aeiou"[number // len(_SHORT) % 5])
    return (_GIVEN_SCRIPTS if kind == "scripts" else _GIVEN)[number % 4]


def own_script(kind: str, number: int) -> str:
    """How she writes it herself, where that is another script."""
    return ("فاطمة الزهراء بن عبد الرحمن المصري", "ሰላማዊት ተስፋዬ")[number % 2] if kind == "scripts" else ""


def sentence(kind: str) -> str:
    """What someone writes in a field without bounds."""
    return {
        "short": "Oui.",
        "long": "Elle revient avec la facture d’électricité et l’attestation de l’hébergeur ; l’agent a dit que la "
        "demande n’apparaît plus dans son espace, et le message du site était : « Une erreur technique est survenue, "
        "veuillez réessayer ultérieurement. » Référence du message : ERR-2026-0000000000000000000000000000000001.",
        "scripts": "Le site dit : « الموعد غير متاح حاليا » puis « Aucun créneau » (ምንም ቀጠሮ የለም).",
    }[kind]

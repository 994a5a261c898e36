"""Names of any script in plain small Latin letters, as near as can be to how passports and registry offices write them.

Only the scripts that `anyascii` reads otherwise than civil registries do have a table here; it reads all the others.

Sources: Arabic after DIN 31635, BGN/PCGN 1956 and ICAO Doc 9303-3 (section 6 and its table of Arabic letters), without
their signs; Persian, Dari, Pashto and Urdu after BGN/PCGN; Cyrillic after ICAO Doc 9303-3 and, for Serbian, its own
Latin alphabet. Latin letters lose their signs, as papers drop them: Şahin and Sahin are written the same.
"""

import re
import unicodedata

from anyascii import anyascii

_ARABIC = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "dh", "ط": "t", "ظ": "dh", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "و": "w", "ي": "y", "ى": "a", "آ": "a", "أ": "a", "إ": "i",
    "ٱ": "a", "ؤ": "u", "ئ": "i", "ء": "", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ک": "k", "ی": "y", "ۀ": "e",
    "ۂ": "e", "ہ": "h", "ھ": "h", "ۃ": "a", "ے": "e", "ۓ": "e", "ں": "n", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ڤ": "v",
    "ڨ": "g", "ڥ": "v", "ټ": "t", "ډ": "d", "ړ": "r", "ږ": "zh", "ښ": "sh", "ڼ": "n", "ځ": "z", "څ": "ts", "ې": "e",
    "ۍ": "y", "ڭ": "ng", "ۆ": "o", "ۇ": "u", "ۈ": "u", "ۋ": "v", "ە": "e", "ێ": "e",
}  # fmt: skip
_MARKS = {"\u064e": "a", "\u064f": "u", "\u0650": "i", "\u064b": "an", "\u064d": "in", "\u064c": "un", "\u0670": "a"}
_OTHERS = {
    # Cyrillic: where one letter has two usual readings, the one that keeps the sound.
    "ђ": "dj", "ћ": "ch", "ќ": "kj", "љ": "lj", "њ": "nj", "ѕ": "dz", "є": "ye", "ї": "yi", "ў": "u", "ґ": "g",
    # Kazakh, Kyrgyz, Tajik, Azerbaijani.
    "ә": "a", "қ": "k", "ғ": "gh", "ң": "ng", "ө": "o", "ү": "u", "ұ": "u", "һ": "h", "ҳ": "h", "ҷ": "j", "ӣ": "i",
    "ӯ": "u", "ҹ": "j", "ҝ": "g",
    # Bengali, Devanagari, Tamil: c is read tch; ś and ṣ are read ch.
    "চ": "ch", "শ": "sh", "ষ": "sh", "য": "j", "च": "ch", "श": "sh", "ष": "sh", "ச": "ch",
    "ʻ": "", "ʼ": "'", "’": "'",
}  # fmt: skip
_TABLE = {**_ARABIC, **_MARKS, **_OTHERS}
_ALLAH = re.compile("ال?لّ?له(?![ء-ي])")
_JOINERS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640\u0651\u0652]")
_WORD = re.compile(r"[a-z0-9]+")
_APART = frozenset("'`ʼ’‘-")
_HAN = "CJK"
_BEFORE_H = tuple("cdgkpstz")
_ARTICLE = re.compile(r"\bال(?=\w{3})")
PARTICLES = frozenset((
    "abd", "abdel", "abdul", "abou", "abu", "abw", "ait", "al", "ben", "bent", "bin", "bint", "bn", "bnt", "bou", "da",
    "das", "de", "del", "der", "des", "di", "do", "dos", "du", "el", "elhadj", "hadj", "haj", "ibn", "la", "le", "mint",
    "ould", "oud", "van", "von", "weld", "wld",
))  # fmt: skip
"""Parts of names that papers leave out, add or write together."""
_SERVANTS = frozenset(("abd", "abdal", "abdel", "abdol", "abdou", "abdoul", "abdu", "abdul"))
_ARTICLES = frozenset(
    ("ad", "al", "an", "ar", "as", "at", "az", "ed", "el", "en", "er", "es", "et", "ez", "oul", "ul", "ur")
)
_LONGEST_TEXT = 300


def romanised(text: str) -> str:
    """A text in small Latin letters, digits, and the spaces and signs that stood between its words."""
    plain = _JOINERS.sub("", unicodedata.normalize("NFKC", text)).lower()
    plain = _ARTICLE.sub("ال ", _ALLAH.sub("الاه", plain))
    return "".join(_pieces(unicodedata.normalize("NFC", plain)))


def tokens(text: str) -> list[str]:
    """The words of a text in plain small Latin letters: no accents, cut at hyphens and apostrophes."""
    return _WORD.findall(romanised(text))


def name_words(text: str) -> list[str]:
    """The words of a name; *servant of* is one with its word, however it is written (Abd El Kader, Abdul Aziz)."""
    found: list[str] = []
    for word in tokens(text[:_LONGEST_TEXT]):
        if found and found[-1] in _SERVANTS and word not in _ARTICLES:
            found[-1] += word
        elif len(found) > 1 and found[-2] == "abd" and found[-1] in _ARTICLES:
            found[-2:] = ["abdal" + word]
        else:
            found.append(word)
    return found


def squeezed(text: str) -> str:
    """A text in plain small Latin letters and digits, without anything between them."""
    return "".join(tokens(text))


def is_foreign(text: str) -> bool:
    """Whether a text has letters of another script than the Latin one."""
    return any(
        ord(sign) > 0x24F and sign.isalpha() and not unicodedata.name(sign, "").startswith("LATIN") for sign in text
    )


def _pieces(text: str) -> list[str]:
    found: list[str] = []
    before = ""
    for sign in text:
        if sign == before and sign in _ARABIC:
            # Two of one letter have a vowel between them that is not written: مم is never the mm of Mohammed.
            found.append("a")
        piece = sign if sign.isascii() else _piece(sign)
        if piece[:1] == "h" and not sign.isascii() and found and found[-1][-1:] in _BEFORE_H:
            # S and h of another script are two sounds: زهرا is never read with the zh of ж.
            found.append("a")
        found.append(piece)
        before = sign
    return found


def _piece(sign: str) -> str:
    if sign in _TABLE:
        return _TABLE[sign]
    if unicodedata.combining(sign):
        return ""
    plain = anyascii(sign).lower()
    if unicodedata.name(sign, "").startswith(_HAN):
        return f" {plain} "
    # A sign of glottal closure inside a word of another script is no apostrophe between two words.
    return plain if sign in _APART or not sign.isalpha() else plain.replace("'", "").replace("`", "")


def national(phone: str) -> str:
    """The digits of a telephone number as dialled in France: `+33 6 12…`, `0033 (0)6 12…` and `06 12…` are the same.

    A foreign number begins with its country's digits. What is typed of a number so far is read the same way.
    """
    signs = re.sub(r"[^\d+]", "", anyascii(phone).replace("(0)", ""))
    if re.match(r"\+33|0033|33[1-9]\d{8}$", signs):
        return "0" + re.sub(r"^(\+33|0033|33)", "", signs).removeprefix("0")
    return re.sub(r"\D", "", re.sub(r"^00", "", signs))

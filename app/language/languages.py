"""Languages and countries by their names, and the direction in which a language is written."""

from babel import Locale, UnknownLocaleError

from app.domain.vocabulary import OTHER

RIGHT_TO_LEFT = ("ar", "fa", "prs", "ps", "ur", "ckb", "he", "ug", "sd", "dv")
ASKED = (
    "fr", "en", "ar", "pt", "tr", "es", "it", "fa-AF", "fa", "ps", "ti", "am", "uk", "ru", "sq", "ka", "hy", "bn", "ur",
    "zh", "ln", "snk", "bm", "ff", "so", "kmr", "ckb", "wo", "kab", "ro", "sr", "vi", "hi", "ta", "sw",
)  # fmt: skip
"""The languages offered first (reference: languages.md); any other is `other:…`."""

COUNTRY_LETTERS = 2
_NO_COUNTRIES = ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")
_OWN_NAMES = {"fa-AF": "دری", "prs": "دری"}

# Babel has no name for these, or one that nobody at a desk says.
_NAMES = {
    "fr": {
        "prs": "dari", "fa-AF": "dari", "snk": "soninké", "kmr": "kurde (kurmandji)", "ckb": "kurde (sorani)",
        "ff": "peul", "kab": "kabyle",
    },
    "en": {"prs": "Dari", "fa-AF": "Dari", "kmr": "Kurdish (Kurmanji)", "ckb": "Kurdish (Sorani)"},
}  # fmt: skip


def language_name(code: str, shown_in: str = "fr") -> str:
    """`peul`, `tigrigna`: a language's name in another language; the code itself where nobody named it."""
    if code in _NAMES.get(shown_in, {}):
        return _NAMES[shown_in][code]
    names = Locale.parse(shown_in).languages
    for known in (code.replace("-", "_"), code.split("-")[0]):
        if known in names:
            return str(names[known])
    return code.removeprefix(OTHER)


def own_name(code: str) -> str:
    """A language's name in itself: `português`, `العربية`."""
    if code in _OWN_NAMES:
        return _OWN_NAMES[code]
    try:
        return Locale.parse(code.replace("-", "_")).get_language_name() or code
    except (UnknownLocaleError, ValueError):
        return language_name(code)


def is_right_to_left(code: str) -> bool:
    """Whether a language is written from right to left."""
    return code.split("-")[0] in RIGHT_TO_LEFT


def country_name(code: str, shown_in: str = "fr") -> str:
    """A country's name from its ISO 3166 code; what was typed where it is none."""
    return str(Locale.parse(shown_in).territories.get(code, code.removeprefix(OTHER)))


def countries(shown_in: str = "fr") -> list[tuple[str, str]]:
    """Every country as (ISO 3166 code, name), by name."""
    found = [(code, name) for code, name in Locale.parse(shown_in).territories.items() if _is_country(code)]
    return sorted(found, key=lambda pair: pair[1].casefold())


def _is_country(code: str) -> bool:
    return len(code) == COUNTRY_LETTERS and code.isalpha() and code not in _NO_COUNTRIES

"""How long something lasted, in words, as far as it is known."""

from app.language.dates import seen_date
from app.language.words import Words

WHOLE = len("2026-10-03")


def lasted(since: str, until: str, words: Words) -> str:
    """From when until when (EDTF): whole days, months or years; empty where neither year is known."""
    first, last = (one if one and "X" not in one else "" for one in (since, until))
    if first and last:
        whole = len(first) == len(last) == WHOLE
        text = words.t("du {since} au {until}", **_said(first, last, words)) if whole else ""
        return text or words.t("de {since} à {until}", **_said(first, last, words))
    if first:
        day = seen_date(first, words.language)
        return words.t("depuis le {date}", date=day) if len(first) == WHOLE else words.t("depuis {since}", since=day)
    if last:
        day = seen_date(last, words.language)
        return words.t("jusqu’au {date}", date=day) if len(last) == WHOLE else words.t("jusqu’à {until}", until=day)
    return ""


def _said(first: str, last: str, words: Words) -> dict[str, str]:
    return {"since": seen_date(first, words.language), "until": seen_date(last, words.language)}

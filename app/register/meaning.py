"""What a word that is typed may mean: the words of names in use that are near it, by sound, script or error."""

from collections.abc import Iterable, Sequence
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.domain import keys
from app.domain.likeness import CLOSE, LOOSE, by_consonants, by_errors, told_apart
from app.domain.matching import SOUND_BEGINS
from app.domain.skeletons import LONGEST, SHORTEST_WITH_TYPO, misspellings_allowed, skeleton, sound
from app.register.ranges import listed
from app.register.sqlcipher import Connection

_FORMS, _MEANT = 400, 60
"""How many words of one kind of form are read, and how many words one is taken to mean."""
_SHORTEST_BEGINNING = 2
_REMEMBERED = 16
"""How many words are remembered: those of what stands in the search box, and their neighbours as one."""
_LAST = "\U0010ffff"
_BEGUN = "SELECT word FROM search_form WHERE form >= ? AND form < ? LIMIT ?"
_ALIKE = "SELECT form, word, sound FROM json_each(?) AS mine CROSS JOIN search_form ON form = mine.value LIMIT ?"
# One word has many of these forms in common with another: it is told once.
_MISSPELT = "SELECT DISTINCT word, sound FROM json_each(?) AS mine CROSS JOIN search_form ON form = mine.value LIMIT ?"


class Meanings:
    """What words mean through one connection; remembered as long as nobody else writes into the register.

    While someone types, only the last word is new. For one thread at a time.
    """

    def __init__(self) -> None:
        self._version = -1
        self._known: dict[str, dict[str, float]] = {}

    def of(self, connection: Connection, words: Iterable[str]) -> dict[str, dict[str, float]]:
        """What each of these words may mean."""
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        known = self._known if version == self._version else {}
        found = {word: known[word] if word in known else meant(connection, word) for word in words}
        # The words of now are the last to be forgotten.
        kept = {**{word: known[word] for word in known if word not in found}, **found}
        self._known = dict(list(kept.items())[-_REMEMBERED:])
        self._version = version
        return found


def meant(connection: Connection, word: str) -> dict[str, float]:
    """The words of names in use that someone who types `word` may mean, and how close each is, the closest first.

    Other spellings, other scripts, errors; and words that begin with its sound.
    """
    said = sound(word)
    mine = {form.form: form.sound for form in keys.forms_of(word)}
    found = _spelt_otherwise(connection, word, mine)
    if SHORTEST_WITH_TYPO <= len(word) <= LONGEST:
        forms = [form for form in mine if form[0] == keys.MISSPELT]
        for other, close in _misspelt(word, said, _asked(connection, _MISSPELT, forms)):
            if found.get(other, 0.0) < CLOSE:
                found[other] = max(found.get(other, 0.0), close)
    found = {other: close for other, close in found.items() if close >= LOOSE and other != word}
    if len(said) > _SHORTEST_BEGINNING:
        start = keys.SOUND + said
        for (other,) in connection.execute(_BEGUN, (start, start + _LAST, _MEANT)):
            found[other] = max(found.get(other, 0.0), SOUND_BEGINS)
    return dict(sorted(found.items(), key=lambda one: -one[1])[:_MEANT])


def _spelt_otherwise(connection: Connection, word: str, mine: dict[str, str]) -> dict[str, float]:
    """The words that share a skeleton with `word`, whose forms with their sounds are `mine`."""
    first = keys.ALIKE + skeleton(word)
    found: dict[str, float] = {}
    heard: dict[tuple[str, str], float] = {}
    for form, other, its in _asked(connection, _ALIKE, [form for form in mine if form[0] == keys.ALIKE]):
        # Many words have one sound.
        close = heard.get((form, its))
        if close is None:
            own = mine[form]
            close = told_apart(own, its, by_consonants(own, its, form[1:], first=form == first))
            heard[form, its] = close
        if close > found.get(other, 0.0):
            found[other] = close
    return found


def _misspelt(word: str, said: str, others: Sequence[tuple[str, str]]) -> Iterable[tuple[str, float]]:
    """Those of other words (each with its sound) that errors may have made of a word, and how close they are."""
    allowed = misspellings_allowed(word, word)
    near = {
        place
        for text, column in ((word, 0), (said, 1))
        for _, _, place in process.extract(
            text, [other[column] for other in others], scorer=OSA.distance, score_cutoff=allowed, limit=None
        )
    }
    for place in sorted(near):
        other, its = others[place]
        yield other, told_apart(said, its, by_errors(word, other, said, its))


def _asked(connection: Connection, query: str, forms: Sequence[str]) -> Any:
    return connection.execute(query, (listed(sorted(forms)), _FORMS)).fetchall()

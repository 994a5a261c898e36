"""The Unicode bidirectional algorithm (UAX #9, revision 48) on a paragraph, then on each of its lines.

python-bidi gives a finished line of characters; a paper needs the levels, because direction is applied to
glyphs and only after the lines are broken. python-bidi (its Rust half) is the oracle in the tests.

Rules run as substitutions on a string with one letter for the class of each character. Isolates are honoured;
embeddings and overrides are not (they are removed before a text is kept, because they mislead): they count as
invisible characters.
"""

import re
import unicodedata

from msgspec import Struct

LTR, RTL = 0, 1

_LETTER = {
    **{"L": "L", "R": "R", "AL": "A", "EN": "1", "AN": "2", "ES": "+", "ET": "#", "CS": ",", "NSM": "m"},
    **{"B": "o", "S": "o", "WS": "o", "ON": "o", "LRI": "i", "RLI": "i", "FSI": "i", "PDI": "i", "": "L"},
    **dict.fromkeys(("BN", "LRE", "RLE", "LRO", "RLO", "PDF"), "b"),
}
_BRACKETS = dict(zip("([{⁅⁽₍⟨", ")]}⁆⁾₎⟩", strict=True))
_CLOSING = frozenset(_BRACKETS.values())
_DEEPEST = 124

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u2067\u2068\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MARKS = re.compile("(.)(m+)")
_AFTER_ARABIC_LETTER = re.compile("A[^LRA]*")
_AFTER_LATIN = re.compile("L[^LR]*")
_BETWEEN_EUROPEAN = re.compile("(?<=1)[+,](?=1)")
_BETWEEN_ARABIC = re.compile("(?<=2),(?=2)")
_TERMINATORS = re.compile("#+(?=1)|(?<=1)#+")
_NEUTRALS = re.compile("(?<=(.))([oi]+)(?=(.))")
_SEPARATORS = str.maketrans("+#,", "ooo")


class _Sequence(Struct):
    """An isolating run sequence: the characters that are seen as neighbours, and their level."""

    level: int
    places: list[int]


def first_strong(text: str) -> int:
    """The direction of the first strong character outside isolates (rules P2 and P3), else left to right.

    A text that begins inside an isolate is read as far as the end of that isolate.
    """
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            if not depth:
                return LTR
            depth -= 1
        elif not depth and kind in ("L", "R", "AL"):
            return LTR if kind == "L" else RTL
    return LTR


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character of a paragraph whose own level is `base` (0 or 1)."""
    if base == LTR and not _RIGHT_TO_LEFT.search(text):
        return [LTR] * len(text)
    letters = [_LETTER[unicodedata.bidirectional(character)] for character in text]
    found = [base] * len(text)
    for sequence in _sequences(text, letters, base):
        if sequence.places:
            _resolve(text, letters, sequence, found)
    for place, letter in enumerate(letters):
        if letter == "b":
            found[place] = found[place - 1] if place else base
    return found


def visual_order(run_levels: list[int]) -> list[int]:
    """The order, left to right, in which runs of these levels stand on a line (rule L2)."""
    order = list(range(len(run_levels)))
    if not order:
        return order
    lowest_odd = min((level for level in run_levels if level % 2), default=0)
    if not lowest_odd:
        return order
    for level in range(max(run_levels), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order


def _sequences(text: str, letters: list[str], base: int) -> list[_Sequence]:
    """Cuts a paragraph at its isolates (rules X1 to X10)."""
    if "i" not in letters:
        return [_Sequence(base, [place for place, letter in enumerate(letters) if letter != "b"])]
    opened = [_Sequence(base, [])]
    finished: list[_Sequence] = []
    overflow = 0
    for place, letter in enumerate(letters):
        if letter == "b":
            continue
        if letter == "i" and text[place] == "\u2069":
            if overflow:
                overflow -= 1
            elif len(opened) > 1:
                finished.append(opened.pop())
        opened[-1].places.append(place)
        if letter == "i" and text[place] != "\u2069":
            inner = _level_inside(text, place, opened[-1].level)
            if overflow or inner > _DEEPEST:
                overflow += 1
            else:
                opened.append(_Sequence(inner, []))
    return opened + finished


def _level_inside(text: str, place: int, outside: int) -> int:
    """The level inside the isolate that opens at `place`."""
    fixed = {"\u2066": LTR, "\u2067": RTL}.get(text[place])
    direction = first_strong(text[place + 1 :]) if fixed is None else fixed
    return outside + 1 + (outside + 1 - direction) % 2


def _resolve(text: str, letters: list[str], sequence: _Sequence, found: list[int]) -> None:
    """Writes the levels of one sequence into `found` (rules W1 to I2)."""
    own = "R" if sequence.level % 2 else "L"
    weak = _weak("".join([letters[place] for place in sequence.places]), own)
    brackets = [at for at, place in enumerate(sequence.places) if weak[at] == "o" and _is_bracket(text[place])]
    if brackets:
        original = [letters[place] for place in sequence.places]
        weak = _paired([text[place] for place in sequence.places], brackets, weak, original, own)
    numbers_as_letters = f"{own}{weak}{own}"
    strong = _NEUTRALS.sub(lambda run: _neutral(run, own), numbers_as_letters)[1:-1]
    raise_by = {"L": 1, "R": 0, "1": 1, "2": 1} if sequence.level % 2 else {"L": 0, "R": 1, "1": 2, "2": 2}
    for place, letter in zip(sequence.places, strong, strict=True):
        found[place] = sequence.level + raise_by[letter]


def _weak(row: str, own: str) -> str:
    """Marks, numbers and separators (rules W1 to W7); `own` is the direction of what surrounds the row."""
    row = own + row
    if "m" in row:
        row = _MARKS.sub(lambda run: run[1] + ("o" if run[1] == "i" else run[1]) * len(run[2]), row)
    if "A" in row:
        row = _AFTER_ARABIC_LETTER.sub(lambda run: run[0].replace("1", "2"), row).replace("A", "R")
    row = _BETWEEN_EUROPEAN.sub("1", row)
    row = _BETWEEN_ARABIC.sub("2", row)
    row = _TERMINATORS.sub(lambda run: "1" * len(run[0]), row).translate(_SEPARATORS)
    return _AFTER_LATIN.sub(lambda run: run[0].replace("1", "L"), row)[1:]


def _neutral(run: re.Match[str], own: str) -> str:
    """The direction of neutrals between two strong neighbours (rules N1 and N2)."""
    before = "L" if run[1] == "L" else "R"
    after = "L" if run[3] == "L" else "R"
    return (before if before == after else own) * len(run[2])


def _is_bracket(character: str) -> bool:
    return character in _BRACKETS or character in _CLOSING


def _pairs(characters: list[str], brackets: list[int]) -> list[tuple[int, int]]:
    """Bracket pairs in the order of their opening (rule BD16)."""
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for at in brackets:
        if characters[at] in _BRACKETS:
            if len(waiting) == 63:
                return []
            waiting.append(at)
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if _BRACKETS[characters[waiting[depth]]] == characters[at]:
                pairs.append((waiting[depth], at))
                del waiting[depth:]
                break
    return sorted(pairs)


def _paired(characters: list[str], brackets: list[int], row: str, original: list[str], own: str) -> str:
    """Brackets take the direction of what they hold or of what comes before (rule N0)."""
    as_strong = list(row.replace("1", "R").replace("2", "R"))
    result = list(row)
    for start, end in _pairs(characters, brackets):
        inside = as_strong[start + 1 : end]
        if own in inside:
            direction = own
        elif "L" in inside or "R" in inside:
            direction = next((kind for kind in reversed(as_strong[:start]) if kind in "LR"), own)
        else:
            continue
        for at in (start, end):
            as_strong[at] = result[at] = direction
            _follow(result, as_strong, original, at, direction)
    return "".join(result)


def _follow(result: list[str], as_strong: list[str], original: list[str], at: int, direction: str) -> None:
    """Marks written on a bracket follow it."""
    for mark in range(at + 1, len(result)):
        if original[mark] != "m":
            return
        as_strong[mark] = result[mark] = direction

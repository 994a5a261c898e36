"""Looks for words in the bytes of files, in every form in which a program could have left them."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.journeys.virtual import ScreenError

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
ALIGNMENTS = 3


def forms(word: str) -> set[bytes]:
    """The bytes that betray a word: four encodings, and base64 of UTF-8 wherever the word began in its file."""
    found = set()
    for encoding in ENCODINGS:
        try:
            found.add(word.encode(encoding))
        except UnicodeEncodeError:
            continue
    raw = word.encode()
    for before in range(ALIGNMENTS):
        # Letters that only bytes of the word decide: those of whole groups of three within it.
        start = -before % ALIGNMENTS
        whole = raw[start : start + (len(raw) - start) // ALIGNMENTS * ALIGNMENTS]
        found.add(base64.b64encode(whole))
    return found


def betrayed(words: Iterable[str], folders: Iterable[Path], besides: Iterable[Path] = ()) -> Iterator[str]:
    """`file: word` for each file below the folders that holds a word or is named by one, but those `besides`."""
    left_out = {file.resolve() for file in besides}
    looked_for = {word: forms(word) for word in words}
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    if not files:
        raise ScreenError("there is nothing to look through")
    for file in files:
        if file.resolve() in left_out:
            continue
        content = file.read_bytes() + b"\n" + str(file).encode()
        yield from (f"{file}: {word}" for word, found in looked_for.items() if any(form in content for form in found))

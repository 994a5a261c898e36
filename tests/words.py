"""The sentences of the interface, gathered from the source for the translators' catalogues.

`python3 dev.py lint --words` writes `i18n/en.po` anew: every French sentence of `app/` in the order of the files, with
the translation that it has; a new sentence comes without one, a sentence that is gone goes.
"""

import functools
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "i18n" / "en.po"

# `words.t("…")`, `words.n("…", "…", count)`, `mark("…")`.
KEYWORDS: dict[str, tuple[int, ...] | None] = {"t": None, "n": (1, 2), "mark": None}
METHODS = [("**.py", "python")]

# Without dates and addresses, so that a catalogue changes only where its sentences do.
HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: Guichet ouvert\n"
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {plural}\n"

"""


@functools.cache
def found() -> tuple[tuple[str, int, str | tuple[str, ...]], ...]:
    """File, line and sentence (or its one and its many), in the order of the files; the source is read once."""
    source = extract_from_dir(ROOT / "app", METHODS, keywords=KEYWORDS)
    return tuple((f"app/{name}", line, message) for name, line, message, _, _ in source)


def gathered() -> Catalog:
    """The French sentences of the application, each with the files that say it."""
    catalogue = Catalog(locale="en")
    for name, line, message in found():
        catalogue.add(message, locations=[(name, line)])
    return catalogue


def read(file: Path) -> Catalog:
    """A catalogue of `i18n/`, its obsolete sentences counted among the others."""
    with file.open("rb") as source:
        catalogue = read_po(source, locale=file.stem)
    for message in list(catalogue.obsolete.values()):
        catalogue[message.id] = message
    catalogue.obsolete.clear()
    return catalogue


def rewrite(file: Path) -> list[str]:
    """Writes a catalogue anew; gives the sentences that it leaves without translation."""
    catalogue = read(file)
    catalogue.update(gathered(), no_fuzzy_matching=True)
    body = io.BytesIO()
    write_po(
        body, catalogue, width=120, omit_header=True, include_lineno=False, ignore_obsolete=True, sort_by_file=True
    )
    file.write_bytes(
        HEADER.format(language=file.stem, plural=catalogue.plural_forms).encode() + body.getvalue().lstrip()
    )
    return [str(message.id) for message in catalogue if message.id and not all(forms(message.string))]


def forms(message: object) -> tuple[str, ...]:
    """The one or several forms of a sentence or of its translation."""
    return (message,) if isinstance(message, str) else tuple(message) if isinstance(message, list | tuple) else ()


if __name__ == "__main__":
    untranslated = rewrite(CATALOGUE)
    sys.stdout.writelines(f"no translation yet: {sentence}\n" for sentence in untranslated)
    sys.exit(1 if untranslated else 0)

"""Writes down what translations were made from: `python -m app.guides.stamping FOLDER`.

Each translated part that has no digest yet gets that of the present master. A part that has one keeps it, so a
translation that went stale stays so until its translator takes its line out, or `--again NODE` says it was redone.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.guides.loader import load
from app.guides.model import MASTER, Guide, MadeFrom
from app.guides.pack import Pack
from app.guides.wording import digest, master_digests

Stamps = dict[str, dict[str, str]]


def guide_stamps(guide: Guide, language: str, again: frozenset[str]) -> Stamps:
    """The digests to write for the words of a guide in a language."""
    words = guide.texts[language]
    found: Stamps = {}
    for node, text in words.nodes.items():
        before = {} if node in again else words.made_from.parts.get(node, {})
        current = master_digests(guide.texts[MASTER].nodes[node])
        translated = [*text.parts, *(["answers"] if text.answers else [])]
        found[node] = {part: before.get(part, current[part]) for part in translated if part in current}
    return found


def phrase_stamps(pack: Pack, language: str, again: frozenset[str]) -> Stamps:
    """The digests to write for the phrases of a language."""
    before = pack.phrases_made_from[language].parts.get("phrases", {})
    master = pack.phrases[MASTER]
    return {
        "phrases": {
            key: digest(master[key]) if key in again or key not in before else before[key]
            for key in sorted(pack.phrases[language])
        }
    }


def written(made_from: MadeFrom, stamps: Mapping[str, Mapping[str, str]]) -> str:
    """The text of a `made-from` file."""
    lines = [
        "# Written by app.guides.stamping; reviews are added by hand: {by: initials, on: date, nodes: []}",
        "reviews:",
    ]
    if not made_from.reviews:
        lines[-1] = "reviews: []"
    for review in made_from.reviews:
        lines.append(f"  - {{by: {review.by}, on: {review.on}, nodes: [{', '.join(review.nodes)}]}}")
    lines.append("parts:" if any(stamps.values()) else "parts: {}")
    for node, parts in stamps.items():
        if parts:
            lines.append(f"  {node}:")
            lines += [f'    "{part}": "{stamp}"' for part, stamp in parts.items()]
    return "\n".join(lines) + "\n"


def files(pack: Pack, again: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Each `made-from` file of a pack and its text, by path relative to the pack."""
    for language in pack.head.languages:
        if language == MASTER:
            continue
        stamps = phrase_stamps(pack, language, again)
        yield f"phrases/{language}.made-from.yaml", written(pack.phrases_made_from[language], stamps)
        for guide in pack.guides.values():
            if language in guide.texts:
                made_from = guide.texts[language].made_from
                text = written(made_from, guide_stamps(guide, language, again))
                yield guide.file.replace("guide.yaml", f"{language}.made-from.yaml"), text


def main(arguments: list[str]) -> None:
    """Stamps the pack of a folder and says which files it wrote."""
    parser = argparse.ArgumentParser(prog="app.guides.stamping", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--again", nargs="*", default=[], metavar="NODE")
    chosen = parser.parse_args(arguments)
    for file, text in files(load(chosen.folder), frozenset(chosen.again)):
        (chosen.folder / file).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Words as they are shown: in a language, with the French master beside, and how far they can be trusted."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from app.guides.model import MASTER, Guide, MadeFrom, Status
from app.guides.wording import PLACE, answers_text, digest

State = Literal["master", "current", "stale", "missing"]
PieceKind = Literal["text", "label", "parameter", "fact", "date", "term", "missing"]


class Piece(Struct, frozen=True, kw_only=True):
    """A run of text: plain, or what stands in one of its places. `status` is that of a parameter."""

    kind: PieceKind
    text: str
    key: str = ""
    status: Status | None = None


class Said(Struct, frozen=True, kw_only=True):
    """A part of the words: its pieces in the language asked for, those of the master, and its state.

    `missing`: not translated, `pieces` are the master's. `reviewed`: someone who speaks the language read it.
    """

    pieces: tuple[Piece, ...]
    master: tuple[Piece, ...]
    state: State
    reviewed: bool = False

    @property
    def text(self) -> str:
        """The pieces as plain text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def master_text(self) -> str:
        """The master's pieces as plain text."""
        return "".join(piece.text for piece in self.master)


class NodeView(Struct, frozen=True, kw_only=True):
    """The words of a node, ready to show. A part without words is absent from `parts`."""

    title: Said
    parts: Mapping[str, Said]
    answers: tuple[tuple[str, Said], ...]


def split(text: str, fill: Callable[[str, str], Piece]) -> tuple[Piece, ...]:
    """A text cut at its places; `fill` gives the piece for a topic and a key."""
    pieces: list[Piece] = []
    done = 0
    for found in PLACE.finditer(text):
        if found.start() > done:
            pieces.append(Piece(kind="text", text=text[done : found.start()]))
        topic, _, key = found[1].partition(".")
        pieces.append(fill(topic, key))
        done = found.end()
    if done < len(text):
        pieces.append(Piece(kind="text", text=text[done:]))
    return tuple(pieces)


def part_text(guide: Guide, node: str, part: str, language: str) -> str:
    """The raw words of a part (`answers:VALUE` for an answer) in a language, or an empty text."""
    words = guide.texts.get(language)
    text = words.nodes.get(node) if words else None
    if text is None:
        return ""
    if part.startswith("answers:"):
        return text.answers.get(part.removeprefix("answers:"), "")
    found = text.parts.get(part)
    return found.text if found else ""


def part_state(guide: Guide, node: str, part: str, language: str) -> State:
    """Whether a part is the master, translated from the current master, from an older one, or not at all."""
    if language == MASTER:
        return "master"
    if not part_text(guide, node, part, language):
        return "missing"
    name = part.partition(":")[0]
    if name == "answers":
        current = digest(answers_text(guide.texts[MASTER].nodes[node].answers))
    else:
        current = digest(part_text(guide, node, part, MASTER))
    made_from = guide.texts[language].made_from.parts.get(node, {}).get(name, "")
    return "current" if made_from == current else "stale"


def is_reviewed(made_from: MadeFrom, node: str) -> bool:
    """Whether someone who speaks the language read the translation of a node."""
    return any(not review.nodes or node in review.nodes for review in made_from.reviews)


def last_review(made_from: MadeFrom) -> date | None:
    """The day of the last review of a translation."""
    return max((review.on for review in made_from.reviews), default=None)

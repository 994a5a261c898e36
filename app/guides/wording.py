"""The words of a guide: one Markdown file a language, one heading a node, a few parts."""

import hashlib
import re
from collections.abc import Mapping

from app.guides.findings import Collector
from app.guides.model import PARTS, SCREENS, GuideText, MadeFrom, NodeText, Part

HEADING = re.compile(r"## ([^:\s]+)\s*: *(\S.*)")
PART = re.compile(r"### ([a-z ]+?)(?: \(([a-z-]+)\))?")
ANSWER = re.compile(r"- ([^:\s]+)\s*: *(\S.*)")
PLACE = re.compile(r"\{([^{}]*)\}")
SPOKEN = PARTS[1:5]


def digest(text: str) -> str:
    """Eight hexadecimal digits that change when the words of a text do (not when its lines break elsewhere)."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def answers_text(answers: Mapping[str, str]) -> str:
    """The answers of a node as one text, for its digest."""
    return "\n".join(f"{value}: {text}" for value, text in sorted(answers.items()))


def master_digests(words: NodeText) -> dict[str, str]:
    """The digest of each part of a node, answers included."""
    found = {name: digest(part.text) for name, part in words.parts.items()}
    if words.answers:
        found["answers"] = digest(answers_text(words.answers))
    return found


def flow(lines: list[str]) -> str:
    """Lines as text: paragraphs parted by an empty line, list items each on a line."""
    blocks: list[str] = []
    fresh = True
    for line in lines:
        bare = line.strip()
        if not bare:
            fresh = True
        elif fresh or not blocks:
            blocks.append(bare)
            fresh = False
        elif bare.startswith("- "):
            blocks[-1] += f"\n{bare}"
        else:
            blocks[-1] += f" {bare}"
    return "\n\n".join(blocks)


def parse_words(
    text: str, language: str, file: str, collector: Collector, made_from: MadeFrom | None = None
) -> GuideText:
    """The words of a guide in one language; what is badly written is noted and left out."""
    reader = _Reader(file, collector)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    reader.close()
    if not reader.title:
        collector.error("words-title", file, 1)
    return GuideText(
        language=language,
        title=reader.title,
        summary=reader.summary,
        nodes=reader.nodes,
        made_from=made_from or MadeFrom(),
    )


class _Reader:
    """Takes the lines of a language file one by one."""

    def __init__(self, file: str, collector: Collector) -> None:
        self.title = ""
        self.summary = ""
        self.nodes: dict[str, NodeText] = {}
        self._file = file
        self._collector = collector
        self._node = ""
        self._node_line = 0
        self._parts: dict[str, Part] = {}
        self._answers: dict[str, str] = {}
        self._part = ""
        self._part_line = 0
        self._lines: list[str] = []

    def take(self, number: int, line: str) -> None:
        """One line of the file."""
        if line.startswith("# "):
            self.title = line[2:].strip()
        elif line.startswith("## "):
            self._open_node(number, line)
        elif line.startswith("### "):
            self._open_part(number, line)
        else:
            if line.strip() and self._node and not self._part:
                self._error("words-before-heading", number)
            self._lines.append(line)

    def close(self) -> None:
        """The end of the file."""
        self._close_node()

    def _error(self, code: str, number: int, **facts: object) -> None:
        self._collector.error(code, self._file, number, self._node, **facts)

    def _open_node(self, number: int, line: str) -> None:
        self._close_node()
        found = HEADING.fullmatch(line.rstrip())
        if not found:
            self._error("words-heading", number)
            return
        self._node, self._node_line = found[1], number
        if self._node in self.nodes:
            self._error("words-twice", number, part=self._node)
        self._parts = {"title": Part(text=found[2].strip(), line=number)}

    def _open_part(self, number: int, line: str) -> None:
        self._close_part()
        found = PART.fullmatch(line.rstrip())
        name, screen = (found[1], found[2]) if found else (line[4:].strip(), None)
        if name not in SPOKEN and (name != "answers" or screen) or (screen and screen not in SCREENS):
            self._error("words-part", number, part=line[4:].strip())
        self._part = f"{name} ({screen})" if screen else name
        self._part_line = number
        if self._part in self._parts:
            self._error("words-twice", number, part=self._part)

    def _close_part(self) -> None:
        if self._part == "answers":
            self._take_answers()
        elif self._part and (text := flow(self._lines)):
            self._parts[self._part] = Part(text=text, line=self._part_line)
        elif not self._node:
            self.summary = flow(self._lines)
        self._lines = []
        self._part = ""

    def _take_answers(self) -> None:
        for offset, line in enumerate(self._lines, 1):
            if not line.strip():
                continue
            found = ANSWER.fullmatch(line.strip())
            if not found:
                self._error("words-answer", self._part_line + offset)
            elif found[1] in self._answers:
                self._error("words-twice", self._part_line + offset, part=found[1])
            else:
                self._answers[found[1]] = found[2]

    def _close_node(self) -> None:
        self._close_part()
        if self._node:
            self.nodes[self._node] = NodeText(line=self._node_line, parts=self._parts, answers=self._answers)
        self._node, self._parts, self._answers = "", {}, {}

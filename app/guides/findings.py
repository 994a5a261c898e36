"""What was found wrong in a content pack: where, how bad, and a code whose sentence can be translated."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from app.guides.sentences import SENTENCES
from app.language.words import Words

Severity = Literal["error", "warning", "note"]


class Finding(Struct, frozen=True, kw_only=True, order=True):
    """One thing found: `file` is relative to the pack, `line` is 0 when it concerns the whole file."""

    file: str
    line: int = 0
    node: str = ""
    severity: Severity
    code: str
    facts: Mapping[str, str] = {}


class Collector:
    """Gathers findings while a pack is read, so that an author sees all of them at once."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def error(self, code: str, file: str, line: int = 0, node: str = "", **facts: object) -> None:
        """Notes something that makes the whole pack unusable."""
        self._add("error", code, file, line, node, facts)

    def warning(self, code: str, file: str, line: int = 0, node: str = "", **facts: object) -> None:
        """Notes something that an author should mend."""
        self._add("warning", code, file, line, node, facts)

    def note(self, code: str, file: str, line: int = 0, node: str = "", **facts: object) -> None:
        """Notes something worth knowing."""
        self._add("note", code, file, line, node, facts)

    def _add(self, severity: Severity, code: str, file: str, line: int, node: str, facts: Mapping[str, object]) -> None:
        told = {name: str(value) for name, value in facts.items()}
        self.findings.append(Finding(file=file, line=line, node=node, severity=severity, code=code, facts=told))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the pack unusable, in the order of files and lines."""
        return tuple(sorted((found for found in self.findings if found.severity == "error"), key=place_in_pack))


def place_in_pack(finding: Finding) -> tuple[str, int, str, str]:
    """The order in which findings are listed."""
    return (finding.file, finding.line, finding.node, finding.code)


def place(finding: Finding, words: Words) -> str:
    """Where a finding is: file, line and node, as far as they are known."""
    if finding.line and finding.node:
        return words.t("{file}, ligne {line}, « {node} »", file=finding.file, line=finding.line, node=finding.node)
    if finding.line:
        return words.t("{file}, ligne {line}", file=finding.file, line=finding.line)
    if finding.node:
        return words.t("{file}, « {node} »", file=finding.file, node=finding.node)
    return finding.file


def sentence(finding: Finding, words: Words) -> str:
    """The finding in words: where it is, what is wrong, what to do. A code without sentence is a bug (`KeyError`)."""
    said = words.t(SENTENCES[finding.code], **finding.facts)
    return words.t("{place} : {said}", place=place(finding, words), said=said)

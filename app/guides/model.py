"""A guide as data: a graph of nodes, frozen. The format on disk is told in `resources/content/FORMAT.md`."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct, field

Kind = Literal["step", "question", "warning", "check-list", "record", "paper", "outcome", "link"]
Recorded = Literal["attempt", "deposit", "appointment", "status"]
Where = Literal["desk", "site", "mailbox", "phone", "counter"]
Screen = Literal["this-computer", "another-computer", "person-phone", "unknown", "not-stated"]
Input = Literal["choice", "date", "text", "number"]
Tone = Literal["done", "wait", "act", "danger", "refer"]
Status = Literal["verified", "secondary", "to-check", "conflict"]

MASTER = "fr"
UNKNOWN = "unknown"
TODAY = "today"
RETRY = "@retry"
PARTS = ("title", "say", "do", "check", "if blocked", "answers")
SCREENS = ("this-computer", "another-computer", "person-phone")


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What every piece of content is: frozen, with kebab-case names on disk and no unknown field."""


class Citation(Entry, frozen=True, kw_only=True):
    """Where a node's statement comes from: a key of `sources`, its place there, and a surer or weaker status."""

    source: str
    ref: str = ""
    status: Status | None = None
    checked_on: date | None = None


class Shift(Entry, frozen=True, kw_only=True):
    """A date fact moved by a parameter of days or months: `title-expires` minus `renewal-opens`."""

    fact: str
    plus: str = ""
    minus: str = ""


class Condition(Entry, frozen=True, kw_only=True):
    """One comparison of a fact, or of the answer given at a node, with a value.

    Exactly one of `fact` and `answer`, exactly one operator. `before` and `after` compare dates with an ISO
    date or `today`; `plus` and `minus` first move the fact by a parameter. An unknown fact satisfies only
    `known: false`.
    """

    fact: str = ""
    answer: str = ""
    plus: str = ""
    minus: str = ""
    is_: str | None = field(default=None, name="is")
    in_: tuple[str, ...] | None = field(default=None, name="in")
    before: str | None = None
    after: str | None = None
    at_least: str | None = None
    known: bool | None = None


class Rule(Entry, frozen=True, kw_only=True):
    """The way on to node `to`, taken when all its conditions hold; the last rule of a node has none."""

    to: str
    when: tuple[Condition, ...] = ()


class Answer(Entry, frozen=True, kw_only=True):
    """One answer that a question offers; without its own `to`, the node's `next` decides."""

    value: str
    to: str = ""


class Node(Entry, frozen=True, kw_only=True):
    """One screen of the procedure or one moment at the desk. Its words are in the language files."""

    id: str
    kind: Kind
    where: Where = "desk"
    next: tuple[Rule, ...] = ()
    answers: tuple[Answer, ...] = ()
    asks: str = ""
    input: Input = "choice"
    records: Recorded | None = None
    requires: str = ""
    paper: str = ""
    guide: str = ""
    blocked: str = ""
    tone: Tone | None = None
    papers: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    due: dict[str, str] = {}
    problems: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    meaning: int = 1


class Part(Struct, frozen=True, kw_only=True):
    """One part of a node's words in one language, with the line where it stands."""

    text: str
    line: int = 0


class NodeText(Struct, frozen=True, kw_only=True):
    """The words of a node in one language.

    `parts` is keyed by part name, with the screen in brackets for a variant: `do`, `do (person-phone)`.
    """

    line: int
    parts: Mapping[str, Part]
    answers: Mapping[str, str]


class Review(Entry, frozen=True, kw_only=True):
    """Who, able to read the language, read the translation of which nodes (none named: all), and when."""

    by: str
    on: date
    nodes: tuple[str, ...] = ()


class MadeFrom(Entry, frozen=True, kw_only=True):
    """What a translation was made from: the digest of each master part, and who reviewed it."""

    parts: dict[str, dict[str, str]] = {}
    reviews: tuple[Review, ...] = ()


class GuideText(Struct, frozen=True, kw_only=True):
    """All the words of a guide in one language."""

    language: str
    title: str
    summary: str
    nodes: Mapping[str, NodeText]
    made_from: MadeFrom


class Guide(Struct, frozen=True, kw_only=True):
    """A guide: its graph, and its words in every language that it has."""

    id: str
    version: int
    procedure: str
    channel: str
    category: str
    languages: tuple[str, ...]
    checked_on: date
    start: str
    goal: str
    retired: tuple[str, ...]
    dates: Mapping[str, Shift]
    nodes: Mapping[str, Node]
    texts: Mapping[str, GuideText]
    file: str
    lines: Mapping[str, int]

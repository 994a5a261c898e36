"""The content that guides share: facts, sources, parameters, labels, requirements, statuses, problems, words."""

from datetime import date
from typing import Literal

from msgspec import field

from app.guides.model import Citation, Condition, Entry, Status

FactType = Literal["choice", "date", "number", "text", "yes-no"]
Unit = Literal["days", "months", "hours", "euros", "euros-per-month", "percent", "count", "megabytes", "text"]
LabelKind = Literal["button", "link", "tile", "field", "choice", "title", "message", "menu"]
DocumentForm = Literal["original", "copy", "original-and-copy", "scan", "code"]


class PackHead(Entry, frozen=True, kw_only=True):
    """`pack.yaml`: which content this is. `format` is the number of the format that the program must know."""

    id: str
    version: int
    format: int
    made_on: date
    languages: tuple[str, ...]


class Fact(Entry, frozen=True, kw_only=True):
    """A thing that conditions compare, given by the person's file or asked by a guide."""

    type: FactType
    values: tuple[str, ...] = ()


class EmergencyLine(Entry, frozen=True, kw_only=True):
    """One line of the emergency page and sheet (OQTF); its words are the phrase `emergency.<id>`.

    `measures`: for these only (codes of the register); none named: for all.
    """

    part: Literal["do", "call", "bring", "never", "say"]
    measures: tuple[str, ...] = ()
    sources: tuple[Citation, ...]


class Source(Entry, frozen=True, kw_only=True):
    """A text or site that statements come from: `as_of` is its own date (YYYY, YYYY-MM or YYYY-MM-DD)."""

    title: str
    address: str = ""
    status: Status
    as_of: str
    checked_on: date


class OtherValue(Entry, frozen=True, kw_only=True):
    """What another source says, for a parameter whose sources disagree."""

    value: str
    source: str


class DatedValue(Entry, frozen=True, kw_only=True):
    """A value of a parameter over a period; on a conflict, `value` is the safer one and `others` the rest."""

    from_: date = field(name="from")
    until: date | None = None
    value: str
    reference: str
    status: Status
    source: str
    checked_on: date
    note: str = ""
    others: tuple[OtherValue, ...] = ()


class Parameter(Entry, frozen=True, kw_only=True):
    """A delay, an amount or a threshold, as its values over time."""

    unit: Unit
    values: tuple[DatedValue, ...]


class Label(Entry, frozen=True, kw_only=True):
    """Words of a site's screen, as seen there; `also` are other wordings seen. Dates may lack day or month."""

    site: str
    kind: LabelKind
    text: str
    also: tuple[str, ...] = ()
    seen_on: str
    confirmed_on: str = ""
    source: str
    status: Status = "secondary"


class Requirement(Entry, frozen=True, kw_only=True):
    """A document asked for. Its words are the phrases `document.<document>` and `.detail`, `.get`."""

    id: str
    document: str = ""
    when: tuple[Condition, ...] = ()
    max_age: str = ""
    form: DocumentForm = "scan"
    translation: bool = False
    alternative_to: str = ""
    sources: tuple[Citation, ...] = ()


class RequirementList(Entry, frozen=True, kw_only=True):
    """The documents of one procedure; `composite` when no single official list was read."""

    composite: bool = False
    checked_on: date
    sources: tuple[Citation, ...]
    items: tuple[Requirement, ...]


class SiteStatus(Entry, frozen=True, kw_only=True):
    """What a site says of a request. Its words are the phrases `status.<id>.meaning` and `.next`."""

    site: str
    words: tuple[str, ...]
    tone: Literal["wait", "act", "danger", "good"]
    sources: tuple[Citation, ...]


class Problem(Entry, frozen=True, kw_only=True):
    """A symptom met. Its words are the phrases `problem.<id>.symptom`, `.cause`, `.first` and `.then`."""

    site: str
    label: str = ""
    attempt: bool = True
    guide: str = ""
    sources: tuple[Citation, ...]


class Term(Entry, frozen=True, kw_only=True):
    """An administrative word (French), its plain sense by language, and its name in other languages."""

    word: str
    plain: dict[str, str]
    names: dict[str, str] = {}
    status: Status = "verified"


RightLevel = Literal["yes", "limited", "with-title", "as-title", "perhaps", "no"]


class RightStatement(Entry, frozen=True, kw_only=True):
    """What a text says of one right of a paper; `first` where no title goes before it (`app.domain.rights.model`)."""

    level: RightLevel
    first: RightLevel | None = None
    reference: str
    status: Status
    source: str
    checked_on: date
    note: str = ""


class PaperRights(Entry, frozen=True, kw_only=True):
    """What the kinds of paper of the register prove on some grounds; on any other ground where none is named.

    The words of its traps are the phrases `trap.<key>`.
    """

    kinds: tuple[str, ...]
    grounds: tuple[str, ...] = ()
    stay: RightStatement
    work: RightStatement
    travel: RightStatement
    social: RightStatement
    until_collected: bool = False
    traps: tuple[str, ...] = ()


class Paper(Entry, frozen=True, kw_only=True):
    """A paper that guides offer: made by the program, or a letter text with these named fields."""

    made_by: Literal["program", "text"]
    fields: tuple[str, ...] = ()

"""What the titles of one person prove, on a day and over time: according to the papers shown, never a promise."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.domain.agenda.model import PersonFile, day_of
from app.domain.agenda.reading import STAYING, card_of, held_until, permit_of, request_for
from app.domain.deadlines.continuity import COVERED, continuity
from app.domain.deadlines.counting import ONE_DAY
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import Sentence
from app.domain.deadlines.parameters import Parameters
from app.domain.entities import Title
from app.domain.rights.bands import band
from app.domain.rights.model import (
    CONTINUITY,
    RIGHTS,
    STRENGTH,
    Certainty,
    Level,
    Paper,
    PaperRights,
    Proof,
    Right,
    RightsHeld,
    Statement,
)
from app.domain.rights.period import Period, period_of

NOT_SURE = ("to-check", "conflict")
OF_LEVEL: dict[Level, Certainty | None] = {
    "yes": "proven", "limited": "limited", "with-title": "conditional", "as-title": "conditional",
    "perhaps": "uncertain", "no": None,
}  # fmt: skip
ENDING = ("oqtf", "refusal", "withdrawal", "transfer")
"""Decisions that may end what a paper proves."""
NOTED = {"stay": ("stay",), "work": ("work", "work-limited"), "travel": ("travel",), "social": ("social",)}
"""What `Title.rights` may say of each right: what is printed on the paper, as someone read it there."""


def rights_held(
    file: PersonFile, papers: Sequence[Paper], parameters: Parameters, on: date, start: date, end: date
) -> RightsHeld:
    """What her titles prove: paper by paper, and as bands from `start` to `end`."""
    titles = sorted(file.titles, key=lambda one: (one.valid_to, one.valid_from, one.id), reverse=True)
    found: list[PaperRights] = []
    warnings: list[Sentence] = []
    for title in titles:
        period, told = period_of(title, titles, on)
        warnings += told
        found += _of_title(title, period, file, papers, parameters, on)
    held = [(one.title.id, proof) for one in found for proof in one.proofs]
    bands = tuple(band(right, (one for one in held if one[1].right == right), start, end) for right in RIGHTS)
    return RightsHeld(
        on=on, start=start, end=end, papers=tuple(found), bands=bands, warnings=(*_decisions(file), *warnings)
    )


def _decisions(file: PersonFile) -> Iterator[Sentence]:
    """A decision that is still open may have ended what the papers say."""
    for one in sorted(file.decisions, key=lambda each: each.id):
        day = day_of(one.notified_at) or day_of(one.dated)
        if one.kind in ENDING and not one.ended and not one.outcome:
            yield Sentence("decision-may-end", {"day": day}) if day else Sentence("decision-may-end-undated")


def _of_title(
    title: Title, period: Period, file: PersonFile, papers: Sequence[Paper], parameters: Parameters, on: date
) -> Iterator[PaperRights]:
    paper = paper_of(title.kind, title.ground, papers)
    if paper is not None:
        before = continued(title, file.titles)
        yield PaperRights(
            title=title,
            proofs=tuple(_proof(right, title, paper, period, before, papers) for right in RIGHTS),
            traps=paper.traps,
            current=_holds(period, on),
        )
    yield from _continuing(title, file, papers, parameters, on)


def paper_of(kind: str, ground: str, papers: Sequence[Paper]) -> Paper | None:
    """What the content says of a kind of paper: on this ground, else on any ground; nothing where it says nothing."""
    of_kind = [one for one in papers if kind in one.kinds]
    return next((one for one in of_kind if ground in one.grounds), None) or next(
        (one for one in of_kind if not one.grounds), None
    )


def continued(title: Title, titles: Iterable[Title]) -> Title | None:
    """The card or long-stay visa that a provisional paper goes on from: the last to end of those begun before it."""
    if title.kind in STAYING:
        return None
    begun = day_of(title.valid_from) or held_until(title)
    earlier = [
        one for one in titles if one.kind in STAYING and one.id != title.id and _begun_before(one, begun)
    ]  # fmt: skip
    return max(earlier, key=lambda one: (one.valid_to, one.id), default=None)


def _begun_before(one: Title, day: date | None) -> bool:
    start = day_of(one.valid_from) or held_until(one)
    return day is None or start is None or start <= day


def _proof(
    right: Right, title: Title, paper: Paper, period: Period, before: Title | None, papers: Sequence[Paper]
) -> Proof:
    statement = paper.rights[right]
    level = _level(right, statement, before, papers)
    certainty, reasons = _certainty(right, level, statement, title)
    if statement.level == "as-title" and before is not None:
        reasons = [Sentence("level-as-title"), *reasons]
    if certainty and period.open_end and not paper.until_collected:
        certainty, reasons = "uncertain", [*reasons, Sentence("end-unknown")]
    if certainty and period.condition:
        certainty, reasons = max(certainty, "conditional", key=STRENGTH.index), [*reasons, period.condition]
    return Proof(
        right=right, level=level, certainty=certainty if period.start and period.end else None,
        start=period.start if certainty else None, end=period.end if certainty else None,
        open_start=period.open_start, open_end=period.open_end, reasons=tuple(reasons),
        reference=statement.reference, status=statement.status, checked_on=statement.checked_on,
        stale=statement.stale,
    )  # fmt: skip


def _level(right: Right, statement: Statement, before: Title | None, papers: Sequence[Paper]) -> Level:
    """What a paper says of a right once it is known whether a title goes before it, and what that one said."""
    if before is None:
        return statement.first or ("perhaps" if statement.level in ("as-title", "with-title") else statement.level)
    if statement.level != "as-title":
        return statement.level
    known = paper_of(before.kind, before.ground, papers)
    own = known.rights[right].level if known else "perhaps"
    # What was allowed goes on as it was: within the same limits.
    return "yes" if own == "yes" else own


def _certainty(
    right: Right, level: Level, statement: Statement, title: Title
) -> tuple[Certainty | None, list[Sentence]]:
    """How sure it is: by the text, by how sure the text itself is, by what was read on the paper."""
    certainty = OF_LEVEL[level]
    reasons = [Sentence(f"level-{level}")]
    if certainty and statement.status in NOT_SURE:
        certainty = "uncertain"
        reasons.append(Sentence("text-not-sure", {"ref": statement.reference}))
    noted = [one for one in title.rights if one in NOTED[right]]
    if noted:
        certainty = "limited" if noted == ["work-limited"] else "proven"
        reasons = [Sentence("noted-on-paper")]
    elif certainty and any(one in names for one in title.rights for names in NOTED.values()):
        certainty = "uncertain"
        reasons.append(Sentence("mention-missing"))
    if certainty and title.seen == "declared":
        certainty = "uncertain"
        reasons.append(Sentence("not-shown"))
    return certainty, reasons


def _continuing(
    title: Title, file: PersonFile, papers: Sequence[Paper], parameters: Parameters, on: date
) -> Iterator[PaperRights]:
    """An expired card that the law lets go on for someone who asked for its renewal. CESEDA L.433-3."""
    expiry, card = held_until(title), card_of(title, parameters)
    paper = paper_of(CONTINUITY, title.ground, papers)
    if expiry is None or card not in COVERED or paper is None or parameters.find("card-continuity") is None:
        return
    filed = request_for(title, file, parameters)
    lodged = day_of(filed.at) if filed else None
    facts = Facts(expiry=expiry, card=card, permit=permit_of(title.ground), filed=lodged)
    found = continuity(facts, parameters, on)
    if lodged is None or not found.dates or expiry > on:
        return
    late = Sentence("continuity-filed-after", {"filed": lodged, "expiry": expiry}) if lodged > expiry else None
    period = Period(max(expiry + ONE_DAY, lodged), found.dates[0].day, condition=late)
    # Its rights are those of the card: the text keeps what there was, and gives nothing new.
    yield PaperRights(
        title=title,
        proofs=tuple(_proof(right, title, paper, period, title, papers) for right in RIGHTS),
        traps=paper.traps,
        current=_holds(period, on),
        continued=True,
    )


def _holds(period: Period, on: date) -> bool:
    return bool(period.start and period.end and period.start <= on <= period.end)

"""How long things may be kept: what the content says at most, and what the desk chose within it."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import msgspec

from app.desk.sitting import Sitting
from app.domain.changes import Change, Edit, Make, Recorded
from app.domain.clock import Clock
from app.domain.deadlines.counting import add_months, shifted
from app.domain.entities import PERSON_RULE, RetentionRule, rule_id
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.guides.content import Content
from app.register.register import Register

PARAMETERS = {
    PERSON_RULE: "retention-file", "evidence": "retention-evidence", "decision": "retention-file",
    "letter": "retention-file", "title": "retention-copy", "application": "retention-copy",
}  # fmt: skip
"""The parameter that speaks of each purpose; none of a mandate, which is kept "until the end of the help"."""
MONTHS, DAYS = "months", "days"
_MOVES = {MONTHS: add_months, DAYS: shifted}


class Proposal(msgspec.Struct, frozen=True):
    """Until when something may be kept, and who says so."""

    until: date
    reference: str


class Rule(msgspec.Struct, frozen=True):
    """How long one thing is kept: `count` of `unit` (`months`, `days`), counted from the last contact for a person.

    `about`: `person`, or a purpose of `ATTACHMENT_PURPOSES`. `most` and `reference` are what the content says; `own` is
    what the desk chose, if it did, at the moment `at` by the volunteer with the code `by`. `disputed`: two laptops
    chose differently, and the shorter counts until someone chooses again. Only months can be chosen. `status` says how
    sure the content is of what it says (`verified`, `secondary`, `to-check`, `conflict`), seen on the day `checked_on`.
    """

    about: str
    count: int
    unit: str
    most: int
    reference: str
    own: int | None = None
    at: str = ""
    by: str = ""
    disputed: bool = False
    status: str = "to-check"
    checked_on: date | None = None

    @property
    def settable(self) -> bool:
        """Whether the desk may choose less."""
        return self.unit == MONTHS

    def until(self, since: date) -> date:
        """The last day of keeping what was last touched on a day."""
        return _MOVES[self.unit](since, self.count)

    def since(self, today: date) -> date:
        """A day before which whatever was last touched then need be kept no longer on a day."""
        # One more, for the last days of short months.
        return _MOVES[self.unit](today, -self.count) + timedelta(days=1)


class Retention:
    """The rules of the desk; the content in use says how far they may go."""

    def __init__(self, content: Callable[[], Content], register: Register, sitting: Sitting, clock: Clock) -> None:
        self._content = content
        self._register = register
        self._sitting = sitting
        self._clock = clock

    def rule(self, about: str) -> Rule | None:
        """The rule about a person's file or a purpose; none where the content says nothing, or does not load.

        What the desk chose counts only as far as the content still allows it.
        """
        found = self._most(about)
        if found is None:
            return None
        chosen = self._register.get(RetentionRule, rule_id(about))
        disputes = self._register.conflicts(rule_id(about)) if chosen else []
        said = [one for dispute in disputes if dispute.field == "months" for one in dispute.values]
        own = min(_whole([*said, chosen.months]), default=None) if chosen else None
        if chosen is None or own is None or not found.settable:
            return found
        return msgspec.structs.replace(
            found, count=min(own, found.most), own=own, at=chosen.at, by=chosen.by, disputed=bool(said)
        )

    def rules(self) -> list[Rule]:
        """Every rule, the one about persons first."""
        return [rule for rule in map(self.rule, PARAMETERS) if rule]

    def set_rule(self, about: str, months: int) -> Recorded:
        """Keeps something less long than the content allows, or as long again.

        Raises `retention.coordinator-only`, `retention.fixed` (nothing to choose), `retention.too-long` (most),
        `retention.too-short`.
        """
        if self._sitting.volunteer is None or self._sitting.volunteer.role != "coordinator":
            raise KnownError("retention.coordinator-only")
        rule = self.rule(about)
        if rule is None or not rule.settable:
            raise KnownError("retention.fixed")
        if months > rule.most:
            raise KnownError("retention.too-long", most=rule.most)
        if months < 1:
            raise KnownError("retention.too-short")
        said = {"months": months, "at": self._clock().isoformat(timespec="seconds"), "by": self._sitting.author}
        made = RetentionRule(id=rule_id(about), about=about, months=months, at=str(said["at"]), by=str(said["by"]))
        known = self._register.get(RetentionRule, made.id) is not None
        change: Change = Edit(RetentionRule, made.id, {**said}) if known else Make(made)
        return self._sitting.record("retention-set", [change])

    def history(self, about: str) -> Id:
        """The entity whose history (`desk.history`) tells who chose what and when."""
        return rule_id(about)

    def proposal(self, purpose: str, since: date, today: date) -> Proposal | None:
        """The last day of keeping what was captured on `since`, never before today; none where nothing speaks of it."""
        rule = self.rule(purpose)
        return Proposal(max(rule.until(since), today), rule.reference) if rule else None

    def _most(self, about: str) -> Rule | None:
        """What the content says. One that does not load says nothing: that is no reason to lose a capture."""
        key = PARAMETERS.get(about)
        try:
            content = self._content()
        except KnownError:
            return None
        parameter = content.pack.parameters.get(key) if key else None
        value = content.parameter(key, self._clock().date()) if key and parameter else None
        if parameter is None or value is None or not value.value.isdigit() or parameter.unit not in _MOVES:
            return None
        most = int(value.value)
        return Rule(
            about, most, parameter.unit, most, value.reference, status=value.status, checked_on=value.checked_on,
        )  # fmt: skip


def _whole(values: Iterable[object]) -> list[int]:
    return [one for one in values if isinstance(one, int)]

"""A household of the fictional register: titles with a gap, a mandate, consents, what delay did, a word of caution."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from app.desk.mandates import MandateForm
from app.desk.open_desk import OpenDesk
from app.domain.entities import Consent, Consequence, Contact, Relation, Title
from app.domain.ids import Id

ACTS = ("fill-form", "upload", "read-status")


class Life(msgspec.Struct, frozen=True):
    """What is said of the household: a caution, a hardship, a relative without a file, a phone and whose it is."""

    alert: str
    hardship: str
    relative: str
    phone: str
    whose: str


def live(desk: OpenDesk, people: Sequence[tuple[Id, Id]], life: Life, today: date) -> None:
    """Tells the life of the first of these (person, case), with the others, two at most, as her household."""
    if not people:
        return
    (person, case), *others = people
    desk.people.edit(person, alert=life.alert, autonomy="with-help")
    _titles(desk, person, today)
    made = desk.entries.new_id
    desk.entries.add(
        Contact(id=made(), person=person, kind="phone", value=life.phone, whose=life.whose, may_leave_message="no",
                never_mention_prefecture=True)
    )  # fmt: skip
    desk.entries.add(
        Consequence(id=made(), person=person, case=case, kind="job-suspended", detail=life.hardship,
                    since=(today - timedelta(days=50)).isoformat())
    )  # fmt: skip
    desk.mandates.sign(
        MandateForm(person=person, case=case, acts=ACTS, posture="do-with", signed_on=_ago(today, 20),
                    expires_on=(today + timedelta(days=160)).isoformat())
    )  # fmt: skip
    for purpose, given in (("keep", "yes"), ("figures", "yes"), ("share", "no")):
        desk.entries.add(
            Consent(id=made(), person=person, purpose=purpose, given=given, given_on=_ago(today, 20),
                    by=desk.sitting.author)
        )  # fmt: skip
    _household(desk, person, [one for one, _ in others[:2]], life, today)


def _titles(desk: OpenDesk, person: Id, today: date) -> None:
    """A visa, then a card after a gap of two months and a half, which ends in six weeks."""
    for kind, since, until in (("vls-ts", 700, 336), ("card", 260, -42)):
        title = Title(
            id=desk.entries.new_id(), person=person, kind=kind, ground="employee", seen="seen",
            valid_from=_ago(today, since), valid_to=_ago(today, until),
        )  # fmt: skip
        desk.entries.add(title)


def _household(desk: OpenDesk, person: Id, others: Sequence[Id], life: Life, today: date) -> None:
    made = desk.entries.new_id
    for other, kind in zip(others, ("partner", "child"), strict=False):
        desk.entries.add(Relation(id=made(), person=person, other=other, kind=kind, same_household="yes"))
    desk.entries.add(Relation(id=made(), person=person, other_name=life.relative, kind="lawyer"))
    # Of the household, one has agreed to be named with more than her name.
    for other in others[:1]:
        desk.entries.add(
            Consent(id=made(), person=other, purpose="household", given="yes", given_on=_ago(today, 20),
                    by=desk.sitting.author)
        )  # fmt: skip


def _ago(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()

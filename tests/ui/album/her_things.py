"""Everything that one person can have, so many of each."""

from collections.abc import Iterator

from app.domain.changes import Edit, Make
from app.domain.entities import (
    NOBODY,
    Acknowledgement,
    Appointment,
    Attempt,
    Case,
    Consent,
    Consequence,
    Contact,
    Deposit,
    IdNumber,
    Language,
    Mandate,
    MandateAct,
    Name,
    Note,
    Person,
    Piece,
    Relation,
    RequirementState,
    StatusRead,
    Task,
    Title,
)
from app.domain.text import script_of
from app.domain.vocabulary import (
    ATTEMPT_OUTCOMES,
    CONSENT_PURPOSES,
    CONSEQUENCE_KINDS,
    MANDATE_ACTS,
    RELATION_KINDS,
)
from tests.ui.album import naming
from tests.ui.album.filling import Filling

FEW = 12
"""Of what nobody has hundreds, so many where hundreds are wanted: names, cases, mandates, volunteers."""
PAPERS = ("passport", "current-title", "proof-of-address", "photo")


class HerThings(Filling):
    """A desk in which one person has so many of everything."""

    def belongings(self, count: int) -> None:
        """So many of each for the one who is there; few of what nobody has many of."""
        hers, case = self.crowd.someone, self.crowd.case
        text = naming.sentence(self.kind)
        alert = Edit(Person, hers, {"alert": text, "autonomy": "with-help"})
        read = Acknowledgement(id=self.id(), person=hers, text=text, at=self.at(1), by=self.desk.sitting.author)
        self.record([alert, Make(read), Edit(Case, case, {"handover": text})])
        few = min(count, FEW)
        changes: list[Make] = [
            *(Make(self._name(number)) for number in range(few)),
            *(Make(self._language(number)) for number in range(few)),
            *(Make(self._number(number)) for number in range(few)),
            *(Make(self._mandate_part(number)) for number in range(few * 2)),
            *(Make(self.case_of(hers, number)) for number in range(1, few)),
            *(self._asked(key) for key in PAPERS[:few]),
        ]
        for number in range(count):
            changes += self._of_each(number, text)
        kept = {type(one.entity): one.entity.id for one in changes}
        self.crowd.attempt, self.crowd.title = kept[Attempt], kept[Title]
        self.record(changes)

    def _of_each(self, number: int, text: str) -> Iterator[Make]:
        hers, case, at, by = self.crowd.someone, self.crowd.case, self.at(number), self.desk.sitting.author
        day = self.day(-number)
        yield Make(Attempt(
            id=self.id(), person=hers, case=case, at=at, channel="anef", page=text[:80], message=text, by=by,
            outcome=ATTEMPT_OUTCOMES[number % 9], witness="both",
        ))  # fmt: skip
        sent = tuple(Piece(name=f"{text[:20]} {one + 1}.pdf", pages=2, size=120_000) for one in range(min(number, 5)))
        yield Make(Deposit(
            id=self.id(), person=hers, case=case, at=at, channel="anef", reference=f"REF-{number:010}", pieces=sent,
            acknowledgement="yes", by=by,
        ))  # fmt: skip
        yield Make(Appointment(id=self.id(), person=hers, case=case, at=self.at(number - 15), place=text, bring=text))
        yield Make(StatusRead(id=self.id(), person=hers, case=case, at=at, text=text, by=by))
        yield Make(Consequence(id=self.id(), person=hers, case=case, kind=CONSEQUENCE_KINDS[number % 8], since=day))
        yield Make(Note(id=self.id(), person=hers, case=case, text=text, at=at, by=by, private=bool(number % 2)))
        yield Make(self.title_of(hers, number * 3))
        yield Make(Task(id=self.id(), person=hers, text=text, due=self.day(number % 40)))
        yield Make(Contact(
            id=self.id(), person=hers, kind=("phone", "email", "address", "relative-phone")[number % 4],
            value=(f"0698{number:06}", f"p{number}@exemple.org", f"{number} rue des Lilas, 75020 Paris")[number % 3],
            whose=text[:60], shared="yes", never_mention_prefecture=True,
        ))  # fmt: skip
        yield Make(Relation(
            id=self.id(), person=hers, kind=RELATION_KINDS[number % 11],
            other=self.crowd.people[number % len(self.crowd.people)] if number % 2 else NOBODY,
            other_name=naming.given(self.kind, number),
        ))  # fmt: skip
        yield Make(Consent(
            id=self.id(), person=hers, purpose=CONSENT_PURPOSES[number % 6], given=("yes", "no")[number % 2],
            given_on=day,
        ))  # fmt: skip

    def _name(self, number: int) -> Name:
        text = naming.family("scripts" if number % 2 else self.kind, number + 50) or naming.given(self.kind, number)
        kind = ("alias", "called", "birth-family")[number % 3]
        return Name(id=self.id(), person=self.crowd.someone, kind=kind, text=text, script=script_of(text))

    def _language(self, number: int) -> Language:
        code = ("ar", "am", "bn", "fr", "ka", "hy", "uk", "ru", "ti", "so", "fa", "ps")[number % 12]
        return Language(
            id=self.id(), person=self.crowd.someone, code=code, speaks="well", reads="no", interpreter="yes"
        )

    def _number(self, number: int) -> IdNumber:
        kind = ("foreigner", "passport", "visa", "anef-account")[number % 4]
        return IdNumber(id=self.id(), person=self.crowd.someone, kind=kind, text=f"99030{number:05}")

    def _mandate_part(self, number: int) -> Mandate | MandateAct:
        """Each mandate, then one act of it."""
        if number % 2 == 0:
            self._mandate = Mandate(
                id=self.id(), person=self.crowd.someone, case=self.crowd.case, text="mandate", text_version=1,
                language="fr", posture="do-with", signed_on=self.day(-number), expires_on=self.day(90 - number),
                by=self.desk.sitting.author,
            )  # fmt: skip
            return self._mandate
        act = MANDATE_ACTS[number // 2 % 9]
        return MandateAct(id=self.id(), person=self.crowd.someone, mandate=self._mandate.id, act=act)

    def _asked(self, key: str) -> Make:
        state = RequirementState(
            id=self.id(), person=self.crowd.someone, case=self.crowd.case, requirement=key, state="missing"
        )
        return Make(state)

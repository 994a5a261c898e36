"""A register to be pictured: nobody, or one person with nothing, or so many of everything that a page lists."""

from itertools import cycle

import msgspec

from app.desk.queue import Ending
from app.desk.takeaway import TakeawayForm
from app.domain.changes import Change, Edit, Make
from app.domain.entities import (
    NOBODY,
    Attachment,
    Case,
    Contact,
    Decision,
    Device,
    GuideRun,
    IssuedPaper,
    MergeDecision,
    Name,
    Person,
    Session,
    Visit,
)
from app.domain.ids import Id
from app.domain.references import reference
from app.domain.text import script_of
from app.domain.vocabulary import ATTACHMENT_PURPOSES
from tests.papers.outside import picture
from tests.ui.album import naming
from tests.ui.album.filling import Crowd
from tests.ui.album.her_things import FEW, HerThings

GUIDE = "anef-renewal-student"


class Crowding(HerThings):
    """Makes what the pages are opened with, one after the other."""

    def nobody(self) -> Crowd:
        """The desk as it was made: one volunteer, an open session, no person."""
        session = self.desk.sitting.session
        self.crowd.session = session.id if session else NOBODY
        device = Edit(Device, self.desk.register.device, {"letter": "A"})
        self.desk.sitting.record("device-lettered", [device])
        return self.crowd

    def one(self) -> Crowd:
        """The same with someone who opened a case and has nothing more."""
        made = self._person(0)
        case = self.case_of(self._whose(made), 0)
        self.crowd.someone, self.crowd.case = case.person, case.id
        self.crowd.people = (case.person,)
        self.record([*made, Make(case)])
        return self.crowd

    def bare(self) -> Crowd:
        """The same with someone who has not even a case."""
        made = self._person(1)
        self.crowd.bare = self._whose(made)
        self.record(made)
        return self.crowd

    def each(self, count: int) -> Crowd:
        """The same with so many of everything for the one who is there."""
        self.belongings(count)
        self._visits(count)
        self._sessions(count)
        self._team(min(count, FEW))
        self._runs(count)
        self._pieces(count)
        self._papers(count)
        return self.crowd

    def others(self, count: int) -> Crowd:
        """The same with so many people: two of them joined, two and two alike, one who must leave the territory."""
        changes: list[Change] = []
        people = []
        for number in range(2, 2 + count):
            made = self._person(number)
            people.append(self._whose(made))
            changes += [*made, Make(self.title_of(people[-1], number)), Make(self.case_of(people[-1], number))]
        self.crowd.people += tuple(people)
        self.crowd.alike, together = tuple(people[:2]), tuple(people[2:4])
        self.crowd.joined, self.crowd.leaving = min(together), people[4]
        decision = Decision(
            id=self.id(), person=people[4], kind="oqtf", measure="general", departure="30-days",
            dated=self.day(-3), notified_at=f"{self.day(-2)}T10:30:00+01:00", notified_by="in-hand", seen="seen",
        )  # fmt: skip
        self.crowd.decision = decision.id
        joint = MergeDecision(id=self.id(), persons=together, at=self.at(0), by=self.desk.sitting.author)
        self.record([*changes, Make(joint), Make(decision)])
        return self.crowd

    # -- people --------------------------------------------------------------------------------

    def _person(self, number: int) -> list[Change]:
        """Someone, her names and her phone; those of an even number are like the one after them."""
        like = number - number % 2
        birth = f"{1950 + like % 55}-{1 + like % 12:02}-{1 + like % 28:02}"
        person = Person(
            id=self.id(), reference=reference("BX", number + 1), birth=birth if number != 1 else "",
            nationalities=("GN", "DZ", "ET", "SY", "BD")[number % 5 : number % 5 + 1],
        )  # fmt: skip
        made: list[Change] = [Make(person)]
        for kind, text in (
            ("family", naming.family(self.kind, like)),
            ("given", naming.given(self.kind, like)),
            ("own-script", naming.own_script(self.kind, number)),
        ):
            if text:
                made.append(Make(Name(id=self.id(), person=person.id, kind=kind, text=text, script=script_of(text))))
        if number != 1:
            made.append(Make(Contact(id=self.id(), person=person.id, kind="phone", value=f"0612{like:06}")))
        return made

    @staticmethod
    def _whose(made: list[Change]) -> Id:
        return next(one.entity.id for one in made if isinstance(one, Make) and isinstance(one.entity, Person))

    # -- sessions, guides, pieces, papers ------------------------------------------------------

    def _visits(self, count: int) -> None:
        """The first waits; of the others a part waits, a part is helped, a part has gone; some gave no name."""
        whose = cycle((*self.crowd.people, NOBODY))
        session = self.crowd.session
        visits = [
            Visit(
                id=self.id(), session=session, person=next(whose), number=f"A{number + 1}",
                arrived_at=f"{self.today}T{9 + number // 60:02}:{number % 60:02}:00+01:00",
                language=("ar", "fr", "am", "")[number % 4], next_step=naming.sentence(self.kind),
                themes=("permit", "online"),
            )
            for number in range(count)
        ]  # fmt: skip
        self.record([Make(one) for one in visits])
        self.crowd.visits = tuple(one.id for one in visits)
        self.crowd.called = self.crowd.visits[min(1, count - 1)]
        for number, one in enumerate(visits):
            if number % 5 == 1 and number < FEW:
                self.desk.queue.call(one.id)
            elif number % 3 == 2:
                self.desk.queue.end(one.id, Ending(outcome="helped", minutes=20, posture="do-with"))

    def _sessions(self, count: int) -> None:
        self.record([
            Make(Session(
                id=self.id(), date=self.day(-7 * (number + 1)), place=naming.sentence(self.kind)[:60],
                team=(self.desk.sitting.author,), handover=naming.sentence(self.kind),
                opened_at=self.at(7 * (number + 1)), closed_at=self.at(7 * (number + 1)),
            ))
            for number in range(count)
        ])  # fmt: skip

    def _team(self, count: int) -> None:
        for number in range(count):
            name = f"{naming.given(self.kind, number)} {naming.family(self.kind, number)} {number + 1}"
            self.desk.sitting.add_volunteer(name[:110])

    def _runs(self, count: int) -> None:
        """Guides that were begun: the first of them hers, the others of everybody."""
        walk = self.desk.walks.start(self.crowd.case, GUIDE)
        self.crowd.run = walk.id
        begun = self.desk.register.get(GuideRun, walk.id)
        assert begun is not None
        cases = [one for person in self.crowd.people[1:count] for one in self.desk.register.where(Case, person=person)]
        self.record([
            Make(msgspec.structs.replace(begun, id=self.id(), person=case.person, case=case.id)) for case in cases
        ])  # fmt: skip

    def _pieces(self, count: int) -> None:
        """One picture that was read and kept; the others stand for the same file."""
        held = self.desk.holding.take("album", picture(), f"{naming.sentence(self.kind)[:80]}.png", "clipboard")
        first = self.desk.attachments.made(held, None, person=self.crowd.someone, purpose="evidence")
        others = [
            msgspec.structs.replace(
                first, id=self.id(), purpose=ATTACHMENT_PURPOSES[number % 6], at=self.at(number),
                purge_on=self.day(-5 if number % 50 == 1 else 200),
            )
            for number in range(1, count)
        ]  # fmt: skip
        pieces: list[Attachment] = [first, *others]
        self.desk.attachments.keep(pieces)
        self.crowd.pieces = tuple(one.id for one in pieces)

    def _papers(self, count: int) -> None:
        issuing = self.desk.issuing
        issuing.issue(issuing.prepare(TakeawayForm(case=self.crowd.case, language="ar")))
        first = self.desk.register.where(IssuedPaper)[-1]
        self.crowd.paper = first.id
        whose = cycle(self.crowd.people)
        self.record([
            Make(msgspec.structs.replace(
                first, id=self.id(), person=next(whose), case=NOBODY, number=f"{first.number}-{number}",
                at=self.at(number),
            ))
            for number in range(1, count)
        ])  # fmt: skip

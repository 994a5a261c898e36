"""What happened with a person: every kind of line, in order; and everything kept about her."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from app.compose import CATALOGUES
from app.desk.dossier import dossier
from app.desk.mandates import MandateForm
from app.desk.open_desk import OpenDesk
from app.desk.people import Registered
from app.desk.takeaway import TakeawayForm
from app.desk.timeline import LINES
from app.domain.changes import Make
from app.domain.entities import (
    ENTITIES,
    Appointment,
    Attempt,
    Consent,
    Consequence,
    Decision,
    Deposit,
    Entity,
    MergeDecision,
    Note,
    Piece,
    PurgeRecord,
    Relation,
    StatusRead,
    Task,
    Title,
)
from app.domain.ids import Id
from app.language.words import Words, load_words
from tests.clock import FakeClock
from tests.desk.desks import entered, register, walked

FULL = {
    "birth": None, "nationality": "GN", "speaks": "ff", "reads": "fr", "phone": "0600004821",
    "foreigner_number": "3812345678",
}  # fmt: skip


@pytest.fixture
def lived(desk: OpenDesk, clock: FakeClock) -> Registered:
    """Someone to whom everything has happened, five minutes apart, and someone else."""
    registered = register(desk, **{name: value for name, value in FULL.items() if value})
    person, case = registered.person, registered.case
    clock.advance(timedelta(minutes=5))
    desk.people.add_title(
        Title(id=desk.people.new_id(), person=person, kind="card", ground="student", valid_from="2025-11-01")
    )
    acts: list[Callable[[], object]] = [
        lambda: entered(desk, Attempt, case, clock(), outcome="no-slot", message="Rien", channel="anef"),
        lambda: entered(desk, Deposit, case, clock(), reference="R1", pieces=(Piece("a"), Piece("b"))),
        lambda: entered(desk, StatusRead, case, clock(), text="En cours"),
        lambda: desk.people.add_note(person, "Un mot", private=True),
        lambda: desk.walks.leave(walked(desk, desk.walks.start(case, "anef-renewal-student"))),
        lambda: desk.issuing.issue(desk.issuing.prepare(TakeawayForm(case=case))),
        lambda: entered(desk, Appointment, case, clock() + timedelta(days=9), place="Préfecture"),
    ]
    for act in acts:
        clock.advance(timedelta(minutes=5))
        act()
    around(desk, person, case)
    desk.cases.mark_requirements(case, {"passport": "seen"})
    other = register(desk, family="Autre")
    desk.people.add_note(other.person, "Une autre")
    return registered


def around(desk: OpenDesk, person: Id, case: Id) -> None:
    """What stands around her: on days before the others, so that their order is that of the days."""
    made = desk.entries.new_id
    desk.people.edit(person, alert="Ne pas appeler le soir.")
    desk.alerts.read(desk.people.profile(person).person)
    desk.entries.add(Consequence(id=made(), person=person, case=case, kind="job-lost", since="2026-10"))
    desk.entries.add(
        Consent(id=made(), person=person, purpose="figures", given="yes", given_on="2026-09-03",
                withdrawn_on="2026-09-04")
    )  # fmt: skip
    desk.mandates.sign(
        MandateForm(person=person, acts=("call",), posture="do", signed_on="2026-09-02", expires_on="2027-09-02")
    )
    desk.entries.add(Relation(id=made(), person=person, other_name="Sékou", kind="child", since="2019-05"))
    desk.entries.add(Decision(id=made(), person=person, kind="refusal", notified_at="2026-08-02"))
    desk.entries.add(Task(id=made(), person=person, text="Relire", state="done", at="2026-08-01T10:00"))


def test_every_kind_is_told_in_order(desk: OpenDesk, lived: Registered) -> None:
    lines = desk.timeline(lived.person, Words())
    assert [line.kind for line in lines] == [
        "appointment", "acknowledgement", "issued_paper", "guide_run", "note", "status_read", "deposit", "attempt",
        "visit", "case", "consequence", "consent", "mandate", "decision", "task", "title",
        "relation",
    ]  # fmt: skip
    assert {line.kind for line in lines} == {kind.entity for kind in LINES}
    assert all(line.title for line in lines)
    assert {line.case for line in lines} == {lived.case, Id("")}
    assert {line.by for line in lines} == {"Claire", ""}
    assert "autre" not in " ".join(f"{line.title} {line.detail}" for line in lines)


def test_it_is_told_in_the_words_of_the_screen(desk: OpenDesk, lived: Registered) -> None:
    french = {line.kind: f"{line.title} | {line.detail}" for line in desk.timeline(lived.person, Words())}
    assert french["attempt"] == "Tentative : Aucun créneau | Site ANEF · «\u00a0Rien\u00a0»"
    assert french["deposit"].endswith("R1 · 2 pièces envoyées : a, b")
    assert french["note"] == "Note privée | Un mot"
    assert french["consequence"] == "Conséquence : Emploi perdu | depuis octobre 2026"
    assert french["mandate"] == "Mandat signé | Faire · finit le 2 sept. 2027"
    assert french["consent"].endswith("sans nom, dans les chiffres · retiré le 4 sept. 2026")
    assert french["relation"] == "Entourage | Enfant · Sékou"
    english = load_words("en", CATALOGUES)
    titles = zip(desk.timeline(lived.person, Words()), desk.timeline(lived.person, english), strict=True)
    # What both languages write alike is written alike: the private note's words, numbers of papers.
    assert all(one.title != two.title for one, two in titles if one.kind not in ("note",))


def test_an_answer_of_a_newer_program_is_shown_as_it_is(desk: OpenDesk, clock: FakeClock) -> None:
    registered = register(desk)
    entered(desk, Attempt, registered.case, clock(), outcome="of-a-newer-program")
    assert "of-a-newer-program" in desk.timeline(registered.person, Words())[0].title


def test_whoever_has_nothing_has_no_line(desk: OpenDesk) -> None:
    assert desk.timeline(Id("0" * 32), Words()) == []


def about(kind: type[Entity], new: Callable[[], Id], **named: Any) -> Entity:
    """The least that an entity of this kind can be, naming someone."""
    needed = {field.name: new() for field in msgspec.structs.fields(kind) if field.required}
    return kind(**{**needed, **named})


def test_whatever_is_about_her_is_in_her_dossier(desk: OpenDesk, lived: Registered) -> None:
    other, new = register(desk, family="Sow").person, desk.people.new_id
    hers: dict[str, Id] = {}
    for kind in ENTITIES:
        columns = kind.__struct_fields__
        named: dict[str, Any] = {"person": lived.person} if "person" in columns else {}
        named |= {"persons": (other, lived.person)} if "persons" in columns else {}
        # Joined, the other's entries would be hers; purged, nothing would.
        if named and kind not in (MergeDecision, PurgeRecord):
            entity = about(kind, new, **named)
            desk.register.record("test", [Make(entity)], "C1")
            hers[kind.entity] = entity.id
    said_elsewhere = about(Relation, new, person=other, other=lived.person)
    theirs = Note(id=new(), person=other, text="D’une autre")
    desk.register.record("test", [Make(said_elsewhere), Make(theirs)], "C1")
    found = dossier(desk.register, lived.person)
    assert found.keys() == hers.keys() | {"person"}
    assert [one["id"] for one in found["person"]] == [lived.person]
    assert all(identifier in {one["id"] for one in found[name]} for name, identifier in hers.items())
    assert said_elsewhere.id in {one["id"] for one in found["relation"]}
    assert theirs.id not in {one["id"] for one in found["note"]}


def test_nobody_s_dossier_is_empty(desk: OpenDesk) -> None:
    register(desk)
    assert dossier(desk.register, Id("0" * 32)) == {"person": []}

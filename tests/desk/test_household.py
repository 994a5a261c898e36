"""Who is around a person, read from either end, and what each lets be shown."""

from app.desk.household import Household
from app.desk.open_desk import OpenDesk
from app.domain.entities import Consent, Relation
from app.domain.ids import Id
from tests.desk.desks import register


def relate(desk: OpenDesk, person: Id, **fields: object) -> None:
    """Notes a relation of a person."""
    desk.entries.add(Relation(id=desk.entries.new_id(), person=person, **fields))  # type: ignore[arg-type]  # by name


def agree(
    desk: OpenDesk, person: Id, given: str = "yes", *, given_on: str = "", renew_on: str = "", withdrawn_on: str = ""
) -> None:  # fmt: skip
    """Notes her answer about being named in a relative's file."""
    desk.entries.add(
        Consent(
            id=desk.entries.new_id(), person=person, purpose="household", given=given, given_on=given_on,
            renew_on=renew_on, withdrawn_on=withdrawn_on,
        )
    )  # fmt: skip


def test_a_relation_is_read_from_both_ends(desk: OpenDesk) -> None:
    mother, son = register(desk).person, register(desk, given="Sékou").person
    relate(desk, mother, other_name="Maître Durand", kind="lawyer")
    relate(desk, mother, other=son, kind="child", same_household="yes")
    around = desk.household.around(mother)
    assert [(one.kind, one.name) for one in around] == [("child", ""), ("lawyer", "Maître Durand")]
    assert around[0].profile is not None
    assert around[0].profile.person.id == son
    assert around[1].profile is None
    (back,) = desk.household.around(son)
    assert back.kind == "parent"
    assert back.profile is not None
    assert back.profile.person.id == mother


def test_whoever_is_noted_at_both_ends_is_told_once(desk: OpenDesk) -> None:
    one, other = register(desk).person, register(desk, given="Sékou").person
    relate(desk, one, other=other, kind="partner")
    relate(desk, other, other=one, kind="partner")
    assert len(desk.household.around(one)) == len(desk.household.around(other)) == 1


def test_a_relation_that_has_a_word_one_way_only_says_nothing_the_other_way(desk: OpenDesk) -> None:
    hosted, host = register(desk).person, register(desk, given="Sékou").person
    relate(desk, hosted, other=host, kind="host")
    assert [one.kind for one in desk.household.around(host)] == [""]


def test_only_her_own_last_answer_lets_more_be_shown(desk: OpenDesk) -> None:
    mother, son = register(desk).person, register(desk, given="Sékou").person
    relate(desk, mother, other=son, kind="child")
    household: Household = desk.household

    def shown() -> bool:
        return household.around(mother)[0].consents

    agree(desk, mother)
    assert not shown()
    agree(desk, son, given_on="2026-11-20")
    assert shown()
    agree(desk, son, given="no", given_on="2026-11-22")
    assert not shown()
    agree(desk, son, given_on="2026-11-22", renew_on="2026-11-23")
    assert shown()
    agree(desk, son, given_on="2026-11-23", renew_on="2026-11-23", withdrawn_on="2026-11-23")
    assert not shown()
    agree(desk, son, given_on="2026-11-01", renew_on="2026-11-02")
    assert not shown()

"""The situations of a walk-in: which rules speak, which facts they read."""

from datetime import date, time

import msgspec
import pytest

from app.domain.deadlines.facts import CHOICES, Facts, Suspension
from app.domain.deadlines.outcome import Outcome
from app.domain.deadlines.rules import RULES, apply
from app.domain.deadlines.situations import READS, SITUATIONS, TURNS, asked, situation, used
from app.language.deadline_situations import CHOICES as CHOICE_WORDS
from app.language.deadline_situations import QUESTIONS, facts_told
from app.language.deadline_situations import SITUATIONS as WORDS
from app.language.deadline_texts import NAMES
from app.language.words import Words
from tests.domain.deadlines.asking import TODAY, parameters

FULL = Facts(
    expiry=date(2026, 12, 20), issued=date(2024, 12, 21), filed=date(2026, 6, 1), complete_on=date(2026, 6, 10),
    notified_at=date(2026, 11, 20), notified_time=time(18, 30), entry=date(2026, 9, 1), birth=date(2008, 11, 1),
    move=date(2026, 10, 1), decision=date(2026, 11, 1), recourse=date(2026, 11, 21),
    recourse_rejected=date(2026, 11, 22), reasons_asked=date(2026, 11, 5), reasons_given=date(2026, 11, 10),
    suspended=(Suspension(date(2026, 7, 1), date(2026, 7, 10)),), attempts=(date(2026, 11, 2), date(2026, 11, 9)),
    emails=(date(2026, 11, 3),), letters=(date(2026, 11, 4),), calls=(date(2026, 11, 5),), visits=(date(2026, 11, 6),),
    channel="anef", permit="talent-carte-bleue", card="pluriannuelle-4", measure="detention", request="renewal",
    remedies="no", entitled="yes", elsewhere="yes",
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_reads_no_fact_but_those_that_are_told(rule: str) -> None:
    whole = apply(rule, FULL, parameters(), TODAY)
    told = dict(used(rule, FULL))
    alone = apply(rule, msgspec.convert(told, Facts), parameters(), TODAY)
    # What is said of dates still to come names every fact that was given, used or not.
    assert _without_supposed(whole) == _without_supposed(alone)


def _without_supposed(found: Outcome) -> Outcome:
    return msgspec.structs.replace(found, warnings=tuple(one for one in found.warnings if one.code != "supposed"))


def test_each_rule_has_a_situation_and_its_facts_are_read() -> None:
    assert {rule for one in SITUATIONS for rule in one.rules} == set(RULES) == set(READS)
    for one in SITUATIONS:
        read = {name for rule in one.rules for name in READS[rule]}
        assert set(one.facts) <= read, one.code
        for rule in one.rules:
            missing = apply(rule, Facts(), parameters(), TODAY).missing
            assert set(missing) <= {*one.facts, "complete_on"}, (one.code, rule)


def test_each_situation_question_and_code_has_its_words() -> None:
    assert set(WORDS) == {one.code for one in SITUATIONS}
    assert {name for one in SITUATIONS for name in one.facts} <= set(QUESTIONS)
    assert set(TURNS) <= set(NAMES)
    for name, codes in CHOICES.items():
        assert set(codes) == set(CHOICE_WORDS[name]), name


def test_what_would_change_nothing_is_not_asked() -> None:
    silent = situation("silent")
    assert "elsewhere" not in asked(silent, Facts(permit="salarie"))
    assert "request" not in asked(silent, Facts(permit="salarie"))
    assert {"elsewhere", "request"} <= set(asked(silent, Facts(permit="talent-carte-bleue")))
    assert "channel" not in asked(situation("expires"), Facts(permit="ue-famille"))
    assert "card" not in asked(situation("expires"), Facts(permit="algerien-10"))
    assert "visits" not in asked(situation("no-slot"), Facts(channel="prefecture"))
    with pytest.raises(LookupError):
        situation("nothing")


def test_the_facts_used_are_told_in_words_and_no_other() -> None:
    told = facts_told("oqtf", FULL, Words())
    assert told == (
        ("Remise de la décision", "20 novembre 2026"),
        ("Heure de la remise", "18:30"),
        ("Mesure", "En rétention"),
    )

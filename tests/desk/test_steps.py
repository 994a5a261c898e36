"""A step of a walk, whole: what the guide page shows comes from here."""

from datetime import timedelta

import msgspec

from app.desk.open_desk import OpenDesk
from app.desk.takeaway import TakeawayForm
from app.desk.walks import Walk
from app.domain.entities import GuideRun, IssuedPaper
from app.guides.runner import Run
from tests.clock import FakeClock
from tests.desk.desks import register

GUIDE = "anef-renewal-student"


def at(desk: OpenDesk, node: str, *, reads: str = "fr") -> Walk:
    """A walk of someone new that stands at a node, each question answered by its first answer."""
    made = register(desk, speaks=reads, reads=reads)
    walk = desk.walks.start(made.case, GUIDE, language=desk.walks.language(made.person, GUIDE))
    while walk.run.node.id != node:
        here = walk.run.node
        if here.kind == "question":
            walk = desk.walks.answer(walk, here.answers[0].value if here.input == "choice" else "2027-02-10")
        else:
            walk = desk.walks.next(walk)
    return walk


def test_a_question_always_takes_not_knowing(desk: OpenDesk) -> None:
    walk = at(desk, "title-expires")
    run = walk.run
    silent = msgspec.structs.replace(run.node, answers=())
    guide = msgspec.structs.replace(run.guide, nodes={**run.guide.nodes, silent.id: silent})
    walk = msgspec.structs.replace(walk, run=Run(guide, run.state, run.facts, run.parameters, run.today))
    answers = dict(desk.walks.step(walk, "fr").answers)
    assert answers["unknown"].shown.text == "Je ne sais pas"
    assert desk.walks.answer(walk, "unknown").run.state.answers["title-expires"] == "unknown"


def test_the_words_of_the_site_say_on_what_they_stand_and_when_they_were_seen(desk: OpenDesk) -> None:
    step = desk.walks.step(at(desk, "open-site"), "fr")
    assert ("title", "Étrangers en France", "2025-10") in [(one.kind, one.text, one.seen_on) for one in step.labels]
    assert [one.symptom.text for one in step.problems]
    assert all(one.first.text for one in step.problems)


def test_each_rule_says_where_it_comes_from_and_how_sure_it_is(desk: OpenDesk) -> None:
    step = desk.walks.step(at(desk, "title-expires"), "fr")
    told = [(one.title, one.ref, one.status_words) for one in step.sources]
    assert ("120 jours", "CESEDA R.431-5 1°", "vérifié") in told, "the values that stand in the words have theirs"
    assert all(one.checked_on for one in step.sources)
    assert {one.status_words for one in desk.walks.step(at(desk, "files"), "fr").sources} >= {"sources en désaccord"}


def test_after_six_months_it_is_to_be_checked(desk: OpenDesk, clock: FakeClock) -> None:
    walk = at(desk, "letters")
    assert desk.walks.step(walk, "fr").old is None
    clock.advance(timedelta(days=200))
    step = desk.walks.step(walk, "fr")
    assert step.old == step.checked_on
    assert all(one.old for one in step.sources)


def test_documents_are_sure_or_perhaps(desk: OpenDesk) -> None:
    walk = at(desk, "documents")
    step = desk.walks.step(walk, "fr")
    assert {"passport", "current-title"} <= {one.key for one in step.documents if one.certain}
    assert [one.key for one in step.documents] == list(dict.fromkeys(one.key for one in step.documents))


def test_she_is_spoken_to_in_the_first_of_her_languages_that_the_guide_has(desk: OpenDesk) -> None:
    for speaks, reads, spoken in (("ar", "pt", "pt"), ("pt", "fr", "fr"), ("ar", "ar", "ar"), ("", "", "fr")):
        made = register(desk, speaks=speaks, reads=reads)
        assert desk.walks.language(made.person, GUIDE) == spoken, (speaks, reads)
    walk = at(desk, "letters", reads="ar")
    assert desk.walks.languages(walk)[0] == "ar"
    step = desk.walks.step(walk, "fr")
    assert step.hers.title.state == "missing" and step.hers.title.text == step.shown.title.text


def test_french_words_are_explained_in_her_language(desk: OpenDesk) -> None:
    walk = at(desk, "in-window", reads="pt")
    step = desk.walks.step(walk, "fr")
    assert "attestation de prolongation d’instruction" in {one.word for one in step.terms}
    assert any("papel" in one.plain for one in step.her_terms)


def test_leaving_twice_at_the_end_keeps_the_first_moment(desk: OpenDesk, clock: FakeClock) -> None:
    walk = at(desk, "out-filed")
    desk.walks.leave(walk)
    before = desk.register.get(GuideRun, walk.id)
    clock.advance(timedelta(minutes=5))
    assert not desk.walks.leave(walk).entities
    assert desk.register.get(GuideRun, walk.id) == before


def test_a_paper_that_left_can_be_printed_again_byte_for_byte(desk: OpenDesk) -> None:
    made = register(desk)
    prepared = desk.issuing.prepare(TakeawayForm(case=made.case))
    desk.issuing.issue(prepared)
    found = desk.register.where(IssuedPaper, case=made.case)[0]
    record, paper = desk.issuing.kept(found.id)
    assert record == found
    assert (paper.content, paper.pages, paper.number) == (prepared.paper.content, 1, prepared.mark.number)

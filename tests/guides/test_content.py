"""What the desk is told: words in a language with the French beside, values with their doubt, documents asked for."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.faults import KnownError
from app.guides.content import Content, Shelf
from app.guides.runner import Run, start
from tests.guides.small_pack import FILES, TODAY, small_pack, write_pack
from tests.guides.test_linter import clean_pack, edited


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(small_pack(tmp_path))


def at_the_screen(content: Content) -> Run:
    """A run that stands at the node with variants and places."""
    return (
        start(content.pack.guides["main"], {}, content.pack.parameters, TODAY).answer("yes").answer("2027-01-01").next()
    )


def test_places_are_filled_and_told_apart(content: Content) -> None:
    told = content.view(at_the_screen(content)).parts["do"]
    assert told.text == "Cliquez sur « Continuer » avant le 3 septembre 2026, 50,5 euros (désaccord)."
    assert [(piece.kind, piece.key) for piece in told.pieces if piece.kind != "text"] == [
        ("label", "go"),
        ("date", "opening"),
        ("parameter", "fee"),
    ]
    assert told.pieces[5].status == "conflict"


def test_the_words_suit_where_the_site_is_open(content: Content) -> None:
    run = at_the_screen(content)
    assert content.view(run.told(where="person-phone")).parts["do"].text == "Touchez « Continuer »."
    assert content.view(run.told(where="another-computer")).parts["do"].text.startswith("Cliquez")


def test_a_part_without_words_is_absent(content: Content) -> None:
    run = start(content.pack.guides["main"], {}, content.pack.parameters, TODAY)
    assert set(content.view(run).parts) == {"say", "if blocked"}


def test_what_is_not_translated_is_french_and_says_so(content: Content) -> None:
    run = start(content.pack.guides["main"], {}, content.pack.parameters, TODAY, language="en")
    view = content.view(run)
    assert (view.title.text, view.title.master_text) == ("Do you have a card?", "Avez-vous une carte ?")
    assert (view.title.state, view.parts["if blocked"].state) == ("stale", "missing")
    assert view.parts["if blocked"].text == "Demandez de l’aide."
    assert view.parts["say"].text == "Show it, it says récépissé."
    assert [(value, said.text) for value, said in view.answers] == [
        ("yes", "Yes"),
        ("no", "Non"),
        ("unknown", "Je ne sais pas"),
    ]


def test_states_of_a_translation(tmp_path: Path) -> None:
    folder = clean_pack(tmp_path)
    run = at_the_screen(Content(Shelf(folder).content().pack)).told(language="en")
    say = Shelf(folder).content().view(run).parts["say"]
    assert (say.state, say.reviewed) == ("current", True)
    edited(folder, "guides/main/fr.md", "Regardez.", "Regardez bien.")
    say = Shelf(folder).content().view(run.told()).parts["say"]
    renewed = Shelf(folder).content()
    again = start(renewed.pack.guides["main"], {}, renewed.pack.parameters, TODAY, language="en")
    told = renewed.view(again.answer("yes").answer("2027-01-01").next()).parts["say"]
    assert told.state == "stale"


def test_breaking_a_line_elsewhere_makes_no_translation_stale(tmp_path: Path) -> None:
    folder = clean_pack(tmp_path)
    edited(folder, "guides/main/fr.md", "La page change\npour une autre :", "La page\nchange pour\nune autre :")
    content = Shelf(folder).content()
    assert content.view(at_the_screen(content).told(language="en")).parts["check"].state == "current"


def test_facts_are_shown_as_people_read_them(content: Content) -> None:
    run = at_the_screen(content).blocked().next()
    assert content.view(run).parts["say"].text == "Quel motif, …, 1er janvier 2027 ?"
    answered = start(content.pack.guides["main"], {"ground": "student"}, content.pack.parameters, TODAY)
    pieces = content.pieces("{fact.ground} {fact.expires} {date.opening}", "fr", TODAY, answered)
    assert [piece.text for piece in pieces if piece.kind != "text"] == ["étudiant", "…", "…"]


def test_documents_depend_on_what_is_known(content: Content) -> None:
    def asked(**facts: str) -> list[tuple[str, bool]]:
        return [(one.requirement.id, one.certain) for one in content.requirements("renewal", facts, "fr", TODAY)]

    assert asked() == [("passport", True), ("payslips", False), ("consular", True)]
    assert asked(ground="student") == [("passport", True), ("consular", True)]
    assert asked(ground="worker") == [("passport", True), ("payslips", True), ("consular", True)]
    assert content.requirements("nothing", {}, "fr", TODAY) == ()
    detail = content.requirements("renewal", {}, "fr", TODAY)[1].detail
    assert detail is not None
    assert detail.text == "Depuis 120 jours"


def test_a_phrase_keeps_the_places_of_its_caller(content: Content) -> None:
    assert content.phrase("action.come-back", "fr", TODAY).text == "Revenez le {date}."
    assert content.phrases("en", TODAY) == {
        "category.renewal": "Renew",
        "answer.yes": "Yes",
        "unit.euros": "{value} euros",
    }
    assert content.phrase_state("answer.no", "en") == "missing"
    with pytest.raises(KeyError):
        content.phrase("nobody.said", "fr", TODAY)


def test_a_value_is_that_of_the_day(content: Content) -> None:
    before, now = content.parameter("fee", date(2025, 6, 1)), content.parameter("fee", TODAY)
    assert before is not None
    assert now is not None
    assert (before.value, now.value, now.status) == ("25", "50.5", "conflict")
    assert content.parameter("fee", date(2019, 1, 1)) is None
    assert content.pieces("{parameter.fee}", "fr", date(2019, 1, 1))[0].text == "…"


def test_a_guide_not_checked_for_six_months_says_so(content: Content) -> None:
    assert [line.too_old for line in content.guides("fr", TODAY)] == [False]
    assert [line.too_old for line in content.guides("fr", date(2027, 5, 2))] == [True]
    assert content.guides("en", TODAY)[0].title == "A guide"


def test_a_run_is_taken_up_through_the_content(content: Content) -> None:
    run = at_the_screen(content)
    taken = content.resume(run.state, {}, TODAY)
    assert taken is not None
    assert taken.run is not None
    assert taken.run.state == run.state


def test_a_shelf_reads_nothing_until_asked_and_once_only(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "pack")
    with pytest.raises(KnownError):
        shelf.content()
    write_pack(tmp_path / "pack")
    content = shelf.content()
    (tmp_path / "pack" / "facts.yaml").unlink()
    assert shelf.content() is content


def test_a_single_unit_is_said_in_the_singular(tmp_path: Path) -> None:
    phrases = FILES["phrases/fr.yaml"] + "unit.days.one: un jour\n"
    parameters = FILES["parameters.yaml"].replace("value: 120", "value: 1")
    content = Content(small_pack(tmp_path, {"phrases/fr.yaml": phrases, "parameters.yaml": parameters}))
    assert content.pieces("{parameter.opens}", "fr", TODAY)[0].text == "un jour"

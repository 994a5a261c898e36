"""The sheet of dates of a walk-in: her dates, how sure they are, and nothing kept."""

from datetime import date
from pathlib import Path

import pytest

from app.desk.dates_paper import DatesForm
from app.desk.open_desk import OpenDesk
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.situations import SITUATIONS, TURNS
from app.domain.entities import NOBODY, IssuedPaper
from app.language.deadline_texts import NAMES
from app.papers.preview import page_texts
from tests.clock import FakeClock
from tests.desk.desks import create

ENDING = Facts(expiry=date(2027, 3, 1), permit="salarie", channel="anef")


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> OpenDesk:
    return create(tmp_path / "register", clock)


def text(desk: OpenDesk, form: DatesForm) -> str:
    """The words of a sheet, on one line."""
    made = desk.issuing.prepare(form)
    return " ".join(" ".join(page_texts(made.paper.content)).replace("\u00a0", " ").split())


def test_it_says_the_dates_the_reasons_the_texts_and_the_doubts(desk: OpenDesk) -> None:
    said = text(desk, DatesForm(situation="expires", facts=ENDING))
    assert "Vos dates" in said and "pas un avis juridique" in said
    assert "Dernier jour pour déposer" in said and "31 décembre 2026" in said
    assert "60 jours avant la fin du titre" in said
    assert "CESEDA R.431-5" in said and "vu le 22 nov. 2026" in said
    assert "Sources en désaccord" in said, "a conflict is said where the date stands"
    assert "ouvert" in said, "the first day is behind: filing is open"
    assert "Dernier jour sans payer" not in said, "the same day under another name is said once"


def test_beside_french_it_speaks_a_language_that_has_its_phrases(desk: OpenDesk) -> None:
    said = text(desk, DatesForm(situation="oqtf", facts=Facts(measure="general", notified_at=date(2026, 11, 20)),
                                language="en"))  # fmt: skip
    assert "20 décembre 2026" in said and "20 December 2026" in said and "Last day" in said
    ready = desk.takeaways.languages(NOBODY, "dates.title")
    assert ready[:1] == ["fr"] and {"en", "pt", "ar"} <= set(ready) and "ti" not in ready


def test_the_hour_of_a_detention_is_on_it(desk: OpenDesk) -> None:
    facts = Facts(measure="detention", notified_at=date(2026, 11, 22))
    assert "24 novembre 2026 à 00:00" in text(desk, DatesForm(situation="oqtf", facts=facts))


def test_it_has_a_number_of_ours_and_nothing_of_it_is_kept(desk: OpenDesk) -> None:
    made = desk.issuing.prepare(DatesForm(situation="expires", facts=ENDING))
    assert desk.issuing.issue(made).entities == frozenset()
    assert desk.register.where(IssuedPaper) == []
    assert desk.issuing.check(made.mark.number, made.mark.code) == (True, None)


def test_every_date_and_situation_has_its_phrase(desk: OpenDesk) -> None:
    for language in ("fr", "en", "pt", "ar"):
        known = desk.walks.content.pack.phrases[language]
        assert {f"date.{name}" for name in TURNS} <= set(known)
        assert {f"situation.{one.code}" for one in SITUATIONS} <= set(known)
    own = {name for name in NAMES if f"date.{name}" not in desk.walks.content.pack.phrases["fr"]}
    assert not own & {"closes", "last-day", "last-moment", "appeal-ends", "file-by", "declare-by"}

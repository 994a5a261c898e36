"""The certificate of an erasure: what was done, by whom, what stays, and no name of anyone who was helped."""

from datetime import timedelta

import msgspec
import pytest

from app.desk.erasure_paper import ErasureForm
from app.desk.open_desk import OpenDesk
from app.desk.purging import Purged, Second
from app.domain.changes import Make
from app.domain.entities import NOBODY, IssuedPaper, PurgeRecord
from app.domain.ids import Id
from app.papers.preview import page_texts
from tests.clock import FakeClock
from tests.desk.desks import register


def erased(desk: OpenDesk, *persons: Id, reason: str = "asked") -> Purged:
    """Two people of the desk do it."""
    volunteer = desk.sitting.add_volunteer("Yacine")
    code = next(one.code for one in desk.sitting.volunteers() if one.id == volunteer)
    assert reason in ("asked", "too-old")
    return desk.purging.purge(persons, "asked" if reason == "asked" else "too-old", Second(volunteer, code))


def text(desk: OpenDesk, record: Id, language: str = "fr") -> str:
    """The words of the certificate, on one line."""
    made = desk.issuing.prepare(ErasureForm(record=record, language=language))
    return " ".join(" ".join(page_texts(made.paper.content)).replace("\u00a0", " ").replace("\u202f", " ").split())


def test_it_says_what_was_erased_by_whom_and_what_stays_without_a_name(desk: OpenDesk) -> None:
    made = register(desk, family="Zoubidi", given="Fatoumata")
    reference = desk.people.profile(made.person).person.reference
    done = erased(desk, made.person)
    said = text(desk, done.record.id)
    assert "Attestation d’effacement" in said and "Effacé pour de bon le 23 novembre 2026" in said
    assert "Une fiche, avec tout ce qui y était noté" in said and "Noms : 2" in said
    assert "La personne a demandé que sa fiche soit effacée." in said
    assert f"Claire (C1) · Yacine ({done.record.second})" in said
    assert "au plus tard le 23 décembre 2026" in said
    assert "ils prouvent que rien d’autre n’a changé" in said and "ne sont pas dans le registre" in said
    assert "Plus rien ne dit qui est venu." in said, "her visit is still counted"
    assert done.record.id in said
    for secret in ("zoubidi", "fatoumata", reference.casefold(), made.person):
        assert secret not in said.casefold()


def test_it_speaks_the_language_of_whoever_asked_beside_french(desk: OpenDesk) -> None:
    done = erased(desk, register(desk).person)
    said = text(desk, done.record.id, "en")
    assert "Certificate of erasure" in said and "Attestation d’effacement" in said
    assert "at the latest on 23 December 2026" in said and "23 décembre 2026" in said


@pytest.mark.parametrize("language", ["pt", "ar", "uk", "tr"])
def test_in_any_other_language_it_says_that_nobody_has_read_it_again(desk: OpenDesk, language: str) -> None:
    assert language in desk.takeaways.languages(NOBODY, "erasure.title")
    done = erased(desk, register(desk).person)
    assert "n’a pas encore été relue" in text(desk, done.record.id, language)
    assert desk.issuing.prepare(ErasureForm(record=done.record.id, language=language)).paper.pages == 1


def test_of_what_was_too_old_it_says_the_rule_and_its_source(desk: OpenDesk, clock: FakeClock) -> None:
    persons = [register(desk, family=family).person for family in ("Diallo", "Benali")]
    desk.purging.set_rule("person", 12)
    clock.advance(timedelta(days=800))
    said = text(desk, erased(desk, *persons, reason="too-old").record.id)
    assert "2 fiches, avec tout" in said
    assert "12 mois après le dernier contact" in said, "what the desk chose that day"
    assert "CNIL" in said and "vu le 22 nov. 2026" in said


@pytest.mark.parametrize("reason", ["restored", "unknown", "from-a-newer-program"])
def test_what_no_two_people_did_names_no_two(desk: OpenDesk, reason: str) -> None:
    record = PurgeRecord(id=desk.people.new_id(), persons=(Id("1" * 32),), reason=reason, first="C1",
                         at="2026-11-20T10:00:00+01:00")  # fmt: skip
    desk.sitting.record("persons-purged", [Make(record)])
    said = text(desk, record.id)
    assert "Fait par deux personnes" not in said
    assert ("le programme l’a effacé de nouveau" in said) == (reason == "restored")


def test_it_has_a_number_of_ours_and_can_be_made_again(desk: OpenDesk) -> None:
    form = ErasureForm(record=erased(desk, register(desk).person).record.id)
    made, again = desk.issuing.prepare(form), desk.issuing.prepare(msgspec.structs.replace(form, large=True))
    assert desk.issuing.issue(made).entities == frozenset()
    assert desk.register.where(IssuedPaper) == []
    assert desk.issuing.check(made.mark.number, made.mark.code) == (True, None)
    assert again.mark.number != made.mark.number and again.paper.pages >= 1

"""The sheet to take away: what was done today, what she must do, what to bring, in which languages."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.desk.open_desk import OpenDesk
from app.desk.takeaway import OwnDuty, TakeawayForm
from app.domain.entities import Appointment, Attempt, Deposit, StatusRead
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.papers.model import PaperMark, TakeawaySheet
from app.papers.preview import page_texts
from tests.clock import PARIS_IN_WINTER, FakeClock
from tests.desk.desks import PASSPHRASE, create, door, entered, register, walked

MARK = PaperMark("KF-2026-00001-A", "AAAA-BBBB-CCCC")


@pytest.fixture
def case(desk: OpenDesk) -> Id:
    """The case of someone who reads Portuguese."""
    return register(desk, speaks="ff", reads="pt", nationality="stateless", foreigner_number="3812345678").case


def sheet(desk: OpenDesk, case: Id, **chosen: object) -> TakeawaySheet:
    """The sheet as it stands."""
    form = TakeawayForm(case=case, **chosen)  # type: ignore[arg-type]  # fields of the form, by name
    return desk.takeaways.sheet(form, MARK, "Claire")


def done(desk: OpenDesk, case: Id) -> list[tuple[str, str]]:
    """What it says was done."""
    return [(item.text.french, item.reference) for item in sheet(desk, case).done]


def phrase(desk: OpenDesk, key: str) -> str:
    """A sentence of the phrase book, in French."""
    return desk.walks.content.phrase(key, "fr", datetime(2026, 11, 23, tzinfo=PARIS_IN_WINTER).date()).text


def test_where_nothing_was_recorded_it_was_explained(desk: OpenDesk, case: Id) -> None:
    assert done(desk, case) == [(phrase(desk, "done.explained"), "")]


def test_what_was_done_today_is_told_and_what_was_done_before_is_not(
    desk: OpenDesk, case: Id, clock: FakeClock
) -> None:
    desk.cases.mark_requirements(case, {"passport": "seen"})
    for hours in (1, 2, 3, 4):
        at = clock() - timedelta(hours=hours)
        entered(desk, Attempt, case, at, outcome="no-slot", message=f"Non {hours}")
    entered(desk, Attempt, case, clock() - timedelta(days=1), outcome="no-slot", page="hier")
    entered(desk, Deposit, case, clock(), reference="3803-1")
    entered(desk, StatusRead, case, clock(), text="En cours")
    assert {(phrase(desk, "done.documents"), ""), (phrase(desk, "done.deposit"), "3803-1")} < set(done(desk, case))
    attempts = [reference for text, reference in done(desk, case) if text == phrase(desk, "done.attempt")]
    assert len(attempts) == 3
    assert "hier" not in " ".join(attempts)
    assert (phrase(desk, "done.status"), "« En cours »") in done(desk, case)
    clock.advance(timedelta(days=1))
    assert done(desk, case) == [(phrase(desk, "done.explained"), "")]
    desk.cases.mark_requirements(case, {"passport": "copied"})
    assert done(desk, case) == [(phrase(desk, "done.documents"), "")]


def test_another_case_of_hers_is_not_told(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    other, _ = desk.cases.open(desk.cases.get(case).person, "appointment")
    entered(desk, Deposit, case, clock())
    assert done(desk, other) == [(phrase(desk, "done.explained"), "")]


@pytest.mark.parametrize(("days", "weight"), [(0, "today"), (3, "week")])
def test_appointments_to_come_are_duties_with_their_date_in_order(
    desk: OpenDesk, case: Id, clock: FakeClock, days: int, weight: str
) -> None:
    for after, place in ((20, "Mairie"), (days, "Préfecture"), (-1, "Avant")):
        entered(desk, Appointment, case, clock() + timedelta(days=after), place=place)
    duties = sheet(desk, case, language="pt").duties
    assert [(duty.text.french.split(" : ")[1], duty.deadline and duty.deadline.weight) for duty in duties] == [
        ("Préfecture", weight), ("Mairie", "ahead")
    ]  # fmt: skip


ON_ITS_DAY = {
    "en": "on 26 November 2026 at 14:05",
    "pt": "no dia 26 de novembro de 2026 às 14:05",
    "ar": "يوم 26 نوفمبر 2026 الساعة 14:05",
    "fa-AF": "روز 26 نومبر 2026 ساعت 14:05",
    "uk": "26 листопада 2026 року о 14:05",
    "tr": "26 Kasım 2026 günü saat 14:05",
    "ti": "ዕለት 26 ሕዳር 2026 (26/11/2026) ብሰዓት ፈረንሳ 14:05",
}


@pytest.mark.parametrize("language", ON_ITS_DAY)
def test_an_appointment_is_on_its_day_at_its_hour_and_what_is_due_is_before_it(
    desk: OpenDesk, case: Id, clock: FakeClock, language: str
) -> None:
    entered(desk, Appointment, case, clock() + timedelta(days=3), place="Préfecture")
    made = sheet(desk, case, language=language, duties=(OwnDuty("Appeler l’école", "2026-11-26"),))
    due, appointment = made.duties
    assert (due.appointment, appointment.appointment) == (False, True)
    assert due.deadline
    assert appointment.deadline
    assert due.deadline.when.french == "26 novembre 2026"
    assert spaced(appointment.deadline.when.french) == "le 26 novembre 2026 à 14:05"
    assert spaced(appointment.deadline.when.other) == ON_ITS_DAY[language]
    assert not appointment.deadline.when.reviewed
    assert (made.labels.before.french, made.labels.appointment.french) == ("avant le", "rendez-vous")
    assert made.labels.appointment.other not in ("", made.labels.before.other)


def test_an_appointment_without_an_hour_or_a_place_tells_its_day(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    person = desk.cases.get(case).person
    entered(desk, Appointment, case, clock() + timedelta(days=3), place="Préfecture")
    desk.entries.add(Appointment(id=desk.entries.new_id(), person=person, case=case, at="2026-11-26"))
    day, hour = sheet(desk, case, language="en").duties
    assert day.deadline
    assert (day.deadline.when.french, day.deadline.when.other) == ("le 26 novembre 2026", "on 26 November 2026")
    assert (day.text.french, day.text.other) == ("Vous avez un rendez-vous :", "You have an appointment:")
    assert hour.text.other == "You have an appointment: Préfecture"


def spaced(text: str) -> str:
    """A text with plain spaces: an hour is not parted from its word."""
    return text.replace("\u00a0", " ")


def test_what_has_no_end_is_told_in_part(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    for days in range(1, 41):
        entered(desk, Appointment, case, clock() + timedelta(days=days), place=f"Guichet {days}")
        entered(desk, Deposit, case, clock(), reference=f"3803-{days}")
    entered(desk, StatusRead, case, clock(), text="mot " * 5000)
    made = sheet(desk, case, language="pt")
    *told, more = made.duties
    assert [duty.text.french.split(" : ")[1] for duty in told] == [f"Guichet {days}" for days in (1, 2)]
    assert more.deadline is None
    assert more.text.french == "Autres rendez-vous après ceux-ci : 38. Le dernier : 2 janvier 2027."
    assert more.text.other == "Outras marcações depois destas: 38. A última: 2 de janeiro de 2027."
    deposits = [item.reference for item in made.done if item.reference.startswith("3803")]
    assert deposits == [f"3803-{days}" for days in range(38, 41)]
    assert made.done[-1].reference.endswith("mot … »")
    assert desk.issuing.prepare(TakeawayForm(case=case, language="pt")).paper.pages <= 2


@pytest.mark.parametrize("language", ["fr", "ar", "en", "fa-AF", "pt", "ti", "tr", "uk"])
def test_it_is_one_sheet_however_many_appointments_there_are(
    desk: OpenDesk, case: Id, clock: FakeClock, language: str
) -> None:
    for days in range(1, 41):
        entered(desk, Appointment, case, clock() + timedelta(days=days), place="Préfecture, guichet 4")
    desk.cases.mark_requirements(case, dict.fromkeys(("passport", "current-title", "proof-of-address"), "missing"))
    assert desk.issuing.prepare(TakeawayForm(case=case, language=language)).paper.pages == 1


def test_two_appointments_need_no_line_about_more(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    for days in (1, 2):
        entered(desk, Appointment, case, clock() + timedelta(days=days))
    assert all(duty.deadline for duty in sheet(desk, case).duties)


def test_own_duties_come_first(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    entered(desk, Appointment, case, clock() + timedelta(days=1), place="Préfecture")
    own = (OwnDuty("Appeler\nl’école\x00", "2026-12-01"), OwnDuty("\u200b "), OwnDuty("Garder ce papier"))
    duties = sheet(desk, case, duties=own).duties
    assert [duty.text.french for duty in duties[:2]] == ["Appeler l’école", "Garder ce papier"]
    assert [duty.deadline is not None for duty in duties] == [True, False, True]
    with pytest.raises(KnownError) as fault:
        sheet(desk, case, duties=(OwnDuty("x" * 301),))
    assert fault.value.code == "people.too-long"


def test_what_the_guide_told_is_to_do_by_when_it_can_tell(desk: OpenDesk, case: Id) -> None:
    walk = walked(desk, desk.walks.start(case, "anef-renewal-student"))
    assert sheet(desk, case).duties == ()
    desk.walks.leave(walk)
    duties = {duty.text.french: duty.deadline for duty in sheet(desk, case).duties}
    assert set(duties) == {phrase(desk, action) for action in walk.run.node.actions}
    until = duties[phrase(desk, "action.watch-prolongation")]
    assert until
    assert until.when.french == "26 janvier 2027"


def test_missing_documents_are_to_bring(desk: OpenDesk, case: Id) -> None:
    desk.cases.mark_requirements(
        case, {"passport": "missing", "proof-of-address": "seen", "of-a-newer-content": "missing"}
    )
    assert [item.text.french for item in sheet(desk, case).bring] == [phrase(desk, "document.passport")]


def test_she_is_named_as_permits_name_her_and_her_number_only_if_chosen(desk: OpenDesk, case: Id) -> None:
    holder = sheet(desk, case).holder
    assert (holder.name, holder.nationality, holder.foreigner_number) == ("DIALLO Awa", "Apatride", "")
    assert sheet(desk, case, with_number=True).holder.foreigner_number == "3812345678"


def test_languages_that_she_reads_are_offered_first_and_french_alone_always(desk: OpenDesk, case: Id) -> None:
    person = desk.cases.get(case).person
    offered = desk.takeaways.languages(person)
    assert offered[:2] == ["pt", "fr"]
    assert {"en", "ar", "ti"} < set(offered)
    assert len(set(offered)) == len(offered)


def test_french_alone_has_no_other_column(desk: OpenDesk, case: Id, clock: FakeClock) -> None:
    entered(desk, Appointment, case, clock() + timedelta(days=1), place="Préfecture")
    alone, beside = sheet(desk, case), sheet(desk, case, language="pt")
    assert alone.language == "fr"
    assert {alone.issued.other, alone.labels.title.other, alone.duties[0].text.other, alone.done[0].text.other} == {""}
    assert all((beside.issued.other, beside.labels.title.other, beside.duties[0].text.other, beside.done[0].text.other))


def test_a_language_that_nobody_wrote_is_told(desk: OpenDesk, case: Id) -> None:
    for language in ("xx", "", "../fr", "snk"):
        with pytest.raises(KnownError) as fault:
            sheet(desk, case, language=language)
        assert fault.value.code == "papers.no-such-language"


@pytest.mark.parametrize("language", ["fr", "en", "pt", "ar", "ti", "uk", "fa-AF", "tr"])
def test_every_language_prints(desk: OpenDesk, case: Id, clock: FakeClock, language: str) -> None:
    entered(desk, Appointment, case, clock() + timedelta(days=3), place="Préfecture")
    desk.walks.leave(walked(desk, desk.walks.start(case, "anef-renewal-student")))
    prepared = desk.issuing.prepare(TakeawayForm(case=case, language=language))
    text = " ".join(" ".join(page_texts(prepared.paper.content)).split())
    assert "DIALLO Awa" in text
    assert prepared.mark.number in text
    assert "26 novembre 2026" in text
    if language == "ti":
        assert "26/11/2026" in text


def test_nobody_s_case_has_no_sheet(desk: OpenDesk) -> None:
    with pytest.raises(LookupError):
        sheet(desk, Id("0" * 32))


def test_a_desk_that_said_little_still_signs(tmp_path: Path, clock: FakeClock) -> None:
    create(tmp_path, clock).close()
    with closing(door(tmp_path, clock).unlock(PASSPHRASE)) as desk:
        found = sheet(desk, register(desk).case)
        assert (found.desk.name, found.desk.address) == ("Permanence des Trois Fontaines", ())
        desk.sitting.describe_desk(address="Salle 2\n1 rue de l’Exemple", legal_name="Association")
        found = sheet(desk, register(desk).case)
        assert (found.desk.name, found.desk.address) == ("Association", ("Salle 2", "1 rue de l’Exemple"))

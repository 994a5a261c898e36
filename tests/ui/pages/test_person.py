"""A person's page: what to do first, what is known, what happened."""

from datetime import timedelta

from PySide6.QtCore import Qt

from app.desk.mandates import MandateForm
from app.domain.changes import Edit, Make
from app.domain.entities import (
    Appointment,
    Attempt,
    Consent,
    Consequence,
    Contact,
    Deposit,
    Relation,
    StatusRead,
    Title,
    Visit,
)
from app.ui.context import ScreenSettings
from app.ui.pages.attempt import AttemptPage
from app.ui.pages.person import PersonPage
from app.ui.pages.records import DepositPage
from app.ui.pages.walk import WalkPage
from app.ui.widgets.band import Band
from app.ui.widgets.button import Button
from app.ui.widgets.timeline import AT_ONCE
from tests.desk.desks import entered
from tests.ui.checks import clipped, unnamed
from tests.ui.pages.conftest import Room

GUIDE = "anef-renewal-student"


def test_the_word_of_the_last_volunteer_stands_above_everything(room: Room) -> None:
    made = room.register()
    room.desk.cases.hand_over(made.case, "Relire ses pièces avec elle.")
    room.desk.people.edit(made.person, alert="Ne pas appeler le soir.")
    page = room.go(PersonPage, "person", person=made.person)
    # What stands on a button begins what it is called: she who speaks to her computer says what she sees.
    for button in page.findChildren(Button):
        assert button.text() != "Modifier" or button.accessibleName().startswith("Modifier")
    said = room.words()
    assert said.index("Ne pas appeler") < said.index("À faire d’abord") < said.index("Situation")
    assert "Relire ses pièces avec elle." in said


def test_the_main_action_is_to_begin_a_guide_or_to_take_it_up_again(room: Room) -> None:
    made = room.register()
    page = room.go(PersonPage, "person", person=made.person)
    assert page.main is not None
    assert page.main.text() == "Commencer un guide"
    room.desk.walks.start(made.case, GUIDE)
    room.settle()
    assert page.main.text() == "Reprendre le guide à l’étape 1"
    page.press_main()
    room.settle()
    room.page(WalkPage)


def test_a_title_says_how_long_it_lasts(room: Room) -> None:
    made = room.register()
    today = room.clock().date()
    for days in (0, 3, 100):
        until = (today + timedelta(days=days)).isoformat()
        room.desk.people.add_title(Title(id=room.desk.people.new_id(), person=made.person, kind="card", valid_to=until))
    room.go(PersonPage, "person", person=made.person)
    said = room.words()
    for text in ("dernier jour : aujourd’hui", "(dans 3 jours)", "(dans 100 jours)"):
        assert text in said


def test_the_page_is_turned_by_keys_wherever_the_focus_is(room: Room) -> None:
    room.window.resize(1366, 768)
    page = room.go(PersonPage, "person", person=room.register().person)
    assert page.main is not None and page.main.hasFocus()
    bar = page.area.verticalScrollBar()
    assert bar.maximum() > 0
    room.key(Qt.Key.Key_PageDown)
    assert bar.value() == min(bar.pageStep(), bar.maximum())
    room.key(Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_what_must_not_be_said_comes_before_the_number(room: Room) -> None:
    made = room.register()
    contact = Contact(
        id=room.desk.people.new_id(), person=made.person, kind="phone", value="06 00 00 12 34", shared="yes",
        may_leave_message="no", never_mention_prefecture=True,
    )  # fmt: skip
    room.desk.people.add_contact(contact)
    room.go(PersonPage, "person", person=made.person)
    said = room.words()
    assert "06 00 00 12 34" not in said
    number = said.index("•••• 12 34")
    for text in ("Ne jamais parler de la préfecture", "Partagé avec quelqu’un", "Ne pas laisser de message"):
        assert said.index(text) < number
    room.press("Afficher : Téléphone")
    assert "06 00 00 12 34" in room.words()


def test_a_visit_is_noted_once(room: Room) -> None:
    made = room.register()
    room.later(days=1)
    room.desk.sitting.begin(room.desk.sitting.volunteers()[0].id)
    room.go(PersonPage, "person", person=made.person)
    room.press("Noter sa venue")
    assert room.desk.today.is_here(made.person)
    assert "Noter sa venue" not in room.words()


def test_three_hundred_lines_are_shown_thirty_at_a_time_and_filtered(room: Room) -> None:
    made = room.register()
    attempts = [
        Attempt(
            id=room.desk.people.new_id(), person=made.person, case=made.case, outcome="no-slot",
            at=(room.clock() - timedelta(hours=number)).isoformat(timespec="minutes"), page=f"page {number}",
        )
        for number in range(300)
    ]  # fmt: skip
    room.desk.sitting.record("attempts-recorded", [Make(attempt) for attempt in attempts])
    room.desk.people.add_note(made.person, "Une note parmi d’autres.")
    page = room.go(PersonPage, "person", person=made.person)
    assert page.history is not None
    assert "page 12" in room.words()
    assert "page 30" not in room.words()
    room.press(f"Montrer {AT_ONCE} lignes plus anciennes")
    assert "page 30" in room.words()
    room.press("Ne montrer qu’une partie")
    room.press("Montrer : Notes")
    said = room.words()
    assert "Une note parmi d’autres." in said
    assert "Aucun créneau" not in said
    room.desk.people.add_note(made.person, "Une autre note.")
    room.settle()
    assert "Une autre note." in room.words()
    assert page.history.kind == "note"


def test_within_a_minute_the_last_entered_comes_first(room: Room) -> None:
    made = room.register()
    room.later(seconds=31)
    entered(room.desk, Attempt, made.case, room.clock(), outcome="no-slot")
    page = room.go(PersonPage, "person", person=made.person)
    assert page.history is not None
    said = room.words()
    assert said.index("Tentative") < said.index("Venue à la permanence")


def test_nothing_is_cut_with_long_names_and_large_text(room: Room) -> None:
    made = room.register(family="Ramanantsoa" * 7, given="Andrianampoinimerina " * 4, own_script="محمد عبد الرحمن")
    room.desk.cases.hand_over(made.case, "Relire ses pièces avec elle, puis continuer le guide.")
    relative = room.register(family="Tsimihetyankarana" * 5, given="ሃጎስ").person
    entries, long_word = room.desk.entries, "Wolfeschlegelsteinhausen" * 4
    for entity in (
        Relation(id=entries.new_id(), person=made.person, other=relative, kind="other:" + "tuteur du tribunal " * 4),
        Relation(id=entries.new_id(), person=made.person, other_name=long_word),
        Title(id=entries.new_id(), person=made.person, kind="other:" + long_word, number=long_word),
        Contact(id=entries.new_id(), person=made.person, kind="email", value=f"{long_word}@exemple.invalid"),
        Consequence(id=entries.new_id(), person=made.person, case=made.case, detail=long_word),
    ):  # fmt: skip
        entries.add(entity)
    room.desk.mandates.sign(MandateForm(person=made.person, acts=("upload",), signed_on="2026-11-20"))
    theme = room.window.context().theme
    for size, percent in (((1366, 688), 100), ((1366, 688), 200), ((683, 480), 100)):
        room.window.resize(*size)
        theme.resize(percent)
        room.settle()
        page = room.go(PersonPage, "person", person=made.person)
        assert clipped(page) == []
        assert unnamed(page) == []


def test_an_alert_is_acknowledged_by_each_and_again_when_it_changes(room: Room) -> None:
    made = room.register()
    room.desk.people.edit(made.person, alert="Ne pas appeler le soir.")
    room.go(PersonPage, "person", person=made.person)
    room.press("J’ai lu")
    said = room.words()
    assert "J’ai lu" not in said
    assert "Lu par Claire, 23 nov. 2026, 14:05" in said
    assert "Ne pas appeler le soir." in said
    room.desk.people.edit(made.person, alert="Ne jamais appeler.")
    room.settle()
    said = room.words()
    assert "J’ai lu" in said
    assert "Lu par" not in said


def test_each_case_has_its_own_acts_and_its_own_word(room: Room) -> None:
    made = room.register()
    other, _ = room.desk.cases.open(made.person, "duplicate")
    room.desk.cases.hand_over(made.case, "Relire ses pièces avec elle.")
    room.go(PersonPage, "person", person=made.person)
    said = room.words()
    assert said.index("Renouveler un titre étudiant") < said.index("Refaire un titre perdu ou volé")
    room.press("Noter un échec : Refaire un titre perdu ou volé")
    assert room.page(AttemptPage).case.id == other
    room.go(PersonPage, "person", person=made.person)
    room.press("Noter autre chose : Refaire un titre perdu ou volé")
    room.press("Noter un dépôt : Refaire un titre perdu ou volé")
    assert room.page(DepositPage).case.id == other
    page = room.go(PersonPage, "person", person=made.person)
    page.acts["attempt"]()
    room.settle()
    assert room.page(AttemptPage).case.id == made.case


def test_a_case_tells_where_it_stands_and_an_ended_one_is_folded(room: Room) -> None:
    made = room.register()
    desk, case, now = room.desk, made.case, room.clock()
    for hours in (30, 3):
        entered(desk, Attempt, case, now - timedelta(hours=hours), outcome="no-slot")
    entered(desk, Deposit, case, now - timedelta(days=2))
    entered(desk, StatusRead, case, now - timedelta(days=1), text="En cours")
    entered(desk, Appointment, case, now + timedelta(days=9), place="Préfecture")
    entered(desk, Appointment, case, now - timedelta(days=9), place="Passé")
    lost = Consequence(id=desk.entries.new_id(), person=made.person, case=case, kind="job-lost", since="2026-10")
    desk.entries.add(lost)
    desk.cases.mark_requirements(case, {"passport": "seen", "photo": "missing", "visa": "not-applicable"})
    ended, _ = desk.cases.open(made.person, "duplicate")
    desk.cases.edit(ended, outcome="Titre remis")
    room.go(PersonPage, "person", person=made.person)
    said = room.words()
    for text in (
        "2 tentatives, la dernière le 23 nov. 2026", "Déposé le 21 nov. 2026", "Pièces : 1 sur 2 · 1 pièce manque",
        "Rendez-vous le 2 déc. 2026, 14:05 · Préfecture", "Emploi perdu · depuis octobre 2026", "1 autre dossier",
    ):  # fmt: skip
        assert text in said
    assert "Terminé : Titre remis" not in said
    room.press("1 autre dossier")
    assert "Terminé : Titre remis" in room.words()


def test_gaps_between_titles_are_said_in_words(room: Room) -> None:
    made = room.register()
    for since, until in (("2025-01-01", "2025-06-30"), ("2025-08-01", "2026-12-01")):
        room.desk.people.add_title(
            Title(id=room.desk.people.new_id(), person=made.person, kind="card", valid_from=since, valid_to=until)
        )
    room.go(PersonPage, "person", person=made.person)
    assert "Sans titre pendant 31 jours : du 1er juil. 2025 au 31 juil. 2025" in room.words()


def test_a_relative_is_a_name_and_a_reference_until_she_consents(room: Room) -> None:
    made, son = room.register(), room.register(given="Sékou", nationality="GN").person
    relation = Relation(id=room.desk.entries.new_id(), person=made.person, other=son, kind="child")
    room.desk.entries.add(relation)
    room.go(PersonPage, "person", person=made.person)
    reference = room.desk.people.profile(son).person.reference
    assert reference in room.words()
    assert "Guinée" not in room.words()
    room.desk.entries.add(Consent(id=room.desk.entries.new_id(), person=son, purpose="household", given="yes"))
    room.go(PersonPage, "person", person=made.person)
    assert "Guinée" in room.words()
    room.press("DIALLO Sékou")
    assert room.page(PersonPage).person == son
    assert "Parent" in room.words()


def test_a_mandate_is_stopped_act_by_act_and_its_absence_is_told(room: Room) -> None:
    made = room.register()
    visit = room.desk.queue.of(made.person)
    assert visit is not None
    room.desk.sitting.record("visit-ended", [Edit(Visit, visit.id, {"posture": "do"})])
    room.go(PersonPage, "person", person=made.person)
    assert "aucun mandat ne le permet aujourd’hui" in room.words()
    room.desk.mandates.sign(MandateForm(person=made.person, acts=("upload", "call"), signed_on="2026-11-20"))
    room.settle()
    assert "aucun mandat" not in room.words()
    room.press("2 actes permis : signé le 20 nov. 2026")
    room.press("Arrêter : Envoyer des pièces")
    assert "1 acte permis" in room.words()
    room.press("1 acte permis : signé le 20 nov. 2026")
    room.press("Arrêter tout le mandat : signé le 20 nov. 2026")
    said = room.words()
    assert "arrêté le 23 nov. 2026" in said
    assert "aucun mandat ne le permet aujourd’hui" in said


def test_a_line_of_the_history_leads_to_its_correction(room: Room) -> None:
    made = room.register()
    entered(room.desk, Attempt, made.case, room.clock(), outcome="no-slot")
    room.go(PersonPage, "person", person=made.person)
    room.press("Corriger : Tentative : Aucun créneau")
    page = room.page(AttemptPage)
    assert page.heading.text() == "Corriger : tentative"
    assert page.outcome.value() == "no-slot"


def test_large_text_leaves_one_row_of_actions(room: Room) -> None:
    made = room.register()
    page = room.go(PersonPage, "person", person=made.person)
    room.window.resize(1366, 688)
    low = page.bar.height()
    room.window.context().theme.resize(200)
    room.settle()
    assert page.bar.height() < low * 2
    assert page.main is not None
    assert page.main.accessibleDescription() == "Ctrl+↵"


def test_discretion_does_not_hide_whom_one_works_with(room: Room) -> None:
    made = room.register()
    room.window.context().screen.change(ScreenSettings(discreet=True))
    page = room.go(PersonPage, "person", person=made.person)
    assert page.heading.text() == "DIALLO Awa"


def test_the_rights_of_her_papers_are_drawn_and_told(room: Room) -> None:
    made = room.register()
    page = room.go(PersonPage, "person", person=made.person)
    assert page.findChildren(Band) == []
    for kind, since, until in (("card", "2025-01-01", "2025-12-31"), ("recepisse", "2026-03-01", "2026-12-01")):
        room.desk.entries.add(
            Title(id=room.desk.entries.new_id(), person=made.person, kind=kind, ground="employee", valid_from=since,
                  valid_to=until, seen="seen")
        )  # fmt: skip
    room.settle()
    (band,) = page.findChildren(Band)
    assert [row.name for row in band.rows] == ["Séjour", "Travail", "Voyage", "Droits sociaux"]
    stay = band.rows[0]
    assert [one.look for one in stay.stretches][:3] == ["proven", "gap", "proven"]
    assert "rien ne le prouve du 1er janv. 2026 au 28 févr. 2026" in stay.told
    assert "D’après les documents présentés." in room.words()
    room.press("Lire la frise en mots")
    assert stay.told in room.words()
    assert clipped(page) == []


def test_a_title_of_a_date_that_nobody_can_read_is_shown_without_it(room: Room) -> None:
    made = room.register()
    title = Title(id=room.desk.entries.new_id(), person=made.person, kind="card", valid_from="2025", valid_to="2026-1X")
    room.desk.entries.add(title)
    room.go(PersonPage, "person", person=made.person)
    said = room.words()
    assert "dates inconnues" in said
    assert "Une date du titre ne se lit pas" in said
    other = room.register(given="Sékou").person
    room.desk.entries.add(Title(id=room.desk.entries.new_id(), person=other, kind="other:Laissez-passer"))
    room.go(PersonPage, "person", person=other)
    assert "On ne peut pas dire quels droits ces papiers prouvent." in room.words()


def test_what_is_noted_on_either_of_two_joined_sheets_shows_at_once(room: Room) -> None:
    one, other = room.register(), room.register(given="Aua")
    room.desk.merges.merge((one.person, other.person), {})
    page = room.go(PersonPage, "person", person=other.person)
    assert page.person == min(one.person, other.person)
    for made, words in ((one, "Premier mot"), (other, "Second mot")):
        entered(room.desk, StatusRead, made.case, room.clock(), text=words)
        room.settle()
        assert words in room.words()


def test_a_register_of_other_people_does_not_disturb_the_page(room: Room) -> None:
    made, other = room.register(), room.register(given="Sékou")
    page = room.go(PersonPage, "person", person=made.person)
    before = page.history
    room.desk.people.add_note(other.person, "Rien à voir")
    room.settle()
    assert page.history is before

"""Finding and registering: what is asked, what is cleaned, what is refused."""

import pytest

from app.desk.open_desk import OpenDesk
from app.desk.people import PersonForm
from app.domain.dates import PartialDate
from app.domain.entities import Contact, Language, Name, Note, Person, Title, Visit
from app.domain.faults import KnownError
from app.language.names import full_name
from tests.desk.desks import register


def refused(desk: OpenDesk, code: str, **fields: object) -> None:
    """A form that is refused, and leaves nothing behind."""
    with pytest.raises(KnownError) as fault:
        desk.people.register(PersonForm(**fields))  # type: ignore[arg-type]  # fields of the form, by name
    assert fault.value.code == code
    assert desk.register.where(Person) == []


@pytest.mark.parametrize(
    "fields",
    [{"family": "D"}, {"given": "Awa"}, {"called": "Tesfay"}, {"own_script": "ተስፋይ"}, {"family": "陳"}],
)
def test_one_name_of_one_letter_and_a_reason_are_enough(desk: OpenDesk, fields: dict[str, str]) -> None:
    registered = desk.people.register(PersonForm(**fields, reason="papiers"))  # type: ignore[arg-type]  # by name
    profile = desk.people.profile(registered.person)
    assert profile.any_name == next(iter(fields.values()))
    assert desk.cases.get(registered.case).reason == "papiers"
    assert [found.profile.person.id for found in desk.people.find(profile.any_name)] == [registered.person]


def test_a_name_and_a_reason_are_asked(desk: OpenDesk) -> None:
    refused(desk, "people.name-missing", procedure="renewal")
    refused(desk, "people.name-missing", procedure="renewal", family=" \u200b\x00 ", no_given=True)
    refused(desk, "people.reason-missing", family="Diallo")
    refused(desk, "people.reason-missing", family="Diallo", reason="\u2060")


def test_the_longest_name_has_300_characters(desk: OpenDesk) -> None:
    refused(desk, "people.too-long", family="é" * 301, procedure="renewal")
    refused(desk, "people.too-long", family="Diallo", procedure="renewal", reason="x" * 301)
    # Counted as it is kept: composed, cleaned.
    registered = register(desk, family="e\u0301" * 300 + "\u200b" * 50)
    assert desk.people.profile(registered.person).name("family") == "é" * 300


def test_a_name_in_arabic_is_kept_and_found(desk: OpenDesk) -> None:
    registered = register(desk, family="", given="", own_script="نادية حداد")
    profile = desk.people.profile(registered.person)
    assert [(name.kind, name.script) for name in profile.names] == [("own-script", "Arabic")]
    assert full_name(profile) == "نادية حداد"
    assert desk.people.find("نادية")[0].profile.person.id == registered.person


def test_what_cannot_be_seen_is_removed_and_counted(desk: OpenDesk) -> None:
    registered = register(desk, family="Dia\u200bl\u202elo\x00", given="\ufeffAwa", reason="un\tmot")
    profile = desk.people.profile(registered.person)
    assert registered.removed == 4
    assert (profile.name("family"), profile.name("given")) == ("Diallo", "Awa")
    assert desk.cases.get(registered.case).reason == "un mot"
    assert register(desk, own_script="می‌روم").removed == 0


def test_no_given_name_is_an_answer(desk: OpenDesk) -> None:
    without = register(desk, family="Rahimi", given="", no_given=True)
    names = desk.people.profile(without.person).names
    assert [(name.kind, name.text, name.absent) for name in names] == [
        ("family", "Rahimi", False), ("given", "", True)
    ]  # fmt: skip
    both = register(desk, family="Rahimi", given="Ali", no_given=True)
    assert not any(name.absent for name in desk.people.profile(both.person).names)


def test_what_is_not_known_is_kept_as_not_known(desk: OpenDesk) -> None:
    person = desk.people.profile(register(desk).person).person
    assert (person.birth, person.nationalities, person.autonomy) == ("", (), "unknown")
    assert desk.register.where(Contact) == []
    assert desk.register.where(Language) == []


def test_everything_that_was_typed_is_kept(desk: OpenDesk) -> None:
    registered = register(
        desk, birth=PartialDate(1990, 3), nationality="stateless", speaks="ff", reads="fr", phone="06 00 00 48 21",
        phone_shared="yes", may_leave_message="no", foreigner_number="3812345678",
    )  # fmt: skip
    profile = desk.people.profile(registered.person)
    assert (profile.person.birth, profile.person.nationalities) == ("1990-03", ("stateless",))
    assert [(one.code, one.speaks, one.reads) for one in profile.languages] == [
        ("ff", "well", "unknown"), ("fr", "unknown", "well")
    ]  # fmt: skip
    assert [(one.value, one.shared, one.may_leave_message) for one in profile.contacts] == [
        ("06 00 00 48 21", "yes", "no")
    ]
    assert [one.text for one in profile.numbers] == ["3812345678"]


def test_a_shared_phone_finds_everyone_who_shares_it(desk: OpenDesk) -> None:
    both = [register(desk, given=given, phone="0600004821", phone_shared="yes").person for given in ("Awa", "Binta")]
    found = desk.people.find("06 00 00 48 21")
    assert {one.profile.person.id for one in found} == set(both)
    assert all("contact" in one.hit.reasons for one in found)


def test_a_line_reads_what_someone_is_called_and_no_more(desk: OpenDesk) -> None:
    register(desk, phone="06 00 00 48 21", reads="ar", own_script="آوا")
    (whole,) = desk.people.find("diallo")
    (line,) = desk.people.find("diallo", whole=False)
    assert (line.hit, line.profile.person) == (whole.hit, whole.profile.person)
    said = [[(name.kind, name.text, name.script) for name in one.profile.names] for one in (line, whole)]
    assert said[0] == said[1]
    assert whole.profile.contacts
    assert whole.profile.languages
    assert not (line.profile.contacts or line.profile.languages or line.profile.numbers)


def test_references_follow_each_other_and_find_one_person(desk: OpenDesk) -> None:
    one, two = (desk.people.profile(register(desk).person) for _ in range(2))
    assert one.person.reference.startswith(f"{desk.register.prefix}-0001-")
    assert two.person.reference.startswith(f"{desk.register.prefix}-0002-")
    for typed in (two.person.reference, f" {two.person.reference.lower()} ", two.person.reference.replace("-", " ")):
        assert desk.people.by_reference(typed).person.id == two.person.id


@pytest.mark.parametrize("typed", ["", "ZZ-9999-Z", "Diallo", "%", "' OR 1=1 --", "KF-0001", "x" * 5000, "\x00"])
def test_no_such_reference(desk: OpenDesk, typed: str) -> None:
    register(desk)
    with pytest.raises(KnownError) as fault:
        desk.people.by_reference(typed)
    assert fault.value.code == "people.no-such-reference"
    assert not fault.value.facts


def test_whoever_registers_is_here_and_arrives_once(desk: OpenDesk) -> None:
    registered = register(desk)
    assert [one.profile.person.id for one in desk.today.here()] == [registered.person]
    assert desk.people.arrive(registered.person) is None
    assert len(desk.register.where(Visit)) == 1
    desk.closing.close()
    assert desk.people.arrive(registered.person) is None
    assert desk.today.is_here(registered.person)
    assert [one.profile.person.id for one in desk.today.here()] == [registered.person]


def test_a_person_is_edited_and_it_is_taken_back(desk: OpenDesk) -> None:
    person = register(desk).person
    recorded = desk.people.edit(person, birth="1990", alert="OQTF\x00", name=("alias", "Aïcha"))
    assert desk.people.profile(person).person.alert == "OQTF"
    assert desk.people.profile(person).name("alias") == "Aïcha"
    _, left = desk.people.undo(recorded.batch)
    assert left == ()
    assert desk.people.profile(person).person.birth == ""
    assert desk.people.profile(person).name("alias") == ""


def test_what_was_changed_since_is_not_taken_back(desk: OpenDesk) -> None:
    person = register(desk).person
    recorded = desk.people.edit(person, birth="1990", alert="un")
    desk.people.edit(person, alert="deux")
    _, left = desk.people.undo(recorded.batch)
    assert [(entity, field) for entity, _, field in left] == [("person", "alert")]
    found = desk.people.profile(person).person
    assert (found.birth, found.alert) == ("", "deux")


@pytest.mark.parametrize(("text", "code"), [(" \u200b ", "people.name-missing"), ("x" * 301, "people.too-long")])
def test_a_name_added_is_a_name(desk: OpenDesk, text: str, code: str) -> None:
    person = register(desk).person
    with pytest.raises(KnownError) as fault:
        desk.people.add_name(person, "alias", text)
    assert fault.value.code == code
    assert len(desk.register.where(Name)) == 2
    assert desk.people.edit(person, name=("alias", "\u200b")).entities == frozenset()


def test_a_title_ends_after_it_begins(desk: OpenDesk) -> None:
    def title(start: str, end: str) -> Title:
        return Title(id=desk.people.new_id(), person=person, kind="card", valid_from=start, valid_to=end, number=" A1 ")

    person = register(desk).person
    with pytest.raises(KnownError) as fault:
        desk.people.add_title(title("2026-11-23", "2026-11-22"))
    assert fault.value.code == "title.dates-reversed"
    for start, end in (("2026-11-23", "2026-11-23"), ("", "2020-01-01"), ("2026-11-23", "")):
        desk.people.add_title(title(start, end))
    assert [one.valid_to for one in desk.people.titles(person)] == ["2026-11-23", "2020-01-01", ""]
    assert {one.number for one in desk.people.titles(person)} == {"A1"}


def test_a_contact_is_cleaned(desk: OpenDesk) -> None:
    person = register(desk).person
    desk.people.add_contact(
        Contact(id=desk.people.new_id(), person=person, kind="email", value=" awa@exemple.invalid\n")
    )
    assert desk.people.profile(person).contacts[0].value == "awa@exemple.invalid"
    assert desk.people.find("awa")


def test_a_note_has_lines_and_an_end(desk: OpenDesk) -> None:
    person = register(desk).person
    for text, code in (("\n \u200b", "people.note-empty"), ("x" * 20_001, "people.too-long")):
        with pytest.raises(KnownError) as fault:
            desk.people.add_note(person, text)
        assert fault.value.code == code
    desk.people.add_note(person, "Un\r\ndeux\x07", private=True)
    assert [(one.text, one.private, one.by) for one in desk.register.where(Note)] == [("Un\ndeux", True, "C1")]


def test_nobody_is_nobody(desk: OpenDesk) -> None:
    with pytest.raises(LookupError):
        desk.people.profile(desk.people.new_id())


def test_the_last_worked_with_come_first(desk: OpenDesk) -> None:
    first, second = (register(desk).person for _ in range(2))
    assert [one.person.id for one in desk.people.recent()] == [second, first]
    desk.people.add_note(first, "mot")
    assert [one.person.id for one in desk.people.recent()] == [first, second]

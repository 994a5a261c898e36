"""People come in from a list of another program: looked at first, recorded as one action, undone as one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.desk.importing import Analysis, Incoming, Opened
from app.desk.importing.report import lines, report
from app.desk.open_desk import OpenDesk
from app.domain.dates import PartialDate
from app.domain.entities import Case, Contact, IdNumber, Language, Name, Person, Title
from app.domain.faults import KnownError
from tests.desk.desks import WORDS, register

HEAD = "Nom;Prénom;Date de naissance;Nationalité;Langue;Téléphone;N° étranger;Titre de séjour;Expire le\n"
Look = Callable[..., tuple[Opened, Analysis]]


@pytest.fixture
def look(desk: OpenDesk, tmp_path: Path) -> Look:
    """Reads a list of these lines."""

    def _look(*rows: str, head: str = HEAD) -> tuple[Opened, Analysis]:
        file = tmp_path / "liste.csv"
        file.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        sheet = desk.importing.open(file)
        return sheet, desk.importing.analyse(sheet)

    return _look


def only(found: tuple[Opened, Analysis]) -> Incoming:
    """The one person of a list."""
    assert found[1].refused == ()
    (one,) = found[1].incoming
    return one


def codes(one: Incoming) -> list[str]:
    """What to look at."""
    return [remark.code for remark in one.remarks]


def reasons(found: tuple[Opened, Analysis]) -> list[list[str]]:
    """Why rows are refused."""
    return [[remark.code for remark in one.remarks] for one in found[1].refused]


def test_a_row_becomes_a_person(desk: OpenDesk, look: Look) -> None:
    row = "Traoré;Awa;12/03/1990;malienne;bambara, français;06 12 34 56 78;0012345678;récépissé;31/12/2026"
    imported = desk.importing.record(look(row)[1].chosen())
    (person,) = imported.persons
    known = desk.register.get(Person, person)
    assert known is not None
    assert (known.birth, known.nationalities, known.reference[:2]) == ("1990-03-12", ("ML",), desk.register.prefix)
    assert [one.text for one in desk.register.where(Name, person=person)] == ["Traoré", "Awa"]
    assert [(one.code, one.speaks) for one in desk.register.where(Language, person=person)] == [
        ("bm", "unknown"),
        ("fr", "unknown"),
    ]
    assert [one.value for one in desk.register.where(Contact, person=person)] == ["06 12 34 56 78"]
    assert [one.text for one in desk.register.where(IdNumber, person=person)] == ["0012345678"]
    (title,) = desk.register.where(Title, person=person)
    assert (title.kind, title.valid_to, title.seen) == ("recepisse", "2026-12-31", "declared")
    assert desk.register.where(Case, person=person) == []


def test_many_come_and_go_as_one_action(desk: OpenDesk, look: Look) -> None:
    before = [one.id for one in desk.register.where(Person)]
    imported = desk.importing.record(look(*(f"Nom{n};Prénom{n};{1950 + n}" for n in range(40)))[1].chosen())
    found = desk.register.where(Person)
    assert len(found) == len(before) + 40
    assert len({one.reference for one in found}) == len(found)
    _, since = desk.people.undo(imported.recorded.batch)
    assert since == ()
    assert [one.id for one in desk.register.where(Person)] == before
    assert desk.register.where(Name) == []


def test_undoing_leaves_whom_someone_worked_with_since(desk: OpenDesk, look: Look) -> None:
    imported = desk.importing.record(look("Diallo;Awa;1990", "Bah;Ali;1991")[1].chosen())
    desk.people.edit(imported.persons[0], alert="Ne pas appeler")
    _, since = desk.people.undo(imported.recorded.batch)
    assert [one.id for one in desk.register.where(Person)] == [imported.persons[0]]
    assert ("person", imported.persons[0], "alert") in since


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (";;12/03/1990", "no-name"),
        (";sans prénom;1990", "no-name"),
        ("Diallo;Awa;31/02/1990", "birth-impossible"),
        ("Diallo;Awa;04/25/1990", "birth-impossible"),
        ("Diallo;Awa;12/03/90", "birth-two-digits"),
        ("Diallo;Awa;31021990", "birth-impossible"),
        ("Diallo;Awa;1990-13", "birth-impossible"),
        ("Diallo;Awa;1er mars", "birth-unreadable"),
        ("Diallo;Awa;12/03/1790", "birth-year"),
        ("Diallo;Awa;12/03/2090", "birth-future"),
        ("Diallo;Awa;123", "birth-unreadable"),
        ("Diallo;Awa;;;;;;carte;31/04/2026", "expiry-impossible"),
        ("Diallo;Awa;;;;;;carte;12/2026", "expiry-partial"),
        ("Diallo;Awa;;;;;;carte;bientôt", "expiry-unreadable"),
        ("Diallo;Awa;12/03/1990;;;;;carte;01/01/1980", "birth-after-expiry"),
        (f"{'x' * 301};Awa", "too-long"),
    ],
)
def test_a_row_that_cannot_be_kept_says_why(look: Look, row: str, reason: str) -> None:
    assert reasons(look(row)) == [[reason]]


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("12/03/1990", "1990-03-12"), ("12.3.1990", "1990-03-12"), ("12-03-1990", "1990-03-12"),
        ("1990-03-12", "1990-03-12"), ("1990-03-12 00:00:00", "1990-03-12"), ("12 mars 1990", "1990-03-12"),
        ("12 mar. 1990", "1990-03-12"), ("03/1990", "1990-03"), ("mars 1990", "1990-03"), ("1990", "1990"),
        ("00/00/1990", "1990"), ("XX/XX/1990", "1990"), ("??/??/1990", "1990"), ("00/03/1990", "1990-03"),
        ("32944", "1990-03-12"), ("", ""), ("inconnue", ""), ("-", ""), ("1er mars 1990", "1990-03-01"),
        ("1990-03", "1990-03"), ("19900312", "1990-03-12"), ("12031990", "1990-03-12"), ("1990.0", "1990"),
        ("32944.0", "1990-03-12"), ("20121990", "1990-12-20"),
        ("1990-00-00", "1990"), ("1990-03-00", "1990-03"),
    ],
)  # fmt: skip
def test_births_as_lists_write_them(look: Look, text: str, birth: str) -> None:
    assert str(only(look(f"Diallo;Awa;{text}")).birth) == birth


def test_days_come_before_months_and_that_is_told(look: Look) -> None:
    found = look("Diallo;Awa;03/04/1990", "Bah;Ali;04/04/1990", "Sow;Aly;13/04/1990")
    assert str(found[1].incoming[0].birth) == "1990-04-03"
    assert [(one.code, one.count) for one in found[1].notes] == [("day-first", 1)]
    assert codes(only(look("Diallo;Awa;32944"))) == ["birth-counted"]


@pytest.mark.parametrize(
    ("typed", "kept", "told"),
    [
        ("06 12 34 56 78", ("06 12 34 56 78",), []),
        ("612345678", ("0612345678",), ["phone-zero"]),
        ("612345678.0", ("0612345678",), ["number-mended", "phone-zero"]),
        ("6,12E+08", (), ["number-rounded"]),
        ("+33612345678", ("+33612345678",), []),
        ("06 12 34 56 78 / 07 00 00 00 00", ("06 12 34 56 78", "07 00 00 00 00"), []),
        ("=cmd|' /C calc'!A0", ("=cmd|' /C calc'!A0",), ["phone-unknown"]),
        ("liste rouge", ("liste rouge",), ["phone-unknown"]),
        ("3949", ("3949",), []),
    ],
)
def test_phones_stay_texts(look: Look, typed: str, kept: tuple[str, ...], told: list[str]) -> None:
    one = only(look(f"Diallo;Awa;;;;{typed}"))
    assert one.phones == kept
    assert codes(one) == told


def test_what_is_not_known_is_kept_as_it_is(look: Look) -> None:
    one = only(look("Diallo;Awa;;wakandaise;patois;;;laissez-passer"))
    assert (one.nationalities, one.languages, one.title_kind) == (
        ("other:wakandaise",),
        ("other:patois",),
        "other:laissez-passer",
    )
    assert codes(one) == ["nationality-unknown", "language-unknown", "title-unknown"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [("Mali", ("ML",)), ("MALIENNE", ("ML",)), ("ml", ("ML",)), ("Côte d’Ivoire", ("CI",)),
     ("apatride", ("stateless",)), ("malienne et française", ("ML", "FR")), ("Trinité-et-Tobago", ("TT",)), ("", ())],
)  # fmt: skip
def test_nationalities_in_the_words_of_lists(look: Look, said: str, kept: tuple[str, ...]) -> None:
    assert only(look(f"Diallo;Awa;;{said}")).nationalities == kept


@pytest.mark.parametrize(
    ("family", "given", "expected"),
    [
        ("نادية", "", ("نادية", "", False)), ("ገብረ", "sans prénom", ("ገብረ", "", True)),
        ("Ould Cheikh Ahmed", "Mohamed Salem Lemine", ("Ould Cheikh Ahmed", "Mohamed Salem Lemine", False)),
        ("Сергей", "-", ("Сергей", "", False)), ("+33", "=1+1", ("+33", "=1+1", False)),
    ],
)  # fmt: skip
def test_names_from_everywhere(look: Look, family: str, given: str, expected: tuple[str, str, bool]) -> None:
    one = only(look(f"{family};{given}"))
    assert (one.family, one.given, one.no_given) == expected


def test_invisible_signs_are_taken_out_and_told(look: Look) -> None:
    one = only(look("Dial\u200blo;A\u202ewa"))
    assert (one.family, one.given, codes(one)) == ("Diallo", "Awa", ["invisible-signs"])


def test_whole_names_are_told_apart_by_capitals(look: Look) -> None:
    found = look("BEN ALI Awa Fatou", "Awa Diallo", head="Nom et prénom\n")[1].incoming
    assert [(one.family, one.given, one.called) for one in found] == [
        ("BEN ALI", "Awa Fatou", ""),
        ("", "", "Awa Diallo"),
    ]


def test_headings_below_a_title_are_found(look: Look) -> None:
    sheet, analysis = look("NOM ;PRENOM;nationalite", "Diallo;Awa;Mali", head="Liste du lundi\n\n")
    assert sheet.heading == 3
    assert [one.family for one in analysis.incoming] == ["Diallo"]
    assert [one.code for one in analysis.notes] == ["rows-above"]


def test_columns_are_named_by_hand(desk: OpenDesk, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("Diallo;x;Awa\nBah;x;Ali\n", encoding="utf-8")
    sheet = desk.importing.open(file)
    assert [column.samples for column in sheet.columns] == [("Bah",), ("x",), ("Ali",)]
    with pytest.raises(KnownError, match="import.no-name-column"):
        desk.importing.analyse(sheet)
    sheet = desk.importing.open(file, headless=True)
    found = desk.importing.analyse(sheet, {0: "family_name", 2: "given_name"})
    assert [one.name for one in found.incoming] == ["Diallo Awa", "Bah Ali"]


def test_two_columns_of_one_field(look: Look) -> None:
    head = "Nom;Nom d'usage;Téléphone;Portable\n"
    one = only(look("Diallo;Sow;04 00 00 00 00;06 00 00 00 00", head=head))
    assert (one.family, one.phones) == ("Diallo", ("04 00 00 00 00", "06 00 00 00 00"))


def test_whoever_is_there_already_is_proposed(desk: OpenDesk, look: Look) -> None:
    known = register(desk, family="Traoré", given="Awa", birth=PartialDate(1990, 3, 12), phone="06 12 34 56 78")
    _, analysis = look("TRAORE;AWA;12/03/1990", "Coulibaly;Modibo;;;;0612345678", "Keïta;Ali;1970")
    twin, shared = analysis.twins[2], analysis.twins[3]
    assert (twin.of, twin.level, twin.skipped) == (known.person, "very-likely", True)
    assert (shared.of, shared.level, shared.skipped) == (known.person, "possible", False)
    assert [one.family for one in analysis.chosen()] == ["Coulibaly", "Keïta"]
    assert [one.family for one in analysis.chosen({2: True, 3: False})] == ["TRAORE", "Keïta"]


def test_the_same_list_twice_brings_nobody(desk: OpenDesk, look: Look) -> None:
    rows = [f"Nom{'abcdefghij'[n]};Prénom;12/03/{1980 + n}" for n in range(10)]
    desk.importing.record(look(*rows)[1].chosen())
    again = look(*rows)[1]
    assert again.chosen() == []
    with pytest.raises(KnownError, match="import.nobody"):
        desk.importing.record(again.chosen())


def test_of_many_homonyms_the_one_born_that_day_is_proposed(desk: OpenDesk, look: Look) -> None:
    rows = [f"Traoré;Awa;{day:02}/03/{1980 + day}" for day in range(1, 29)]
    desk.importing.record(look(*rows)[1].chosen())
    assert look(*rows)[1].chosen() == []


def test_whoever_has_only_some_of_the_names_is_proposed(desk: OpenDesk, look: Look) -> None:
    known = register(desk, family="Diallo", given="Mamadou", birth=PartialDate(1990, 3, 12))
    twin = look("Diallo;Mamadou Oumar Ibrahima;12/03/1990")[1].twins[2]
    assert (twin.of, twin.skipped) == (known.person, True)


def test_someone_twice_in_a_list_is_proposed(look: Look) -> None:
    _, analysis = look("Traoré;Awa;12/03/1990", "Bah;Ali;1980", "TRAORÉ;Awa;12/03/1990")
    assert {row: (twin.of_row, twin.skipped) for row, twin in analysis.twins.items()} == {4: (2, True)}


def test_stopping_leaves_nothing(desk: OpenDesk, look: Look) -> None:
    _, analysis = look(*(f"Nom{n};Prénom{n};{1950 + n}" for n in range(30)))
    before = len(desk.register.since({}))
    asked = 0

    def stopped() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    with pytest.raises(KnownError, match="work.stopped"):
        desk.importing.record(analysis.chosen(), stopped=stopped)
    assert len(desk.register.since({})) == before
    assert desk.register.where(Person) == []
    assert len(desk.importing.record(analysis.chosen()).persons) == 30


def test_looking_writes_nothing_and_can_be_stopped(desk: OpenDesk, look: Look) -> None:
    sheet, analysis = look("Diallo;Awa;1990", "Bah;;xx")
    assert desk.register.where(Person) == []
    told: list[tuple[int, int]] = []
    desk.importing.analyse(sheet, progress=lambda done, total: told.append((done, total)))
    assert told
    with pytest.raises(KnownError, match="work.stopped"):
        desk.importing.analyse(sheet, stopped=lambda: True)
    assert analysis.rows == 2


def test_the_model_is_read_as_it_is_meant(desk: OpenDesk, tmp_path: Path) -> None:
    file = tmp_path / "modèle.xlsx"
    file.write_bytes(desk.importing.model(WORDS))
    sheet = desk.importing.open(file)
    assert [column.heading for column in sheet.columns][:2] == ["Nom de famille", "Prénoms"]
    assert all(column.field for column in sheet.columns)
    one = only((sheet, desk.importing.analyse(sheet)))
    assert (one.family, one.nationalities, one.title_kind, codes(one)) == ("EXEMPLE", ("ML",), "recepisse", [])


def test_what_is_told_holds_nothing_of_the_rows(desk: OpenDesk, look: Look) -> None:
    register(desk, family="Zoubaïda", given="Éléonore")
    rows = ("Zoubaïda;Éléonore;31/02/1990;wakandaise;;612345678", "Zoubaïda;Éléonore;1980", ";;Zoubaïda")
    sheet, analysis = look(*rows)
    said = "\n".join(lines(sheet, analysis, WORDS)) + str(report(sheet, analysis, 0, WORDS, dry_run=True))
    assert "ligne 2" in said
    for secret in ("oubaïda", "Éléonore", "wakandaise", "612345678"):
        assert secret not in said

"""How a person stands in a list: her names in two scripts, each whole and in its place."""

from app.domain.entities import Name, Person
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language.directions import AUTO, POP
from app.ui.standing import matches, written


def someone(own: str) -> Profile:
    """Someone whose name is known in her own script."""
    person = Person(id=Id("1" * 32), reference="KF-0042-T")
    names = (("family", "Al-Husseini"), ("given", "Maryam"), ("own-script", own))
    return Profile(person, tuple(Name(id=Id("2" * 32), person=person.id, kind=kind, text=text) for kind, text in names))


def test_an_arabic_name_beside_the_latin_one_is_kept_in_its_place() -> None:
    own = "مريم الحسيني"
    title = written(someone(own))
    assert title == f"{AUTO}AL-HUSSEINI Maryam{POP} · {AUTO}{own}{POP}"
    assert [title[start:end] for start, end in matches(title, "mary")] == ["Mary"]
    assert [title[start:end] for start, end in matches(title, "مريم")] == ["مريم"]


def test_a_name_in_another_script_of_the_same_direction_needs_nothing() -> None:
    assert written(someone("Мариам")) == "AL-HUSSEINI Maryam · Мариам"

"""The forms that were begun and wait: what each is called, and how it is opened again."""

from typing import NamedTuple

from app.desk.holding import HELD
from app.desk.open_desk import OpenDesk
from app.domain.entities import Entity
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language.words import Words, mark
from app.ui.context import Navigator
from app.ui.pages.around import ConsentPage, ConsequencePage, RelationPage
from app.ui.pages.attempt import AttemptPage
from app.ui.pages.details import ContactPage, NotePage, TitlePage
from app.ui.pages.identity import LanguagePage, NamePage, NumberPage
from app.ui.pages.mandate import MandatePage
from app.ui.pages.new_person import KEY as NEW_PERSON
from app.ui.pages.records import AppointmentPage, DepositPage, StatusPage

OF_A_CASE = {
    "attempt": mark("Noter un échec"), "deposit": mark("Noter un dépôt"), "appointment": mark("Noter un rendez-vous"),
    "status": mark("Noter l’état du dossier"), "edit-case": mark("Modifier le dossier"),
    "handover": mark("Passer le relais"),
}  # fmt: skip
OF_A_PERSON = {
    "note": mark("Écrire une note"), "title": mark("Ajouter un titre"), "contact": mark("Ajouter un contact"),
    "edit-person": mark("Modifier la situation"), "open-case": mark("Ouvrir un dossier"),
    "name": mark("Ajouter un nom"), "language": mark("Ajouter une langue"), "number": mark("Ajouter un numéro"),
    "relation": mark("Ajouter un proche"), "consent": mark("Noter un accord ou un refus"),
    "consequence": mark("Noter une conséquence"), "mandate": mark("Noter un mandat signé"),
    "keep-attachment": mark("Garder une pièce"),
}  # fmt: skip
OF_A_VISIT = {"end-visit": mark("Terminer la visite"), "hand-visit": mark("Confier à quelqu’un")}
CLOSE = "close-session"
CORRECT = "correct-"
OF_AN_ENTRY: dict[str, tuple[type[Entity], str]] = {
    form.said.page: (form.kind, form.said.what)
    for form in (
        AttemptPage, DepositPage, AppointmentPage, StatusPage, NotePage, TitlePage, ContactPage, NamePage,
        LanguagePage, NumberPage, RelationPage, ConsentPage, ConsequencePage, MandatePage,
    )
}  # fmt: skip
"""The forms that correct an entry, by their page: what they correct, and its word."""


class Waiting(NamedTuple):
    """A form that was begun: its words, whom it is about (nobody yet for someone new), the draft's key."""

    text: str
    profile: Profile | None
    key: str


def waiting(desk: OpenDesk, words: Words) -> list[Waiting]:
    """The forms that wait, the last typed first. What has gone since (a case withdrawn) does not wait."""
    drafts = {draft.key.removeprefix(HELD): draft.fields for draft in reversed(desk.drafts.waiting())}
    # A form may hold a capture and no word yet: it waits all the same, and once.
    found = (_of(desk, words, key, fields) for key, fields in reversed(drafts.items()))
    return [one for one in found if one is not None]


def take_up(one: Waiting, navigator: Navigator) -> None:
    """Opens the form again; it puts back what was typed."""
    page, _, identifier = one.key.partition("/")
    if one.key.startswith(NEW_PERSON):
        navigator.go("new-person", draft=one.key)
    elif page.startswith(CORRECT):
        navigator.go(page.removeprefix(CORRECT), entry=Id(identifier))
    elif page in OF_A_CASE:
        navigator.go(page, case=Id(identifier))
    elif page in OF_A_VISIT:
        navigator.go(page, visit=Id(identifier))
    elif page == CLOSE:
        navigator.go(page)
    else:
        navigator.go(page, person=Id(identifier))


def _of(desk: OpenDesk, words: Words, key: str, fields: dict[str, str]) -> Waiting | None:
    page, _, identifier = key.partition("/")
    if key.startswith(NEW_PERSON):
        name = " ".join(text for text in (fields.get("family", "").upper(), fields.get("given", "")) if text)
        new = words.t("Nouvelle personne")
        return Waiting(words.t("{name} : {value}", name=new, value=name) if name else new, None, key)
    try:
        if page in OF_A_CASE:
            person = desk.cases.get(Id(identifier)).person
            return Waiting(words.t(OF_A_CASE[page]), desk.people.profile(person), key)
        if page in OF_A_PERSON:
            return Waiting(words.t(OF_A_PERSON[page]), desk.people.profile(Id(identifier)), key)
        if page.startswith(CORRECT):
            kind, what = OF_AN_ENTRY[page.removeprefix(CORRECT)]
            person = Id(getattr(desk.entries.get(kind, Id(identifier)), "person", ""))
            return Waiting(words.t("Corriger : {what}", what=words.t(what)), desk.people.profile(person), key)
        return _of_the_session(desk, words, key)
    except LookupError:
        return None


def _of_the_session(desk: OpenDesk, words: Words, key: str) -> Waiting | None:
    """A form of a visit, or the word for the next session; nothing once the session is closed."""
    page, _, identifier = key.partition("/")
    session = desk.sitting.session
    if page in OF_A_VISIT:
        visit = desk.queue.get(Id(identifier))
        return Waiting(words.t(OF_A_VISIT[page]), desk.queue.profile(visit), key)
    if page == CLOSE and session is not None and session.id == identifier:
        return Waiting(words.t("Clore la séance"), None, key)
    return None

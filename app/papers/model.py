"""What papers are made from, and what comes out: frozen data, every text already chosen and written.

Nothing here looks anything up: dates come as text (`app.language.dates`), translations come from the phrase
book, names come as they are to be printed. What a field leaves empty is not printed, label included.
"""

from typing import Literal

from msgspec import Struct

Weight = Literal["ahead", "week", "today"]
"""The three weights of a date: *à prévoir*, *cette semaine*, *aujourd'hui*."""


class Wording(Struct, frozen=True):
    """A text in French and the same in the other language of the paper.

    `other` empty: no translation exists; the French stands alone on its row, which is shown, not hidden.
    `reviewed`: a second person who speaks the language has read the translation again. A paper with
    at least one translation that is not reviewed says so at its foot.
    """

    french: str
    other: str = ""
    reviewed: bool = False


class DeskCard(Struct, frozen=True):
    """The association, as it signs its papers."""

    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    website: str = ""
    registration: str = ""
    """RNA or SIREN number with its name, e.g. `RNA W381000000`."""


class PaperMark(Struct, frozen=True):
    """What makes this paper recognisable: `numbering.paper_number` and `numbering.check_code`."""

    number: str
    code: str


class Holder(Struct, frozen=True):
    """The person, with nothing more than this paper needs; names in any script."""

    name: str
    """Family name in capitals and first names, as on the permit."""
    other_name: str = ""
    """The same name in its own script, or the name used."""
    born: str = ""
    """A date as text; the day or the month may be unknown."""
    nationality: str = ""
    foreigner_number: str = ""


class Deadline(Struct, frozen=True):
    """A date by which, or on which, something must be done."""

    weight: Weight
    when: Wording
    """The date, e.g. `22 novembre 2026` beside `22 نوفمبر 2026`; of an appointment `le 22 novembre 2026 à 14:05`."""
    word: Wording
    """The weight in words, e.g. `cette semaine`."""
    reason: Wording | None = None
    """The rule that the date comes from, in one short sentence."""


class Duty(Struct, frozen=True):
    """One thing the person must do, with its date when it has one."""

    text: Wording
    deadline: Deadline | None = None
    appointment: bool = False
    """Its date is the day itself, neither before nor after; otherwise it is the end of the time for it."""


class BringItem(Struct, frozen=True):
    """One paper or thing to bring; it gets a box to tick."""

    text: Wording
    note: Wording | None = None
    """Age, number of copies, where to get it."""


class DoneItem(Struct, frozen=True):
    """One thing done at the desk; `reference` (a deposit or ticket number) is printed as it is."""

    text: Wording
    reference: str = ""


class TakeawayLabels(Struct, frozen=True):
    """The fixed words of the takeaway sheet. Keys of the phrase book: `takeaway.<field name>`."""

    title: Wording = Wording("Fiche à emporter")
    nature: Wording = Wording(
        "Cette fiche dit ce que nous avons fait ensemble et ce que vous devez faire. "
        "Ce n’est pas un document de la préfecture et elle ne remplace aucun titre."
    )
    name: Wording = Wording("Nom")
    other_name: Wording = Wording("Nom dans votre écriture")
    born: Wording = Wording("Date de naissance")
    nationality: Wording = Wording("Nationalité")
    foreigner_number: Wording = Wording("Numéro étranger")
    issued: Wording = Wording("Fiche faite le")
    helper: Wording = Wording("Avec")
    done: Wording = Wording("Ce que nous avons fait")
    duties: Wording = Wording("Ce que vous devez faire")
    before: Wording = Wording("avant le")
    appointment: Wording = Wording("rendez-vous")
    bring: Wording = Wording("Ce que vous devez apporter")
    where: Wording = Wording("Où nous trouver")
    courtesy: Wording = Wording("Traduction pour vous aider. Seul le texte en français compte.")
    unreviewed: Wording = Wording("Cette traduction n’a pas encore été relue.")


class TakeawaySheet(Struct, frozen=True):
    """One page for the person: what we did, what she must do, by when, what to bring, where we are.

    `language`: BCP 47 tag of the other column (`pt`, `ar`, `ti`…); `fr` prints French alone.
    `duties` and `where` are printed in the order given.
    """

    mark: PaperMark
    desk: DeskCard
    holder: Holder
    issued: Wording
    """The date of the paper, as text in both languages."""
    language: str = "fr"
    helper: str = ""
    """First name and role, e.g. `Claire, bénévole`."""
    done: tuple[DoneItem, ...] = ()
    duties: tuple[Duty, ...] = ()
    bring: tuple[BringItem, ...] = ()
    where: tuple[Wording, ...] = ()
    """Address, opening hours, next session."""
    labels: TakeawayLabels = TakeawayLabels()
    large: bool = False
    """Larger type than the ordinary sheet; it may then take more pages."""
    specimen: str = ""
    """A word printed across the page of a fictional register, e.g. `EXEMPLE`."""


class RecoverySheet(Struct, frozen=True):
    """The recovery sheet of a register: whoever holds it opens every backup."""

    desk: str
    made_on: str
    """The date as text."""
    words: tuple[str, ...]
    """24 words of the recovery key, in order."""
    secret_key: str
    """The same key for the stock age tool: `AGE-SECRET-KEY-1…`."""
    public_key: str = ""
    """`age1…`, so that the sheet can be matched with a register without showing the secret."""


class Paper(Struct, frozen=True):
    """A finished paper: `content` is a PDF, byte for byte the same for the same data."""

    content: bytes
    pages: int
    title: str
    number: str = ""
    language: str = "fr"
    texts: tuple[str, ...] = ()
    """The words of each page in the order in which they are read; none where only the PDF is left of a paper."""

"""Papers that leave the desk: numbered, kept byte for byte, and recognised when they come back."""

import hashlib
from collections.abc import Mapping
from typing import Protocol

import msgspec

from app.desk.sitting import Sitting
from app.desk.takeaway import TakeawayForm, Takeaways
from app.domain.changes import Make, Recorded
from app.domain.clock import Clock
from app.domain.entities import NOBODY, Case, IssuedPaper
from app.domain.ids import Id, Ids
from app.papers.model import Paper, PaperMark
from app.papers.numbering import check_code, is_ours, paper_number, read_number
from app.papers.preview import page_count
from app.papers.scripts.typecase import TypeCase
from app.papers.takeaway import takeaway
from app.register.files import Files
from app.register.register import Register


class Maker(Protocol):
    """Makes the papers of one kind of form."""

    kind: str
    template: str

    def make(self, form: msgspec.Struct, mark: PaperMark, helper: str) -> Paper:
        """The paper of a form; `helper` is who signs it."""

    def about(self, form: msgspec.Struct) -> tuple[Id, Id]:
        """The person and the case that the paper is about; `NOBODY` for a paper of which nothing is kept."""


class TakeawayMaker:
    """Makes takeaway sheets."""

    kind = "takeaway"
    template = "takeaway/1"

    def __init__(self, register: Register, takeaways: Takeaways, type_case: TypeCase) -> None:
        self._register = register
        self._takeaways = takeaways
        self._type_case = type_case

    def make(self, form: msgspec.Struct, mark: PaperMark, helper: str) -> Paper:
        """The sheet of a case as it stands."""
        return takeaway(self._takeaways.sheet(_takeaway_form(form), mark, helper), self._type_case)

    def about(self, form: msgspec.Struct) -> tuple[Id, Id]:
        """The person of the case."""
        case = self._register.where(Case, id=_takeaway_form(form).case)[0]
        return case.person, case.id


def _takeaway_form(form: msgspec.Struct) -> TakeawayForm:
    if not isinstance(form, TakeawayForm):
        raise TypeError(type(form).__name__)
    return form


class Prepared(msgspec.Struct, frozen=True):
    """A paper as it will leave, and the form that it was made from. It has its number, and is not recorded yet."""

    form: msgspec.Struct
    paper: Paper
    mark: PaperMark


class Issuing:
    """Preparing, recording and checking papers."""

    def __init__(
        self,
        register: Register,
        sitting: Sitting,
        makers: Mapping[type[msgspec.Struct], Maker],
        files: Files,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._register = register
        self._sitting = sitting
        self._makers = makers
        self._files = files
        self._clock = clock
        self._ids = ids

    def prepare(self, form: msgspec.Struct, mark: PaperMark | None = None) -> Prepared:
        """Makes the paper of a form, in memory; `mark` keeps the number of a preview that has not left."""
        used = mark if mark and not self._on_record(mark.number) else self._next_mark()
        volunteer = self._sitting.volunteer
        paper = self._makers[type(form)].make(form, used, volunteer.name if volunteer else "")
        return Prepared(form, paper, used)

    def issue(self, prepared: Prepared) -> Recorded:
        """Records that a paper left the desk, and keeps it byte for byte, encrypted.

        Said twice of the same paper, or of one of which nothing is kept, nothing is recorded: the batch that is
        returned then has no entity.
        """
        person, case = self._makers[type(prepared.form)].about(prepared.form)
        if person == NOBODY:
            return Recorded(Id(""), frozenset(), frozenset())
        content = prepared.paper.content
        before = self._on_record(prepared.mark.number)
        if before and before.sha256 == hashlib.sha256(content).hexdigest():
            return Recorded(Id(""), frozenset(), frozenset())
        file = self._files.put(content)
        try:
            return self._sitting.record("paper-issued", [Make(self._paper(prepared, file, person, case))])
        except BaseException:
            # Bytes of a paper that is on no record would never be found again.
            self._files.delete(file)
            raise

    def _paper(self, prepared: Prepared, file: Id, person: Id, case: Id) -> IssuedPaper:
        maker = self._makers[type(prepared.form)]
        return IssuedPaper(
            id=self._ids(), person=person, case=case, kind=maker.kind, template=maker.template,
            language=prepared.paper.language, number=prepared.mark.number,
            at=self._clock().isoformat(timespec="seconds"), by=self._sitting.author,
            sha256=hashlib.sha256(prepared.paper.content).hexdigest(),
            snapshot=msgspec.json.encode(prepared.form).decode(), file=file,
        )  # fmt: skip

    def issued(self, paper: Id) -> tuple[IssuedPaper, bytes]:
        """A paper that left, with its bytes; faults of the file store."""
        found = self._register.get(IssuedPaper, paper)
        if found is None:
            raise LookupError(paper)
        return found, self._files.get(found.file)

    def kept(self, paper: Id) -> tuple[IssuedPaper, Paper]:
        """A paper that left, to be shown and printed again; `papers.unreadable-pdf`, faults of the file store."""
        found, content = self.issued(paper)
        return found, Paper(content, page_count(content), found.number, found.number, found.language)

    def check(self, number: str, code: str) -> tuple[bool, IssuedPaper | None]:
        """Whether a number and its code were made by this desk, and the record of the paper if it is here."""
        if not is_ours(self._register.paper_key, number, code):
            return False, None
        return True, self._on_record(read_number(number))

    def _on_record(self, number: str) -> IssuedPaper | None:
        return next(iter(self._register.where(IssuedPaper, number=number)), None)

    def _next_mark(self) -> PaperMark:
        year = self._clock().year
        number = paper_number(self._register.prefix, year, self._register.next_number(f"paper-{year}"))
        return PaperMark(number, check_code(self._register.paper_key, number))

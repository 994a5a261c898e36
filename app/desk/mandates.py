"""What a person asked the desk to do in her name: mandates, act by act, on a text that is named by its hash."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from app.desk.entries import fitted
from app.desk.sitting import Sitting
from app.domain.changes import Change, Edit, Make, Recorded, Withdraw
from app.domain.clock import Clock
from app.domain.entities import NOBODY, Mandate, MandateAct, Visit
from app.domain.entry_faults import faults
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.guides.content import Content
from app.guides.model import MASTER
from app.register.register import Register

TEXT = "mandate"
DOING = "do"
State = Literal["valid", "expired", "revoked"]


class MandateText(msgspec.Struct, frozen=True):
    """The text that is signed: its name, the version of the content that it is of, its language, its SHA-256."""

    name: str
    version: int
    language: str
    body: str
    sha256: str


class MandateForm(msgspec.Struct, frozen=True, kw_only=True):
    """A mandate as it was signed."""

    person: Id
    case: Id = NOBODY
    posture: str = "unknown"
    acts: tuple[str, ...] = ()
    signed_on: str = ""
    expires_on: str = ""
    language: str = MASTER


class Held(msgspec.Struct, frozen=True):
    """A mandate with its acts, and whether it holds today."""

    mandate: Mandate
    acts: tuple[MandateAct, ...]
    state: State

    @property
    def allowed(self) -> tuple[MandateAct, ...]:
        """The acts that it allows today."""
        return tuple(act for act in self.acts if not act.revoked_on) if self.state == "valid" else ()


class Mandates:
    """The mandates of the register."""

    def __init__(
        self, register: Register, sitting: Sitting, content: Callable[[], Content], clock: Clock, ids: Ids
    ) -> None:
        self._register = register
        self._sitting = sitting
        self._content = content
        self._clock = clock
        self._ids = ids

    def text(self, language: str = MASTER) -> MandateText:
        """The text in use, in a language; in French where it is not translated."""
        pack = self._content().pack
        spoken = language if (TEXT, language) in pack.letters else MASTER
        body = pack.letters[TEXT, spoken]
        return MandateText(TEXT, pack.head.version, spoken, body, hashlib.sha256(body.encode()).hexdigest())

    def languages(self) -> tuple[str, ...]:
        """The languages in which the text exists, French first."""
        found = {language for name, language in self._content().pack.letters if name == TEXT}
        return (MASTER, *sorted(found - {MASTER}))

    def of(self, person: Id) -> list[Held]:
        """A person's mandates, the last signed first."""
        found = [self.get(one.id) for one in self._register.where(Mandate, person=person)]
        return sorted(found, key=lambda one: (one.mandate.signed_on, one.mandate.id), reverse=True)

    def get(self, mandate: Id) -> Held:
        """One mandate with its acts; `LookupError` where it was withdrawn."""
        kept = self._register.get(Mandate, mandate)
        if kept is None:
            raise LookupError(mandate)
        acts = tuple(self._register.where(MandateAct, mandate=mandate))
        return Held(kept, acts, self._state(kept, acts))

    def allows(self, person: Id, act: str = "") -> bool:
        """Whether a mandate allows this act today; without `act`, any act."""
        acts = (one.act for held in self.of(person) for one in held.allowed)
        return any(act in ("", one) for one in acts)

    def missing(self, person: Id) -> bool:
        """Whether the desk last acted in her place, or says that it does, and no mandate allows anything today."""
        visits = [one for one in self._register.where(Visit, person=person) if one.posture in ("do", "do-with", "show")]
        last = max(visits, key=lambda one: (one.arrived_at, one.id), default=None)
        return last is not None and last.posture == DOING and not self.allows(person)

    def sign(self, form: MandateForm) -> Recorded:
        """Records a mandate with its acts as one action.

        Raises `mandate.no-act`, `mandate.not-signed`, `entry.in-future`, `entry.dates-reversed`.
        """
        text = self.text(form.language)
        mandate = fitted(
            Mandate(
                id=self._ids(), person=form.person, case=form.case, text=text.name, text_version=text.version,
                text_sha256=text.sha256, language=text.language, posture=form.posture, signed_on=form.signed_on,
                expires_on=form.expires_on, by=self._sitting.author,
            )
        )  # fmt: skip
        for fault in self.faults(mandate, form.acts):
            raise fault
        acts = [MandateAct(id=self._ids(), person=form.person, mandate=mandate.id, act=act) for act in form.acts]
        return self._sitting.record("mandate-signed", [Make(mandate), *(Make(fitted(act)) for act in acts)])

    def faults(self, mandate: Mandate, acts: Sequence[str]) -> list[KnownError]:
        """What keeps it from being recorded."""
        none = [] if acts else [KnownError("mandate.no-act", field="acts")]
        return [*none, *faults(mandate, self._clock())]

    def revoke(self, mandate: Id) -> Recorded:
        """Ends a whole mandate today."""
        self.get(mandate)
        return self._sitting.record("mandate-revoked", [Edit(Mandate, mandate, {"revoked_on": self._today()})])

    def revoke_act(self, act: Id) -> Recorded:
        """Ends one act of a mandate today."""
        return self._sitting.record("mandate-act-revoked", [Edit(MandateAct, act, {"revoked_on": self._today()})])

    def withdraw(self, mandate: Id) -> Recorded:
        """Takes back a mandate that should not have been there, and its acts."""
        held = self.get(mandate)
        changes: list[Change] = [Withdraw(Mandate, mandate), *(Withdraw(MandateAct, act.id) for act in held.acts)]
        return self._sitting.record("mandate-withdrawn", changes)

    def _state(self, mandate: Mandate, acts: Sequence[MandateAct]) -> State:
        if mandate.revoked_on or (acts and all(act.revoked_on for act in acts)):
            return "revoked"
        return "expired" if mandate.expires_on and mandate.expires_on < self._today() else "valid"

    def _today(self) -> str:
        return self._clock().date().isoformat()

"""Who changed what, from what, to what, when: the journal as sentences.

Nothing is overwritten: what was corrected, withdrawn or undone is told too, and says so. What only a newer program
knows is said to be there.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo

import msgspec

from app.desk.history_values import Values
from app.domain.entities import Action, GuideRun
from app.domain.ids import Id
from app.language.dates import clock_time, full_date
from app.language.directions import joined
from app.language.history_words import ACTIONS, ENTITIES, FIELDS, UNTOLD
from app.language.words import Words
from app.register import past
from app.register.operation import Operation
from app.register.past import Deed
from app.register.register import Register

KNOWN = {**ENTITIES, Action.entity: ""}


class Told(msgspec.Struct, frozen=True):
    """One sentence; `marks` say how it stands (`corrected`, `disputed`, `private`), `entity` what it is about."""

    sentence: str
    marks: tuple[str, ...] = ()
    entity: str = ""
    entity_id: Id = Id("")


class Act(msgspec.Struct, frozen=True):
    """One action: its moment (ISO 8601, local), who, on which laptop, its sentences.

    `undone_by` and `undoes` are other actions; `partly`: something of it stayed when it was undone. `long`: an action
    about so many that it is not told in full. `hidden`: some numbers in it are masked. `others`: how many persons more
    it is about, for whom it would be undone too.
    """

    batch: Id
    kind: str
    at: str
    who: str
    where: str
    told: tuple[Told, ...]
    undone_by: Id = Id("")
    undoes: Id = Id("")
    partly: bool = False
    long: bool = False
    hidden: bool = False
    others: int = 0


class History:
    """The history of persons and entities, for whoever reads `words`; numbers are masked unless `revealed`."""

    def __init__(
        self, register: Register, words: Words, zone: tzinfo | None, document: Callable[[str], str],
        guide: Callable[[str], str], *, revealed: bool = False,
    ) -> None:  # fmt: skip
        """`document` gives the name of a document asked for, `guide` the title of a guide, by their keys."""
        self._register = register
        self._words = words
        self._zone = zone
        self._values = Values(register, words, document, guide, revealed=revealed)

    def of(self, person: Id, limit: int = 100) -> list[Act]:
        """The last actions about a person, latest first."""
        found = self._register.reading(lambda connection: past.deeds(connection, person, limit))
        return [self._act(deed) for deed in found]

    def of_entity(self, entity: Id, limit: int = 100) -> list[Act]:
        """What was last said of one entity, latest first."""
        found = self._register.reading(lambda connection: past.deeds_of(connection, entity, limit))
        return [self._act(deed) for deed in found]

    def _act(self, deed: Deed) -> Act:
        self._values.masked = False
        who = self._values.volunteer(deed.batch.author)
        at = datetime.fromtimestamp(deed.batch.at / 1000, self._zone)
        teller = _Teller(deed, self._words, self._values, who)
        return Act(
            deed.batch.id, deed.batch.kind, at.isoformat(timespec="seconds"), who, self._where(deed.batch.device),
            tuple(teller.told()), deed.undone_by, deed.undoes, deed.partly, deed.long, self._values.masked,
            deed.others,
        )  # fmt: skip

    def _where(self, device: Id) -> str:
        name = self._values.laptop(device)
        return self._words.t("sur le poste {name}", name=name) if name else ""


def when(act: Act, words: Words) -> str:
    """`mardi 17 novembre 2026 à 14:05 · sur le poste A`."""
    at = datetime.fromisoformat(act.at)
    moment = words.t("{day} à {time}", day=full_date(at.date(), words.language), time=clock_time(at))
    return joined((moment, act.where))


def changed_since(fields: Iterable[tuple[str, Id, str]], words: Words) -> Iterable[str]:
    """The names of fields (entity, id, field) that stay when an action is undone."""
    for entity, _, field in fields:
        known = FIELDS.get(entity, {}).get(field)
        if known is not None:
            yield words.t(known[0])
        elif not field and entity in ENTITIES:
            yield words.t(ENTITIES[entity])


class _Teller:
    """The sentences of one action."""

    def __init__(self, deed: Deed, words: Words, values: Values, who: str) -> None:
        self._deed = deed
        self._words = words
        self._values = values
        self._who = who

    def told(self) -> Iterable[Told]:
        if self._deed.batch.kind in ACTIONS:
            yield Told(self._words.t(ACTIONS[self._deed.batch.kind], who=self._who))
        elif self._deed.long:
            yield Told(self._words.t("{who} a noté beaucoup de choses d’un coup.", who=self._who))
        by_entity: dict[tuple[str, Id], list[Operation]] = {}
        for one in self._deed.of_her():
            by_entity.setdefault((one.entity, one.entity_id), []).append(one)
        for (entity, identifier), operations in by_entity.items():
            yield from tuple(self._of(entity, identifier, operations)) or self._answered(entity, identifier)

    def _answered(self, entity: str, identifier: Id) -> Iterable[Told]:
        """The answers to a guide are its own affair; that someone went on with it is not."""
        if entity == GuideRun.entity:
            yield Told(
                self._words.t("{who} a répondu à des questions d’un guide.", who=self._who), (), entity, identifier
            )

    def _of(self, entity: str, identifier: Id, operations: list[Operation]) -> Iterable[Told]:
        if entity not in KNOWN:
            text = self._words.t(
                "{who} a noté quelque chose qu’une version plus récente du programme sait lire.", who=self._who
            )
            yield Told(text, (), entity, identifier)
            return
        existence = next((one for one in operations if not one.field), None)
        if existence is None:
            yield from (self._edited(one) for one in operations if self._is_told(one))
            return
        if existence.value is None:
            what = self._words.t(ENTITIES[entity])
            text = self._words.t("{who} a noté {what} ; le contenu est effacé pour toujours.", who=self._who, what=what)
            yield Told(text, (), entity, identifier)
            return
        made = existence.value == "true"
        said = operations if made else [one for one in self._deed.before.values() if one.entity_id == identifier]
        yield self._whole(entity, existence, said, made=made)

    def _whole(self, entity: str, existence: Operation, said: Iterable[Operation], *, made: bool) -> Told:
        words, what = self._words, self._words.t(ENTITIES[entity])
        # Whose it is goes without saying in her own history; who noted it begins the sentence.
        known = [one for one in said if one.field and one.field not in ("person", "by") and self._is_told(one)]
        parts = [self._part(one) for one in sorted(known, key=_place) if one.field != "private"]
        summary = joined(parts)
        if made and summary:
            text = words.t("{who} a ajouté {what} : {summary}", who=self._who, what=what, summary=summary)
        elif made:
            text = words.t("{who} a ajouté {what}.", who=self._who, what=what)
        elif summary:
            text = words.t("{who} a retiré {what} : {summary}", who=self._who, what=what, summary=summary)
        else:
            text = words.t("{who} a retiré {what}.", who=self._who, what=what)
        private = any(one.field == "private" and one.value == "true" for one in known)
        return Told(text, ("private",) if private else (), entity, existence.entity_id)

    def _part(self, one: Operation) -> str:
        """A value of a summary; what is ticked is told by its own words."""
        words, reads = FIELDS.get(one.entity, {}).get(one.field, ("", ""))
        if reads == "flag":
            return self._words.t(words) if one.value == "true" else ""
        return self._values.text(one.entity, one.field, one.value)

    def _edited(self, one: Operation) -> Told:
        words = self._words
        known = FIELDS.get(one.entity, {}).get(one.field)
        if known is None:
            text = words.t(
                "{who} a noté une information qu’une version plus récente du programme sait lire.", who=self._who
            )
            return Told(text, (), one.entity, one.entity_id)
        what = words.t(known[0])
        after = self._values.text(one.entity, one.field, one.value)
        before = " / ".join(dict.fromkeys(filter(None, (self._before(one)))))
        if before and after:
            text = words.t(
                "{who} a changé {what} : de {before} en {after}", who=self._who, what=what, before=before, after=after
            )
        elif after:
            text = words.t("{who} a noté {what} : {after}", who=self._who, what=what, after=after)
        elif before:
            text = words.t("{who} a effacé {what} : {before}", who=self._who, what=what, before=before)
        else:
            text = words.t("{who} a effacé {what}.", who=self._who, what=what)
        return Told(text, self._marks(one), one.entity, one.entity_id)

    def _before(self, one: Operation) -> list[str]:
        seen = [self._deed.before[identifier] for identifier in one.seen if identifier in self._deed.before]
        return [self._values.text(one.entity, one.field, before.value) for before in seen if before.field == one.field]

    def _marks(self, one: Operation) -> tuple[str, ...]:
        if (one.entity_id, one.field) in self._deed.disputed and one.id in self._deed.standing:
            return ("disputed",)
        return () if one.id in self._deed.standing else ("corrected",)

    def _is_told(self, one: Operation) -> bool:
        if one.field in FIELDS.get(one.entity, {}):
            return True
        return one.field not in (*UNTOLD["*"], *UNTOLD.get(one.entity, ()))


def _place(one: Operation) -> int:
    """Fields are told in the order in which they are kept."""
    fields = list(FIELDS.get(one.entity, {}))
    return fields.index(one.field) if one.field in fields else len(fields)

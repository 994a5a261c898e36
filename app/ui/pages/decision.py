"""A decision that was handed over: a refusal, an obligation to leave the territory (OQTF)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import msgspec

from app.domain.agenda.decision_lines import is_red
from app.domain.agenda.model import moment_of
from app.domain.changes import Recorded
from app.domain.entities import NOBODY, Decision
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.moments import iso, read_time
from app.domain.vocabulary import DECISION_KINDS, DEPARTURES, MEASURES, NOTIFIED_BY, OPEN, SEEN
from app.language import labels
from app.language.faults import explain
from app.language.names import full_name
from app.language.words import mark
from app.ui.context import DeskContext
from app.ui.entry_form import EntryForm, Said
from app.ui.form import FormPage
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.day_field import DayField
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.partial_date import PartialDateField

if TYPE_CHECKING:
    from app.ui.form import Then

OQTF = "oqtf"


class DecisionPage(EntryForm):
    """What was decided, when it was handed over, where she is: the last hour to act depends on them."""

    kind = Decision
    said = Said("decision", mark("Noter une décision"), mark("Enregistrer la décision"),
                mark("La décision est enregistrée."), mark("décision"))  # fmt: skip
    whole = ("dated", "recourse", "recourse_rejected", "appeal_filed", "ended")

    def __init__(
        self, context: DeskContext, person: Id = NOBODY, entry: Id = NOBODY, case: Id = NOBODY,
        then: "Then | None" = None,
    ) -> None:  # fmt: skip
        super().__init__(context, person, entry=entry, then=then)
        self._case = case
        words, optional = context.words, context.words.t("facultatif")
        self.what = self.ask("kind", self._choice(words.t("Quelle décision ?"), DECISION_KINDS, labels.DECISION_KINDS))
        self.day = self.add(DayField(words.t("Remise ou reçue le"), hint=words.t("Le délai part de ce jour.")))
        self.hour = self.add(
            TextField(words.t("À quelle heure ?"), example="14:30", width=8, optional=optional,
                      hint=words.t("Écrite sur le papier ou sur le procès-verbal. En rétention, le délai se compte "
                                   "en heures."))
        )  # fmt: skip
        self.measure = self.ask(
            "measure",
            self._choice(words.t("Où est la personne ?"), MEASURES, labels.MEASURES,
                         hint=words.t("Sans réponse, le délai le plus court est compté.")),
        )  # fmt: skip
        self.departure = self.ask(
            "departure", self._choice(words.t("Délai pour partir"), DEPARTURES, labels.DEPARTURES, optional)
        )
        self.ask("followed_by", TextField(words.t("Qui suit ce dossier ?"), optional=optional,
                                          hint=words.t("Un avocat, une association : nom et téléphone.")))  # fmt: skip
        self.ask_attachments("decision", words.t("Photo ou PDF de la décision"))
        self.ask_more(words.t("Plus : date du papier, recours, fin"))
        self._more(optional)
        self.what.changed.connect(self._fit)
        self._put_kept()
        self.ready()
        self._fit()

    def _choice(
        self, question: str, codes: Sequence[str], table: dict[str, str], optional: str = "", hint: str = ""
    ) -> Choice:
        options = [Option(code, labels.label(table, code, self.words)) for code in codes if code not in OPEN]
        return Choice(question, options, in_line=True, optional=optional, hint=hint)

    def _more(self, optional: str) -> None:
        words, today = self.words, self.context.clock().date()
        self.ask("dated", self._date(words.t("Date du papier"), today))
        self.ask("notified_by", self._choice(words.t("Remise comment ?"), NOTIFIED_BY, labels.NOTIFIED_BY, optional))
        self.ask("seen", self._choice(words.t("D’où vient l’information ?"), SEEN, labels.SEEN, optional))
        answers = [Option(code, labels.label(labels.YES_NO, code, words)) for code in ("yes", "no", "unknown")]
        self.ask("remedies", Choice(words.t("Le papier dit-il où et quand faire un recours ?"), answers, in_line=True,
                                    optional=optional))  # fmt: skip
        self.ask("recourse", self._date(words.t("Recours au préfet ou au ministre envoyé le"), today))
        self.ask("recourse_rejected", self._date(words.t("Ce recours rejeté le"), today))
        self.ask("appeal_filed", self._date(words.t("Recours au tribunal déposé le"), today))
        self.ask("ended", self._date(words.t("La décision ne compte plus depuis le"), today))
        self.ask("outcome", TextField(words.t("Comment cela s’est terminé"), optional=optional))

    def _date(self, question: str, today: date) -> PartialDateField:
        return PartialDateField(self.words, question, today=today, optional=self.words.t("facultatif"))

    def _fit(self) -> None:
        """Where she is and when she must leave are asked for an OQTF only."""
        for field in (self.measure, self.departure):
            field.setVisible(self.what.value() == OQTF)

    def restored(self) -> None:
        """A draft was put back."""
        super().restored()
        self._fit()

    def _put_kept(self) -> None:
        if isinstance(self.kept, Decision):
            day, hour = moment_of(self.kept.notified_at)
            self.day.set_value(day.strftime("%d/%m/%Y") if day else "")
            self.hour.set_value(hour.strftime("%H:%M") if hour else "")

    def fields(self) -> dict[str, Field]:
        """Everything that a draft keeps."""
        return {**super().fields(), "day": self.day, "hour": self.hour}

    def fixed(self) -> dict[str, object]:
        """The person, and the case it came from."""
        return {"person": self.person, "case": self._case}

    def also(self) -> dict[str, object]:
        """The moment it was handed over: with its hour where that is known."""
        try:
            day, hour = self.day.day(), self._hour()
        except KnownError:
            # Told beside the field by `problems`.
            return {}
        if day is None:
            return {"notified_at": ""}
        if hour is None:
            return {"notified_at": day.isoformat()}
        return {"notified_at": iso(datetime.combine(day, hour, self.context.clock().tzinfo))}

    def _hour(self) -> time | None:
        return read_time(self.hour.value()) if self.hour.value().strip() else None

    def problems(self) -> Sequence[tuple[Field, str]]:
        """A decision has a kind; it was handed over already."""
        words = self.words
        found = list(super().problems())
        if not self.what.value():
            found.insert(0, (self.what, words.t("Choisissez de quelle décision il s’agit.")))
        try:
            day = self.day.day()
            if day and day > self.context.clock().date():
                found.append((self.day, words.t("Cette date est dans le futur. Écrivez le jour de la remise.")))
        except KnownError as fault:
            found.append((self.day, " ".join(explain(fault, words))))
        try:
            if self._hour() and not self.day.value().strip():
                found.append((self.day, words.t("Écrivez aussi le jour.")))
        except KnownError as fault:
            found.append((self.hour, " ".join(explain(fault, words))))
        return found

    def done(self, recorded: Recorded) -> None:
        """Before anything else of hers, the red page; otherwise back to where one was."""
        made = next((identifier for entity, identifier in recorded.entities if entity == "decision"), None)
        found = next((one for one in self.desk.entries.of(Decision, self.person) if one.id == made), None)
        if found is not None and is_red(found) and not found.appeal_filed and self._then is None:
            self.context.navigator.replace("person", person=self.person)
        else:
            super().done(recorded)


class AppealPage(FormPage):
    """The appeal was filed: the last moment is met."""

    def __init__(self, context: DeskContext, decision: Id) -> None:
        words = context.words
        self.decision = context.desk.entries.get(Decision, decision)
        name = full_name(context.desk.people.profile(self.decision.person))
        super().__init__(context, words.t("Noter le recours déposé"), words.t("Enregistrer le recours"), lead=name)
        self.filed = self.add(
            DayField(words.t("Recours au tribunal déposé le"), hint=words.t("Gardez la preuve du dépôt."))
        )
        self.filed.set_value(context.clock().date().strftime("%d/%m/%Y"))
        self.by = self.add(TextField(words.t("Qui suit ce dossier ?"), text=self.decision.followed_by,
                                     optional=words.t("facultatif")))  # fmt: skip
        self.keep_draft(f"appeal/{decision}", {"filed": self.filed, "by": self.by})

    def problems(self) -> Sequence[tuple[Field, str]]:
        """A day that is not in the future."""
        words = self.words
        try:
            day = self.filed.day()
        except KnownError as fault:
            return [(self.filed, " ".join(explain(fault, words)))]
        if day is None:
            return [(self.filed, words.t("Écrivez le jour où le recours a été déposé."))]
        if day > self.context.clock().date():
            return [(self.filed, words.t("Cette date est dans le futur. Notez le recours une fois déposé."))]
        return []

    def record(self) -> Callable[[], Recorded]:
        """The decision with its appeal."""
        day, entries = self.filed.day(), self.desk.entries
        filed = day.isoformat() if day else ""
        decision = msgspec.structs.replace(self.decision, appeal_filed=filed, followed_by=self.by.value())
        return lambda: entries.correct(decision)

    def told(self) -> str:
        """The toast."""
        return self.words.t("Le recours est noté.")

    def done(self, recorded: Recorded) -> None:
        """Her page: the red one is over."""
        del recorded
        self.context.navigator.replace("person", person=self.decision.person)

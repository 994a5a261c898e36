"""Keeping pictures and PDFs that belong to no entry of the file, and describing one that is kept."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from app.domain.changes import Recorded
from app.domain.dates import PartialDate
from app.domain.entities import NOBODY, Attachment
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.vocabulary import ATTACHMENT_PURPOSES
from app.language import labels
from app.language.dates import short_date
from app.language.faults import explain
from app.language.names import full_name
from app.ui.context import DeskContext
from app.ui.form import FormPage
from app.ui.held_strip import HeldStrip
from app.ui.pages.asking import known
from app.ui.pages.attachments_card import keep_form
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.select import Select

ABOUT = ("attempt", "deposit", "status_read", "appointment", "decision", "title", "mandate", "note")
"""The entries of the history that a piece can show."""
MOST_ENTRIES = 40


class PieceForm(FormPage):
    """What is asked of a piece: what it is for, and until when it is kept. The date is proposed, a hand decides."""

    purpose: Choice
    until: PartialDateField

    def ask_purpose(self, since: date) -> None:
        """The two questions; `since` is the day of the capture."""
        words = self.words
        self._since = since
        self._proposed = ""
        self.purpose = self.add(
            Choice(words.t("À quoi sert-elle ?"), known(ATTACHMENT_PURPOSES, labels.ATTACHMENT_PURPOSES, words),
                   letters=True, in_line=True, beyond=words.t("Autre"))
        )  # fmt: skip
        self.until = self.add(
            PartialDateField(words, words.t("À garder jusqu’au"), today=date.max, optional=words.t("facultatif"))
        )
        self.purpose.changed.connect(self._propose)
        self.faults = {"attachment.purpose-missing": self.purpose}

    def purpose_problems(self) -> list[tuple[Field, str]]:
        """What is wrong with the two answers."""
        found: list[tuple[Field, str]] = []
        if not self.purpose.value():
            found.append((self.purpose, self._say(KnownError("attachment.purpose-missing"))))
        try:
            self.purge_on()
        except KnownError as fault:
            found.append((self.until, self._say(fault)))
        return found

    def purge_on(self) -> str:
        """The last day of keeping, `YYYY-MM-DD`; empty where it was left open. Raises the known errors of dates."""
        known = self.until.value()
        if known and not known.whole:
            raise KnownError("entry.date-not-whole")
        return str(known) if known else ""

    def _propose(self) -> None:
        """Puts the date that the content proposes for the purpose, unless a hand wrote another."""
        words, typed = self.words, "/".join(self.until.typed())
        found = self.desk.attachments.retention.proposal(self.purpose.value(), self._since, self.context.clock().date())
        if typed not in ("//", self._proposed):
            return
        day = found.until if found else None
        self.until.set_value(PartialDate(day.year, day.month, day.day) if day else PartialDate())
        self._proposed = "/".join(self.until.typed())
        hint = words.t("Rien n’est proposé pour cet usage : décidez d’une date.")
        if found:
            hint = words.t(
                "Proposé : {date}. {reference}.",
                date=short_date(found.until, words.language),
                reference=found.reference,
            )
        self.until.set_hint(hint if self.purpose.value() else "")

    def _say(self, fault: KnownError) -> str:
        return " ".join(explain(fault, self.words))


class KeepPage(PieceForm):
    """Keeps what was added, dropped or pasted on her page, once someone said what it is for."""

    made = "attachment"

    def __init__(self, context: DeskContext, person: Id) -> None:
        words = context.words
        profile = context.desk.people.profile(person)
        super().__init__(context, words.t("Garder une pièce"), words.t("Enregistrer la pièce"), lead=full_name(profile))
        self.person = profile.person.id
        self.strip = self.add(
            HeldStrip(self, context, keep_form(self.person), words.t("Les pièces"),
                      words.t("Une photo d’un autre écran arrive par clé USB ou par câble : ajoutez son fichier."))
        )  # fmt: skip
        self.strip.changed.connect(self.give_up.show)
        self.ask_purpose(context.clock().date())
        self.about = self.add(self._ask_about())
        self._made: tuple[Attachment, ...] = ()
        self.keep_draft(keep_form(self.person), {"purpose": self.purpose, "until": self.until, "about": self.about})
        self.strip.taking.watch_texts()

    def first_focus(self) -> QWidget | None:
        """What is asked next."""
        return self.purpose if self.strip.held() else self.strip

    def entering(self) -> None:
        """Shows what waits."""
        super().entering()
        if self.strip.put_back():
            self.give_up.show()

    def problems(self) -> Sequence[tuple[Field, str]]:
        """Nothing to keep, no purpose, no date."""
        found = self.purpose_problems()
        if not self.strip.held():
            found.insert(0, (self.purpose, self._say(KnownError("attachment.none"))))
        return found

    def record(self) -> Callable[[], Recorded]:
        """All that waits, as one action."""
        attachments = self.desk.attachments
        fields = {"person": self.person, "purpose": self.purpose.value(), "purge_on": self.purge_on(), **self._where()}
        self._made = made = self.strip.made(None, **fields)
        return lambda: attachments.keep(made)

    def send(self) -> None:
        """Records the form, once what was just added has been taken in."""
        if not self.strip.taking.wait(self.send):
            super().send()

    def done(self, recorded: Recorded) -> None:
        """The form holds nothing any more."""
        self.strip.recorded()
        super().done(recorded)

    def given_up(self) -> None:
        """What was held goes with the draft."""
        self.strip.let_all_go()

    def told(self) -> str:
        """The toast."""
        return self.words.n("{count} pièce est gardée.", "{count} pièces sont gardées.", len(self._made))

    def _ask_about(self) -> Select:
        words = self.words
        lines = [line for line in self.desk.timeline(self.person, words) if line.kind in ABOUT][:MOST_ENTRIES]
        self._cases = {line.id: line.case for line in lines}
        options = [
            Option(line.id, line.title, short_date(datetime.fromisoformat(line.at).date(), words.language))
            if line.at else Option(line.id, line.title)
            for line in lines
        ]  # fmt: skip
        return Select(words, words.t("Que montre-t-elle ?"), options, optional=words.t("facultatif"),
                      hint=words.t("Une tentative, un dépôt, une décision… de son histoire."))  # fmt: skip

    def _where(self) -> dict[str, str]:
        about = Id(self.about.value())
        if about:
            return {"about": about, "case": self._cases.get(about, NOBODY)}
        cases = self.desk.cases.of(self.person)
        return {"case": cases[0].id} if len(cases) == 1 else {}


class DescribePage(PieceForm):
    """Another name, another purpose, another date for a piece. The picture itself never changes."""

    made = "attachment"

    def __init__(self, context: DeskContext, piece: Id) -> None:
        words = context.words
        self.piece = context.desk.attachments.get(piece)
        profile = context.desk.people.profile(self.piece.person)
        super().__init__(
            context, words.t("Décrire la pièce"), words.t("Enregistrer la description"), lead=full_name(profile)
        )
        self.name = self.add(TextField(words.t("Nom"), text=self.piece.name, optional=words.t("facultatif")))
        since = datetime.fromisoformat(self.piece.at).date() if self.piece.at else context.clock().date()
        self.ask_purpose(since)
        self.purpose.choose(self.piece.purpose)
        if self.piece.purge_on:
            kept = date.fromisoformat(self.piece.purge_on)
            self.until.set_value(PartialDate(kept.year, kept.month, kept.day))
        self.keep_draft(
            f"describe-attachment/{piece}", {"name": self.name, "purpose": self.purpose, "until": self.until}
        )

    def problems(self) -> Sequence[tuple[Field, str]]:
        """No purpose, no date."""
        return self.purpose_problems()

    def record(self) -> Callable[[], Recorded]:
        """The piece as it is described now."""
        attachments, piece = self.desk.attachments, self.piece
        name, purpose, until = self.name.value(), self.purpose.value(), self.purge_on()
        return lambda: attachments.describe(piece, name=name, purpose=purpose, purge_on=until)

    def told(self) -> str:
        """The toast."""
        return self.words.t("La description est enregistrée.")

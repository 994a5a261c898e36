"""The erasures that were done: when, how many, why, by whom; their certificates; the backups that still hold them."""

from collections.abc import Callable, Mapping, Sequence

import msgspec
from PySide6.QtWidgets import QWidget

from app.desk.purging import OldBackup, Purged
from app.domain.changes import Recorded
from app.domain.entities import PurgeRecord
from app.language.dates import moment_of, short_date, short_moment
from app.language.directions import joined
from app.language.labels import PURGE_REASONS, label
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.pages.purge_parts import Counted
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.status import EmptyState, StatusWord
from app.ui.widgets.text import Card, Rule, Text

AT_ONCE = 20


class Read(msgspec.Struct, frozen=True):
    """What the page shows; names of volunteers by code."""

    records: Sequence[PurgeRecord]
    backups: Sequence[OldBackup]
    names: Mapping[str, str]


class RecordLine(Column):
    """One erasure, and the way to its certificate."""

    def __init__(
        self, words: Words, record: PurgeRecord, names: Mapping[str, str], certify: Callable[[], object]
    ) -> None:
        super().__init__(gap=2)
        count, at = len(record.persons), short_moment(record.at, words.language)
        title = words.n("{count} fiche effacée le {date}", "{count} fiches effacées le {date}", count, date=at)
        self.add(Text(title, "strong"))
        one, other = (names.get(code, code) for code in (record.first, record.second))
        reason = label(PURGE_REASONS, record.reason, words)
        if record.months is not None:
            reason = words.n("{reason} : {count} mois", "{reason} : {count} mois", record.months, reason=reason)
        who = words.t("par {one} et {other}", one=one, other=other) if other else words.t("par le programme")
        self.add(Text(joined((reason, who)), ink="muted"))
        self.certify = Button(words.t("Préparer l’attestation"), "link", glyph="file-text", on=certify,
                              name=words.t("Préparer l’attestation : {what}", what=title))  # fmt: skip
        self.add(FlowBox(self.certify))
        if record.gone:
            self.add(Disclosure(words, words.t("Voir ce qui a été effacé"), lambda: Counted(words, record.gone)))


class PurgesPage(Page):
    """Every erasure known here. `done` is the one that was just made; `language`: hers, for its certificate."""

    def __init__(self, context: DeskContext, done: Purged | None = None, language: str = "fr") -> None:
        words = context.words
        super().__init__(context, words.t("Effacements faits"), back=True,
                         lead=words.t("Sans nom : ce qui a été effacé ne se retrouve pas ici."))  # fmt: skip
        self.desk = context.desk
        self._done = done
        self._language = language
        self._most = AT_ONCE
        self._read: Read | None = None
        self.lines: list[RecordLine] = []
        if done is not None:
            record = done.record
            self.certify = Button(words.t("Préparer l’attestation"), "primary", glyph="file-text", keys="Ctrl+↵",
                                  on=lambda: self._certify(record))  # fmt: skip
            self.set_actions(self.certify, Button(words.t("Retour à l’accueil"), "quiet", on=context.navigator.home))

    def entering(self) -> None:
        """Reads the records, and which backups are left."""

        def read(_work: object) -> Read:
            names = {one.code: one.name for one in self.desk.sitting.volunteers()}
            return Read(self.desk.purging.records(), self.desk.purging.old_backups(), names)

        if self._done is not None:
            self._tell(self._done)
        self.context.tasks.run(self, read, self._arrived, lane="records")

    def data_changed(self, recorded: Recorded) -> None:
        """Another erasure came in."""
        if self.isVisible() and any(entity == PurgeRecord.entity for entity, _ in recorded.entities):
            self.read_again()

    def first_focus(self) -> QWidget | None:
        """The certificate of what was just done, else the first one."""
        return self.main or next((line.certify for line in self.lines), self.back_link)

    def _tell(self, done: Purged) -> None:
        words, count = self.words, len(done.record.persons)
        details = [words.t("Imprimez l’attestation, ou enregistrez-la, maintenant ou plus tard.")]
        if not done.swept:
            details.append(words.t("Les dernières traces partent à la prochaine ouverture du registre."))
        text = words.n("{count} fiche est effacée pour de bon.", "{count} fiches sont effacées pour de bon.", count)
        self.tell("success", text, detail=" ".join(details))

    def _arrived(self, read: Read) -> None:
        self._read = read
        held = self.window().focusWidget()
        self._show()
        if held is self.back_link and self.main is None:
            self.take_focus()

    def _show(self) -> None:
        read, words = self._read, self.words
        if read is None:
            return
        body = Column()
        if read.backups:
            body.add(self._backups(read.backups))
        card = body.add(Card(words.t("Les effacements")))
        self.lines = []
        for number, record in enumerate(read.records[: self._most]):
            if number:
                card.add(Rule())
            self.lines.append(card.add(self._line(record, read.names)))
        if not read.records:
            card.add(EmptyState(words.t("Rien n’a encore été effacé pour de bon.")))
        left = len(read.records) - self._most
        if left > 0:
            text = words.n("Montrer {count} autre", "Montrer {count} autres", min(left, AT_ONCE))
            card.add(FlowBox(Button(text, glyph="chevron-down", on=self._more)))
        self.show_body(body)

    def _line(self, record: PurgeRecord, names: Mapping[str, str]) -> RecordLine:
        return RecordLine(self.words, record, names, lambda: self._certify(record))

    def _more(self) -> None:
        shown = len(self.lines)
        self._most += AT_ONCE
        self._show()
        self.lines[shown].certify.setFocus()

    def _certify(self, record: PurgeRecord) -> None:
        mine = self._done is not None and self._done.record.id == record.id
        language = self._language if mine else "fr"
        self.context.navigator.go("erasure-paper", record=record.id, language=language)

    def _backups(self, backups: Sequence[OldBackup]) -> Card:
        words, today = self.words, self.context.clock().date()
        card = Card(words.t("Sauvegardes à supprimer"))
        told = words.t("Faites avant un effacement, elles contiennent encore ce qui est effacé. Faites d’abord une "
                       "nouvelle sauvegarde, puis supprimez ces fichiers, où qu’ils soient.")  # fmt: skip
        card.add(Text(told, ink="muted"))
        for one in sorted(backups, key=lambda each: (each.until, each.made_at)):
            late = one.until < today
            until, made = (
                short_date(one.until, words.language),
                short_date(moment_of(one.made_at).date(), words.language),
            )
            text = (
                words.t(
                    "{file}, faite le {made} : à supprimer depuis le {until}", file=one.file, made=made, until=until
                )
                if late
                else words.t(
                    "{file}, faite le {made} : à supprimer avant le {until}", file=one.file, made=made, until=until
                )
            )
            card.add(StatusWord("danger" if late else "warning", text, glyph="save"))
        return card

"""Around a person, on her page: her people, her mandates and consents, what delay did beside any case."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.desk.household import Member, holds
from app.desk.mandates import Held
from app.domain.changes import Recorded
from app.domain.entities import Consent, Consequence, MandateAct
from app.domain.ids import Id
from app.domain.vocabulary import OPEN
from app.language import labels
from app.language.dates import short_date
from app.language.directions import joined
from app.language.labels import label
from app.language.lasting import lasted
from app.language.names import full_name
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.pages.consequences import told
from app.ui.pages.her_request import HerRequest
from app.ui.standing import identity
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.status import Kind, StatusWord
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Card, Text, breakable

STATES: dict[str, Kind] = {"valid": "success", "expired": "warning", "revoked": "plain"}


class AroundPart(Column):
    """Cards for what is noted; what is not yet, and what is rarely asked for, stands folded at the end."""

    def __init__(self, context: DeskContext, person: Id, beside: Sequence[Consequence]) -> None:
        super().__init__()
        self._context, self._words, self._person = context, context.words, person
        words, desk = context.words, context.desk
        self._missing: list[tuple[str, str]] = []
        members = desk.household.around(person)
        people = [self._member(one) for one in members]
        self._card(words.t("Entourage"), people, "relation", words.t("Ajouter un proche"))
        mandates = [self._mandate(one) for one in desk.mandates.of(person)]
        self._card(words.t("Mandats"), mandates, "mandate", words.t("Noter un mandat signé"))
        consents = [self._consent(one) for one in _last_of_each(desk.entries.of(Consent, person))]
        self._card(words.t("Accords"), consents, "consent", words.t("Noter un accord ou un refus"))
        effects = [Line(words.t("Attente"), partial(StatusWord, "warning", told(one, words), glyph="scale"),
                        self._entry("consequence", one.id)) for one in beside]  # fmt: skip
        self._card(words.t("Conséquences"), effects, "consequence", words.t("Noter une conséquence"))
        last = self.add(Card())
        if self._missing:
            more = last.add(Disclosure(words, words.t("Compléter sa fiche")))
            buttons = (Button(text, "quiet", glyph="plus", on=self._go(page)) for page, text in self._missing)
            more.add(FlowBox(*buttons))
        last.add(HerRequest(context, person))

    def _card(self, heading: str, lines: list[Line], page: str, adding: str) -> None:
        if not lines:
            self._missing.append((page, adding))
            return
        card = self.add(Card(heading))
        card.beside_heading(Button(self._words.t("Ajouter"), "link", name=adding, on=self._go(page)))
        card.add(SummaryList(self._words, lines, heading))

    # -- her people ----------------------------------------------------------------------------

    def _member(self, member: Member) -> Line:
        words, relation = self._words, member.relation
        kind = label(labels.RELATION_KINDS, member.kind, words) if member.kind not in (*OPEN, "") else words.t("Lien")
        return Line(kind, partial(self._known, member), self._entry("relation", relation.id))

    def _known(self, member: Member) -> QWidget:
        """Her name and reference only, unless she said herself that more may be shown."""
        words, relation, profile = self._words, member.relation, member.profile
        below = joined((
            words.t("vivent ensemble") if relation.same_household == "yes" else "",
            lasted(relation.since, relation.until, words),
        ))  # fmt: skip
        parts: list[QWidget] = []
        if profile is None:
            parts.append(Text(words.t("Personne effacée du registre") if member.erased else member.name))
        else:
            person, name = profile.person.id, full_name(profile)
            go = self._context.navigator.go
            parts.append(FlowBox(Button(breakable(name), "link", name=name, on=lambda: go("person", person=person))))
            parts.append(Text(identity(profile, words) if member.consents else profile.person.reference, "detail"))
            if not member.consents:
                parts.append(Text(words.t("Le reste demande son propre accord."), "detail"))
        if below:
            parts.append(Text(below, "detail"))
        return Column(*parts, gap=2)

    # -- what she allows -----------------------------------------------------------------------

    def _mandate(self, held: Held) -> Line:
        return Line(self._words.t("Mandat"), partial(self._allowed, held), self._entry("mandate", held.mandate.id))

    def _allowed(self, held: Held) -> QWidget:
        words, mandate = self._words, held.mandate
        text = {
            "valid": words.t("valable jusqu’au {date}", date=_day(mandate.expires_on, words))
            if mandate.expires_on else words.t("valable, sans date de fin"),
            "expired": words.t("fini le {date}", date=_day(mandate.expires_on, words)),
            "revoked": words.t("arrêté le {date}", date=_day(_ended(held), words)),
        }[held.state]  # fmt: skip
        parts: list[QWidget] = [StatusWord(STATES[held.state], text, glyph="handshake")]
        posture = label(labels.POSTURES, mandate.posture, words) if mandate.posture not in OPEN else ""
        signed = words.t("signé le {date}", date=_day(mandate.signed_on, words))
        parts.append(Text(joined((signed, posture)), "detail"))
        acts = Disclosure(words, words.n("{count} acte permis", "{count} actes permis", len(held.allowed)))
        acts.button.setAccessibleName(words.t("{act} : {what}", act=acts.button.text(), what=signed))
        for act in held.acts:
            acts.add(self._act(act, held))
        if held.state == "valid":
            stop, revoke = words.t("Arrêter tout le mandat"), self._context.desk.mandates.revoke
            spoken = words.t("{act} : {what}", act=stop, what=signed)
            whole = Button(stop, "quiet", glyph="x", name=spoken, on=self._stop(revoke, mandate.id))
            acts.add(FlowBox(whole))
        parts.append(acts)
        return Column(*parts, gap=2)

    def _act(self, act: MandateAct, held: Held) -> QWidget:
        words = self._words
        name = label(labels.MANDATE_ACTS, act.act, words)
        if act.revoked_on:
            ended = words.t("{act} : arrêté le {date}", act=name, date=_day(act.revoked_on, words))
            return StatusWord("plain", ended, glyph="x")
        if held.state != "valid":
            return Text(name)
        stop, revoke = words.t("Arrêter"), self._context.desk.mandates.revoke_act
        spoken = words.t("{act} : {what}", act=stop, what=name)
        button = Button(stop, "link", name=spoken, on=self._stop(revoke, act.id))
        return FlowBox(StatusWord("success", name, glyph="check"), button)

    def _stop(self, revoke: Callable[[Id], Recorded], identifier: Id) -> Callable[[], None]:
        def done(recorded: Recorded) -> None:
            text = self._words.t("C’est arrêté à partir d’aujourd’hui.")
            self._context.toaster.show_toast(text, undoing(self._context, recorded.batch))

        def stop() -> None:
            self._context.tasks.run(self, lambda _work: revoke(identifier), done)

        return stop

    def _consent(self, consent: Consent) -> Line:
        words = self._words
        today = self._context.clock().date().isoformat()
        answer = label(labels.YES_NO, consent.given, words)
        kind: Kind = "success" if holds(consent, today) else "plain"
        parts = [answer, _day(consent.given_on, words)]
        if consent.withdrawn_on:
            parts = [words.t("retiré le {date}", date=_day(consent.withdrawn_on, words))]
        elif consent.given == "yes" and consent.renew_on and consent.renew_on < today:
            kind = "warning"
            parts.append(words.t("à redemander depuis le {date}", date=_day(consent.renew_on, words)))
        elif consent.given == "yes" and consent.renew_on:
            parts.append(words.t("à redemander le {date}", date=_day(consent.renew_on, words)))
        text = joined(parts)
        name = label(labels.CONSENT_PURPOSES, consent.purpose, words)
        glyph = "check" if kind == "success" else "hourglass" if kind == "warning" else "x"
        return Line(name, StatusWord(kind, text, glyph=glyph), self._entry("consent", consent.id))

    def _go(self, page: str) -> Callable[[], None]:
        return lambda: self._context.navigator.go(page, person=self._person)

    def _entry(self, page: str, entry: Id) -> Callable[[], None]:
        return lambda: self._context.navigator.go(page, entry=entry)


def _last_of_each(consents: Sequence[Consent]) -> list[Consent]:
    """Her last answer to each use."""
    ordered = sorted(consents, key=lambda one: (one.given_on, one.id))
    return list({one.purpose: one for one in ordered}.values())


def _ended(held: Held) -> str:
    return held.mandate.revoked_on or max((act.revoked_on for act in held.acts), default="")


def _day(text: str, words: Words) -> str:
    return short_date(date.fromisoformat(text), words.language) if text else ""

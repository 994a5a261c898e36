"""The pictures and PDFs kept with someone, as tiles: a card of her page, or all of them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from app.domain.entities import Attachment
from app.domain.ids import Id
from app.language import labels
from app.language.dates import short_date
from app.language.directions import joined
from app.language.labels import label
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.held_strip import glyph_of
from app.ui.taking import Taking
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.status import EmptyState, Kind
from app.ui.widgets.text import Card
from app.ui.widgets.tile import Tile

FEW, AT_ONCE = 4, 24
"""How many tiles her page shows, and how many the page of all shows before more are asked for."""


class Tiles(Column):
    """Her pictures and PDFs; thumbnails are read beside the window. With `few`, only the first of them."""

    def __init__(self, context: DeskContext, person: Id, *, few: int = 0) -> None:
        super().__init__(gap=12)
        self._context = context
        self._person = person
        attachments = context.desk.attachments
        found = attachments.of(person)
        self.expired = [one for one in found if attachments.expired(one)]
        self.all = [*self.expired, *(one for one in found if one not in self.expired)]
        self._tiles: dict[Id, Tile] = {}
        self._few = few
        words = context.words
        if self.expired:
            self.add(self._to_delete())
        if not found:
            self.add(
                EmptyState(words.t("Aucune pièce n’est gardée."),
                           detail=words.t("Une capture, une photo ou un PDF : gardez seulement ce qui sert."))
            )  # fmt: skip
            return
        # Made only where they have a place: without a parent they would outlive the card.
        self._shelf: FlowBox | Column = self.add(Column(gap=6) if few else FlowBox(gap=12))
        self._more = self.add(Button("", "quiet", glyph="chevron-down", on=self._show_more))
        self._limit = few or AT_ONCE
        self._show(self.all[: self._limit])
        self._offer_more()

    def _to_delete(self) -> Message:
        words, go = self._context.words, self._context.navigator.go
        pieces = tuple(one.id for one in self.expired)
        text = words.n("{count} pièce à supprimer : sa date est passée.",
                       "{count} pièces à supprimer : leur date est passée.", len(pieces))  # fmt: skip
        button = Button(words.t("Voir et supprimer"), glyph="trash-2",
                        on=lambda: go("delete-attachments", pieces=pieces))  # fmt: skip
        return Message("warning", text, button=button)

    def _offer_more(self) -> None:
        words, left = self._context.words, len(self.all) - len(self._tiles)
        self._more.setVisible(left > 0)
        if self._few:
            text = words.n("Voir la {count} pièce", "Voir les {count} pièces", len(self.all))
            self._more.set_text(text)
            self._more.set_glyph("forward")
        else:
            text = words.n("Montrer {count} pièce de plus", "Montrer {count} pièces de plus", min(left, AT_ONCE))
            self._more.set_text(text)

    def _show_more(self) -> None:
        if self._few:
            self._context.navigator.go("attachments", person=self._person)
            return
        shown = len(self._tiles)
        self._show(self.all[shown : shown + AT_ONCE])
        self._offer_more()

    def _show(self, those: Sequence[Attachment]) -> None:
        for one in those:
            tile = self._tiles[one.id] = self._tile(one)
            self._shelf.add(tile)
            tile.show()
        attachments = self._context.desk.attachments
        # Over a shoulder, even a small picture of a permit says whose it is.
        if those and not self._context.screen.settings.discreet:
            self._context.tasks.run(
                self, lambda _work: {one.id: attachments.thumbnail(one) for one in those}, self._put
            )

    def _put(self, found: dict[Id, bytes]) -> None:
        for identifier, jpeg in found.items():
            self._tiles[identifier].thumbnail.put(jpeg)

    def _tile(self, one: Attachment) -> Tile:
        words, navigator = self._context.words, self._context.navigator
        purpose = label(labels.ATTACHMENT_PURPOSES, one.purpose, words)
        name, day = one.name or purpose, captured_on(one, words)
        detail = joined((purpose if one.name else "", day))
        status: tuple[Kind, str] | None = ("warning", words.t("À supprimer")) if one in self.expired else None
        spoken = words.t("Ouvrir : {what}", what=joined((name, detail)))
        act = (words.t("Ouvrir"), spoken, "eye", lambda: navigator.go("attachment", piece=one.id))
        return Tile(name, detail, glyph_of(one.media_type), act, status=status, row=bool(self._few))


class AttachmentsCard(Card):
    """The card of her page: the first tiles, and the ways to add more; what is dropped on the page is taken in."""

    def __init__(self, context: DeskContext, person: Id) -> None:
        words = context.words
        super().__init__(words.t("Pièces gardées"))
        go = context.navigator.go
        self.beside_heading(
            Button(words.t("Ajouter"), "link", name=words.t("Garder une pièce"),
                   on=lambda: go("keep-attachment", person=person))
        )  # fmt: skip
        self.tiles = self.add(Tiles(context, person, few=FEW))


def receive(page: Page, context: DeskContext, person: Callable[[], Id]) -> Taking:
    """What is dropped or pasted on her page goes to the form that asks what it is for. Call it once a page."""
    taking = Taking(page, context, lambda: keep_form(person()))
    taking.all_taken.connect(lambda: context.navigator.go("keep-attachment", person=person()))
    return taking


def keep_form(person: Id) -> str:
    """The key of the draft of the form that keeps pieces of someone."""
    return f"keep-attachment/{person}"


def captured_on(one: Attachment, words: Words) -> str:
    """The day on which it was taken in."""
    return short_date(datetime.fromisoformat(one.at).date(), words.language) if one.at else ""


def kept_until(one: Attachment, words: Words) -> str:
    """The last day of keeping; empty where none was decided."""
    return short_date(date.fromisoformat(one.purge_on), words.language) if one.purge_on else ""

"""A picture or PDF kept with someone: seen large, with what is known of it; and the list of all of hers."""

from collections.abc import Callable

from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.desk.attachments import PageImage
from app.domain.changes import Recorded
from app.domain.entities import NOBODY, Attachment
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language import labels
from app.language.dates import short_moment
from app.language.directions import joined
from app.language.extents import extent
from app.language.faults import explain
from app.language.labels import label
from app.language.names import full_name
from app.language.words import Words
from app.ui.announce import announce
from app.ui.context import DeskContext
from app.ui.pages.attachments_card import Tiles, kept_until
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.picture_view import PictureView
from app.ui.widgets.text import Text

ON_SCREEN, LARGE = 2000, 4500
"""The longer side of what is drawn at first, and of what is drawn once someone looks closer."""


class AttachmentPage(Page):
    """Draws it from memory: nothing of it is ever in a file in clear. `about` keeps to what is about one entry."""

    def __init__(self, context: DeskContext, piece: Id, about: Id = NOBODY) -> None:
        words = context.words
        super().__init__(context, words.t("Pièce gardée"), back=True, wide=True)
        self.at_desk = context
        self.desk = context.desk
        self.piece = context.desk.attachments.get(piece)
        self._about = about
        self._page = 0
        self._longest = ON_SCREEN
        self.place = Text("", ink="muted")
        self.view = PictureView(words.t("L’image de la pièce"))
        self.view.zoomed.connect(self._closer)
        self.view.leafed.connect(self.leaf)
        self._tools()
        self.add(self.view, 1)
        self.view.setMinimumHeight(320)
        self._actions()

    def _tools(self) -> None:
        words = self.words
        self.before = self._tool(words.t("Pièce précédente"), "previous", "P", lambda: self.go_on(-1))
        self.after = self._tool(words.t("Pièce suivante"), "next", "N", lambda: self.go_on(1))
        up, down = words.t("Pg préc."), words.t("Pg suiv.")
        self.page_before = self._tool(words.t("Page précédente"), "chevron-up", up, lambda: self.leaf(-1))
        self.page_after = self._tool(words.t("Page suivante"), "chevron-down", down, lambda: self.leaf(1))
        larger = self._tool(words.t("Agrandir"), "zoom-in", "+", lambda: self.view.zoom(1))
        smaller = self._tool(words.t("Réduire"), "zoom-out", "−", lambda: self.view.zoom(-1))
        turn = self._tool(words.t("Tourner d’un quart de tour"), "rotate-ccw", "T", self.view.turn)
        self.place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        tools = (larger, smaller, turn, self.page_before, self.page_after, self.before, self.after)
        self.add(FlowBox(*tools, self.place, gap=12))

    def _tool(self, text: str, glyph: str, keys: str, on: Callable[[], object]) -> Button:
        # An icon and its key: what room there is belongs to the picture.
        button = Button(keys, "quiet", glyph=glyph, name=text, on=on)
        button.setToolTip(text)
        return button

    def _actions(self) -> None:
        words, go = self.words, self.context.navigator.go
        self.set_actions(
            Button(words.t("Décrire la pièce"), "primary", glyph="pencil", keys="Ctrl+↵",
                   on=lambda: go("describe-attachment", piece=self.piece.id)),
            Button(words.t("Enregistrer une copie"), glyph="download",
                   on=lambda: go("copy-attachment", piece=self.piece.id)),
            Button(words.t("Retirer"), "quiet", glyph="undo", name=words.t("Retirer : {what}", what=self._name()),
                   on=self._withdraw),
            Button(words.t("Supprimer pour de bon"), "danger", glyph="trash-2",
                   on=lambda: go("delete-attachments", pieces=(self.piece.id,))),
        )  # fmt: skip

    # -- reading -------------------------------------------------------------------------------

    def entering(self) -> None:
        """Reads what is known of it, and draws it beside the window."""
        try:
            self.piece = self.desk.attachments.get(self.piece.id)
        except LookupError:
            self.context.navigator.back()
            return
        words, one = self.words, self.piece
        name = full_name(self.desk.people.profile(one.person))
        self.set_title(self._name(), joined((name, told_of(one, words), extent(one.pages, one.size, words))))
        self.page_before.setVisible((one.pages or 1) > 1)
        self.page_after.setVisible((one.pages or 1) > 1)
        siblings = self._siblings()
        self.before.setVisible(len(siblings) > 1)
        self.after.setVisible(len(siblings) > 1)
        self._where(siblings)
        self._draw(afresh=True)

    def data_changed(self, recorded: Recorded) -> None:
        """Another name, another purpose."""
        if (Attachment.entity, self.piece.id) in recorded.entities and self.isVisible():
            self.entering()

    def first_focus(self) -> QWidget | None:
        """The picture: its keys work at once."""
        return self.view

    def _siblings(self) -> list[Id]:
        found = self.desk.attachments.of(self.piece.person)
        return [one.id for one in found if self._about in (NOBODY, one.about)]

    def _where(self, siblings: list[Id]) -> None:
        words = self.words
        parts = []
        if len(siblings) > 1 and self.piece.id in siblings:
            number = siblings.index(self.piece.id) + 1
            parts.append(words.t("Pièce {number} sur {all}", number=number, all=len(siblings)))
        if (self.piece.pages or 1) > 1:
            parts.append(words.t("Page {number} sur {all}", number=self._page + 1, all=self.piece.pages))
        self.place.setText(joined(parts))
        self.place.setVisible(bool(parts))

    def _draw(self, *, afresh: bool) -> None:
        piece, page, longest = self.piece, self._page, self._longest
        shown = self.desk.attachments.shown
        self.context.tasks.run(
            self, lambda _work: shown(piece, page, longest), lambda image: self._drawn(image, afresh), self._not_drawn,
            lane="draw",
        )  # fmt: skip

    def _drawn(self, image: PageImage, afresh: bool) -> None:
        self.view.show()
        self.view.put(as_image(image), afresh=afresh)

    def _not_drawn(self, fault: KnownError) -> None:
        # What is known of it stays: it can still be described, taken away, deleted.
        self.view.hide()
        happened, remedy = explain(fault, self.words)
        self.tell("danger", happened, detail=remedy)

    def _closer(self, percent: int) -> None:
        if percent > 100 and self._longest < LARGE:
            self._longest = LARGE
            self._draw(afresh=False)

    # -- what can be done ----------------------------------------------------------------------

    def leaf(self, by: int) -> None:
        """Another page of it."""
        page = min(max(self._page + by, 0), (self.piece.pages or 1) - 1)
        if page != self._page:
            self._page, self._longest = page, ON_SCREEN
            self._where(self._siblings())
            announce(self, self.place.text())
            self._draw(afresh=True)

    def go_on(self, by: int) -> None:
        """Another piece; after the last comes none."""
        siblings = self._siblings()
        number = siblings.index(self.piece.id) + by if self.piece.id in siblings else -1
        if 0 <= number < len(siblings):
            self.piece = self.desk.attachments.get(siblings[number])
            self._page, self._longest = 0, ON_SCREEN
            self.clear_top()
            self.view.put(QImage())
            self._actions()
            self.entering()
            announce(self, self.heading.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that stand on the buttons."""
        by_text: dict[str, Callable[[], object]] = {
            "+": lambda: self.view.zoom(1), "-": lambda: self.view.zoom(-1), "T": self.view.turn,
            "N": lambda: self.go_on(1), "P": lambda: self.go_on(-1),
        }  # fmt: skip
        act = by_text.get(event.text().upper())
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _name(self) -> str:
        return piece_name(self.piece, self.words)

    def _withdraw(self) -> None:
        piece, attachments = self.piece, self.desk.attachments
        self.context.tasks.run(self, lambda _work: attachments.withdraw(piece), self._withdrawn)

    def _withdrawn(self, recorded: Recorded) -> None:
        text = self.words.t("La pièce est retirée. Son fichier est supprimé dans une semaine.")
        self.context.toaster.show_toast(text, undoing(self.at_desk, recorded.batch))
        # Told of it already, the page has gone back by itself.
        if self.isVisible():
            self.context.navigator.back()


class AttachmentsPage(Page):
    """Everything kept with someone: what is past its date first, then the latest first."""

    def __init__(self, context: DeskContext, person: Id) -> None:
        words = context.words
        lead = full_name(context.desk.people.profile(person))
        super().__init__(context, words.t("Pièces gardées"), lead=lead, back=True, wide=True)
        self.at_desk = context
        self.person = person
        go = context.navigator.go
        self.set_actions(
            Button(words.t("Garder une pièce"), "primary", glyph="paperclip", keys="Ctrl+↵",
                   on=lambda: go("keep-attachment", person=person))
        )  # fmt: skip

    def entering(self) -> None:
        """Reads all."""
        self.show_body(Tiles(self.at_desk, self.person))

    def data_changed(self, recorded: Recorded) -> None:
        """Reads again what concerns her."""
        if self.person in recorded.persons and self.isVisible():
            self.entering()


def piece_name(one: Attachment, words: Words) -> str:
    """Its name; what it is for where it has none."""
    return one.name or label(labels.ATTACHMENT_PURPOSES, one.purpose, words)


def told_of(one: Attachment, words: Words) -> str:
    """What it is for, how and when it was captured, until when it is kept."""
    parts = [label(labels.ATTACHMENT_PURPOSES, one.purpose, words)]
    source = label(labels.ATTACHMENT_SOURCES, one.source, words)
    if one.at:
        parts.append(words.t("{source} du {date}", source=source, date=short_moment(one.at, words.language)))
    if one.purge_on:
        parts.append(words.t("à garder jusqu’au {date}", date=kept_until(one, words)))
    return joined(parts)


def as_image(image: PageImage) -> QImage:
    """Pixels of the desk as Qt shows them; the bytes are copied, so that the image lives by itself."""
    whole = QImage(image.pixels, image.width, image.height, image.width * 4, QImage.Format.Format_RGB32)
    return whole.copy()

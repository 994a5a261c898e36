"""The ways in which a picture or PDF comes to a page: a file, the clipboard, the screen, dropped from elsewhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QDir, QEvent, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QImageWriter, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from app.desk.holding import MOST_PIXELS, Held, Holding
from app.domain.faults import KnownError
from app.language.faults import explain
from app.ui.context import DeskContext
from app.ui.tasks import Work
from app.ui.widgets.button import Button
from app.ui.widgets.page import Page

PATTERNS = "*.jpg *.jpeg *.png *.webp *.pdf *.JPG *.JPEG *.PNG *.WEBP *.PDF"


class Taking(QObject):
    """Brings pictures and PDFs to `page`, for the form whose draft's key `form` gives; `taken` tells of each.

    What is refused is said on top of the page. Work goes on beside the window: `busy` tells how much of it is left,
    `all_taken` that all is done and something was taken in.
    """

    taken = Signal(object)
    all_taken = Signal()
    busy = Signal(int)

    def __init__(self, page: Page, context: DeskContext, form: Callable[[], str]) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._form = form
        self._folder = QDir.homePath()
        self._under_way = 0
        self._came = 0
        self._refused: list[tuple[str, KnownError]] = []
        self._next: Callable[[], object] | None = None
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        page.acts["paste"] = self.paste

    def watch_texts(self) -> None:
        """Call it when every field is on the page: a picture pasted or dropped on a line of text is taken in too."""
        for edit in self._page.findChildren(QLineEdit):
            edit.installEventFilter(self)
        for area in self._page.findChildren(QPlainTextEdit):
            area.installEventFilter(self)
            area.viewport().installEventFilter(self)

    def buttons(self) -> tuple[Button, ...]:
        """A button for each way; more than one for the screen where there are several."""
        words = self._context.words
        screens = self._context.grabber.screens()
        found = [
            Button(words.t("Ajouter un fichier"), "quiet", glyph="paperclip", on=self.choose),
            Button(words.t("Coller l’image"), "quiet", glyph="clipboard-list", keys="Ctrl+V", on=self.paste),
        ]
        if len(screens) < 2:
            found.append(Button(words.t("Capturer l’écran"), "quiet", glyph="camera", on=self.capture))
        for number, (width, height) in enumerate(screens if len(screens) > 1 else ()):
            text = words.t(
                "Capturer l’écran {number} ({width} × {height})", number=number + 1, width=width, height=height
            )
            found.append(Button(text, "quiet", glyph="camera", on=partial(self.capture, number)))
        return tuple(found)

    def wait(self, then: Callable[[], object]) -> bool:
        """Whether something is still being taken in: `then` is called once all of it is, unless any is refused."""
        if self._under_way:
            self._next = then
        return bool(self._under_way)

    # -- the ways ------------------------------------------------------------------------------

    def choose(self) -> None:
        """Asks for files."""
        words = self._context.words
        title = words.t("Choisir des images ou des PDF")
        kinds = ";;".join(
            [
                words.t("Images et PDF ({patterns})", patterns=PATTERNS),
                words.t("Tous les fichiers ({kinds})", kinds="*"),
            ]
        )
        chosen, _ = QFileDialog.getOpenFileNames(self._page, title, self._folder, kinds)
        if chosen:
            self._folder = str(Path(chosen[0]).parent)
        self.take_files([Path(one) for one in chosen])

    def paste(self) -> None:
        """Takes in what was copied: a picture, or files."""
        if not self._take_in(QGuiApplication.clipboard().mimeData(), "clipboard"):
            self._page.show_fault(KnownError("attachment.nothing-to-paste"))

    def capture(self, number: int = 0) -> None:
        """Grabs a screen without our window on it."""
        grabber = self._context.grabber
        if not grabber.screens():
            self._page.show_fault(KnownError("attachment.no-capture"))
            return
        grabber.grab(self._page.window(), number, self._grabbed)

    def take_files(self, files: list[Path]) -> None:
        """Takes in files, one after the other."""
        holding, form = self._context.desk.holding, self._form()
        for file in files:
            self._run(file.name, partial(_taken, holding, form, file))

    # -- what comes ----------------------------------------------------------------------------

    def _grabbed(self, image: QImage) -> None:
        # The window may have been locked meanwhile: then nobody waits for it any more.
        if not isValid(self) or not isValid(self._page) or not self._page.isVisible():
            return
        if image.isNull():
            self._page.show_fault(KnownError("attachment.no-capture"))
        else:
            self._take_image(image, self._context.words.t("Capture de l’écran"), "screen")

    def _take_in(self, told: QMimeData, source: str) -> bool:
        files = [Path(url.toLocalFile()) for url in told.urls() if url.isLocalFile()]
        if files:
            self.take_files(files)
            return True
        image = told.imageData() if told.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        self._take_image(image, self._context.words.t("Image collée"), source)
        return True

    def _take_image(self, image: QImage, name: str, source: str) -> None:
        if image.width() * image.height() > MOST_PIXELS:
            self._page.show_fault(
                KnownError("attachment.too-many-pixels", width=image.width(), height=image.height(),
                           most=MOST_PIXELS // 1_000_000)
            )  # fmt: skip
            return
        holding, form = self._context.desk.holding, self._form()
        self._run(name, lambda _work: holding.take(form, as_png(image), name, source))

    def _run(self, name: str, call: Callable[[Work], Held]) -> None:
        if not self._under_way:
            self._refused = []
            self._page.clear_top()
        self._count(1)
        self._context.tasks.run(self._page, call, self._done, lambda fault: self._failed(name, fault))

    def _done(self, held: Held) -> None:
        self._came += 1
        self.taken.emit(held)
        self._count(-1)

    def _failed(self, name: str, fault: KnownError) -> None:
        """Of several files, each one that was refused is named."""
        words = self._context.words
        self._refused.append((name, fault))
        told = [explain(one, words) for _, one in self._refused]
        happened = [
            words.t("« {name} » : {what}", name=named, what=what)
            for (named, _), (what, _) in zip(self._refused, told, strict=True)
        ]
        self._page.tell("danger", "\n".join(happened), detail=" ".join(dict.fromkeys(remedy for _, remedy in told)))
        self._page.area.ensureVisible(0, 0)
        self._count(-1)

    def _count(self, by: int) -> None:
        self._under_way += by
        self.busy.emit(self._under_way)
        if self._under_way:
            return
        came, then = self._came, self._next
        self._came, self._next = 0, None
        if came:
            self.all_taken.emit()
        if then is not None and not self._refused:
            then()

    # -- pasting over a text, dropping ---------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture dropped on the page is taken in; a text field lets go of Ctrl+V where only a picture was copied."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste) and _is_for_us(QGuiApplication.clipboard().mimeData()):
                event.ignore()
                return True
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            return self._dropped(watched, event)
        return False

    def _dropped(self, watched: QObject, event: QDropEvent) -> bool:
        told = event.mimeData()
        if not (_is_for_us(told) or (watched is self._page and told.hasImage())):
            # A text dropped on a field is that field's own.
            return watched is self._page
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take_in(told, "file")
        return True


def _taken(holding: Holding, form: str, file: Path, _work: Work) -> Held:
    return holding.take_file(form, file)


def _is_for_us(told: QMimeData) -> bool:
    return any(url.isLocalFile() for url in told.urls()) or (told.hasImage() and not told.hasText())


def as_png(image: QImage) -> bytes:
    """The bytes of a picture that was pasted or grabbed: PNG, which loses nothing. Nothing is written to the disk."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.write(image)
    buffer.close()
    return bytes(content.data())

"""Ink on pages: shaped lines and plain shapes on reportlab's canvas, in points from the top left of the page."""

from reportlab import rl_config  # type: ignore[import-untyped]  # reportlab publishes no type stubs
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # reportlab publishes no type stubs

from app.papers.embedded_fonts import font_object
from app.papers.scripts.embedding import EmbeddedFont
from app.papers.scripts.shaping import Line
from app.papers.scripts.typecase import Font

WIDTH, HEIGHT = 595.276, 841.89
"""A4 in points."""

PROGRAM = "Guichet ouvert"


# reportlab's own switch: page contents as bytes, not as text a quarter longer that takes a third of the time.
rl_config.useA85 = 0


class Ink:
    """A document being drawn. `x` goes right and `y` down, in points; greys go from 0 (black) to 1 (white)."""

    def __init__(self, title: str, language: str, author: str) -> None:
        self._canvas = Canvas(
            "", pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1, lang=language, pdfVersion=(1, 7)
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(title)
        self._canvas.setCreator(PROGRAM)
        self._canvas.setProducer(PROGRAM)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._document = self._canvas._doc
        # reportlab opens every page with Helvetica, which it does not embed; nothing here is written in it.
        self._canvas._preamble = ""
        self._font_table: dict[str, object] = self._document.idToObject["BasicFonts"].dict
        self._font_table.clear()
        self._document.fontMapping.clear()
        self._fonts: dict[int, EmbeddedFont] = {}
        self._said: list[str] = []
        self._pages: list[str] = []

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of each complete page, for those who cannot see it."""
        return tuple(self._pages)

    def say(self, text: str) -> None:
        """Words of the page, as they are read, on a line of their own; nothing where there are none."""
        if text:
            self._said.append(text)

    def line(self, line: Line, x: float, y: float, size: float, grey: float = 0.0) -> None:
        """Writes a line, its left end at `x`, its baseline at `y`, in a type size in points."""
        drawn: list[str] = []
        current: Font | None = None
        for run in line.runs:
            embedded = self._fonts.get(run.font.number)
            if embedded is None:
                embedded = self._fonts[run.font.number] = EmbeddedFont(run.font)
            if run.font is not current:
                drawn.append(f"/G{run.font.number} {size * run.font.scale:.5g} Tf")
                current = run.font
            drawn.append(embedded.operators(run, size * run.font.scale))
        if drawn:
            self._put(f"BT {grey:g} g 1 0 0 1 {x:.2f} {HEIGHT - y:.2f} Tm {' '.join(drawn)} ET")

    def rule(self, x: float, y: float, length: float, thickness: float = 0.6, grey: float = 0.0) -> None:
        """A horizontal rule that hangs under `y`."""
        self.fill(x, y, length, thickness, grey)

    def fill(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A filled rectangle, its top left corner at (`x`, `y`)."""
        self._put(f"{grey:g} g {x:.2f} {HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, x: float, y: float, width: float, height: float, thickness: float, grey: float = 0.0) -> None:
        """The outline of a rectangle, inside its edges."""
        half = thickness / 2
        inner = f"{x + half:.2f} {HEIGHT - y - height + half:.2f} {width - thickness:.2f} {height - thickness:.2f}"
        self._put(f"{grey:g} G {thickness:g} w 0 J 0 j {inner} re S")

    def stroke(self, points: list[tuple[float, float]], thickness: float, grey: float = 0.0) -> None:
        """A line through points, with round ends."""
        (x, y), *others = points
        path = " ".join(f"{right:.2f} {HEIGHT - down:.2f} l" for right, down in others)
        self._put(f"{grey:g} G {thickness:g} w 1 J 1 j {x:.2f} {HEIGHT - y:.2f} m {path} S")

    def disc(self, x: float, y: float, radius: float, *, thickness: float = 0.0, grey: float = 0.0) -> None:
        """A disc around (`x`, `y`), filled, or a circle of some thickness."""
        self._canvas.saveState()
        self._put(f"{grey:g} g {grey:g} G {thickness:g} w")
        self._canvas.circle(x, HEIGHT - y, radius, stroke=int(thickness > 0), fill=int(thickness == 0))
        self._canvas.restoreState()

    def squares(self, rows: list[list[bool]], x: float, y: float, side: float) -> None:
        """A pattern of black squares (a QR code) in a square of this side, its top left corner at (`x`, `y`)."""
        step = side / len(rows)
        parts = ["0 g"]
        for down, row in enumerate(rows):
            start = 0
            while start < len(row):
                end = start
                while end < len(row) and row[end]:
                    end += 1
                if end > start:
                    bottom = HEIGHT - y - (down + 1) * step
                    parts.append(f"{x + start * step:.3f} {bottom:.3f} {(end - start) * step:.3f} {step:.3f} re")
                start = end + 1
        self._put(" ".join([*parts, "f"]))

    def across(self, line: Line, size: float, grey: float) -> None:
        """Writes a line in large type from corner to corner, behind what is drawn after it."""
        self._put(f"q 0.707 0.707 -0.707 0.707 {WIDTH / 2:.2f} {HEIGHT / 2:.2f} cm")
        self.line(line, -line.width * size / 2000, HEIGHT + size / 3, size, grey)
        self._put("Q")

    def end_page(self) -> None:
        """The page is complete."""
        self._pages.append("\n".join(self._said))
        self._said.clear()
        self._canvas.showPage()

    def finish(self) -> bytes:
        """The PDF, with the fonts that were used."""
        for number, embedded in sorted(self._fonts.items()):
            self._font_table[f"G{number}"] = font_object(self._document, embedded)
        return bytes(self._canvas.getpdfdata())

    def _put(self, operators: str) -> None:
        self._canvas.addLiteral(operators)

"""What the tests of pictures and PDFs have in common."""

from app.domain.entities import Attachment
from app.domain.ids import Id
from app.ui.widgets.page import Page
from tests.ui.checks import clipped, small_targets, unnamed
from tests.ui.conftest import settle
from tests.ui.pages.conftest import Room


def kept(room: Room, person: Id, *contents: bytes, purpose: str = "evidence", **more: str) -> list[Attachment]:
    """Pieces of someone, kept without the window."""
    made = []
    for number, content in enumerate(contents):
        held = room.desk.holding.take(f"x/{number}", content, f"capture {number}.png", "clipboard")
        made.append(room.desk.attachments.made(held, None, person=person, purpose=purpose, **more))
    room.desk.attachments.keep(made)
    room.settle()
    return made


def sound(room: Room, page: Page) -> None:
    """Every word fits, every control has a name and can be hit."""
    settle()
    assert clipped(page) == []
    assert unnamed(room.window) == []
    assert small_targets(page) == []

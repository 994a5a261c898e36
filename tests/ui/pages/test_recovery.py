"""The recovery sheet is shown, then its words are asked for."""

from app.ui.context import DeskContext, PageEntry
from app.ui.pages.recovery import RecoveryPage
from tests.ui.checks import clipped, unnamed
from tests.ui.pages.conftest import Room


def page_of(context: DeskContext) -> RecoveryPage:
    """The page, with nothing to do once the sheet is proven."""
    return RecoveryPage(context, lambda: None)


def test_what_is_asked_keeps_together_below_the_heading(room: Room) -> None:
    room.open(PageEntry("sheet", page_of))
    room.window.resize(1366, 768)
    page = room.go(RecoveryPage, "sheet")
    assert page.view.count.text() == "1 page"
    assert clipped(page) == unnamed(page) == []
    room.press("J’ai la feuille : la prouver")
    page.typed.set_value("abandon zzzz")
    room.press("Prouver la feuille de secours")
    assert page.typed.error()
    assert page.proof.height() <= page.proof.heightForWidth(page.proof.width()) + 1, "nothing is stretched"
    assert clipped(page) == unnamed(page) == []

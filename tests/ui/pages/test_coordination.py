"""The page of the coordination on a real small register: what it does is told by the frame around it too."""

from pathlib import Path

from app.ui.pages.coordination import CoordinationPage
from app.ui.status_line import StatusLine
from tests.ui.checks import texts
from tests.ui.pages.conftest import Room


def told(room: Room) -> str:
    """What the status line says."""
    line = room.window.findChild(StatusLine)
    assert line is not None
    return texts(line)


def test_the_status_line_tells_of_a_backup_as_soon_as_it_is_proven(room: Room, tmp_path: Path) -> None:
    page = room.go(CoordinationPage, "coordination")
    assert "Aucune sauvegarde vérifiée" in told(room)
    page.file.set_value(str(tmp_path / "copie.age"))
    room.press("Sauvegarder maintenant")
    assert "Sauvegarde vérifiée du" in told(room)

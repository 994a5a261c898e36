"""The window and the desk that it holds, as a whole."""

from pathlib import Path
from typing import cast

import msgspec
from pytestqt.qtbot import QtBot

from app import compose
from app.desk.backups import Copies
from app.desk.door import Door
from app.ui.application import Application, Surroundings
from app.ui.context import Grabber, ScreenSettings
from tests.clock import FakeClock
from tests.ui.desks import small_desk


def test_the_language_that_was_chosen_is_spoken_from_the_next_lock_on(qtbot: QtBot, tmp_path: Path) -> None:
    clock = FakeClock()
    desk = small_desk(tmp_path / "register", clock)
    around = Surroundings(
        folder=tmp_path / "register", door=lambda: cast(Door, None), copies=lambda: Copies(clock), words=compose.words,
        clock=clock, settings=ScreenSettings(), keep_settings=lambda _kept: None,
        watch_session=lambda _number, _lock: lambda: None, grabber=cast(Grabber, None), disk=lambda: "unknown",
    )  # fmt: skip
    program = Application(around)
    qtbot.addWidget(program.window)
    program.opened(desk)
    program.screen.change(msgspec.structs.replace(program.screen.settings, language="en"))
    assert program.window.context().words.language == "fr"
    program.window.lock()
    assert program.window.context().words.language == "en"
    page = program.window.stack.page()
    assert page is not None
    assert page.heading.text() == "The register is locked"
    program.tasks.settle()
    program.window.close()

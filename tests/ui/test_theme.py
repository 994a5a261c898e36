"""Four themes whose every pair can be read, changed live."""

import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

import app.ui
from app.ui.resources import FOLDER, ICONS, THEMES
from app.ui.theme.icons import MIRRORED, drawing, file_name, icon
from app.ui.theme.palette import palette
from app.ui.theme.theme import LARGEST, SMALLEST, Theme
from app.ui.theme.tokens import KINDS, NAMES, Tokens, contrast, load_tokens
from app.ui.widgets.button import Button

UI = Path(app.ui.__file__).parent
ALL = pytest.mark.parametrize("name", NAMES)


@ALL
def test_text_can_be_read_on_every_ground(name: str) -> None:
    t = load_tokens(name, THEMES)
    grounds = (t.bg, t.surface, t.sunken, t.selection, t.soft)
    pairs = [(ink, ground, 4.5) for ink, ground in itertools.product((t.text, t.muted), grounds)]
    pairs += [(t.action, ground, 4.5) for ground in (t.bg, t.surface, t.soft, t.danger_ground, t.selection)]
    pairs += [(t.on_action, t.action, 4.5), (t.on_action, t.action_hover, 4.5), (t.danger, t.surface, 4.5)]
    pairs += [(t.ink(kind), ground, 4.5) for kind in KINDS for ground in (t.ground(kind), t.surface, t.bg, t.sunken)]
    pairs += [(t.text, t.ground(kind), 7.0) for kind in KINDS]
    low = [
        (ink, ground, round(contrast(ink, ground), 2)) for ink, ground, least in pairs if contrast(ink, ground) < least
    ]
    assert not low


@ALL
def test_text_of_guides_is_read_from_afar(name: str) -> None:
    t = load_tokens(name, THEMES)
    assert min(contrast(t.text, ground) for ground in (t.bg, t.surface, t.soft, t.selection)) >= 7


@ALL
def test_edges_and_focus_stand_out(name: str) -> None:
    t = load_tokens(name, THEMES)
    for ground in (t.bg, t.surface, t.sunken):
        assert contrast(t.edge, ground) >= 3
        assert contrast(t.action, ground) >= 3
        assert max(contrast(t.focus_outer, ground), contrast(t.focus_inner, ground)) >= 3
    # The ring is seen beside a filled button too, by one band or the other.
    assert max(contrast(t.focus_outer, t.action), contrast(t.focus_inner, t.action)) >= 3
    assert contrast(t.focus_outer, t.focus_inner) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_no_colour_stands_outside_the_token_files() -> None:
    found = [
        (file.name, match)
        for file in UI.rglob("*.py")
        for match in re.findall(r"#[0-9a-fA-F]{6}\b", file.read_text("utf-8"))
    ]
    assert not found


@ALL
def test_every_role_of_the_palette_is_ours(name: str) -> None:
    t = load_tokens(name, THEMES)
    made = palette(t)
    ours = {QColor(getattr(t, field)).name() for field in Tokens.__struct_fields__ if field not in ("dark", "border")}
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for role in QPalette.ColorRole:
            if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles):
                assert made.color(group, role).name() in ours, (group, role)


def test_a_theme_is_changed_live(theme: Theme, qapp: QApplication) -> None:
    heard: list[str] = []
    theme.changed.connect(lambda: heard.append(theme.name))
    theme.choose("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme.tokens.bg
    assert theme.tokens.bg in qapp.styleSheet()
    assert heard == ["dark"]
    with pytest.raises(ValueError, match="pink"):
        theme.choose("pink")


def test_the_size_of_text_is_changed_live_within_bounds(theme: Theme, qapp: QApplication) -> None:
    before = Button("Enregistrer").sizeHint().height()
    theme.resize(200)
    assert qapp.font().pixelSize() == 32
    assert Button("Enregistrer").sizeHint().height() > before
    theme.larger()
    assert theme.percent == LARGEST
    theme.resize(10)
    assert theme.percent == SMALLEST


def test_the_system_theme_follows_the_system(theme: Theme) -> None:
    theme.choose("system")
    assert theme.choice == "system"
    assert theme.name in NAMES


def _colours(found: QIcon) -> set[str]:
    image = found.pixmap(QSize(24, 24)).toImage()
    return {image.pixelColor(x, y).name() for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 250}


def test_icons_take_the_colour_of_the_theme_at_each_paint(theme: Theme) -> None:
    made = icon("save", QPalette.ColorRole.Accent)
    assert _colours(made) == {theme.tokens.action.lower()}
    theme.choose("dark")
    assert _colours(made) == {theme.tokens.action.lower()}


def test_arrows_turn_with_the_direction() -> None:
    assert file_name("back", Qt.LayoutDirection.LeftToRight) == "arrow-left"
    assert file_name("back", Qt.LayoutDirection.RightToLeft) == "arrow-right"
    assert file_name("save", Qt.LayoutDirection.RightToLeft) == "save"


def test_every_icon_is_one_of_ours_and_licensed() -> None:
    for pair in MIRRORED.values():
        for name in pair:
            assert drawing(name)
    for file in ICONS.glob("*.svg"):
        text = file.read_text("utf-8")
        assert 'stroke="currentColor"' in text
        assert "<script" not in text and "href" not in text
    assert "ISC" in (FOLDER / "licences" / "lucide.txt").read_text("utf-8")


def test_icons_named_in_the_code_exist() -> None:
    named = set()
    for file in UI.rglob("*.py"):
        named |= set(re.findall(r'(?:glyph=|Icon\()"([a-z0-9-]+)"', file.read_text("utf-8")))
    missing = [name for name in named if name not in MIRRORED and not (ICONS / f"{name}.svg").exists()]
    assert not missing

"""The one stylesheet of the window, made from tokens and the size of text.

What a widget is, it says by properties, never by colours: `look` (primary, quiet, card, h1, detail…),
`ink` (muted, info, success, warning, danger), `kind` of a message, `wrong` of a field.
"""

from app.ui.theme.tokens import KINDS, Tokens

CONTROL = 40
BODY, DETAIL, H2, H1 = 16, 14, 20, 26
# Read at one metre, and read by the person herself when her panel fills the window: there it never passes 48 px.
LARGE, SHOW, SHOW_MOST = 24, 36, 48


def scaled(pixels: float, percent: int) -> int:
    """A size in px at a text size in percent."""
    return round(pixels * percent / 100)


def stylesheet(tokens: Tokens, percent: int) -> str:
    """The whole stylesheet for `tokens` at `percent` (90 to 200) text size."""
    return "\n".join((_grounds(tokens), _texts(tokens, percent), _buttons(tokens, percent), _fields(tokens, percent),
                      _messages(tokens), _lists(tokens), _scroll_bars(tokens), _shell(tokens, percent)))  # fmt: skip


def _grounds(t: Tokens) -> str:
    return f"""
QMainWindow, QWidget[look="ground"] {{ background: {t.bg}; }}
QScrollArea, QScrollArea > QWidget, QScrollArea > QWidget > QWidget[look="body"] {{ background: transparent; }}
QFrame[look="card"] {{ background: {t.surface}; border: {t.border}px solid {t.line}; border-radius: 8px; }}
QFrame[look="panel"] {{ background: {t.surface}; border: {max(t.border, 1)}px solid {t.edge}; border-radius: 8px; }}
QFrame[look="inset"] {{ background: {t.sunken}; border: {t.border}px solid {t.line}; border-radius: 6px; }}
QFrame[look="rule"] {{ background: {t.line}; border: 0; min-height: {t.border}px; max-height: {t.border}px; }}
QFrame[look="actions"] {{ background: {t.surface}; border: 0; border-top: {t.border}px solid {t.line}; }}
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.edge}; padding: 4px 8px; }}
"""


def _texts(t: Tokens, percent: int) -> str:
    inks = "\n".join(f'*[ink="{kind}"] {{ color: {t.ink(kind)}; }}' for kind in KINDS)
    return f"""
QLabel {{ background: transparent; }}
QLabel[look="h1"] {{ font-size: {scaled(H1, percent)}px; font-weight: bold; }}
QLabel[look="h2"] {{ font-size: {scaled(H2, percent)}px; font-weight: bold; }}
QLabel[look="strong"] {{ font-weight: bold; }}
QLabel[look="detail"] {{ font-size: {scaled(DETAIL, percent)}px; color: {t.muted}; }}
QLabel[look="large"] {{ font-size: {scaled(LARGE, percent)}px; }}
QLabel[look="show"] {{ font-size: {min(scaled(SHOW, percent), SHOW_MOST)}px; }}
*[ink="muted"] {{ color: {t.muted}; }}
*[ink="action"] {{ color: {t.action}; }}
{inks}
"""


def _buttons(t: Tokens, percent: int) -> str:
    height = scaled(CONTROL, percent) - 2 * t.border
    return f"""
QPushButton {{ background: {t.surface}; color: {t.text}; border: {t.border}px solid {t.edge}; border-radius: 6px;
  min-height: {height}px; outline: 0; }}
QPushButton:hover {{ background: {t.soft}; border-color: {t.action}; }}
QPushButton:pressed, QPushButton:checked, QPushButton[open="true"] {{ background: {t.selection}; }}
QPushButton:disabled {{ color: {t.disabled}; border-color: {t.line}; background: {t.sunken}; }}
QPushButton[look="primary"] {{ background: {t.action}; color: {t.on_action}; border-color: {t.action};
  font-weight: bold; }}
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed {{ background: {t.action_hover};
  border-color: {t.action_hover}; }}
QPushButton[look="primary"]:disabled {{ background: {t.sunken}; color: {t.disabled}; border-color: {t.line}; }}
QPushButton[look="show"] {{ font-size: {min(scaled(SHOW, percent), SHOW_MOST)}px; min-height: {2 * height}px; }}
QPushButton[look="danger"] {{ color: {t.danger}; border-color: {t.danger}; }}
QPushButton[look="danger"]:hover {{ background: {t.danger_ground}; }}
QPushButton[look="quiet"], QPushButton[look="link"] {{ background: transparent; color: {t.action};
  border-color: transparent; }}
QPushButton[look="quiet"]:hover {{ background: {t.soft}; border-color: {t.soft}; }}
QPushButton[look="link"]:hover, QPushButton[look="link"]:pressed {{ background: transparent;
  border-color: transparent; color: {t.action_hover}; }}
QPushButton[look="quiet"]:disabled, QPushButton[look="link"]:disabled {{ color: {t.disabled}; }}
"""


def _fields(t: Tokens, percent: int) -> str:
    height = scaled(CONTROL, percent) - 2 * t.border
    return f"""
QLineEdit, QPlainTextEdit {{ background: {t.surface}; color: {t.text}; border: {t.border}px solid {t.edge};
  border-radius: 6px; padding: 0 10px; selection-background-color: {t.selection}; selection-color: {t.text};
  placeholder-text-color: {t.muted}; }}
QLineEdit {{ min-height: {height}px; }}
QPlainTextEdit {{ padding: 6px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {t.sunken}; color: {t.disabled}; }}
QLineEdit:read-only {{ background: {t.sunken}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {t.danger}; }}
"""


def _messages(t: Tokens) -> str:
    return "\n".join(
        f'QFrame[look="message"][kind="{kind}"] {{ background: {t.ground(kind)}; border: {t.border}px solid '
        f"{t.ink(kind)}; border-radius: 8px; }}"
        for kind in KINDS
    )


def _lists(t: Tokens) -> str:
    return f"""
QListView {{ background: {t.surface}; color: {t.text}; border: {t.border}px solid {t.line}; border-radius: 8px;
  outline: 0; }}
QListView::item {{ border: 0; }}
QTableView {{ background: {t.surface}; color: {t.text}; border: {max(t.border, 1)}px solid {t.line};
  gridline-color: {t.line}; outline: 0; }}
QTableView::item:selected {{ background: {t.selection}; color: {t.text}; border: 2px solid {t.action}; }}
QProgressBar {{ background: {t.sunken}; border: {t.border}px solid {t.edge}; border-radius: 4px; min-height: 8px;
  max-height: 8px; }}
QProgressBar::chunk {{ background: {t.action}; border-radius: 3px; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.edge}; padding: 4px; }}
QMenu::item {{ padding: 8px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.selection}; }}
QMenu::item:disabled {{ color: {t.disabled}; }}
"""


def _scroll_bars(t: Tokens) -> str:
    return f"""
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: 14px; }}
QScrollBar:horizontal {{ height: 14px; }}
QScrollBar::handle {{ background: {t.edge}; border-radius: 4px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::handle:hover {{ background: {t.action}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _shell(t: Tokens, percent: int) -> str:
    height = scaled(CONTROL, percent)
    return f"""
QFrame[look="side"] {{ background: {t.sunken}; border: 0; border-right: {t.border}px solid {t.line}; }}
QFrame[look="top"] {{ background: {t.bg}; border: 0; border-bottom: {t.border}px solid {t.line}; }}
QFrame[look="status"] {{ background: {t.sunken}; border: 0; border-top: {t.border}px solid {t.line}; }}
QPushButton[look="section"] {{ background: transparent; border-color: transparent; text-align: left;
  min-height: {height}px; }}
QPushButton[look="section"]:hover {{ background: {t.soft}; }}
QPushButton[look="section"][here="true"] {{ background: {t.selection}; }}
QPushButton[look="status"] {{ background: transparent; border-color: transparent;
  font-size: {scaled(DETAIL, percent)}px; color: {t.muted}; }}
QPushButton[look="status"]:hover {{ background: {t.soft}; }}
"""

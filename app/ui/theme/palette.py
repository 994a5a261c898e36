"""Every role of Qt's palette, from the tokens, so that nothing of the system's colours shows through.

Widgets that paint themselves read these roles: `Mid` is the edge of controls, `Midlight` a decorative
line, `Dark` muted text, `Accent` the colour of actions, `BrightText` what is written on it, `Light` its
soft ground, `Highlight` the selection, `AlternateBase` the sunken ground.
"""

from PySide6.QtGui import QColor, QPalette

from app.ui.theme.tokens import Tokens

Role = QPalette.ColorRole


def palette(tokens: Tokens) -> QPalette:
    """A palette in which every role of every group is set."""
    made = QPalette()
    colours = {
        Role.Window: tokens.bg,
        Role.WindowText: tokens.text,
        Role.Base: tokens.surface,
        Role.AlternateBase: tokens.sunken,
        Role.Text: tokens.text,
        Role.Button: tokens.surface,
        Role.ButtonText: tokens.text,
        Role.BrightText: tokens.on_action,
        Role.Light: tokens.soft,
        Role.Midlight: tokens.line,
        Role.Mid: tokens.edge,
        Role.Dark: tokens.muted,
        Role.Shadow: tokens.edge,
        Role.Highlight: tokens.selection,
        Role.HighlightedText: tokens.text,
        Role.Link: tokens.action,
        Role.LinkVisited: tokens.action,
        Role.ToolTipBase: tokens.surface,
        Role.ToolTipText: tokens.text,
        Role.PlaceholderText: tokens.muted,
        Role.Accent: tokens.action,
    }
    for role, colour in colours.items():
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
            made.setColor(group, role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText, Role.BrightText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, Role.Accent, QColor(tokens.line))
    return made

"""The colours of a theme, by what they are for: the files of `resources/theme/`."""

from pathlib import Path

import msgspec

NAMES = ("light", "dark", "contrast", "contrast-dark")
KINDS = ("info", "success", "warning", "danger")


class Tokens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colours as `#RRGGBB`; `border` is the width of edges in px. `x_ground` is what `x` is written on."""

    bg: str
    surface: str
    sunken: str
    text: str
    muted: str
    disabled: str
    line: str
    edge: str
    action: str
    action_hover: str
    on_action: str
    soft: str
    selection: str
    focus_outer: str
    focus_inner: str
    danger: str
    danger_ground: str
    warning: str
    warning_ground: str
    success: str
    success_ground: str
    info: str
    info_ground: str
    dark: bool
    border: int

    def ink(self, kind: str) -> str:
        """The colour of words of a kind (`info`, `success`, `warning`, `danger`; else plain text)."""
        return str(getattr(self, kind)) if kind in KINDS else self.text

    def ground(self, kind: str) -> str:
        """What words of a kind are written on; the sunken ground for any other kind."""
        return str(getattr(self, f"{kind}_ground")) if kind in KINDS else self.sunken


def load_tokens(name: str, folder: Path) -> Tokens:
    """The tokens of `folder/<name>.json`. A theme that is not there or is wrong is a bug: it raises."""
    return msgspec.json.decode((folder / f"{name}.json").read_bytes(), type=Tokens)


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)

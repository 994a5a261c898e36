"""Areas that scroll, safe to be read by a screen reader while the page changes."""

from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget


def keep_bars_to_eyes(area: QAbstractScrollArea) -> None:
    """Leaves the scroll bars of `area` out of what a screen reader is told.

    Qt (6.11, `QAccessibleAbstractScrollArea::child`) reads past the end of its list when a screen reader asks for the
    bar of an area that was hidden since it counted, and the program ends there. It takes for bars what carries the
    names that it gives them; without those the area has one child, its content, at all times.
    """
    for bar in (area.horizontalScrollBar(), area.verticalScrollBar()):
        holder = bar.parentWidget()
        if holder is not None:
            holder.setObjectName("")


def bring_into_sight(area: QScrollArea, widget: QWidget) -> None:
    """Scrolls as little as it takes to see `widget`, laid out as it is to be now."""
    inside = area.widget()
    layout = inside.layout() if inside is not None else None
    if layout is not None:
        layout.activate()
    area.ensureWidgetVisible(widget, 0, widget.fontMetrics().height() * 2)

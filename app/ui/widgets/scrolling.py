"""Areas that scroll, safe to be read by a screen reader while the page changes."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QAbstractSlider, QScrollArea, QWidget


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
    """Scrolls as little as it takes to see `widget`, laid out as it is to be now; of a list its current line."""
    # What wraps is laid out in several passes: before the last one, things seem to be further down than they are.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    inside = area.widget()
    layout = inside.layout() if inside is not None else None
    if layout is not None:
        layout.activate()
    margin = widget.fontMetrics().height() * 2
    if inside is None or not isinstance(widget, QAbstractItemView):
        area.ensureWidgetVisible(widget, 0, margin)
        return
    line = _line_of(widget)
    centre = widget.viewport().mapTo(inside, line.center())
    area.ensureVisible(0, centre.y(), 0, line.height() // 2 + margin)


def turn(area: QScrollArea, key: int) -> bool:
    """Page Up and Page Down go up and down in `area`; false for any other key."""
    acts = {
        Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
        Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    }
    act = next((act for name, act in acts.items() if key == name), None)
    if act is not None:
        area.verticalScrollBar().triggerAction(act)
    return act is not None


def _line_of(view: QAbstractItemView) -> QRect:
    """Where its current line is drawn, else its first."""
    current = view.currentIndex()
    return view.visualRect(current if current.isValid() else view.model().index(0, 0))


def area_of(widget: QWidget) -> QScrollArea | None:
    """What `widget` is scrolled in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def keep_free(area: QScrollArea, height: int) -> None:
    """Keeps the lowest `height` px of `area` free for what is laid over them; 0 gives them back.

    Half of the area at most. What is in sight does not move: where giving them back would move it, they stay free
    until the area comes into sight again.
    """
    margins = area.viewportMargins()
    bar = area.verticalScrollBar()
    freed = margins.bottom() - height
    if freed > 0 and area.isVisible() and bar.value() > max(0, bar.maximum() - freed):
        return
    margins.setBottom(min(height, area.height() // 2))
    if margins != area.viewportMargins():
        area.setViewportMargins(margins)

"""What a screen reader says although the focus does not move."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Has `text` said: politely after what is being said, or at once where it is `urgent`.

    Nothing is said in a window that is not on screen yet: the reader will say its focus when it comes.
    """
    if not text or not widget.window().isVisible():
        return
    # Imported here: its lists of roles and states cost the first paint several milliseconds.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)

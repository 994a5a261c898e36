"""The window: the only room, with `app.system.qt_*`, that knows Qt."""

"""The line at the top of every screen: where one is, who one is, and what time it is."""

from textual.content import Content
from textual.widget import Widget

from ccms_tui.screens.bearings import Bearing, heading


class Top(Widget):
    """One line, drawn anew as time passes and when the desk is open."""

    DEFAULT_CSS = "Top { dock: top; height: 1; background: $panel; }"
    app: Bearing

    def on_mount(self) -> None:
        for what in ("bearings", "trouble", "watched", "head"):
            self.watch(self.app, what, self._changed, init=False)

    def _changed(self) -> None:
        self.refresh()

    def render(self) -> Content:
        now = self.app.clock().astimezone(self.app.zone)
        return heading(self.app.bearings, now, self.app.trouble, self.app.alarm, self.size.width)

"""Two things side by side where there is room, and panes with a title."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ccms_tui.rules.safe import line

SIDE_BY_SIDE = 100
"""Cells across from which two panes stand side by side."""


class Split(Container):
    """Two widgets side by side, a thin rule between them; one above the other where it is narrow."""

    DEFAULT_CSS = """
    Split { layout: horizontal; height: 1fr; }
    Split > * { width: 2fr; height: 100%; }
    Split > *:last-child { width: 1fr; border-left: vkey $foreground 30%; padding-left: 1; }
    Split.-stacked { layout: vertical; }
    Split.-stacked > * { width: 100%; height: 2fr; }
    Split.-stacked > *:last-child {
        width: 100%; height: 1fr; border-left: none; padding-left: 0; border-top: hkey $foreground 30%;
    }
    """

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < SIDE_BY_SIDE, "-stacked")


class Pane(Vertical):
    """A title on its own line, and what it is the title of."""

    DEFAULT_CSS = """
    Pane { height: 1fr; }
    Pane > .pane--title {
        height: 1; color: $text-muted; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, title: str, *children: Widget, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title, self._shown = title, children

    def compose(self) -> ComposeResult:
        yield Static(Content(line(self._title)), classes="pane--title")
        yield from self._shown

    def retitle(self, title: str) -> None:
        """Say something else above it, such as a new count."""
        if title != self._title:
            self._title = title
            self.query_one(".pane--title", Static).update(Content(line(title)))

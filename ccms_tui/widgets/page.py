"""Something to read: rows of text wrapped to where they stand, of which only those in sight are drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ccms_tui.rules.safe import safe
from ccms_tui.widgets.columns import MEASURE, Cell, content, fit

LEAST = 16
"""Cells that a text keeps beside what leads it."""


@dataclass(frozen=True)
class Row:
    """A text that may be long, and what leads it: the text hangs beside its lead."""

    text: str | Content = ""
    lead: Cell = ""
    hang: int = 0
    cut: bool = False
    """Whether it keeps to one line, whatever that hides."""

    @property
    def told(self) -> Content:
        """The text; a str is from anywhere, and nothing in it is obeyed."""
        return Content(safe(self.text)) if isinstance(self.text, str) else self.text

    def whole(self) -> Content:
        """Lead and text in one."""
        before = content(self.lead)
        return before.pad_right(max(1, self.hang - before.cell_length)) + self.told if before else self.told

    def wrapped(self, width: int) -> Iterator[Content]:
        """Its lines, the first behind its lead."""
        hang = min(self.hang, max(0, width - LEAST))
        parts = [self.told] if self.cut else self.told.wrap(max(1, width - hang))
        for number, part in enumerate(parts or [Content("")]):
            before = content(self.lead) if not number else Content("")
            yield (fit(before, hang - 1) + Content(" ") if hang else before) + part


class Page(ScrollView, can_focus=True):
    """Rows under one another; it scrolls as lists do."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Page {
        height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        scrollbar-color: $foreground 25%; scrollbar-color-hover: $foreground 40%;
        scrollbar-background: $background; scrollbar-background-hover: $background;
    }
    Page:focus { scrollbar-color: $primary 70%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
        Binding("ctrl+d", "half(1)", "Half a page down", show=False),
        Binding("ctrl+u", "half(-1)", "Half a page up", show=False),
        Binding("g", "scroll_home", "Top", show=False),
        Binding("G", "scroll_end", "Bottom", show=False),
    ]

    def __init__(self, rows: Sequence[Row] = (), id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows, self._lines, self._across = tuple(rows), list[Content](), 0

    def show(self, rows: Sequence[Row], *, anew: bool = False) -> None:
        """Show these instead, from where one is reading, or anew from the top."""
        if anew:
            self.scroll_home(animate=False, immediate=True)
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._lay()

    def on_mount(self) -> None:
        self._lay()

    def on_resize(self, event: events.Resize) -> None:
        if self.scrollable_content_region.width != self._across:
            self._lay()

    def action_half(self, pages: int) -> None:
        self.scroll_relative(y=pages * max(1, self.size.height // 2), animate=False)

    def render_line(self, y: int) -> Strip:
        place, width = y + self.scroll_offset.y, self._across
        drawn = self._lines[place] if place < len(self._lines) else Content("")
        style = self.visual_style
        return Strip(fit(drawn, width).render_segments(style), width).simplify()

    def _lay(self) -> None:
        """Wrap what is shown to the width there is."""
        self._across = self.scrollable_content_region.width
        width = min(self._across, MEASURE)
        self._lines = [part for row in self._rows for part in row.wrapped(width)] if width else []
        self.virtual_size = Size(self._across, len(self._lines))
        self.refresh()


def heading(text: str, note: str = "") -> Row:
    """What the rows below it are about, and a word on how many."""
    return Row(
        Content.assemble((safe(text), "bold"), f"  {safe(note)}" if note else "").stylize("$text-muted")
    )


BLANK = Row()

"""Rows of a window drawn in columns under a header, a line at a time."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from ccms_tui.widgets.columns import Cell, Column, Laid, fit, lay
from ccms_tui.widgets.pager import Fetch, Pager
from ccms_tui.widgets.signs import ICONS

R = TypeVar("R")


class Rows(Widget, Generic[R]):
    """What of a list is in sight; a list that is not there yet, or empty, says so."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--quiet", "rows--cursor"}
    DEFAULT_CSS = """
    Rows { height: 1fr; }
    Rows > .rows--quiet { color: $text-muted; }
    Rows > .rows--cursor { background: $foreground 12%; }
    Rows:focus > .rows--cursor { background: $primary 40%; text-style: bold; }
    Rows:focus:nocolor > .rows--cursor { text-style: reverse; }
    """
    SIGN_CELLS: ClassVar[int] = 1
    """Cells before the first column, for signs."""

    def __init__(
        self,
        fetch: Fetch[R],
        columns: Sequence[Column[R]] | Callable[[R], Cell],
        key: Callable[[R], Hashable],
        *,
        empty: str = "Nothing here.",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._columns = (Column("", columns),) if callable(columns) else tuple(columns)
        self._pager, self._key = Pager(fetch, key), key
        self._empty = empty
        self._laid: Laid[R] = Laid()
        self._headed = any(column.title for column in self._columns)

    @property
    def current(self) -> R | None:
        """The row under the cursor."""
        return self._pager.window.current

    @property
    def rows(self) -> Sequence[R]:
        """The rows that are held."""
        return self._pager.window.rows

    @property
    def in_sight(self) -> Sequence[R]:
        """The rows that are on the screen."""
        window = self._pager.window
        return window.rows[window.top : window.top + self.room]

    @property
    def room(self) -> int:
        """How many rows there is room for."""
        return max(1, self.size.height - self._headed)

    def on_resize(self) -> None:
        self._laid = lay(self._columns, self.size.width - self.SIGN_CELLS)
        self._pager.window.fit(self.room)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line, drawn now: what depends on the time is right whenever it is looked at."""
        window, place = self._pager.window, y - self._headed + self._pager.window.top
        if y < self._headed:
            return self._strip(Content(" " * self.SIGN_CELLS) + self._laid.header(), "rows--quiet")
        if place < len(window.rows):
            return self._row(window.rows[place], place == window.cursor)
        said = "" if window.rows or place else self._empty if self._pager.seen else "…"
        return self._strip(Content(" " * self.SIGN_CELLS + said), "rows--quiet")

    def _row(self, row: R, here: bool) -> Strip:
        """A row behind its signs; under the cursor in one style, which reads better and is fewer bytes."""
        drawn = Content(self._sign(row, here)) + self._laid.row(row)
        return self._strip(Content(drawn.plain), "rows--cursor") if here else self._strip(drawn)

    def _sign(self, row: R, here: bool) -> str:
        """What stands before a row, in as many cells as the gutter has."""
        return ICONS.cursor if here else " "

    def _strip(self, drawn: Content, *classes: str) -> Strip:
        segments = fit(drawn, self.size.width).render_segments(self.get_visual_style(*classes))
        return Strip(joined(segments), self.size.width).simplify()

    def _repaint(self, *places: int) -> None:
        """Draw these rows again, and nothing else."""
        above = self._pager.window.top - self._headed
        self.refresh(*(Region(0, place - above, self.size.width, 1) for place in places))


def joined(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The same to the eye in fewer bytes: blanks keep the style of what stands before them."""
    before: Style | None = None
    for segment in segments:
        style = segment.style
        if before and style and not segment.text.strip(" ") and _ground(style) == _ground(before):
            style = before
        yield Segment(segment.text, style)
        before = style


def _ground(style: Style) -> tuple[object, ...]:
    """All of a style that shows where there are no letters."""
    return style.bgcolor, style.underline, style.underline2, style.strike, style.overline, style.reverse

"""A list whose rows can be marked, to do one thing to all of them."""

from collections.abc import Hashable
from typing import Any, ClassVar, TypeVar

from textual import work
from textual.binding import Binding, BindingType

from ccms_tui.widgets.lines import Lines
from ccms_tui.widgets.signs import ICONS

R = TypeVar("R")
MOST = 1_000
"""Rows marked at most: more are not looked through by anyone."""


class MarkedLines(Lines[R]):
    """Rows under a cursor, some of them marked."""

    SIGN_CELLS: ClassVar[int] = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark"),
        Binding("asterisk", "mark_all", "Mark all", show=False),
    ]

    class Marked(Lines.Said):
        """Other rows are marked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._marks: dict[Hashable, R] = {}

    @property
    def marks(self) -> tuple[R, ...]:
        """The marked rows, each as last seen."""
        for row in self.rows:
            if self._key(row) in self._marks:
                self._marks[self._key(row)] = row
        return tuple(self._marks.values())

    def unmark(self) -> None:
        """Mark nothing."""
        self._mark({})

    def action_mark(self) -> None:
        """Mark the row under the cursor, or no longer, and go on to the next."""
        if self.current is None:
            return
        key = self._key(self.current)
        if self._marks.pop(key, None) is None:
            self._marks[key] = self.current
        self._repaint(self._pager.window.cursor)
        self.post_message(self.Marked(self))
        self.action_go(1)

    @work(exclusive=True, group="marks")
    async def action_mark_all(self) -> None:
        """Mark every row of the list, also those not fetched yet; where all are marked, none."""
        found = {self._key(row): row for row in await self._pager.every(MOST)}
        self._mark({} if found.keys() <= self._marks.keys() else self._marks | found)

    def _mark(self, marks: dict[Hashable, R]) -> None:
        self._marks = marks
        self.refresh()
        self.post_message(self.Marked(self))

    def _sign(self, row: R, here: bool) -> str:
        return super()._sign(row, here) + (ICONS.mark if self._key(row) in self._marks else " ")

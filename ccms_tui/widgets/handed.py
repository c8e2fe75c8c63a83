"""A list that is short enough to be handed over whole."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from ccms_tui.widgets.columns import Cell, Column
from ccms_tui.widgets.lines import Lines, Where
from ccms_tui.widgets.window import PAGE

R = TypeVar("R")


class Handed(Lines[R]):
    """Rows that whoever made the list has already; shown anew, the cursor stays on the same one."""

    def __init__(
        self,
        columns: Sequence[Column[R]] | Callable[[R], Cell],
        key: Callable[[R], Hashable],
        *,
        empty: str = "Nothing here.",
        id: str | None = None,
    ) -> None:
        super().__init__(self._page, columns, key, empty=empty, id=id)
        self._handed: tuple[R, ...] | None = None

    def show(self, rows: Sequence[R]) -> None:
        """Show these instead."""
        if tuple(rows) != self._handed:
            self._handed = tuple(rows)
            self.reload()

    async def _page(self, where: Where, row: R | None) -> Sequence[R]:
        """A page of them, found by the key: a row that has changed is still the same one."""
        rows = self._handed or ()
        if where == "last":
            return rows[-PAGE:]
        keys = [self._key(one) for one in rows]
        at = keys.index(self._key(row)) if row is not None and self._key(row) in keys else -1
        return rows[max(0, at - PAGE) : at] if where == "before" else rows[at + 1 :][:PAGE]


class Contents(Handed[R]):
    """A list beside which stands the whole of what is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Read", key_display="enter")]

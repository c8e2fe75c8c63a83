"""Fetching the rows that a window shows, by the keys of their neighbours."""

from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Generic, Literal, TypeVar

from ccms_tui.widgets.window import PAGE, Window

R = TypeVar("R")
Where = Literal["after", "before", "last"]
Fetch = Callable[[Where, R | None], Awaitable[Sequence[R] | None]]
"""Gives at most a page of the rows after one (or from the first), before one, or the last there are;
None when it cannot look, and then what is shown stays."""


class Pager(Generic[R]):
    """A window on a list that is somewhere else; each look says whether other rows are now in it."""

    def __init__(self, fetch: Fetch[R], key: Callable[[R], Hashable]) -> None:
        self._fetch, self._key = fetch, key
        self.window = Window[R]()
        self.seen = False

    def forget(self) -> None:
        """Hold nothing, as before the first look."""
        self.window, self.seen = Window(), False

    async def first(self, height: int) -> bool:
        """Go to the first row."""
        rows = await self._fetch("after", None)
        return rows is not None and self._show(Window(rows, after=len(rows) == PAGE))

    async def last(self, height: int) -> bool:
        """Go to the last row."""
        rows = await self._fetch("last", None)
        if rows is None:
            return False
        window = Window(rows, before=len(rows) == PAGE)
        window.go(len(rows) - 1, height)
        window.stay(height - 1, height)
        return self._show(window)

    async def again(self, height: int) -> bool:
        """Look again from the first line in sight, and stay on the row under the cursor, on its line."""
        while True:
            start, cursor = self.window, self.window.cursor
            rows = await self._fetch("after", start.above)
            if rows is None:
                return False
            if not rows and start.above is not None:
                return await self.last(height)
            window = Window(rows, before=start.above is not None, after=len(rows) == PAGE)
            if self._stay(window, cursor - start.top, height) or self.window.cursor == cursor:
                return self._show(window)

    def _stay(self, window: Window[R], line: int, height: int) -> bool:
        """Put the cursor on the row it is on by now, or else on the same line."""
        here = self.window.current
        found = None if here is None else window.find(self._key, self._key(here))
        window.go(line if found is None else found, height)
        window.stay(self.window.cursor - self.window.top, height)
        return found is not None

    async def extend(self, height: int) -> bool:
        """Fetch what comes after or before, where the cursor is near an end of what is held."""
        window = self.window
        where = self.lacks(height)
        if where is None or window.fetching:
            return False
        window.fetching = True
        try:
            rows = await self._fetch(where, window.rows[-1 if where == "after" else 0])
        finally:
            window.fetching = False
        if rows is None or window is not self.window:
            return False
        held = {self._key(row) for row in window.rows}
        new = [row for row in rows if self._key(row) not in held]
        (window.append if where == "after" else window.prepend)(new, len(rows) == PAGE)
        window.fit(height)
        return bool(new)

    def lacks(self, height: int) -> Where | None:
        """Which neighbours will soon be in sight and are not held."""
        window, near = self.window, max(2 * height, PAGE // 2)
        if window.rows and window.after and window.cursor > len(window.rows) - near:
            return "after"
        return "before" if window.rows and window.before and window.cursor < near else None

    async def every(self, most: int) -> list[R]:
        """Every row there is, from the first on, as far as that many."""
        found = list(await self._fetch("after", None) or ())
        while found and len(found) % PAGE == 0 and len(found) < most:
            rows = await self._fetch("after", found[-1])
            if not rows:
                break
            found += rows
        return found[:most]

    def _show(self, window: Window[R]) -> bool:
        was, self.window, first = self.window, window, not self.seen
        self.seen = True
        return first or (was.rows, was.cursor, was.top) != (window.rows, window.cursor, window.top)

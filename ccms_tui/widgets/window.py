"""Some rows in a row out of a long list: what is held of it, what is in sight, and where the cursor is."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

R = TypeVar("R")
PAGE = 100
HELD = 5 * PAGE
"""Rows held at most, however far one scrolls."""


class Window(Generic[R]):
    """Rows as they follow on from one another, and the one under the cursor."""

    def __init__(self, rows: Sequence[R] = (), *, before: bool = False, after: bool = False) -> None:
        self.rows = list(rows)
        self.before, self.after = before, after
        self.cursor = self.top = 0
        self.fetching = False

    @property
    def current(self) -> R | None:
        return self.rows[self.cursor] if self.rows else None

    @property
    def above(self) -> R | None:
        """The row before the first in sight: what is in sight follows on from it."""
        return self.rows[self.top - 1] if self.top else None

    def go(self, to: int, height: int) -> None:
        """Put the cursor on a row; past an edge, half a screen comes into sight at once."""
        self.cursor = max(0, min(to, len(self.rows) - 1))
        if not self.top <= self.cursor < self.top + height:
            down = self.cursor > self.top
            self.top = self.cursor - (height - 1 - height // 2 if down else height // 2)
        self.fit(height)

    def turn(self, by: int, height: int) -> None:
        """Move what is in sight, and the cursor with it."""
        self.top += by
        self.cursor = max(0, min(self.cursor + by, len(self.rows) - 1))
        self.fit(height)

    def stay(self, line: int, height: int) -> None:
        """Keep the row under the cursor on a line of the screen."""
        self.top = self.cursor - line
        self.fit(height)

    def fit(self, height: int) -> None:
        """Leave no line empty that could show a row, and the cursor never out of sight."""
        self.top = max(0, min(self.top, len(self.rows) - height))
        self.top = max(self.cursor - height + 1, min(self.top, self.cursor))

    def find(self, key: Callable[[R], Hashable], wanted: Hashable) -> int | None:
        """Where the row with a key stands."""
        return next((place for place, row in enumerate(self.rows) if key(row) == wanted), None)

    def append(self, rows: Sequence[R], more: bool) -> None:
        """Take in the rows that come after, and let go of those far above."""
        self.rows += rows
        self.after = more
        far = max(0, min(len(self.rows) - HELD, self.top - PAGE))
        if far:
            del self.rows[:far]
            self.cursor, self.top, self.before = self.cursor - far, self.top - far, True

    def prepend(self, rows: Sequence[R], more: bool) -> None:
        """Take in the rows that come before, and let go of those far below."""
        self.rows[:0] = rows
        self.cursor, self.top, self.before = self.cursor + len(rows), self.top + len(rows), more
        far = max(0, min(len(self.rows) - HELD, len(self.rows) - self.cursor - PAGE))
        if far:
            del self.rows[-far:]
            self.after = True

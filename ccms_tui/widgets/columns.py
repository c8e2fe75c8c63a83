"""Columns of a list: which fit, how wide each is, and a row cut to them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.text import Text
from textual.content import Content

from ccms_tui.rules.safe import line

R = TypeVar("R")
Cell = str | Text | Content
"""What stands in a cell; a str is text from anywhere, and nothing in it is obeyed."""

MEASURE = 120
"""Cells across beyond which nobody reads well."""
ROOMY = 100
"""Cells across from which two stand between columns, not one."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: of a fixed width, or with a share of what the others leave."""

    title: str
    cell: Callable[[R], Cell]
    width: int = 0
    share: int = 1
    least: int = 8
    most: int = 1_000
    """What it takes at most of what is left: beyond it, the eye loses the line."""
    drop: int = 0
    """Where there is no room the highest goes first; 0 never goes."""
    right: bool = False

    @property
    def needs(self) -> int:
        return self.width or self.least


@dataclass(frozen=True)
class Laid(Generic[R]):
    """Columns as they stand in a line of some width."""

    columns: tuple[tuple[Column[R], int], ...] = ()
    gap: int = 1

    def header(self) -> Content:
        """The titles."""
        return self._line((column.title, column, width) for column, width in self.columns)

    def row(self, row: R) -> Content:
        """The cells of a row."""
        return self._line((column.cell(row), column, width) for column, width in self.columns)

    def _line(self, cells: Iterable[tuple[Cell, Column[R], int]]) -> Content:
        fitted = [fit(content(cell), width, column.right) for cell, column, width in cells]
        return Content(" " * self.gap).join(fitted)


def lay(columns: Sequence[Column[R]], width: int) -> Laid[R]:
    """Give each column its width; the least important go until the rest have room."""
    gap, kept = (2 if width >= ROOMY else 1), list(columns)
    while _needed(kept, gap) > width and any(column.drop for column in kept):
        kept.remove(max(kept, key=lambda column: column.drop))
    left = width - _needed(kept, gap)
    shares = sum(column.share for column in kept if not column.width)
    laid = list[tuple[Column[R], int]]()
    for column in kept:
        room = 0 if column.width or left <= 0 else column.most - column.least
        extra = min(room, left * column.share // shares) if room else 0
        left, shares = left - extra, shares - (0 if column.width else column.share)
        laid.append((column, column.needs + extra))
    return Laid(tuple(laid), gap)


def _needed(columns: Sequence[Column[R]], gap: int) -> int:
    return sum(column.needs for column in columns) + gap * max(0, len(columns) - 1)


def content(cell: Cell) -> Content:
    """A cell on one line, with nothing in it read as markup."""
    if isinstance(cell, str):
        return Content(line(cell))
    told = Content.from_rich_text(cell) if isinstance(cell, Text) else cell
    return Content(line(told.plain)) if "\n" in told.plain else told


def fit(told: Content, width: int, right: bool = False) -> Content:
    """The same in exactly so many cells."""
    cut = told.truncate(width, ellipsis=True)
    return cut.pad_left(width - cut.cell_length) if right else cut.truncate(width, pad=True)

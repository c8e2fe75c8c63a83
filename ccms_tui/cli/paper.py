"""What people read: tables and lines, drawn for a terminal, plain and aligned in a pipe."""

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from shutil import get_terminal_size
from typing import TextIO
from zoneinfo import ZoneInfo

from ccms_tui.rules.safe import line, safe

GAP = "  "
SHORT = 21
"""Columns no wider than a date with its time are never broken."""


@dataclass(frozen=True)
class Table:
    """Rows under a head; without one, none is shown."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = str | Table


def page(*blocks: Block) -> str:
    """The blocks one below the other; those that hold nothing are left out."""
    shown = [block for block in blocks if (block.rows if isinstance(block, Table) else block)]
    return _drawn(shown) if is_terminal(sys.stdout) else "\n".join(map(_plain, shown))


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sees what is written there; a stream that was closed is none at all."""
    return bool(stream and stream.isatty())


def titled(title: str, *blocks: Block) -> tuple[Block, ...]:
    """Blocks under a title, which goes if they hold nothing."""
    held = any(block.rows if isinstance(block, Table) else block for block in blocks)
    return (f"\n{title}", *blocks) if held else ()


def when(moment: datetime | None, zone: ZoneInfo) -> str:
    """An instant as a clock on the wall there shows it."""
    return f"{moment.astimezone(zone):%a %d %b %Y %H:%M}" if moment else ""


def day(on: date | None) -> str:
    """A date with its day of the week."""
    return f"{on:%a %d %b %Y}" if on else ""


def joined(*parts: object) -> str:
    """What there is of these, with dots between."""
    return " · ".join(str(part) for part in parts if part)


def words(value: str | None) -> str:
    """A word of the program's own, for people."""
    return (value or "").replace("_", " ")


def _plain(block: Block) -> str:
    if not isinstance(block, Table):
        return safe(block)
    shown = (block.head, *block.rows) if any(block.head) else block.rows
    lines = [[line(cell) for cell in row] for row in shown]
    widths = [max(map(_cells, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_row(row, widths) for row in lines)


def _row(row: Iterable[str], widths: Iterable[int]) -> str:
    padded = (cell + " " * (width - _cells(cell)) for cell, width in zip(row, widths, strict=True))
    return GAP.join(padded).rstrip()


def _cells(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _drawn(blocks: Iterable[Block]) -> str:
    """The same by Rich, whose markup no text of ours ever meets."""
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    paper = StringIO()
    console = Console(file=paper, force_terminal=True, width=get_terminal_size().columns, highlight=False)
    for block in blocks:
        if not isinstance(block, Table):
            console.print(Text(safe(block)))
            continue
        drawn = Drawn(box=None, show_header=any(block.head), pad_edge=False, header_style="bold")
        for name, *cells in zip(block.head, *block.rows, strict=True):
            drawn.add_column(Text(name), no_wrap=max(map(_cells, cells), default=0) <= SHORT)
        for row in block.rows:
            drawn.add_row(*(Text(line(cell)) for cell in row))
        console.print(drawn)
    return paper.getvalue().rstrip("\n")

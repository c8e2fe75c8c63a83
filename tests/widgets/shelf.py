"""A list of rows that can be changed behind its back."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.pilot import Pilot

from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.lines import Where
from ccms_tui.widgets.marking import MarkedLines
from ccms_tui.widgets.window import PAGE
from tests.widgets.showing import Counted, shown

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)


@dataclass(frozen=True)
class Row:
    """A row of the tests: its number is its place."""

    number: int
    name: str = "Okafor, Chidi"


COLUMNS: tuple[Column[Row], ...] = (
    Column("Case", lambda row: f"C-2026-{row.number:06}", width=13),
    Column("Complainant", lambda row: row.name, share=1, least=12),
    Column("About", lambda row: "Charged after cancelling; promise of refund not kept", share=3, least=20),
    Column("Stage", lambda row: "investigation", width=14, drop=2),
    Column("Final", lambda row: Content.styled("▲ 2 d  71 %", "bold yellow"), width=13),
    Column("Ack", lambda row: Content.styled("✔", "dim"), width=4, drop=3),
    Column("Owner", lambda row: "Reyes", width=8, drop=1),
)


class Shelf(Counted):
    """A list of rows that can be changed behind its back."""

    list: MarkedLines[Row]

    def __init__(self, count: int, columns: Any = COLUMNS) -> None:
        super().__init__()
        self.rows = {number: Row(number) for number in range(count)}
        self.columns = columns
        self.asked: list[Where] = []
        self.said: list[str] = []
        self.reached = True
        self.answering = asyncio.Event()
        self.answering.set()

    def compose(self) -> ComposeResult:
        self.list = MarkedLines(self.fetch, self.columns, lambda row: row.number, empty="No cases here.")
        yield self.list

    async def fetch(self, where: Where, row: Row | None) -> Sequence[Row] | None:
        self.asked.append(where)
        await self.answering.wait()
        if not self.reached:
            return None
        numbers = sorted(self.rows)
        match where:
            case "after":
                found = [n for n in numbers if row is None or n > row.number][:PAGE]
            case "before":
                found = [n for n in numbers if row and n < row.number][-PAGE:]
            case "last":
                found = numbers[-PAGE:]
        return [self.rows[number] for number in found]

    def on_mount(self) -> None:
        self.list.reload()

    def on_lines_moved(self) -> None:
        self.said.append("moved")

    def on_lines_chosen(self) -> None:
        self.said.append("chosen")

    def on_marked_lines_marked(self) -> None:
        self.said.append("marked")

    @property
    def here(self) -> int:
        assert self.list.current
        return self.list.current.number


def cursor_line(pilot: Pilot[Any]) -> int:
    return [line[:1] for line in shown(pilot)].index("▌")

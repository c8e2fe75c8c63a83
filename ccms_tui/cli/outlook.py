"""`ccms outlook`: the work of the days ahead, against the hours that are there for it."""

from collections.abc import Iterator, Sequence
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from ccms_tui.cli.answers import Json, tell
from ccms_tui.cli.calling import At, here
from ccms_tui.cli.paper import Block, Table, titled, when, words
from ccms_tui.desk.documents import document
from ccms_tui.desk.outlook import Outlook, Prospect, Share
from ccms_tui.rules.outlook import Cell, Day

commands = typer.Typer()

Days = Annotated[int, typer.Option(min=1, max=60, help="How many working days.")]


@commands.command()
def outlook(context: typer.Context, days: Days = 20, at: At = None, as_json: Json = False) -> None:
    """Show what falls due, and whether there is time for it."""
    seen = here(context, at)
    ahead = seen.desk.see(Outlook(days=days, at=seen.at))
    tell(document(ahead, seen.now), _page(ahead, seen.zone), as_json)


def _page(ahead: Prospect, zone: ZoneInfo) -> Iterator[Block]:
    yield _table("Person", ahead.people, ahead.days)
    yield from titled("Teams", _table("Team", ahead.teams, ahead.days))
    head = ("Case", "Complainant", "Clock", "Owner", "Runs out")
    rows = [
        (one.reference, one.complainant, words(one.kind), one.owner, when(one.due_at, zone))
        for one in ahead.ending
    ]
    by = when(ahead.tomorrow_ends, zone)
    yield from titled(f"Breaching by {by}: {ahead.endings}", Table(head, rows))
    yield "" if ahead.people else "nobody owns a case that falls due"


def _table(of_what: str, shares: Sequence[Share], days: Sequence[Day]) -> Table:
    head = (of_what, "Late", *(f"{day.on:%d %b}" for day in days))
    return Table(head, [(one.name, str(one.late or ""), *map(_cell, one.days)) for one in shares])


def _cell(cell: Cell) -> str:
    """How many cases, the hours to be worked that day at the latest, and by how many it is too much."""
    due = str(cell.due) if cell.due else "–"
    over = f" +{-(-cell.short // 60)} h" if cell.short and cell.due else ""
    return f"{due} · {-(-cell.needed // 60)} h{over}" if cell.due or cell.needed else ""

"""The outlook in columns: a line for each person and team, a cell for each day."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.content import Content

from ccms_tui.desk.outlook import Ending, Prospect, Share
from ccms_tui.rules.clock_words import span
from ccms_tui.rules.outlook import Cell, Day
from ccms_tui.rules.safe import line
from ccms_tui.widgets.columns import Column

HOUR = 60
OVER = "!"
"""Stands beside the number of a day by whose end there is more work than time."""


def share_columns(days: Sequence[Day]) -> tuple[Column[Share], ...]:
    """Who, what is late, and each day with how much falls due; the last days go where there is no room."""
    return (
        Column("Who", _who, share=1, least=18),
        Column("late", lambda share: _count(share.late, "bold $text-error"), width=4, right=True),
        *(
            Column(f"{day.on:%a}"[:2] + f"{day.on:%d}", _on(place), width=4, right=True, drop=place)
            for place, day in enumerate(days)
        ),
    )


def _who(share: Share) -> Content:
    return Content.styled(line(share.name), "bold" if share.team == share.name else "")


def _on(place: int) -> Callable[[Share], Content]:
    def drawn(share: Share) -> Content:
        return day(share.days[place]) if place < len(share.days) else Content("")

    return drawn


def day(cell: Cell) -> Content:
    """How many cases fall due, with a sign where that is too much; or that others fill the day."""
    if not cell.due and 0 < cell.available <= cell.needed:
        return Content("full")
    if not cell.due:
        return Content.styled("off" if not cell.available else "·", "dim")
    over = bool(cell.short)
    return Content.styled(f"{cell.due}{OVER if over else ' '}", "bold $text-error" if over else "")


def _count(count: int, style: str) -> Content:
    return Content.styled(str(count), style) if count else Content.styled("·", "dim")


def totals(ahead: Prospect, tomorrow: str) -> Content:
    """How much work there is in all these days, how much time, and where that is too little."""
    due = sum(cell.due for share in ahead.people for cell in share.days)
    needed = sum(cell.needed for share in ahead.people for cell in share.days)
    there = sum(cell.available for share in ahead.people for cell in share.days)
    over = [share.name for share in ahead.people if any(cell.short and cell.due for cell in share.days)]
    short = (
        Content.styled(f"{OVER} too much for {len(over)}", "bold $text-error")
        if over
        else Content("enough time")
    )
    told = Content(f"Outlook  {due} due in {len(ahead.days)} days, {needed // HOUR} h of {there // HOUR} h")
    return Content("  ·  ").join((told, short, Content(f"{ahead.endings} run out by {tomorrow}")))


def ending_columns(now: Callable[[], datetime]) -> tuple[Column[Ending], ...]:
    """Clocks that run out by the end of the next working day, the first of them first."""
    return (
        Column("Case", lambda one: one.reference, width=13),
        Column("Clock", lambda one: one.kind.replace("_", " "), width=15),
        Column("in", lambda one: span(one.due_at - now()), width=5, right=True),
        Column("Owner", lambda one: one.owner.split()[-1], width=9),
        Column("Complainant", lambda one: one.complainant, least=12, drop=1),
        Column("About", lambda one: one.summary, share=3, least=17, drop=2),
    )

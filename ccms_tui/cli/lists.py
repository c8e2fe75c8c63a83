"""`ccms queue`, `approvals` and `risk`: many cases at once."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from ccms_tui.automation.sweeping import said
from ccms_tui.cli.answers import Json, tell
from ccms_tui.cli.calling import At, here
from ccms_tui.cli.paper import Block, Table, titled, when, words
from ccms_tui.cli.rehearsed import proposals
from ccms_tui.desk.approving import Approvals, Waiting
from ccms_tui.desk.documents import document
from ccms_tui.desk.queue import Queue, QueueRow
from ccms_tui.desk.risk import EscalationRisk, Load, RiskPicture
from ccms_tui.desk.watching import Watched
from ccms_tui.rules.clock_rules import FINAL
from ccms_tui.rules.clock_words import standing
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.timing import running
from ccms_tui.rules.words import Tab

commands = typer.Typer()

Limit = Annotated[int, typer.Option(min=1, max=500, help="How many rows.")]
View = Annotated[Tab, typer.Option("--view", help="Which saved view.")]
Filter = Annotated[
    str, typer.Option("--filter", metavar="EXPR", help="Such as 'owner:me risk:high final<2d'.")
]

Which = Callable[[tuple[Clock, ...]], Clock | None]
"""Says which clock of a case is shown."""


@commands.command()
def queue(
    context: typer.Context,
    view: View = Tab.OPEN,
    filter_: Filter = "",
    limit: Limit = 100,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Show a page of cases."""
    seen = here(context, at)
    page = seen.desk.see(Queue(tab=view, filter=filter_, limit=limit, at=seen.at))
    rest = f"{len(page.rows)} of {page.total}" if page.total > len(page.rows) else ""
    tell(document(page, seen.now), [cases(page.rows, seen.now, seen.zone) or "no cases", rest], as_json)


@commands.command()
def approvals(context: typer.Context, limit: Limit = 200, at: At = None, as_json: Json = False) -> None:
    """Show what waits for a signature of whoever asks."""
    seen = here(context, at)
    waiting = seen.desk.see(Approvals(limit=limit, at=seen.at))
    head = ("Case", "Complainant", "About", "As", "Why", "Author", "Revision", "Since")
    rows = [_waiting(row, seen.zone) for row in waiting.rows]
    packs = titled("Regime packs: `ccms regime proposal NUMBER`", proposals(waiting.packs, seen.zone))
    shown = (Table(head, rows), *packs)
    tell(document(waiting, seen.now), shown if rows or packs else ["nothing waits for you"], as_json)


@commands.command()
def risk(context: typer.Context, limit: Limit = 200, at: At = None, as_json: Json = False) -> None:
    """Show what is late, or soon will be."""
    seen = here(context, at)
    picture = seen.desk.see(EscalationRisk(limit=limit, at=seen.at))
    tell(document(picture, seen.now), _risk(picture, seen.now, seen.zone), as_json)


def cases(rows: Sequence[QueueRow], now: datetime, zone: ZoneInfo, which: Which | None = None) -> Block:
    """Cases as a table, each with one of its clocks: if nothing else is said, that which runs out first."""
    head = ("Case", "Complainant", "About", "Stage", "Risk", "Owner", "Clock", "State", "Due")
    clocks = [(which or _first_to_end)(row.clocks) for row in rows]
    told = [(*_case(row), *_clock(clock, now, zone)) for row, clock in zip(rows, clocks, strict=True)]
    return Table(head, told) if rows else ""


def _case(row: QueueRow) -> tuple[str, ...]:
    risk = ", ".join((row.risk, *row.flags))
    return (row.reference, row.complainant, row.summary, row.stage, risk, row.owner)


def _first_to_end(clocks: tuple[Clock, ...]) -> Clock | None:
    return min(running(clocks), key=lambda clock: clock.due_at, default=None)


def _final(clocks: tuple[Clock, ...]) -> Clock | None:
    """The clock by which risk is reckoned, which may stand still."""
    return next((clock for clock in reversed(clocks) if clock.kind == FINAL), None)


def _clock(clock: Clock | None, now: datetime, zone: ZoneInfo) -> tuple[str, ...]:
    if not clock:
        return ("", "", "")
    return (words(clock.kind), standing(clock, now), when(clock.due_at, zone))


def _waiting(row: Waiting, zone: ZoneInfo) -> tuple[str, ...]:
    as_ = f"{row.role} for {row.on_behalf_of}" if row.on_behalf_of else row.role
    told = (row.reference, row.complainant, row.summary, as_, row.why, row.author)
    return (*told, str(row.revision), when(row.since, zone))


def _risk(picture: RiskPicture, now: datetime, zone: ZoneInfo) -> Iterator[Block]:
    yield (
        f"{picture.open} open: {picture.review_due} with a review due, {picture.escalate} escalated, "
        f"{picture.breached} breached, {picture.tomorrow} more by {when(picture.tomorrow_ends, zone)}"
    )
    head = ("Owner", "On track", "Escalated", "Review due", "Breached", "By tomorrow", "", "Escalates to")
    yield Table(head, [_load(load) for load in picture.owners])
    yield cases(picture.rows, now, zone, _final)
    told = [(row.reference, picture.told[row.case]) for row in picture.rows if row.case in picture.told]
    yield Table(("Told", ""), told)
    yield _swept(picture.watch, zone)
    if unseen := [row.reference for row in picture.rows if row.case in picture.waits_for_review]:
        yield f"waiting for a manager's review: {', '.join(unseen)}"


def _swept(watch: Watched, zone: ZoneInfo) -> str:
    """Whether anybody watches: how the last sweep went, or how to have one."""
    if not watch.swept_at:
        return "no sweep yet: `ccms sweep` tells whoever must know, and `ccms worker` keeps doing so"
    left = f", the oldest left since {when(watch.oldest_unexamined, zone)}" if watch.oldest_unexamined else ""
    return f"last sweep {when(watch.swept_at, zone)}: {said(watch)}{left}"


def _load(load: Load) -> tuple[Any, ...]:
    counts = (load.on_track, load.escalate, load.review_due, load.breached, load.tomorrow)
    return (load.owner, *map(str, counts), "away" if load.away else "", load.escalates_to)

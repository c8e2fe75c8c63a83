"""`ccms why`: how each deadline came about, day by day."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from ccms_tui.cli.answers import Json, tell
from ccms_tui.cli.calling import At, Ref, agree, here, number
from ccms_tui.cli.paper import Block, Table, day, when
from ccms_tui.desk.documents import document
from ccms_tui.desk.timing import Step, Why, WhyThisDate
from ccms_tui.rules.clock_words import standing

commands = typer.Typer()

_NUMBERED = re.compile(r"^day \d+ ")

ClockKind = Annotated[
    str | None,
    typer.Argument(metavar="[CLOCK]", help="One clock, such as final_response.", show_default=False),
]


@commands.command()
def why(
    context: typer.Context, ref: Ref, clock: ClockKind = None, at: At = None, as_json: Json = False
) -> None:
    """Explain the dates of a case."""
    seen = here(context, at)
    found = seen.desk.see(WhyThisDate(case=number(ref), kind=clock, at=seen.at))
    agree(ref, found.reference)
    clocks = [_document(one, seen.now) for one in found.clocks]
    page = (block for one in found.clocks for block in _page(one, found.reference, seen.now, seen.zone))
    tell({"reference": found.reference, "clocks": clocks}, page, as_json)


def _document(why: Why, now: datetime) -> dict[str, Any]:
    """A clock with its explanation, side by side."""
    told = document(why, now)
    clock = told.pop("clock")
    thresholds = {
        str(why.clock.escalate_share): told["escalate_at"],
        str(why.clock.review_share): told["review_at"],
    }
    return {**clock, **told, "thresholds": thresholds}


def _page(why: Why, reference: str, now: datetime, zone: ZoneInfo) -> Iterator[Block]:
    clock = why.clock
    yield f"{why.title}, {reference}: due {when(clock.due_at, zone)} {zone.key}"
    yield f"{why.rule} ({why.pack}, {why.source}; calendar {why.calendar})"
    yield why.adopted or ""
    if why.target_on:
        yield f"our own target: {day(why.target_on)}"
    if why.unconfirmed:
        yield f"not confirmed: {why.unconfirmed}"
    yield from why.told
    yield f"started {when(clock.started_at, zone)}; {standing(clock, now)}"
    yield Table(("", "", ""), list(_days(why.steps)))
    for pause in clock.pauses:
        yield f"paused {when(pause.from_at, zone)} → {when(pause.to_at, zone) or 'still'}: {pause.reason}"
    marks = ((clock.escalate_share, why.escalate_at), (clock.review_share, why.review_at))
    yield " · ".join(f"{share} % {when(at, zone)}" for share, at in marks) + "\n"


def _days(steps: tuple[Step, ...]) -> Iterator[tuple[str, str, str]]:
    """Days of one kind that follow one another are one line."""
    for (counted, _), days in groupby(steps, key=lambda step: (step.counted, _NUMBERED.sub("", step.why))):
        first, *between = days
        last = between[-1] if between else first
        span = day(first.on) + (f" … {day(last.on)}" if between else "")
        said = first.why if first.why == last.why else f"{first.why} … {last.why}"
        yield span, f"{len(between) + 1} day{'s' * bool(between)}" if counted else "–", said

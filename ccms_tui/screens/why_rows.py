"""The way to a date, as lines: days of one kind that follow one another are one line."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from textual.content import Content

from ccms_tui.desk.timing import Step, Why
from ccms_tui.rules.clock_words import span, standing
from ccms_tui.rules.clocks import Clock, Pause, state
from ccms_tui.rules.safe import line
from ccms_tui.screens.clocks import SIGNS
from ccms_tui.screens.writing import plain, some
from ccms_tui.widgets.page import Row, heading

DAYS, COUNT = 28, 9
"""Cells for a run of days, and for how many of them counted."""


def why_rows(why: Why, reference: str, now: datetime) -> Iterator[Row]:
    """One clock: its date, the rule behind it, each run of days, its pauses, and its marks."""
    clock, zone = why.clock, ZoneInfo(why.zone)
    yield heading(
        f"{why.title}, {reference} — due {clock.due_at.astimezone(zone):%a %-d %b %Y %H:%M} {why.zone}"
    )
    yield Row(_stands(clock, now, zone), hang=2)
    yield Row(f"{why.rule} · {why.source}", hang=2)
    yield Row(Content.styled(line(f"pack {why.pack} · calendar {why.calendar}"), "$text-muted"), hang=2)
    if why.adopted:
        yield Row(line(why.adopted), hang=2)
    if why.target_on:
        yield Row(f"our own target {why.target_on:%a %-d %b}", hang=2)
    if why.unconfirmed:
        yield Row(Content.styled(line(f"not confirmed: {why.unconfirmed}"), "$text-warning"), hang=2)
    yield from (Row(Content.styled(line(said), "$text-warning"), hang=2) for said in why.told)
    yield from runs(why.steps)
    for pause in clock.pauses:
        yield _pause(pause, zone, now)
    marks = ((clock.escalate_share, why.escalate_at), (clock.review_share, why.review_at))
    yield Row(" · ".join(f"{share} % {_at(at, zone)}" for share, at in marks), hang=2)


def _stands(clock: Clock, now: datetime, zone: ZoneInfo) -> Content:
    """How it stands, how much of it was used, and from when to when it ran."""
    sign, style = SIGNS[state(clock, now)]
    ended = f", stopped {_at(clock.stopped_at, zone)}" if clock.stopped_at else ""
    ran = f" · started {_at(clock.started_at, zone)}{ended}"
    return Content.assemble((f"{sign} {standing(clock, now)}", style), ran)


def runs(steps: tuple[Step, ...]) -> Iterator[Row]:
    """Days that counted, or did not for one reason, from the first of them to the last."""
    for (counted, why), days in groupby(steps, key=lambda step: (step.counted, _reason(step))):
        first, *more = days
        last = more[-1] if more else first
        count = some(len(more) + 1, "day") if counted else "–"
        yield _days(first.on, last.on if more else None, count, why or _which(first, last))


def _reason(step: Step) -> str:
    """What sets a day apart; its place in the count does not."""
    return "" if step.counted and step.why.startswith("day ") and "," not in step.why else step.why


def _which(first: Step, last: Step) -> str:
    """The places in the count of a run of days: day 1 … day 4 of 10."""
    return first.why if first is last else f"{first.why.partition(' of ')[0]} … {last.why}"


def _days(first: date, last: date | None, count: str, why: str) -> Row:
    days = f"{first:%a %-d %b}" + (f" … {last:%a %-d %b}" if last else "")
    return Row(Content(f"{count:{COUNT}}{line(why)}"), lead=f"  {days}", hang=DAYS)


def _pause(pause: Pause, zone: ZoneInfo, now: datetime) -> Row:
    until = f"→ {_at(pause.to_at, zone)}" if pause.to_at else "→ still"
    lost = span((pause.to_at or now) - pause.from_at)
    return Row(f"‖ paused {_at(pause.from_at, zone)} {until}, {plain(pause.reason)}: {lost}", hang=2)


def _at(instant: datetime, zone: ZoneInfo) -> str:
    return f"{instant.astimezone(zone):%a %-d %b %H:%M}"

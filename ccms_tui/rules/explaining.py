"""Why a date is what it is: each day between a beginning and a deadline, counted or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ccms_tui.rules.calendars import DAY, Calendar, Span
from ccms_tui.rules.measures import Measure
from ccms_tui.rules.working_time import NOTHING, ONE_DAY


class Step(NamedTuple):
    """One day on the way to a deadline."""

    on: date
    counted: bool
    why: str


@dataclass(frozen=True)
class Way:
    """Where the days are, what of them counts, and when the clock stood still."""

    calendar: Calendar
    measure: Measure
    pauses: tuple[Span, ...]

    def day(self, day: date) -> Span:
        """From midnight to midnight."""
        return self.calendar.at(day, 0), self.calendar.at(day, DAY)

    def paused(self, from_at: datetime, to_at: datetime) -> timedelta:
        """How much of what counts was lost to pauses between two instants."""
        parts = ((max(a, from_at), min(b, to_at)) for a, b in self.pauses)
        return sum((self.measure.between(a, b) for a, b in parts if a < b), NOTHING)


def day_steps(way: Way, steps: list[Step], due_on: date) -> Iterator[Step]:
    """Days counted one by one, as pauses left them, and those after them that make up for pauses."""
    for step in steps:
        yield _as_paused(way, step)
    day = steps[-1].on + ONE_DAY
    while day <= due_on:
        why = way.measure.counts.closed(day)
        yield _as_paused(way, Step(day, not why, why or "makes up for a pause"))
        day += ONE_DAY


def span_steps(way: Way, start: datetime, due_at: datetime, due_on: date) -> Iterator[Step]:
    """The days of a span of time, each with as much of it as counted; one may end as its last day begins."""
    day = way.calendar.day_of(start)
    while day <= due_on:
        begins, ends = way.day(day)
        part = max(begins, start), min(ends, due_at)
        lost = way.paused(*part)
        gone = way.measure.between(*part) - lost
        why = way.measure.counts.closed(day) or _uncounted(begins == due_at, bool(lost))
        yield Step(day, bool(gone), spoken(gone) if gone else why)
        day += ONE_DAY


def _uncounted(over: bool, lost: bool) -> str:
    """Why nothing of a day that is no day off counted."""
    if over:
        return "over as the day begins"
    return "paused" if lost else "outside the hours"


def spoken(span: timedelta) -> str:
    """A span of time in hours, minutes and seconds, none of them named that is nought."""
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (seconds, "s"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 s"


def _as_paused(way: Way, step: Step) -> Step:
    """A step that tells how much of its day was lost to pauses; wholly lost, it does not count."""
    if not way.pauses:
        return step
    day = way.day(step.on)
    lost = way.paused(*day)
    if not lost:
        return step
    whole = step.counted and lost >= way.measure.between(*day)
    return step._replace(
        counted=step.counted and not whole,
        why="paused" if whole else f"{step.why}, {spoken(lost)} paused",
    )

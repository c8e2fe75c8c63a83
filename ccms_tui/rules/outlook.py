"""The outlook: work that falls due, day by day, against the hours that are there for it."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate, groupby, islice

from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.words import Stage
from ccms_tui.rules.working_time import ahead

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Workload:
    """How many minutes of work a case is, by its category, and how much of it is left at each stage."""

    minutes: int
    categories: Mapping[str, int]
    left: Mapping[Stage, int]
    """In per cent of the whole."""

    def of(self, category: str | None, stage: Stage) -> int:
        """Minutes that are left for one case."""
        return self.categories.get(category or "", self.minutes) * self.left[stage] // 100


@dataclass(frozen=True)
class Day:
    """A working day, and its open minutes; of today, what is left."""

    on: date
    minutes: int


@dataclass(frozen=True)
class Due:
    """Cases of one kind that fall due on a local day, and their work in minutes all together."""

    on: date
    cases: int
    minutes: int


@dataclass(frozen=True)
class Cell:
    """What falls due on a day, and by how many minutes all work up to it goes beyond all time up to it."""

    due: int
    needed: int
    """Minutes of work that must be done on the day at the latest, whenever its cases fall due."""
    available: int
    short: int


def working_days(calendar: Calendar, now: datetime, count: int) -> tuple[Day, ...]:
    """So many days on which there is still time to work, closures left out."""
    spans = groupby(ahead(calendar, now), key=lambda span: calendar.day_of(span[0]))
    open_ = ((on, sum((closes - opens for opens, closes in each), timedelta())) for on, each in spans)
    return tuple(Day(on, time // MINUTE) for on, time in islice(open_, count))


def free(days: Iterable[Day], away: tuple[date, date] | None) -> tuple[int, ...]:
    """The minutes that somebody has on each day, none while they are away."""
    return tuple(0 if away and away[0] <= day.on <= away[1] else day.minutes for day in days)


def cells(days: Sequence[Day], due: Iterable[Due], available: Sequence[int]) -> tuple[Cell, ...]:
    """Each day with what falls due on it, or on the days off after it; what is late counts on the first."""
    cases, needed = [0] * len(days), [0] * len(days)
    on = [day.on for day in days]
    for one in due:
        place = max(0, bisect_right(on, one.on) - 1)
        cases[place] += one.cases
        needed[place] += one.minutes
    behind = accumulate(work - time for work, time in zip(needed, available, strict=True))
    return tuple(
        Cell(count, work, time, max(0, late))
        for count, work, time, late in zip(cases, _latest(needed, available), available, behind, strict=True)
    )


def _latest(due: Sequence[int], available: Sequence[int]) -> list[int]:
    """Work day by day, as late as it can be done and still be in time; what fits nowhere is on the first."""
    placed, carried = list[int](), 0
    for work, time in zip(reversed(due), reversed(available), strict=True):
        carried += work
        placed.append(min(carried, time))
        carried -= placed[-1]
    placed[-1] += carried
    return placed[::-1]


def together(of_each: Iterable[Sequence[int]], days: int) -> tuple[int, ...]:
    """The minutes of several people, day by day."""
    return tuple(map(sum, zip(*of_each, strict=True))) or (0,) * days

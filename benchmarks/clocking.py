"""How long a timer's state and a deadline take, beside two packages that reckon business time."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from benchmarks.figures import Figure, median, seconds
from ccms_tui.rules.allowance import parse_allowance
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clocks import Clock, state, used
from ccms_tui.rules.holidays_of import calendar_for
from ccms_tui.rules.reckoning import Terms, reckon
from ccms_tui.rules.working_time import working_seconds

PART, ZONE = "clocks", "Europe/London"
ROWS, KINDS = 60, 3
START, END = datetime(2026, 11, 10, 10, 30, tzinfo=UTC), datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
TEN = Terms(parse_allowance("10 business days"))
SHARES = (Decimal("0.7"), Decimal("0.9"))
AIM = 10.0
"""Times as quick as other packages."""


def figures(times: int, runs: int) -> Iterator[Figure]:
    """States, deadlines and spans, each the middle of several runs of so many."""
    calendar = calendar_for("GB-ENG", ZONE, 2025, 2028)
    clock, now = _clock(calendar), START + timedelta(days=5)
    each = partial(_each, times, runs)
    yield Figure(PART, "the state of a timer", each(lambda: state(clock, now)), "µs", most=5)
    yield Figure(PART, "how much of its time is used", each(lambda: used(clock, now)), "µs")
    screen = [clock] * (ROWS * KINDS)
    whole = _each(max(1, times // 100), runs, lambda: [state(one, now) for one in screen]) / 1000
    yield Figure(PART, f"the states of {KINDS} clocks on each of {ROWS} rows", whole, "ms", most=1)
    due = each(lambda: reckon(TEN, START, calendar))
    yield Figure(PART, "a deadline of 10 business days, with its explanation", due, "µs", most=50)
    span = each(lambda: working_seconds(calendar, START, END))
    yield Figure(PART, "working time between two instants, a fortnight", span, "µs")
    yield from _beside(calendar, due, span, partial(_each, max(1, times // 20), runs))


def _beside(
    calendar: Calendar, due: float, span: float, each: Callable[[Callable[[], object]], float]
) -> Iterator[Figure]:
    """The same by others, where they are installed, and how many times as long that takes."""
    for package, ours, theirs in (
        ("businesstimedelta", due, _timedelta),
        ("business_duration", span, _duration),
    ):
        if find_spec(package):
            taken = each(theirs(import_module(package), [*calendar.holidays]))
            yield Figure(PART, f"the same by {package}", taken, "µs")
            yield Figure(PART, f"{package}, against ours", taken / ours, "times", least=AIM)


def _timedelta(package: Any, holidays: list[date]) -> Callable[[], object]:
    """Ten working days after the start, by businesstimedelta."""
    zone = import_module("pytz").timezone(ZONE)
    day = package.WorkDayRule(start_time=time(9), end_time=time(17), working_days=[0, 1, 2, 3, 4], tz=zone)
    rules = package.Rules([day, package.HolidayRule(holidays, tz=zone)])
    allowed = package.BusinessTimeDelta(rules, hours=80)
    return lambda: START + allowed


def _duration(package: Any, holidays: list[date]) -> Callable[[], object]:
    """The working seconds of a fortnight, by business-duration."""
    return partial(
        package.businessDuration,
        startdate=START.replace(tzinfo=None),
        enddate=END.replace(tzinfo=None),
        starttime=time(9),
        endtime=time(17),
        holidaylist=holidays,
        unit="sec",
    )


def _each(times: int, runs: int, act: Callable[[], object]) -> float:
    """Microseconds for one, warm."""
    act()
    return median(runs, lambda: seconds(lambda: [act() for _ in range(times)])) / times * 1_000_000


def _clock(calendar: Calendar) -> Clock:
    found = reckon(Terms(TEN.allow, thresholds=SHARES), START, calendar)
    escalate_at, review_at = found.thresholds.values()
    return Clock("final_response", 1, START, found.due_on, found.due_at, escalate_at, review_at)

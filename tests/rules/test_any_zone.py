"""What holds wherever the wall is on which the clock hangs, and on the days on which its hands are moved."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.allowance import Allowance, Unit
from ccms_tui.rules.calendars import DAYS, Calendar
from ccms_tui.rules.reckoning import Terms, reckon
from tests.rules.anything import EXAMPLES, FEWER, allowances
from tests.rules.calendars import LONDON, LORD_HOWE, NEW_YORK, SYDNEY

ZONES = (LONDON, SYDNEY, NEW_YORK, LORD_HOWE, replace(LONDON, zone="Asia/Kolkata"))
WALL = datetime(2026, 1, 1)  # noqa: DTZ001  what a wall shows is in no zone
walls = st.integers(0, 365 * 24 * 60).map(lambda minutes: WALL + timedelta(minutes=minutes))
of_the_wall = allowances.filter(lambda allow: allow.business or not allow.seconds)
CHANGES = (
    (LONDON, date(2026, 3, 29), 23.0),
    (LONDON, date(2026, 10, 25), 25.0),
    (SYDNEY, date(2026, 10, 4), 23.0),
    (SYDNEY, date(2026, 4, 5), 25.0),
    (NEW_YORK, date(2026, 3, 8), 23.0),
    (NEW_YORK, date(2026, 11, 1), 25.0),
    (LORD_HOWE, date(2026, 10, 4), 23.5),
    (LORD_HOWE, date(2026, 4, 5), 24.5),
)
"""The days of 2026 on which the clocks change, and how many hours each has."""
SEVEN_DAYS = {day: ((9 * 60, 17 * 60),) for day in DAYS}
DAY_AND_NIGHT = {day: ((0, 24 * 60),) for day in DAYS}
changes = st.sampled_from(CHANGES)


def at(calendar: Calendar, wall: datetime) -> datetime:
    return wall.replace(tzinfo=calendar.tz)


def shown(calendar: Calendar, instant: datetime) -> datetime:
    return instant.astimezone(calendar.tz).replace(tzinfo=None)


@EXAMPLES
@given(of_the_wall, walls, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_it_is_the_same_in_every_zone_up_to_the_zone(
    allow: Allowance, wall: datetime, here: Calendar, there: Calendar
) -> None:
    ours, theirs = (reckon(Terms(allow), at(calendar, wall), calendar) for calendar in (here, there))
    assert (ours.due_on, ours.steps) == (theirs.due_on, theirs.steps)
    assert shown(here, ours.due_at) == shown(there, theirs.due_at)


@FEWER
@given(walls, walls, walls, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_a_pause_is_the_same_in_every_zone_up_to_the_zone(
    wall: datetime, paused: datetime, resumed: datetime, here: Calendar, there: Calendar
) -> None:
    ten, pause = Terms(Allowance(10, Unit.BUSINESS_DAY)), sorted((paused, resumed))
    ours, theirs = (
        reckon(ten, at(calendar, wall), calendar, pauses=((at(calendar, pause[0]), at(calendar, pause[1])),))
        for calendar in (here, there)
    )
    assert shown(here, ours.due_at) == shown(there, theirs.due_at)
    assert ours.steps == theirs.steps


@EXAMPLES
@given(changes, st.integers(-3 * 24 * 60, 24 * 60), st.integers(1, 5))
def test_a_day_is_a_day_when_the_clocks_change(
    change: tuple[Calendar, date, float], minutes: int, amount: int
) -> None:
    calendar, day, _ = change
    start = calendar.at(day, 0) + timedelta(minutes=minutes)
    found = reckon(Terms(Allowance(amount, Unit.DAY)), start, calendar)
    assert found.due_on == calendar.day_of(start) + timedelta(days=amount)
    assert shown(calendar, found.due_at) == datetime.combine(found.due_on, time.max)


@EXAMPLES
@given(changes, st.integers(-3 * 24 * 60, 24 * 60), st.integers(1, 72))
def test_an_hour_is_an_hour_when_the_clocks_change(
    change: tuple[Calendar, date, float], minutes: int, amount: int
) -> None:
    calendar, day, _ = change
    start = calendar.at(day, 0) + timedelta(minutes=minutes)
    by_stopwatch = reckon(Terms(Allowance(amount, Unit.HOUR)), start, calendar)
    working = reckon(
        Terms(Allowance(amount, Unit.BUSINESS_HOUR)),
        start,
        replace(calendar, hours=DAY_AND_NIGHT, holidays={}),
    )
    assert by_stopwatch.due_at - start == working.due_at - start == timedelta(hours=amount)


@FEWER
@given(changes, st.integers(-3, 1), st.integers(1, 7), st.integers(0, 480))
def test_an_office_is_open_as_long_when_the_clocks_change(
    change: tuple[Calendar, date, float], before: int, days: int, minutes: int
) -> None:
    calendar, first = replace(change[0], hours=SEVEN_DAYS, holidays={}), change[1] + timedelta(days=before)
    found = reckon(
        Terms(Allowance(8 * days, Unit.BUSINESS_HOUR)), calendar.at(first, 9 * 60 + minutes), calendar
    )
    begun = datetime.combine(first, time(9)) + timedelta(minutes=minutes)
    wanted = begun + timedelta(days=days) if 0 < minutes < 480 else None
    assert wanted is None or shown(calendar, found.due_at) == wanted

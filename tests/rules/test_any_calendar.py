"""What holds of working time, whatever the calendar."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.working_time import add_working, is_open, next_open, prev_open, working
from tests.rules.anything import EXAMPLES, FEWER, calendars, instants

amounts = st.integers(1, 300 * 3600 * 10**6).map(lambda micros: timedelta(microseconds=micros))


@EXAMPLES
@given(instants, amounts, calendars)
def test_what_is_added_is_measured(start: datetime, amount: timedelta, calendar: Calendar) -> None:
    later, earlier = add_working(calendar, start, amount), add_working(calendar, start, -amount)
    assert working(calendar, start, later) == amount == working(calendar, earlier, start)
    assert working(calendar, later, start) == -amount


@FEWER
@given(instants, amounts, amounts, calendars)
def test_adding_twice_is_adding_the_sum(
    start: datetime, one: timedelta, other: timedelta, calendar: Calendar
) -> None:
    assert add_working(calendar, add_working(calendar, start, one), other) == add_working(
        calendar, start, one + other
    )


@FEWER
@given(instants, instants, instants, calendars)
def test_working_time_adds_up(a: datetime, b: datetime, c: datetime, calendar: Calendar) -> None:
    assert working(calendar, a, b) + working(calendar, b, c) == working(calendar, a, c)


@FEWER
@given(instants, calendars)
def test_open_or_the_next_opening(at: datetime, calendar: Calendar) -> None:
    opening, closing = next_open(calendar, at), prev_open(calendar, at)
    assert closing <= at <= opening
    assert is_open(calendar, opening)
    assert (opening == at) == is_open(calendar, at)
    assert working(calendar, closing, opening) == timedelta()

"""Work against time: days as the calendar has them, hours as people have them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import accumulate
from operator import ge

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.holidays_of import calendar_for
from ccms_tui.rules.outlook import Cell, Day, Due, Workload, cells, free, together, working_days
from ccms_tui.rules.words import Stage

GB = calendar_for("GB-ENG", "Europe/London", 2026, 2027)
MON, TUE, WED = (Day(date(2026, 3, day), 480) for day in (2, 3, 4))
WEEK = (MON, TUE, WED)


def on(calendar: Calendar, month: int, day: int, hour: int) -> list[tuple[str, int]]:
    now = datetime(2026, month, day, hour, tzinfo=UTC)
    return [(f"{each.on}", each.minutes) for each in working_days(calendar, now, 3)]


def test_days_are_working_days_and_of_today_only_what_is_left() -> None:
    assert on(GB, 3, 6, 12) == [("2026-03-06", 300), ("2026-03-09", 480), ("2026-03-10", 480)]
    assert on(GB, 3, 6, 18)[0] == ("2026-03-09", 480)


def test_holidays_and_closures_are_no_days_and_short_days_are_short() -> None:
    closed = replace(GB, dates={date(2026, 4, 8): (), date(2026, 4, 9): ((540, 720),)})
    assert on(closed, 4, 2, 20) == [("2026-04-07", 480), ("2026-04-09", 180), ("2026-04-10", 480)]


def test_a_day_on_which_the_clocks_change_has_the_hours_that_it_has() -> None:
    always = replace(GB, hours=dict.fromkeys(("sun",), ((0, 1440),)), holidays={})
    assert [minutes for _, minutes in on(always, 3, 22, 0)] == [24 * 60, 23 * 60, 24 * 60]


def test_nobody_has_time_while_they_are_away() -> None:
    assert free(WEEK, None) == (480, 480, 480)
    assert free(WEEK, (TUE.on, date(2026, 3, 20))) == (480, 0, 0)


def test_work_that_does_not_fit_by_its_day_is_short_from_then_until_it_does() -> None:
    made = cells(WEEK, [Due(TUE.on, 5, 1200)], (480, 480, 480))
    assert made == (Cell(0, 720, 480, 0), Cell(5, 480, 480, 240), Cell(0, 0, 480, 0))


def test_time_before_a_day_can_be_used_for_it_and_time_after_cannot() -> None:
    assert [cell.short for cell in cells(WEEK, [Due(WED.on, 6, 1440)], (480, 480, 480))] == [0, 0, 0]
    assert [cell.short for cell in cells(WEEK, [Due(MON.on, 6, 1440)], (480, 480, 480))] == [960, 480, 0]


def test_what_is_late_counts_today_and_what_is_due_on_a_day_off_on_the_day_before() -> None:
    days = (MON, Day(date(2026, 3, 6), 480), Day(date(2026, 3, 9), 480))
    due = [Due(date(2026, 2, 1), 1, 60), Due(date(2026, 3, 7), 2, 120), Due(date(2026, 3, 9), 4, 240)]
    assert [(cell.due, cell.needed) for cell in cells(days, due, (480,) * 3)] == [(1, 60), (2, 120), (4, 240)]


def test_a_team_has_the_time_of_all_its_people() -> None:
    assert together([(480, 0), (480, 480)], 2) == (960, 480)
    assert together([], 2) == (0, 0)


@pytest.mark.parametrize(("category", "minutes"), [("billing", 180), ("other", 240), (None, 240)])
def test_a_case_is_as_much_work_as_its_category(category: str | None, minutes: int) -> None:
    workload = Workload(240, {"billing": 180}, {Stage.TRIAGE: 100, Stage.REVIEW: 25})
    assert workload.of(category, Stage.TRIAGE) == minutes
    assert workload.of(category, Stage.REVIEW) == minutes // 4


def test_work_is_done_as_late_as_it_can_be_and_not_on_days_off() -> None:
    made = cells(WEEK, [Due(WED.on, 2, 600), Due(TUE.on, 1, 60)], (480, 0, 480))
    assert [cell.needed for cell in made] == [180, 0, 480]
    assert [cell.short for cell in made] == [0, 0, 0]


MINUTES = st.integers(0, 600)


@given(st.lists(st.tuples(MINUTES, MINUTES), min_size=3, max_size=3))
def test_no_work_is_lost_and_none_is_later_than_its_day(pairs: list[tuple[int, int]]) -> None:
    """Today alone may hold more than its time, by as much as is too much on the worst day."""
    due = [Due(day.on, 1, work) for day, (work, _) in zip(WEEK, pairs, strict=True)]
    made = cells(WEEK, due, [time for _, time in pairs])
    done = [*accumulate(cell.needed for cell in made)]
    owed = [*accumulate(work for work, _ in pairs)]
    assert done[-1] == owed[-1]
    assert all(map(ge, done, owed))
    assert all(cell.needed <= cell.available for cell in made[1:])
    assert max(0, made[0].needed - made[0].available) == max(cell.short for cell in made)

"""Corrective actions: complaints by month before one and after it, with the months that count to neither."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.actions import Span, earliest, effect, is_overdue, within
from ccms_tui.rules.words import ActionStatus

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_a_branch_is_over_everything_below_it() -> None:
    assert within("billing.charged-twice", "billing") and within("billing", "billing")
    assert not within("billing", "billing.charged-twice") and not within("billings", "billing")


def test_whole_months_before_are_compared_with_whole_months_after() -> None:
    received = [
        *[date(2026, 1, 5)] * 4,
        *[date(2026, 2, 27)] * 2,
        *[date(2026, 3, 10)] * 9,
        date(2026, 4, 1),
        date(2026, 5, 31),
        date(2026, 6, 1),
    ]
    told = effect(received, date(2026, 6, 20), date(2026, 3, 15))
    assert (told.before, told.after) == (Span(6, 6), Span(2, 2))
    assert (told.before.each, told.after.each) == ("1.0", "1.0")
    assert [(one.first.month, one.complaints) for one in told.months] == [
        (9, 0),
        (10, 0),
        (11, 0),
        (12, 0),
        (1, 4),
        (2, 2),
        (3, 9),
        (4, 1),
        (5, 1),
        (6, 1),
    ]


def test_of_what_is_not_done_there_is_no_after() -> None:
    told = effect([date(2026, 2, 1), date(2026, 3, 1)], date(2026, 3, 9), None)
    assert (told.before, told.after, told.after.each) == (Span(6, 1), Span(0, 0), "")
    assert told.months[-1].first == date(2026, 3, 1)


@given(done=DAYS, today=DAYS)
def test_no_month_is_on_both_sides_and_none_is_counted_that_was_not_asked_for(
    done: date, today: date
) -> None:
    done = min(done, today)
    told = effect([], today, done)
    firsts = [one.first for one in told.months]
    assert firsts == sorted(set(firsts)) and firsts[0] == earliest(today, done)
    assert told.before.months == 6
    assert told.after.months <= 6
    assert told.before.months + told.after.months < len(firsts)


def test_late_is_what_is_open_after_its_day() -> None:
    day = date(2026, 3, 2)
    assert is_overdue(ActionStatus.OPEN, day, date(2026, 3, 3))
    assert not is_overdue(ActionStatus.OPEN, day, day)
    assert not is_overdue(ActionStatus.DONE, day, date(2026, 3, 3))

"""What holds of every deadline, whatever the calendar, the rule and the pauses."""

from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from ccms_tui.rules.allowance import Allowance, Unit
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.measures import measure_of
from ccms_tui.rules.reckoning import Terms, reckon
from ccms_tui.rules.working_time import ahead, next_open
from tests.rules.anything import EXAMPLES, FEWER, NEW_YEAR, allowances, calendars, instants, spans, terms
from tests.rules.calendars import LONDON

BUSINESS = [unit for unit in Unit if unit.startswith("business")]


@FEWER
@example(Terms(Allowance(24, Unit.HOUR)), NEW_YEAR, LONDON)
@given(terms, instants, calendars)
def test_the_steps_lead_to_the_date(rule: Terms, start: datetime, calendar: Calendar) -> None:
    found = reckon(rule, start, calendar)
    assert found.due_at > start
    assert found.steps[0].on == calendar.day_of(start)
    assert found.steps[-1].on == found.due_on
    assert [step.on for step in found.steps] == sorted({step.on for step in found.steps})
    if rule.allow.unit in {Unit.BUSINESS_DAY, Unit.DAY}:
        assert sum(step.counted for step in found.steps) == rule.allow.amount


@EXAMPLES
@given(terms, instants, st.timedeltas(timedelta(), timedelta(days=90)), calendars)
def test_a_later_beginning_is_never_due_earlier(
    rule: Terms, start: datetime, later: timedelta, calendar: Calendar
) -> None:
    assert reckon(rule, start, calendar).due_at <= reckon(rule, start + later, calendar).due_at


@EXAMPLES
@given(allowances, instants, calendars)
def test_more_is_never_due_earlier(allow: Allowance, start: datetime, calendar: Calendar) -> None:
    more = Allowance(allow.amount + 1, allow.unit)
    assert reckon(Terms(allow), start, calendar).due_at < reckon(Terms(more), start, calendar).due_at


@EXAMPLES
@given(terms, instants, st.lists(spans, max_size=1), spans, st.integers(0, 100), calendars)
def test_a_pause_split_in_two_is_one_pause(
    rule: Terms, start: datetime, others: list[tuple[datetime, datetime]], pause: tuple[datetime, datetime],
    share: int, calendar: Calendar,
) -> None:  # fmt: skip
    middle = pause[0] + (pause[1] - pause[0]) * share // 100
    whole = reckon(rule, start, calendar, pauses=(*others, pause))
    parts = reckon(rule, start, calendar, pauses=((middle, pause[1]), *others, (pause[0], middle)))
    assert whole == parts


@FEWER
@given(terms, instants, spans, calendars)
def test_resuming_restores_what_was_left(
    rule: Terms, start: datetime, pause: tuple[datetime, datetime], calendar: Calendar
) -> None:
    before, after = (reckon(rule, start, calendar, pauses=pauses) for pauses in ((), (pause,)))
    paused_at, resumed_at = max(pause[0], start), max(pause[1], start)
    if paused_at >= before.due_at:
        assert after == before
        return
    measure = measure_of(rule.allow, calendar)
    left = measure.between(paused_at, before.due_at), measure.between(resumed_at, after.due_at)
    assert abs(left[0] - left[1]) <= timedelta(microseconds=2)


@EXAMPLES
@given(st.sampled_from(BUSINESS), st.integers(1, 40), instants, instants, calendars)
def test_a_pause_outside_working_time_changes_no_business_clock(
    unit: Unit, amount: int, start: datetime, paused_at: datetime, calendar: Calendar
) -> None:
    rule = Terms(Allowance(amount, unit), thresholds=(Decimal("0.7"),))
    closing = next(ahead(calendar, paused_at))[1]
    pause = (closing, next_open(calendar, closing))
    without, with_it = reckon(rule, start, calendar), reckon(rule, start, calendar, pauses=(pause,))
    assert (without.due_at, without.thresholds) == (with_it.due_at, with_it.thresholds)


@FEWER
@given(allowances, instants, st.lists(spans, max_size=2), calendars)
def test_thresholds_are_shares_and_rise(
    allow: Allowance, start: datetime, pauses: list[tuple[datetime, datetime]], calendar: Calendar
) -> None:
    shares = tuple(map(Decimal, ("0.5", "0.7", "0.9", "1")))
    found = reckon(Terms(allow, thresholds=shares), start, calendar, pauses=tuple(pauses))
    marks = [found.thresholds[share] for share in shares]
    assert [start, *marks] == sorted([start, *marks])
    assert abs(marks[-1] - found.due_at) <= timedelta(microseconds=2)
    measure = measure_of(allow, calendar)
    if not pauses:
        gone, whole = (measure.between(start, at) for at in (marks[0], found.due_at))
        assert abs(gone * 2 - whole) <= timedelta(microseconds=6)

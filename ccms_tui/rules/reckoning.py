"""Reckoning a deadline: the date, the instant and every day that led there come from one count.

Days, weeks, months and years are counted on the local days of the calendar's zone, never as multiples of 24
hours. A business day ends at close of business, any other with the local day, unless the rule says otherwise.
Months and years end on the day of the same number, or with a month that has no such day. Spans of hours or
less end to the microsecond.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from ccms_tui.rules.allowance import Allowance, Unit
from ccms_tui.rules.calendars import BeyondReach, Calendar, Days, Span
from ccms_tui.rules.explaining import Step, Way, day_steps, span_steps
from ccms_tui.rules.measures import MICROSECOND, in_order, measure_of
from ccms_tui.rules.working_time import ONE_DAY, next_open


class Roll(StrEnum):
    """Where a last day goes that is no working day."""

    NONE = "none"
    NEXT = "next"


class Ends(StrEnum):
    """When a last day is over."""

    DAY = "day"
    CLOSE = "close"


@dataclass(frozen=True)
class Terms:
    """What a rule allows, and how it counts; a threshold is a share of the allowance."""

    allow: Allowance
    count_first_day: bool = False
    roll: Roll = Roll.NONE
    thresholds: tuple[Decimal, ...] = ()
    or_later: tuple[Allowance, ...] = ()
    """Other allowances that may be used up instead, if they end later."""
    ends: Ends | None = None
    """With the day or at close of business; else as the unit has it."""
    began: str = "received"
    """What happened on the day from which it counts."""

    @property
    def by_hours(self) -> bool:
        """Whether the last day is over at close of business."""
        return self.allow.business if self.ends is None else self.ends is Ends.CLOSE


@dataclass(frozen=True)
class Extended:
    """A later last day, from when on it was so, and why."""

    to_on: date
    since: datetime
    why: str


@dataclass(frozen=True)
class Reckoning:
    """A deadline, the instant of each threshold, and how it came about."""

    due_on: date
    due_at: datetime
    thresholds: Mapping[Decimal, datetime]
    steps: tuple[Step, ...]


def reckon(
    terms: Terms,
    start: datetime,
    calendar: Calendar,
    suspended: tuple[Days, ...] = (),
    pauses: tuple[Span, ...] = (),
) -> Reckoning:
    """When what began at an instant is due: suspended days do not count, pauses give back what they took."""
    if terms.or_later:
        each = (replace(terms, allow=allow, or_later=()) for allow in (terms.allow, *terms.or_later))
        found = [reckon(one, start, calendar, suspended, pauses) for one in each]
        return max(found, key=lambda reckoning: reckoning.due_at)
    calendar = calendar.without(suspended) if suspended else calendar
    way = Way(calendar, measure_of(terms.allow, calendar), in_order(pauses, start))
    counted = [] if terms.allow.seconds else [*_count(terms, start, way)]
    nominal = _close(terms, counted[-1].on, start, calendar) if counted else _span_end(terms, start, way)
    due_at = _resumed(terms, nominal, way, way.pauses)
    due_on = _last_day(terms, due_at, calendar)
    steps = day_steps(way, counted, due_on) if counted else span_steps(way, start, due_at, due_on)
    return Reckoning(due_on, due_at, _marks(terms, start, nominal, way), tuple(steps))


def extend(
    terms: Terms, start: datetime, calendar: Calendar, extended: Extended, pauses: tuple[Span, ...] = ()
) -> Reckoning:
    """The same with a later last day: a pause before it is in that day, a pause after it moves it."""
    before = tuple(pause for pause in pauses if pause[1] <= extended.since)
    base = reckon(terms, start, calendar, pauses=before)
    way = Way(calendar, measure_of(terms.allow, calendar), in_order(pauses, start))
    nominal = _close(terms, extended.to_on, start, calendar)
    after = tuple(pause for pause in way.pauses if pause[1] > extended.since)
    due_at = _resumed(terms, nominal, way, after)
    due_on = _last_day(terms, due_at, calendar)
    paused = sum((way.measure.between(*pause) for pause in in_order(before, start)), timedelta())
    running = way.measure.between(start, nominal) - paused
    steps = (*base.steps, *_more(way, base.due_on, extended, due_on))
    return Reckoning(due_on, due_at, _shares(terms, start, running, way), steps)


def _more(way: Way, from_on: date, extended: Extended, due_on: date) -> Iterator[Step]:
    """The days that an extension adds."""
    day = from_on + ONE_DAY
    while day <= due_on:
        why = way.measure.counts.closed(day)
        said = extended.why if day <= extended.to_on else "makes up for a pause"
        yield Step(day, not why, why or said)
        day += ONE_DAY


def _count(terms: Terms, start: datetime, way: Way) -> Iterator[Step]:
    """Each day from the first to the last that is allowed, and on to a working day where the rule says so."""
    day, number, last = way.calendar.day_of(start), 0, _length(terms, way.calendar.day_of(start))
    if not terms.count_first_day:
        yield Step(day, False, f"{terms.began} (not counted)")
        day += ONE_DAY
    while number < last:
        why = way.measure.counts.closed(day)
        number += not why
        yield Step(day, not why, why or f"day {number} of {last}")
        day += ONE_DAY
    day -= ONE_DAY
    while terms.roll is Roll.NEXT and (why := way.calendar.closed(day)):
        day += ONE_DAY
        yield Step(day, False, f"moved on, as {day - ONE_DAY} is no working day: {why}")


def _length(terms: Terms, start: date) -> int:
    """The days that an allowance is; months and years by the calendar, from the day they begin."""
    amount = terms.allow.amount
    match terms.allow.unit:
        case Unit.MONTH:
            return _months(start, amount, terms.count_first_day)
        case Unit.YEAR:
            return _months(start, 12 * amount, terms.count_first_day)
        case Unit.WEEK:
            return 7 * amount
    return amount


def _months(start: date, months: int, inclusive: bool) -> int:
    """The days to the corresponding date; a period that its first day belongs to ends the day before that."""
    import pendulum

    try:
        end = pendulum.date(start.year, start.month, start.day).add(months=months)
    except (ValueError, OverflowError) as error:
        raise BeyondReach(f"{months} months after {start} is beyond any calendar") from error
    cut_short = inclusive and end.day != start.day
    return end.toordinal() - start.toordinal() + cut_short


def _close(terms: Terms, last: date, start: datetime, calendar: Calendar) -> datetime:
    """Close of business on a last business day, unless that was over at the start; else the day's end."""
    closes = calendar.close_of(last) if terms.by_hours else start
    return closes if closes > start else calendar.end_of(last)


def _last_day(terms: Terms, due_at: datetime, calendar: Calendar) -> date:
    """The local day of a deadline; hours that close at midnight are still the day that they close."""
    return calendar.day_of(due_at - MICROSECOND if terms.allow.business else due_at)


def _resumed(terms: Terms, nominal: datetime, way: Way, pauses: tuple[Span, ...]) -> datetime:
    """A deadline moved by pauses, never back; one that ends with its day does so still."""
    moved = max(nominal, way.measure.resumed(nominal, pauses))
    whole = terms.ends is Ends.DAY and moved != nominal
    return way.calendar.end_of(way.calendar.day_of(moved)) if whole else moved


def _span_end(terms: Terms, start: datetime, way: Way) -> datetime:
    """So much time after the start, moved to the next opening where the rule says so and the day is none."""
    end = way.measure.after(start, timedelta(seconds=terms.allow.seconds or 0))
    off = terms.roll is Roll.NEXT and way.calendar.closed(_last_day(terms, end, way.calendar))
    return next_open(way.calendar, end) if off else end


def _marks(terms: Terms, start: datetime, nominal: datetime, way: Way) -> dict[Decimal, datetime]:
    """The instants at which each share of the allowed time has gone, in the unit of the allowance."""
    return _shares(terms, start, way.measure.between(start, nominal), way) if terms.thresholds else {}


def _shares(terms: Terms, start: datetime, running: timedelta, way: Way) -> dict[Decimal, datetime]:
    """The same, of so much time."""
    micros = running // MICROSECOND
    shares = {share: MICROSECOND * int(micros * share) for share in terms.thresholds}
    return {
        share: way.measure.resumed(way.measure.after(start, part), way.pauses)
        for share, part in shares.items()
    }

"""Working time between two instants, and instants so much working time apart.

Time used up exactly at closing ends there and then, not at the next opening; backwards, exactly at opening
stays at opening. An opening belongs to its span, a closing does not. The reach of the calendar ends a search.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ccms_tui.rules.calendars import Calendar, Span

NOTHING = timedelta()
ONE_DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def working(calendar: Calendar, from_at: datetime, to_at: datetime) -> timedelta:
    """The open time between two instants, negative where the second is the earlier."""
    if to_at < from_at:
        return -working(calendar, to_at, from_at)
    last = calendar.day_of(to_at)
    day, total = calendar.day_of(from_at), NOTHING
    while day <= last:
        total += sum((b - a for a, b in _within(calendar, day, from_at, to_at)), NOTHING)
        day += ONE_DAY
    return total


def working_seconds(calendar: Calendar, from_at: datetime, to_at: datetime) -> int:
    """The same in whole seconds, begun ones left out."""
    return int(working(calendar, from_at, to_at) / SECOND)


def add_working(calendar: Calendar, start: datetime, amount: timedelta) -> datetime:
    """The instant so much open time after the start, or before it where the amount is negative."""
    if amount < NOTHING:
        return _back(calendar, start, -amount)
    day = calendar.day_of(start)
    while True:
        for opens, closes in calendar.spans(day):
            left = closes - max(opens, start)
            if left > NOTHING and amount <= left:
                return max(opens, start) + amount
            amount -= max(left, NOTHING)
        day += ONE_DAY


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether an instant lies in working time."""
    return any(opens <= at < closes for opens, closes in calendar.spans(calendar.day_of(at)))


def next_open(calendar: Calendar, at: datetime) -> datetime:
    """The instant itself in working time, else the next opening."""
    return add_working(calendar, at, NOTHING)


def prev_open(calendar: Calendar, at: datetime) -> datetime:
    """The instant itself in working time or at a closing, else the closing before it."""
    return _back(calendar, at, NOTHING)


def _back(calendar: Calendar, start: datetime, amount: timedelta) -> datetime:
    day = calendar.day_of(start)
    while True:
        for opens, closes in reversed(list(calendar.spans(day))):
            left = min(closes, start) - opens
            if left > NOTHING and amount <= left:
                return min(closes, start) - amount
            amount -= max(left, NOTHING)
        day -= ONE_DAY


def _within(calendar: Calendar, day: date, from_at: datetime, to_at: datetime) -> Iterator[Span]:
    """What of a day's open spans lies between two instants."""
    for opens, closes in calendar.spans(day):
        if opens < to_at and closes > from_at:
            yield max(opens, from_at), min(closes, to_at)

"""Working time between two instants, and instants so much working time apart.

Time used up exactly at closing ends there and then, not at the next opening; backwards, exactly at opening
stays at opening. An opening belongs to its span, a closing does not. The reach of the calendar ends a search.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from ccms_tui.rules.calendars import Calendar, Day, Span

NOTHING = timedelta()
ONE_DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def working(calendar: Calendar, from_at: datetime, to_at: datetime) -> timedelta:
    """The open time between two instants, negative where the second is the earlier."""
    if to_at < from_at:
        return -working(calendar, to_at, from_at)
    look, day, last = calendar.look, calendar.day_of(from_at), calendar.day_of(to_at)
    total = _left(look(day), from_at) - _left(look(last), to_at)
    while day < last:
        day += ONE_DAY
        total += look(day).open
    return total


def _left(day: Day, at: datetime) -> timedelta:
    """What an instant leaves of the open time of its day."""
    left = NOTHING
    for opens, closes in day.spans:
        if closes > at:
            left += closes - max(opens, at)
    return left


def working_seconds(calendar: Calendar, from_at: datetime, to_at: datetime) -> int:
    """The same in whole seconds, begun ones left out."""
    return int(working(calendar, from_at, to_at) / SECOND)


def add_working(calendar: Calendar, start: datetime, amount: timedelta) -> datetime:
    """The instant so much open time after the start, or before it where the amount is negative."""
    if amount < NOTHING:
        return _back(calendar, start, -amount)
    spans = ahead(calendar, start)
    opens, closes = next(spans)
    while amount > closes - opens:
        amount -= closes - opens
        opens, closes = next(spans)
    return opens + amount


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether an instant lies in working time."""
    return any(opens <= at < closes for opens, closes in calendar.spans(calendar.day_of(at)))


def next_open(calendar: Calendar, at: datetime) -> datetime:
    """The instant itself in working time, else the next opening."""
    return next(ahead(calendar, at))[0]


def prev_open(calendar: Calendar, at: datetime) -> datetime:
    """The instant itself in working time or at a closing, else the closing before it."""
    return next(_behind(calendar, at))[1]


def ahead(calendar: Calendar, start: datetime) -> Iterator[Span]:
    """What is left of the open spans from an instant on, without end."""
    day = calendar.day_of(start)
    while True:
        yield from ((max(opens, start), closes) for opens, closes in calendar.spans(day) if closes > start)
        day += ONE_DAY


def _back(calendar: Calendar, start: datetime, amount: timedelta) -> datetime:
    spans = _behind(calendar, start)
    opens, closes = next(spans)
    while amount > closes - opens:
        amount -= closes - opens
        opens, closes = next(spans)
    return closes - amount


def _behind(calendar: Calendar, start: datetime) -> Iterator[Span]:
    """The open spans before an instant, the latest first, without end."""
    day = calendar.day_of(start)
    while True:
        spans = reversed([*calendar.spans(day)])
        yield from ((opens, min(closes, start)) for opens, closes in spans if opens < start)
        day -= ONE_DAY

"""Working time between two instants, and instants so much working time apart.

Time used up exactly at closing ends there and then, not at the next opening; backwards, exactly at opening
stays at opening. An opening belongs to its span, a closing does not. The reach of the calendar ends a search.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from ccms_tui.rules.calendars import Calendar, Span

NOTHING = timedelta()
ONE_DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def working(calendar: Calendar, from_at: datetime, to_at: datetime) -> timedelta:
    """The open time between two instants, negative where the second is the earlier."""
    if to_at < from_at:
        return -working(calendar, to_at, from_at)
    day, last = calendar.day_of(from_at), calendar.day_of(to_at)
    total = sum((_within(span, from_at, to_at) for span in calendar.spans(day)), NOTHING)
    while day + ONE_DAY < last:
        day += ONE_DAY
        total += calendar.look(day).open
    if day < last:
        total += sum((_within(span, from_at, to_at) for span in calendar.spans(last)), NOTHING)
    return total


def _within(span: Span, from_at: datetime, to_at: datetime) -> timedelta:
    """How much of a span lies between two instants."""
    return max(min(span[1], to_at) - max(span[0], from_at), NOTHING)


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

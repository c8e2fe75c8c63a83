"""Time as a clock counts it: working time, time by the stopwatch, or days on the wall.

On the wall every day is one day, though the clocks change in it: the hours of a day of 23 or of 25 are spread
evenly over it. So a pause of two days moves a date by two days, whatever the clocks did meanwhile.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce

from ccms_tui.rules.allowance import Allowance
from ccms_tui.rules.calendars import DAY, Calendar, Span, always_open
from ccms_tui.rules.working_time import ONE_DAY, add_working, working

MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Measure:
    """The calendar of what counts, and for days on the wall the calendar that tells where that wall is."""

    counts: Calendar
    wall: Calendar | None = None

    def between(self, from_at: datetime, to_at: datetime) -> timedelta:
        """How much of what counts lies between two instants."""
        return working(self.counts, self._shown(from_at), self._shown(to_at))

    def after(self, start: datetime, amount: timedelta) -> datetime:
        """The instant at which so much has gone by."""
        shown = add_working(self.counts, self._shown(start), amount)
        return _instant(self.wall, shown) if self.wall else shown

    def resumed(self, at: datetime, pauses: tuple[Span, ...]) -> datetime:
        """An instant moved by the pauses that begin before it: resuming restores what was left."""
        for paused_at, resumed_at in pauses:
            left = self.between(paused_at, at) if paused_at < at else None
            at = self.after(resumed_at, left) if left else at
        return at

    def _shown(self, instant: datetime) -> datetime:
        return _shown(self.wall, instant) if self.wall else instant


def measure_of(allow: Allowance, calendar: Calendar) -> Measure:
    """Working time, stopwatch time or days on the wall, as the unit of the allowance asks."""
    if allow.business:
        return Measure(calendar)
    if allow.seconds:
        return Measure(always_open(calendar, calendar.zone))
    return Measure(always_open(calendar, "UTC"), wall=calendar)


def in_order(pauses: tuple[Span, ...], start: datetime) -> tuple[Span, ...]:
    """Pauses since the start, by time, those that touch made one."""
    since = sorted((max(a, start), b) for a, b in pauses if b > max(a, start))
    return reduce(_joined, since, ())


def _joined(before: tuple[Span, ...], pause: Span) -> tuple[Span, ...]:
    *earlier, (paused_at, resumed_at) = before or ((pause),)
    if pause[0] > resumed_at:
        return (*before, pause)
    return (*earlier, (paused_at, max(resumed_at, pause[1])))


def _shown(wall: Calendar, instant: datetime) -> datetime:
    """What an even clock on the wall shows, written as if it were UTC."""
    day = wall.day_of(instant)
    begins, length = _day(wall, day)
    return _midnight(day) + _scaled(instant - begins, ONE_DAY, length)


def _instant(wall: Calendar, shown: datetime) -> datetime:
    """When the even clock on the wall shows that."""
    begins, length = _day(wall, shown.date())
    return begins + _scaled(shown - _midnight(shown.date()), length, ONE_DAY)


def _day(wall: Calendar, day: date) -> tuple[datetime, timedelta]:
    begins = wall.at(day, 0)
    return begins, wall.at(day, DAY) - begins


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _scaled(part: timedelta, to: timedelta, whole: timedelta) -> timedelta:
    """A part of one whole as the same part of another, to the nearest microsecond."""
    if to == whole:
        return part
    return MICROSECOND * ((part // MICROSECOND * (to // MICROSECOND) * 2 // (whole // MICROSECOND) + 1) // 2)

"""A working calendar: which hours of which days count, and where; a plain value, kept whole in the record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

DAY = 24 * 60
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Windows = tuple[tuple[int, int], ...]
"""Opening and closing in minutes of the local day, in order; 1440 is the end of the day."""
Span = tuple[datetime, datetime]
Days = tuple[date, date]
"""A first and a last day, both meant."""

OFFICE: Mapping[str, Windows] = {day: ((9 * 60, 17 * 60),) for day in DAYS[:5]}


class BeyondReach(ValueError):
    """A calendar asked about a year it says nothing of."""


class Day(NamedTuple):
    """Why a day does not count, if it does not; when it is open, and for how long."""

    closed: str | None
    spans: tuple[Span, ...]
    open: timedelta


@dataclass(frozen=True)
class Calendar:
    """Weekly hours in a zone, the days that differ, and the years of which this is known."""

    zone: str
    first_year: int
    last_year: int
    hours: Mapping[str, Windows] = field(default_factory=lambda: OFFICE)
    holidays: Mapping[date, str] = field(default_factory=dict)
    dates: Mapping[date, Windows] = field(default_factory=dict)
    code: str | None = None
    package: str | None = None
    suspended: tuple[Days, ...] = ()
    _looked: dict[date, Day] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The days that were looked at already."""

    @property
    def tz(self) -> ZoneInfo:
        """The zone, as the standard library has it."""
        return ZoneInfo(self.zone)

    def closed(self, day: date) -> str | None:
        """Why a day does not count, none for a working day; hours given for the date win over a holiday."""
        return self.look(day).closed

    def spans(self, day: date) -> tuple[Span, ...]:
        """The open spans of a day in order, as instants; an hour that the clocks skip opens nothing."""
        return self.look(day).spans

    def look(self, day: date) -> Day:
        """All there is to know of a day, reckoned once; BeyondReach where this calendar does not reach."""
        try:
            return self._looked[day]
        except KeyError:
            return self._looked.setdefault(day, self._day(day))

    def _day(self, day: date) -> Day:
        why = self._closed(day)
        spans = () if why else tuple(self._opened(day))
        return Day(why, spans, sum((closes - opens for opens, closes in spans), timedelta()))

    def _closed(self, day: date) -> str | None:
        if not self.first_year <= day.year <= self.last_year:
            raise BeyondReach(
                f"{day} is beyond the calendar, which reaches from {self.first_year} to {self.last_year}"
            )
        if any(first <= day <= last for first, last in self.suspended):
            return "suspended"
        if day in self.dates:
            return None if self.dates[day] else "closed on this date"
        usual = self.hours.get(DAYS[day.weekday()])
        return self.holidays.get(day) or (None if usual else "not a working day")

    def _opened(self, day: date) -> Iterator[Span]:
        before = datetime.min.replace(tzinfo=UTC)
        for window in self.dates.get(day) or self.hours[DAYS[day.weekday()]]:
            opens, closes = (self.at(day, minute) for minute in window)
            if max(opens, before) < closes:
                yield max(opens, before), closes
                before = closes

    def at(self, day: date, minute: int) -> datetime:
        """The instant at which the clock on the wall shows so many minutes of the day."""
        return _at(self.zone, day, minute)

    def close_of(self, day: date) -> datetime:
        """Close of business, or the end of a day that has no hours."""
        return max((closes for _, closes in self.spans(day)), default=self.end_of(day))

    def end_of(self, day: date) -> datetime:
        """The last instant that still belongs to a local day, the second of two where the clocks go back."""
        return datetime.combine(day, time.max, self.tz).replace(fold=1).astimezone(UTC)

    def day_of(self, instant: datetime) -> date:
        """The local day of an instant."""
        return instant.astimezone(self.tz).date()

    def business_day(self, day: date, later: int) -> date:
        """The business day that comes so many business days after a day."""
        for _ in range(later):
            day += timedelta(days=1)
            while self.closed(day):
                day += timedelta(days=1)
        return day

    def without(self, suspended: tuple[Days, ...]) -> "Calendar":
        """The same, but for days on which nothing counts."""
        return replace(self, suspended=self.suspended + suspended) if suspended else self

    def table(self) -> dict[str, object]:
        """Everything as JSON can hold it, for the record: `read_calendar` reads it back."""
        return {
            "zone": self.zone,
            "first_year": self.first_year,
            "last_year": self.last_year,
            "hours": {day: written(windows) for day, windows in self.hours.items()},
            "holidays": [[day.isoformat(), name] for day, name in sorted(self.holidays.items())],
            "dates": [[day.isoformat(), written(windows)] for day, windows in sorted(self.dates.items())],
            "holiday_source": self.code,
            "package": self.package,
        }


def always_open(calendar: Calendar, zone: str) -> Calendar:
    """Every minute of every day in a zone, over the same years and with the same days suspended."""
    return _always_open(zone, calendar.first_year, calendar.last_year, calendar.suspended)


@lru_cache(maxsize=100)
def _always_open(zone: str, first_year: int, last_year: int, suspended: tuple[Days, ...]) -> Calendar:
    """One for all who ask, so that its days are looked at once."""
    return Calendar(zone, first_year, last_year, dict.fromkeys(DAYS, ((0, DAY),)), suspended=suspended)


@lru_cache(maxsize=10_000)
def _at(zone: str, day: date, minute: int) -> datetime:
    return (datetime.combine(day, time(), ZoneInfo(zone)) + timedelta(minutes=minute)).astimezone(UTC)


def written(windows: Windows) -> list[list[str]]:
    """Windows as a calendar file writes them."""
    return [[f"{minute // 60:02}:{minute % 60:02}" for minute in window] for window in windows]

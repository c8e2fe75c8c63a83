"""Reading calendars: from a file that people write, and from the record; the one's keys are the other's."""

import re
from collections.abc import ItemsView, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ccms_tui.rules.calendars import DAY, DAYS, Calendar, Windows

NAMES = {str: "text", int: "a whole number", list: "a list"}
HOUR = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00", re.ASCII)


class BadCalendar(ValueError):
    """A calendar that does not say what it must: the key, and what is wrong with it."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key} {reason}")


def read_calendar(table: Mapping[str, Any], first_year: int, last_year: int) -> Calendar:
    """The calendar that a table says; its own `first_year` and `last_year`, if it has them, are its reach."""
    known = {"zone", "hours", "holidays", "dates", "holiday_source", "package", "first_year", "last_year"}
    for key in sorted(set(table) - known):
        raise BadCalendar(key, f"is unknown; there are {', '.join(sorted(known))}")
    for key in ("zone", "hours"):
        if key not in table:
            raise BadCalendar(key, "is missing")
    calendar = Calendar(
        zone=read_zone(table["zone"]),
        first_year=_of(int, table, "first_year", first_year),
        last_year=_of(int, table, "last_year", last_year),
        hours=_hours(table["hours"]),
        holidays=dict(map(_holiday, _of(list, table, "holidays", []))),
        dates=_dates(table.get("dates", {})),
        code=_of(str, table, "holiday_source", None),
        package=_of(str, table, "package", None),
    )
    if not any(calendar.hours.values()):
        raise BadCalendar("hours", "has no day with hours, so that no deadline would ever come")
    return calendar


def read_recorded(table: Mapping[str, Any]) -> Calendar:
    """The calendar that `Calendar.table` once wrote."""
    return read_calendar(table, table["first_year"], table["last_year"])


def _of(kind: type, table: Mapping[str, Any], key: str, default: Any) -> Any:
    value = table.get(key, default)
    if type(value) is not kind and not (value is None and default is None):
        raise BadCalendar(key, f"must be {NAMES[kind]}, not {value!r}")
    return value


def read_zone(value: object) -> str:
    """The name of a time zone that there is."""
    try:
        return ZoneInfo(str(value)).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadCalendar("zone", f"must name a time zone such as Europe/London, not {value!r}") from error


def _hours(value: object) -> dict[str, Windows]:
    if not isinstance(value, dict):
        raise BadCalendar("hours", f"must be a table of weekdays, not {value!r}")
    for day in value:
        if day not in DAYS:
            raise BadCalendar(f"hours.{day}", f"is unknown; the days are {', '.join(DAYS)}")
    return {day: _windows(f"hours.{day}", windows) for day, windows in value.items()}


def _windows(key: str, value: object) -> Windows:
    """Windows in order, none touching the one before it in more than its edge."""
    if not isinstance(value, list):
        raise BadCalendar(key, f"must be a list of windows, not {value!r}")
    windows = tuple(_window(key, window) for window in value)
    edges = [minute for window in windows for minute in window]
    if edges != sorted(edges) or any(opens == closes for opens, closes in windows):
        raise BadCalendar(key, "must be windows in order that do not overlap, each closing after it opens")
    return windows


def _window(key: str, value: object) -> tuple[int, int]:
    match value:
        case [str() as opens, str() as closes]:
            return _minute(key, opens), _minute(key, closes)
    raise BadCalendar(key, f'must have windows such as ["09:00", "17:00"], not {value!r}')


def _minute(key: str, text: str) -> int:
    found = HOUR.fullmatch(text)
    if not found:
        raise BadCalendar(key, f"must have times from 00:00 to 24:00, not {text!r}")
    return int(found[1]) * 60 + int(found[2]) if found[1] else DAY


def _holiday(value: object) -> tuple[date, str]:
    """A date, or a date with the holiday's name."""
    match value:
        case str():
            return _date("holidays", value), "holiday"
        case [str() as day, str() as name] if name:
            return _date("holidays", day), name
    raise BadCalendar("holidays", f'must be dates such as "2026-12-25", or dates with a name, not {value!r}')


def _dates(value: object) -> dict[date, Windows]:
    """A table of dates, as in a file, or a list of pairs, as in the record, whose keys hold no date."""
    pairs = value.items() if isinstance(value, dict) else value
    if not isinstance(pairs, list | ItemsView):
        raise BadCalendar("dates", f"must be a table of dates with their windows, not {value!r}")
    return dict(map(_dated, pairs))


def _dated(pair: object) -> tuple[date, Windows]:
    match pair:
        case [day, windows]:
            return _date("dates", day), _windows(f"dates.{day}", windows)
    raise BadCalendar("dates", f"must be pairs of a date and its windows, not {pair!r}")


def _date(key: str, value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise BadCalendar(key, f"must have dates such as 2026-12-25, not {value!r}") from error

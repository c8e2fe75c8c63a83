"""Calendars for the tests of what is reckoned by them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ccms_tui.rules.calendar_tables import read_calendar
from ccms_tui.rules.calendars import DAYS, Calendar, Windows

LONDON = Calendar(
    "Europe/London", 2015, 2040, holidays={date(2026, 4, 3): "Good Friday", date(2026, 4, 6): "Easter Monday"}
)
SYDNEY, NEW_YORK, LORD_HOWE = (
    replace(LONDON, zone=zone) for zone in ("Australia/Sydney", "America/New_York", "Australia/Lord_Howe")
)
SPLIT = replace(
    LONDON, hours={"tue": ((540, 750), (810, 1020)), "fri": ((0, 1440),), "sat": ((0, 180), (1380, 1440))}
)
EVERYWHERE = (LONDON, SYDNEY, NEW_YORK, LORD_HOWE, SPLIT, replace(SPLIT, zone="Australia/Lord_Howe"))


def open_without(calendar: Calendar, breaks: Mapping[str, list[list[str]]]) -> Calendar:
    """The calendar with spans of the wall clock taken out of some dates."""
    dates = {}
    for day, taken in breaks.items():
        on = date.fromisoformat(day)
        usual = calendar.dates.get(on) or calendar.hours.get(DAYS[on.weekday()], ())
        dates[on] = () if calendar.closed(on) else _less(usual, _windows(taken))
    return replace(calendar, dates={**calendar.dates, **dates})


def _windows(written: list[list[str]]) -> Windows:
    table = {"zone": "UTC", "hours": {"mon": written}}
    return read_calendar(table, 2026, 2026).hours["mon"]


def _less(windows: Windows, taken: Windows) -> Windows:
    for opens, closes in taken:
        windows = tuple(
            part
            for a, b in windows
            for part in ((a, min(b, opens)), (max(a, closes), b))
            if part[0] < part[1]
        )
    return windows

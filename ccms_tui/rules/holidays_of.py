"""Public holidays, from the `holidays` package, imported when first asked for: it takes a quarter second."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from typing import Any

from ccms_tui.rules.calendar_tables import BadCalendar, read_calendar
from ccms_tui.rules.calendars import Calendar

ZONES = {
    "GB": "Europe/London",
    "IE": "Europe/Dublin",
    "US": "America/New_York",
    "AU-ACT": "Australia/Sydney",
    "AU-NSW": "Australia/Sydney",
    "AU-NT": "Australia/Darwin",
    "AU-QLD": "Australia/Brisbane",
    "AU-SA": "Australia/Adelaide",
    "AU-TAS": "Australia/Hobart",
    "AU-VIC": "Australia/Melbourne",
    "AU-WA": "Australia/Perth",
    "NZ": "Pacific/Auckland",
    "DE": "Europe/Berlin",
    "FR": "Europe/Paris",
    "ES": "Europe/Madrid",
    "IT": "Europe/Rome",
    "NL": "Europe/Amsterdam",
    "BE": "Europe/Brussels",
    "AT": "Europe/Vienna",
    "CH": "Europe/Zurich",
    "SE": "Europe/Stockholm",
    "DK": "Europe/Copenhagen",
    "PL": "Europe/Warsaw",
    "IN": "Asia/Kolkata",
    "SG": "Asia/Singapore",
    "JP": "Asia/Tokyo",
}
"""Where most of a country's organisations are; all others say their zone."""


def zone_of(code: str) -> str | None:
    """The zone that goes with a calendar's code, where there is one for most who use it."""
    return ZONES.get(code) or ZONES.get(code.partition("-")[0])


def calendar_for(code: str, zone: str, first_year: int, last_year: int) -> Calendar:
    """Monday to Friday, 09:00 to 17:00, but for the public holidays of a place such as GB-ENG or US."""
    return with_holidays(Calendar(zone, first_year, last_year, code=code))


def calendar_of(table: Mapping[str, Any], first_year: int, last_year: int) -> Calendar:
    """The calendar of a file, with the holidays of the source that it names."""
    calendar = read_calendar(table, first_year, last_year)
    return with_holidays(calendar) if calendar.code and not calendar.package else calendar


def with_holidays(calendar: Calendar) -> Calendar:
    """The calendar with the public holidays of its code beside its own, and the version they are from."""
    found, package = _holidays(str(calendar.code), calendar.first_year, calendar.last_year)
    return replace(calendar, holidays={**found, **calendar.holidays}, package=package)


def _holidays(code: str, first_year: int, last_year: int) -> tuple[dict[date, str], str]:
    import holidays

    country, _, part = code.partition("-")
    try:
        found = holidays.country_holidays(country, part or None, years=range(first_year, last_year + 1))
    except NotImplementedError as error:
        wanted = f"must be a country or a part of one, such as GB-ENG or US, not {code!r}"
        raise BadCalendar("holiday_source", wanted) from error
    return dict(found), f"holidays {version('holidays')}"

"""Which calendar is meant: a code, a file, or Monday to Friday."""

import tomllib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from ccms_tui.cli.times import instant
from ccms_tui.rules.calendar_tables import BadCalendar, read_zone
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.holidays_of import calendar_for, calendar_of, zone_of

HOLIDAYS, PLAIN = 12, 100
"""Years ahead that are looked at, with public holidays and without."""

Code = Annotated[str | None, typer.Option("--calendar", help="Public holidays of a place, such as GB-ENG.")]
File = Annotated[
    Path | None, typer.Option("--calendar-file", help="Zone, hours and holidays in a TOML file.")
]
Zone = Annotated[str | None, typer.Option("--zone", help="Time zone, else the calendar's own, else UTC.")]


@dataclass(frozen=True)
class Which:
    """What was said of the calendar."""

    code: str | None
    file: Path | None
    zone: str | None

    def start(self, text: str) -> tuple[datetime, Calendar]:
        """An instant read in the calendar's zone, with that calendar for the years around it."""
        if self.code and self.file:
            raise BadCalendar("--calendar", "and --calendar-file cannot both be given")
        table = _read(self.file) if self.file else {}
        zone = read_zone(self.zone or table.get("zone") or usual_zone(self.code))
        at = instant(text, ZoneInfo(zone))
        first, last = at.year - 1, at.year + (HOLIDAYS if self.code or "holiday_source" in table else PLAIN)
        if self.file:
            return at, replace(load_calendar(self.file, first, last), zone=zone)
        return at, calendar_for(self.code, zone, first, last) if self.code else Calendar(zone, first, last)


def usual_zone(code: str | None) -> str:
    """The zone of a place, where there is one; UTC, where no place is meant."""
    zone = zone_of(code) if code else "UTC"
    if not zone:
        raise BadCalendar("--zone", f"is needed: {code} does not tell the time zone")
    return zone


def load_calendar(file: Path, first_year: int, last_year: int) -> Calendar:
    """The calendar in a file; a bad one is refused in one sentence that names the file and the key."""
    table = _read(file)
    try:
        return calendar_of(table, first_year, last_year)
    except BadCalendar as error:
        raise BadCalendar(f"{file}:", str(error)) from error


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadCalendar(f"{file}:", str(error)) from error

"""`ccms calendar`: what a calendar holds, and working time by it."""

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from ccms_tui.cli.answers import Json, answering, say
from ccms_tui.cli.times import instant, understood
from ccms_tui.cli.which_calendar import load_calendar
from ccms_tui.rules.calendars import Windows, written
from ccms_tui.rules.holidays_of import calendar_for, zone_of
from ccms_tui.rules.working_time import working_seconds

Year = Annotated[int, typer.Option(min=1900, max=2199)]


def add_calendar(ccms: typer.Typer) -> None:
    """Add the commands."""
    calendars = typer.Typer(help="Holidays, hours and working time.", no_args_is_help=True)
    calendars.command("show")(_show)
    calendars.command("hours")(_hours)
    ccms.add_typer(calendars, name="calendar")


def _show(
    code: Annotated[str, typer.Argument(help="Such as GB-ENG.")], year: Year, as_json: Json = False
) -> None:
    """Show the hours of a place, and its public holidays in a year."""
    with answering(as_json), understood():
        calendar = calendar_for(code, zone_of(code) or "UTC", year, year)
        holidays = sorted((day, name) for day, name in calendar.holidays.items() if day.year == year)
        found = {
            "calendar": code,
            "year": year,
            "zone": zone_of(code),
            "hours": {day: written(windows) for day, windows in calendar.hours.items()},
            "holidays": [{"on": day.isoformat(), "name": name} for day, name in holidays],
            "source": calendar.package,
        }
        hours = [f"{day}  {_spoken(windows)}" for day, windows in calendar.hours.items()]
        say(found, "\n".join([*hours, *(f"{day:%a} {day}  {name}" for day, name in holidays)]), as_json)


def _hours(
    calendar_file: Annotated[Path, typer.Option(help="Zone, hours and holidays in a TOML file.")],
    from_: Annotated[str, typer.Option("--from")],
    to: Annotated[str, typer.Option("--to")],
    as_json: Json = False,
) -> None:
    """Tell the working time between two instants in seconds, negative where the second is the earlier."""
    with answering(as_json), understood():
        years = sorted(instant(text, ZoneInfo("UTC")).year for text in (from_, to))
        calendar = load_calendar(calendar_file, years[0] - 1, years[1] + 1)
        seconds = working_seconds(calendar, instant(from_, calendar.tz), instant(to, calendar.tz))
        say({"seconds": seconds}, str(seconds), as_json)


def _spoken(windows: Windows) -> str:
    return ", ".join("-".join(window) for window in written(windows))

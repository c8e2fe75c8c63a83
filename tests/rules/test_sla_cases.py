"""Working time as the tests of four other systems have it, and where we differ on purpose."""

import json
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

import pytest

from ccms_tui.rules.allowance import Allowance, Unit
from ccms_tui.rules.calendar_tables import read_calendar
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.reckoning import Terms, reckon
from ccms_tui.rules.working_time import add_working, ahead, is_open, next_open, prev_open, working_seconds
from tests.rules.calendars import open_without
from tests.tree import ROOT

FILE = ROOT.parent / "shared" / "data" / "sla_cases.json"
KNOWN: dict[str, Any] = json.loads(FILE.read_text()) if FILE.exists() else {"calendars": {}, "cases": []}

ORIGIN = "a count that begins on a day off begins there, not on the next working day"
HOURS = "a day counted keeps the time of day, and is not moved into the hours"
DIFFERENT = {
    "biz-010": HOURS,
    "biz-011": HOURS,
    "biz-014": HOURS,
    "biz-015": HOURS,
    "biz-018": "the end before the start is negative, not nothing",
    "biz-035": "time used up exactly at closing ends there, not at the next opening",
    "working_hours-005": ORIGIN,
    "working_hours-006": ORIGIN,
    "working_hours-008": ORIGIN,
    "working_hours-009": ORIGIN,
    "working_hours-087": "a day of 25 hours has 25 hours of working time, as many as pass",
}


@pytest.mark.skipif(not FILE.exists(), reason=f"{FILE} is not here")
def test_all_the_cases_are_there() -> None:
    assert len(KNOWN["cases"]) == 217
    assert set(DIFFERENT) <= {case["id"] for case in KNOWN["cases"]}


@pytest.mark.parametrize("case", KNOWN["cases"], ids=lambda case: case["id"])
def test_we_agree_or_say_why_not(case: dict[str, Any]) -> None:
    calendar = _calendar(KNOWN["calendars"][case["calendar"]])
    found = globals()[f"_{case['kind']}"](calendar, case)
    wanted = next(case[key] for key in ("expected", "expected_seconds", "expected_days") if key in case)
    assert (found == _read(wanted)) == (case["id"] not in DIFFERENT), found


def _calendar(table: dict[str, Any]) -> Calendar:
    """Their calendar as one of ours: a break is a date with hours of its own."""
    ours: dict[str, Any] = {key: table[key] for key in ("hours", "holidays") if key in table}
    calendar = read_calendar({"zone": table["tz"], "dates": table.get("date_hours", {}), **ours}, 1991, 2030)
    return open_without(calendar, table.get("breaks", {}))


def _add(calendar: Calendar, case: dict[str, Any]) -> datetime:
    start = datetime.fromisoformat(case["start"])
    back = case.get("direction") == "backward"
    return (
        prev_open(calendar, start)
        if back
        else add_working(calendar, start, timedelta(seconds=case["seconds"]))
    )


def _between(calendar: Calendar, case: dict[str, Any]) -> int:
    return working_seconds(calendar, *(datetime.fromisoformat(case[key]) for key in ("start", "end")))


def _is_open(calendar: Calendar, case: dict[str, Any]) -> bool:
    return is_open(calendar, datetime.fromisoformat(case["at"]))


def _next_open(calendar: Calendar, case: dict[str, Any]) -> datetime:
    return next_open(calendar, datetime.fromisoformat(case["start"]))


def _prev_open(calendar: Calendar, case: dict[str, Any]) -> datetime:
    return prev_open(calendar, datetime.fromisoformat(case["start"]))


def _periods(calendar: Calendar, case: dict[str, Any]) -> list[list[datetime]]:
    spans = ahead(calendar, datetime.fromisoformat(case["start"]))
    return [list(span) for span in islice(spans, case["count"])]


def _days_between(calendar: Calendar, case: dict[str, Any]) -> int:
    first, last = sorted(date.fromisoformat(case[key]) for key in ("start", "end"))
    days = sum(not calendar.closed(first + timedelta(days=n + 1)) for n in range((last - first).days))
    return days if case["start"] <= case["end"] else -days


def _add_days(calendar: Calendar, case: dict[str, Any]) -> date:
    """Working days on from a date, or from an instant, which keeps its time of day."""
    start = datetime.fromisoformat(case["start"])
    begun = start if start.tzinfo else start.replace(tzinfo=calendar.tz)
    day = _counted(calendar, begun, case["days"])
    moved = begun.astimezone(calendar.tz) + timedelta(days=(day - calendar.day_of(begun)).days)
    return moved if "T" in case["start"] else day


def _counted(calendar: Calendar, start: datetime, days: int) -> date:
    if days > 0:
        return reckon(Terms(Allowance(days, Unit.BUSINESS_DAY)), start, calendar).due_on
    day = calendar.day_of(start)
    while days < 0:
        day -= timedelta(days=1)
        days += not calendar.closed(day)
    return day


def _read(value: Any) -> Any:
    """What a case expects, with its instants read."""
    if isinstance(value, list):
        return [_read(item) for item in value]
    if isinstance(value, str):
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    return value

"""Deadlines by the book: what regulators' own examples say, and what holds of every calendar."""

import csv
import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from ccms_tui.rules.allowance import Allowance, BadAllowance, Unit, parse_allowance
from ccms_tui.rules.calendars import BeyondReach, Calendar
from ccms_tui.rules.holidays_of import calendar_for, zone_of
from ccms_tui.rules.reckoning import Reckoning, Roll, Terms, reckon
from tests.rules.calendars import LONDON, LORD_HOWE, NEW_YORK, SPLIT, SYDNEY
from tests.tree import ROOT

FILE = ROOT.parent / "shared" / "domain" / "golden_deadlines.csv"
GOLDEN = list(csv.DictReader(FILE.open())) if FILE.exists() else []
RULE = re.compile(r"(\d+)(BD|WD|d|w|m)( INCL)?( roll)?(?: stop (\S+)\.\.(\S+))?")
UNITS = {"BD": Unit.BUSINESS_DAY, "WD": Unit.BUSINESS_DAY, "d": Unit.DAY, "w": Unit.WEEK, "m": Unit.MONTH}
THURSDAY = datetime(2026, 4, 2, 10, 0, tzinfo=ZoneInfo("Europe/London"))


def due(
    text: str,
    start: datetime = THURSDAY,
    calendar: Calendar = LONDON,
    first: bool = False,
    roll: Roll = Roll.NONE,
) -> Reckoning:
    return reckon(Terms(parse_allowance(text), first, roll), start, calendar)


@pytest.mark.skipif(not GOLDEN, reason=f"{FILE} is not here")
def test_every_golden_row_can_be_said() -> None:
    assert all(RULE.fullmatch(row["rule"]) for row in GOLDEN)


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row["id"])
def test_golden(row: dict[str, str]) -> None:
    rule = RULE.fullmatch(row["rule"])
    zone = zone_of(row["calendar"])
    assert rule
    assert zone
    start = datetime.fromisoformat(row["trigger_date"].partition(" ")[0]).replace(tzinfo=ZoneInfo(zone))
    stop = ((date.fromisoformat(rule[5]), date.fromisoformat(rule[6])),) if rule[5] else ()
    roll = Roll.NEXT if rule[4] else Roll.NONE
    allow = Allowance(int(rule[1]), UNITS[rule[2]])
    calendar = calendar_for(row["calendar"], zone, start.year, start.year + 4)
    assert (
        reckon(Terms(allow, bool(rule[3]), roll), start, calendar, stop).due_on.isoformat() == row["expected"]
    )


@pytest.mark.parametrize(
    ("text", "first", "roll", "on"),
    [
        ("1 business day", False, Roll.NONE, "2026-04-07"),
        ("1 business day", True, Roll.NONE, "2026-04-02"),
        ("2 weeks", True, Roll.NONE, "2026-04-15"),
        ("1 calendar day", False, Roll.NEXT, "2026-04-07"),
        ("1 month", False, Roll.NONE, "2026-05-02"),
        ("1 month", True, Roll.NONE, "2026-05-01"),
        ("1 year", False, Roll.NONE, "2027-04-02"),
        ("24 hours", False, Roll.NONE, "2026-04-03"),
        ("24 hours", False, Roll.NEXT, "2026-04-07"),
        ("7 business hours", False, Roll.NONE, "2026-04-02"),
        ("8 business hours", False, Roll.NONE, "2026-04-07"),
    ],
)
def test_units(text: str, first: bool, roll: Roll, on: str) -> None:
    assert due(text, first=first, roll=roll).due_on.isoformat() == on


@pytest.mark.parametrize(
    ("start", "text", "first", "on"),
    [
        ("2026-01-31", "1 month", False, "2026-02-28"),
        ("2026-08-31", "6 months", False, "2027-02-28"),
        ("2027-08-31", "6 months", False, "2028-02-29"),
        ("2028-02-29", "1 year", False, "2029-02-28"),
        ("2026-03-01", "6 months", True, "2026-08-31"),
        ("2026-08-31", "6 months", True, "2027-02-28"),
    ],
)
def test_a_month_ends_on_its_number_or_with_the_month(start: str, text: str, first: bool, on: str) -> None:
    begun = datetime.fromisoformat(start).replace(tzinfo=UTC)
    assert due(text, begun, first=first).due_on.isoformat() == on


def test_a_business_day_ends_at_closing_and_a_calendar_day_with_the_day() -> None:
    assert due("1 business day").due_at == datetime(2026, 4, 7, 16, tzinfo=UTC)
    assert due("1 day").due_at == datetime(2026, 4, 3, 22, 59, 59, 999999, tzinfo=UTC)
    assert due("1 business day", calendar=SPLIT).due_at == datetime(2026, 4, 4, 23, tzinfo=UTC)
    assert due("1 business day", calendar=SPLIT).due_on == date(2026, 4, 4)


def test_received_after_closing_on_a_day_that_counts_leaves_the_rest_of_the_day() -> None:
    evening = THURSDAY.replace(hour=18)
    assert due("1 business day", evening, first=True).due_at == LONDON.end_of(date(2026, 4, 2))


def test_every_day_is_explained() -> None:
    why = [(step.on.day, step.counted, step.why) for step in due("2 business days").steps]
    assert why == [
        (2, False, "received (not counted)"),
        (3, False, "Good Friday"),
        (4, False, "not a working day"),
        (5, False, "not a working day"),
        (6, False, "Easter Monday"),
        (7, True, "day 1 of 2"),
        (8, True, "day 2 of 2"),
    ]


def test_a_pause_is_explained() -> None:
    tuesday = datetime(2026, 4, 7, tzinfo=UTC)
    pause = (tuesday + timedelta(hours=14), tuesday + timedelta(days=2, hours=10))
    found = reckon(Terms(parse_allowance("3 business days")), THURSDAY, LONDON, pauses=(pause,))
    assert [step.why for step in found.steps[5:]] == [
        "day 1 of 3, 2 h paused",
        "paused",
        "day 3 of 3, 2 h paused",
        "makes up for a pause",
        "not a working day",
        "not a working day",
        "makes up for a pause",
    ]
    assert found.due_at == datetime(2026, 4, 13, 12, tzinfo=UTC)


def test_a_span_that_ends_as_a_day_begins_is_explained_up_to_that_day() -> None:
    found = due("24 hours", datetime(2026, 1, 5, tzinfo=UTC))
    assert [(step.on.day, step.counted, step.why) for step in found.steps] == [
        (5, True, "24 h"),
        (6, False, "over as the day begins"),
    ]


def test_hours_that_close_at_midnight_are_over_on_the_day_that_they_close() -> None:
    found = due("2 business hours", datetime(2026, 4, 4, 22, tzinfo=UTC), SPLIT, roll=Roll.NEXT)
    assert (found.due_on, found.due_at) == (date(2026, 4, 7), datetime(2026, 4, 7, 9, tzinfo=UTC))
    last = due("1 business hour", datetime(2026, 4, 4, 22, tzinfo=UTC), SPLIT, roll=Roll.NEXT)
    assert (last.due_on, last.due_at) == (date(2026, 4, 4), datetime(2026, 4, 4, 23, tzinfo=UTC))
    assert [step.on for step in last.steps] == [date(2026, 4, 4)]


def test_suspended_days_are_explained() -> None:
    found = reckon(
        Terms(parse_allowance("2 days")), THURSDAY, LONDON, ((date(2026, 4, 3), date(2026, 4, 10)),)
    )
    assert found.due_on == date(2026, 4, 12)
    assert [step.why for step in found.steps].count("suspended") == 8


@pytest.mark.parametrize(
    "text", ["", "3", "days", "0 days", "-1 days", "1.5 days", "3 fortnights", "٣ days", "99999999999 days"]
)
def test_what_is_no_allowance_is_refused(text: str) -> None:
    with pytest.raises(BadAllowance, match="allowance"):
        parse_allowance(text)


def test_an_allowance_is_written_as_it_is_read() -> None:
    for text in (
        "1 business day",
        "10 business days",
        "90 business seconds",
        "8 weeks",
        "24 hours",
        "6 months",
    ):
        assert str(parse_allowance(text)) == text
    assert parse_allowance(" 10 Working  Days ") == Allowance(10, Unit.BUSINESS_DAY)


@pytest.mark.parametrize(
    "text", ["900 months", "999999999 days", "999999999 months", "999999999 business hours"]
)
def test_beyond_the_calendar_is_an_error_that_says_so(text: str) -> None:
    with pytest.raises(BeyondReach, match="beyond"):
        due(text)


@pytest.mark.parametrize(
    ("calendar", "change"),
    [
        (LONDON, "2026-03-29"),
        (LONDON, "2026-10-25"),
        (SYDNEY, "2026-04-05"),
        (SYDNEY, "2026-10-04"),
        (NEW_YORK, "2026-03-08"),
        (NEW_YORK, "2026-11-01"),
        (LORD_HOWE, "2026-04-05"),
        (LORD_HOWE, "2026-10-04"),
    ],
    ids=lambda value: str(getattr(value, "zone", value)),
)
def test_the_day_the_clocks_change_is_a_day_and_24_hours_are_24_hours(
    calendar: Calendar, change: str
) -> None:
    noon = datetime.combine(date.fromisoformat(change), time(12), calendar.tz) - timedelta(days=1)
    assert due("3 days", noon, calendar).due_at == calendar.end_of(noon.date() + timedelta(days=3))
    rule = Terms(parse_allowance("2 weeks"))
    paused = reckon(rule, noon, calendar, pauses=((noon, noon + timedelta(days=2)),))
    assert paused.due_at == calendar.end_of(noon.date() + timedelta(days=16))
    assert due("24 hours", noon, calendar).due_at - noon.astimezone(UTC) == timedelta(hours=24)

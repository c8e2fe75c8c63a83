"""Calendars: what they say of a day, how they are written down, and working time by them."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ccms_tui.rules.calendar_tables import BadCalendar, read_calendar, read_recorded
from ccms_tui.rules.calendars import BeyondReach, Calendar
from ccms_tui.rules.canonical import canonical
from ccms_tui.rules.holidays_of import calendar_for, calendar_of, zone_of
from ccms_tui.rules.working_time import add_working, is_open, next_open, prev_open, working_seconds
from tests.rules.calendars import LONDON, LORD_HOWE, SPLIT

SUNDAY = {"sun": ((0, 1440),)}
FILE: dict[str, Any] = {
    "zone": "Europe/London",
    "hours": {"tue": [["09:00", "12:30"], ["13:30", "17:00"]], "sat": [["20:00", "24:00"]]},
    "holidays": ["2026-12-25", ["2026-12-29", "Stocktaking"]],
    "dates": {"2026-12-22": [["09:00", "12:00"]], "2026-12-25": [["10:00", "11:00"]], "2026-12-26": []},
}


def test_a_day_says_why_it_does_not_count() -> None:
    calendar = read_calendar(FILE, 2026, 2027)
    said = {day: calendar.closed(date(2026, 12, day)) for day in range(21, 30)}
    assert said == {
        21: "not a working day",
        22: None,
        23: "not a working day",
        24: "not a working day",
        25: None,
        26: "closed on this date",
        27: "not a working day",
        28: "not a working day",
        29: "Stocktaking",
    }


def test_a_calendar_survives_the_record() -> None:
    for calendar in (read_calendar(FILE, 2026, 2027), calendar_for("GB-ENG", "Europe/London", 2026, 2027)):
        assert read_recorded(json.loads(canonical(calendar.table()))) == calendar


def test_public_holidays_come_with_their_version() -> None:
    calendar = calendar_for("GB-SCT", "Europe/London", 2026, 2026)
    assert calendar.closed(date(2026, 11, 30)) == "Saint Andrew's Day"
    assert calendar.closed(date(2026, 4, 6)) is None
    assert calendar.package
    assert calendar.package.startswith("holidays ")
    assert zone_of("GB-SCT") == "Europe/London"
    assert zone_of("BR") is None


def test_a_file_layers_its_own_days_over_the_public_ones() -> None:
    own = {**FILE, "hours": {"mon": [["09:00", "17:00"]]}, "holiday_source": "GB-SCT"}
    own["dates"] = {"2026-11-30": [["09:00", "17:00"]]}
    calendar = calendar_of(own, 2026, 2026)
    assert calendar.closed(date(2026, 11, 30)) is None
    assert calendar.closed(date(2026, 8, 3)) == "Summer Bank Holiday"
    assert calendar_of(calendar.table(), 2000, 2001) == calendar


@pytest.mark.parametrize("code", ["XX", "GB-XX", "", "gb", "GB-ENG-X"])
def test_an_unknown_place_is_refused_in_a_sentence(code: str) -> None:
    with pytest.raises(BadCalendar, match="such as GB-ENG"):
        calendar_for(code, "UTC", 2026, 2026)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("zone", "Mars/Olympus"),
        ("zone", "../../etc/passwd"),
        ("zone", 3),
        ("hours", []),
        ("hours", {}),
        ("hours", {"mon": []}),
        ("hours", {"monday": [["09:00", "17:00"]]}),
        ("hours", {"mon": ["09:00", "17:00"]}),
        ("hours", {"mon": [["9:00", "17:00"]]}),
        ("hours", {"mon": [["17:00", "09:00"]]}),
        ("hours", {"mon": [["09:00", "24:30"]]}),
        ("hours", {"mon": [["09:00", "09:00"]]}),
        ("hours", {"mon": [["09:00", "13:00"], ["12:00", "17:00"]]}),
        ("hours", {"mon": [["09:00"]]}),
        ("hours", {"mon": "09:00"}),
        ("holidays", "2026-12-25"),
        ("holidays", ["25.12.2026"]),
        ("holidays", [["2026-12-25", ""]]),
        ("holidays", [20261225]),
        ("holiday_source", 7),
        ("dates", ["2026-12-25"]),
        ("dates", 3),
        ("dates", {"yesterday": []}),
        ("first_year", "2026"),
        ("first_year", True),
        ("colour", "red"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_key(key: str, value: object) -> None:
    with pytest.raises(BadCalendar, match=f"^{key}"):
        read_calendar({**FILE, key: value}, 2026, 2027)


@pytest.mark.parametrize("key", ["zone", "hours"])
def test_what_is_missing_is_named(key: str) -> None:
    with pytest.raises(BadCalendar, match=f"{key} is missing"):
        read_calendar({name: value for name, value in FILE.items() if name != key}, 2026, 2027)


def test_beyond_its_years_a_calendar_says_so() -> None:
    with pytest.raises(
        BeyondReach, match="2041-01-01 is beyond the calendar, which reaches from 2015 to 2040"
    ):
        next_open(LONDON, datetime(2040, 12, 31, 20, tzinfo=UTC))


def test_closing_and_opening_are_what_they_are() -> None:
    friday = datetime(2026, 5, 8, tzinfo=UTC)
    closing, opening = friday.replace(hour=16), friday.replace(day=11, hour=8)
    assert add_working(LONDON, friday.replace(hour=15), timedelta(hours=1)) == closing
    assert add_working(LONDON, closing, timedelta(hours=1)) == opening + timedelta(hours=1)
    assert add_working(LONDON, opening + timedelta(hours=1), timedelta(hours=-1)) == opening
    assert (is_open(LONDON, opening), is_open(LONDON, closing)) == (True, False)
    assert (next_open(LONDON, closing), prev_open(LONDON, opening)) == (opening, closing)


@pytest.mark.parametrize(
    ("calendar", "day", "hours"),
    [
        (SPLIT, "2026-03-28", 4),
        (replace(LONDON, hours=SUNDAY), "2026-03-29", 23),
        (replace(LONDON, hours=SUNDAY), "2026-10-25", 25),
        (replace(LORD_HOWE, hours=SUNDAY), "2026-04-05", 24.5),
        (replace(LONDON, hours={"sun": ((60, 90), (90, 120), (120, 180))}), "2026-03-29", 1),
        (replace(LONDON, hours={"sun": ((60, 105), (120, 130))}), "2026-03-29", 0.75),
    ],
)
def test_hours_are_as_many_as_pass(calendar: Calendar, day: str, hours: float) -> None:
    on = date.fromisoformat(day)
    midnight, next_one = calendar.at(on, 0), calendar.at(on + timedelta(days=1), 0)
    assert working_seconds(calendar, midnight, next_one) == hours * 3600
    edges = [edge for span in calendar.spans(on) for edge in span]
    assert edges == sorted(edges)


def test_a_day_ends_when_its_last_hour_has_passed_twice() -> None:
    """In Sao Paulo clocks went back at midnight."""
    ends = replace(LONDON, zone="America/Sao_Paulo").end_of(date(2018, 2, 17))
    assert ends == datetime(2018, 2, 18, 2, 59, 59, 999999, tzinfo=UTC)
    assert ends.tzinfo is UTC


def test_suspended_days_are_off_from_the_first_to_the_last() -> None:
    calendar = LONDON.without(((date(2026, 4, 8), date(2026, 4, 9)),))
    said = [calendar.closed(date(2026, 4, day)) for day in (7, 8, 9, 10)]
    assert said == [None, "suspended", "suspended", None]


def test_an_hour_that_the_clocks_skip_opens_nothing() -> None:
    skipped = replace(LONDON, hours={"sun": ((60, 120),)})
    assert skipped.spans(date(2026, 3, 29)) == ()


@pytest.mark.parametrize(
    ("later", "on"), [(0, "2026-04-02"), (1, "2026-04-07"), (2, "2026-04-08"), (5, "2026-04-13")]
)
def test_business_days_later_pass_over_all_that_is_closed(later: int, on: str) -> None:
    assert LONDON.business_day(date(2026, 4, 2), later) == date.fromisoformat(on), "Easter is between"


def test_business_days_later_end_where_the_calendar_does() -> None:
    with pytest.raises(BeyondReach):
        LONDON.business_day(date(LONDON.last_year, 12, 31), 1)

"""Traps that other systems of this kind fell into, each shut: on a real database where it concerns one."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest

from ccms_tui.desk.closing import Reopen
from ccms_tui.desk.letters import Acknowledge
from ccms_tui.desk.owning import Assign
from ccms_tui.desk.record import Log
from ccms_tui.desk.timing import Pause, Resume, WhyThisDate
from ccms_tui.desk.triage import Classify, Note
from ccms_tui.local import premises
from ccms_tui.rules.allowance import parse_allowance
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clocks import Clock, State, breached_since, state
from ccms_tui.rules.reckoning import Terms, reckon
from ccms_tui.rules.regime_tables import read_regime
from ccms_tui.rules.tables import BadPack
from ccms_tui.rules.words import Risk
from tests.cast import Chances
from tests.conftest import DATA, House
from tests.rules.calendars import LONDON
from tests.services.lives import closed, whole

on_a_database = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
GENERAL = (DATA / "regimes" / "general.toml").read_text()
WAIT, LATE = "waiting_for_complainant", {State.BREACHED, State.MET_LATE}


def clock(house: House, kind: str = "final_response", case: int = 1) -> Clock:
    return [one for one in house.sheet(case).clocks if one.kind == kind][-1]


def late(house: House, case: int = 1) -> set[tuple[int, str, int]]:
    """The clocks of a case that are late or were."""
    clocks = house.sheet(case).clocks
    return {(one.round, one.kind, one.number) for one in clocks if state(one, house.now) in LATE}


@on_a_database
def test_d1_closing_a_late_case_does_not_clear_that_it_was_late(house: House) -> None:
    house.later(days=2)
    assert late(house) == {(1, "acknowledgement", 1)}
    closed(house)
    house.later(days=100)
    house.act("ana", Reopen, reason="more to it")
    assert (1, "acknowledgement", 1) in late(house)
    assert state(house.sheet().clocks[0], house.now) is State.MET_LATE
    assert whole(house)


@on_a_database
def test_d2_a_breach_that_nobody_looked_at_while_it_lasted_is_a_breach(house: House) -> None:
    due = clock(house, "acknowledgement").due_at
    house.now = due + timedelta(minutes=5)
    house.act("ana", Acknowledge)
    house.later(days=30)
    assert state(clock(house, "acknowledgement"), house.now) is State.MET_LATE
    assert breached_since(clock(house, "acknowledgement")) == due


@on_a_database
def test_d5_editing_restarts_no_clock(house: House) -> None:
    before = ran(house)
    house.later(hours=3)
    house.act("ana", Note, text="called")
    house.act("ana", Classify, category="billing", risk=Risk.HIGH, product="current account")
    house.act("sam", Assign, to="Ben Okoro", reason="leave")
    assert ran(house) == before


def ran(house: House) -> list[tuple[str, datetime, datetime]]:
    """Since when each clock has run, and until when it may: risk moves thresholds, and neither of these."""
    return [(clock.kind, clock.started_at, clock.due_at) for clock in house.sheet().clocks]


def test_d6_a_clock_without_a_target_is_refused_by_its_key() -> None:
    pack = tomllib.loads(GENERAL, parse_float=Decimal)
    for key, value in (("allow", None), ("allow", "never"), ("thresholds", []), ("target", "3 weeks")):
        changed = {**pack["clocks"][2], key: value}
        clocks = [*pack["clocks"][:2], {name: value for name, value in changed.items() if value is not None}]
        with pytest.raises(BadPack, match=rf"^clocks\.3\.{key} "):
            read_regime({**pack, "clocks": clocks})


def new_policy(house: House, folder: Path, *changes: tuple[str, str]) -> None:
    """The house opens again with another version of its general pack beside the one there was."""
    text = GENERAL
    for old, new in changes:
        text = text.replace(old, new)
    (copytree(DATA, folder) / "regimes" / "general-next.toml").write_text(text)
    house.premises.database.close()
    house.premises = premises(house.url, folder, house.files, house.clock, Chances())
    house.desks.clear()


TIGHTER = ('version = "2026-01"', 'version = "2026-02"'), ('"10 business days"', '"3 business days"')


@on_a_database
def test_d7_a_change_of_policy_moves_no_open_deadline(house: House, tmp_path: Path) -> None:
    before = house.sheet().clocks
    new_policy(house, tmp_path / "data", *TIGHTER)
    assert house.sheet().clocks == before
    house.act("ana", Pause, reason=WAIT)
    house.later(days=1)
    house.act("ana", Resume, reason="it came")
    assert clock(house).due_on == before[2].due_on + timedelta(days=1)
    house.open()
    assert (house.sheet(2).regime_version, clock(house, case=2).due_on) == ("2026-02", date(2026, 3, 6))
    assert whole(house)


@on_a_database
def test_d8_a_pause_over_a_change_of_policy_and_of_risk_counts_once(house: House, tmp_path: Path) -> None:
    house.later(days=3)
    house.act("ana", Pause, reason=WAIT)
    house.later(hours=24)
    new_policy(house, tmp_path / "data", *TIGHTER)
    house.act("ana", Classify, category="billing", risk=Risk.HIGH)
    house.later(days=6)
    house.act("ana", Resume, reason="it came")
    resumed = clock(house)
    assert (resumed.due_on, len(resumed.pauses)) == (date(2026, 3, 23), 1)
    house.later(hours=1)
    house.act("ana", Pause, reason=WAIT)
    house.later(hours=60)
    house.act("ana", Resume, reason="it came too")
    why = house.ana.see(WhyThisDate(case=1, kind="final_response")).clocks[0]
    assert clock(house).due_at == why.clock.due_at
    assert len(clock(house).pauses) == 2
    assert whole(house)


@on_a_database
def test_d8_closed_hours_of_a_pause_are_not_given_back(house: House) -> None:
    due = clock(house).due_at
    house.now = datetime(2026, 3, 6, 17, 30, tzinfo=UTC)
    house.act("ana", Pause, reason=WAIT)
    house.now = datetime(2026, 3, 9, 8, tzinfo=UTC)
    house.act("ana", Resume, reason="over the weekend")
    assert clock(house).due_at == due


@on_a_database
def test_d9_reopening_gives_neither_an_instant_breach_nor_free_time(house: House) -> None:
    closed(house)
    house.later(days=60)
    house.act("ana", Reopen, reason="more to it")
    again = [one for one in house.sheet().clocks if one.round == 2]
    assert {(one.started_at, state(one, house.now)) for one in again} == {(house.now, State.ON_TRACK)}
    assert clock(house).due_on == date(2026, 5, 18)  # ten business days of Friday 1 May, 4 May being none
    assert "reopening: new_timer" in house.ana.see(Log(case=1)).entries[0].summary
    assert whole(house)


def test_d17_days_on_which_the_clocks_change() -> None:
    start = datetime(2026, 3, 27, 16, tzinfo=UTC)
    due = reckon(Terms(parse_allowance("2 calendar days")), start, LONDON)
    assert (due.due_on, due.due_at.hour) == (date(2026, 3, 29), 22)
    hours = reckon(Terms(parse_allowance("48 hours")), start, LONDON)
    assert hours.due_at == start + timedelta(hours=48)
    two = reckon(Terms(parse_allowance("9 business hours")), datetime(2026, 10, 23, 15, tzinfo=UTC), LONDON)
    assert two.due_at == datetime(2026, 10, 26, 17, tzinfo=UTC)


LUNCH = ((9 * 60, 12 * 60 + 30), (13 * 60 + 30, 17 * 60))


def test_d17_lunch_breaks_and_weeks_without_a_monday() -> None:
    hours = {day: LUNCH for day in ("tue", "wed", "thu", "fri")}
    shop = Calendar("UTC", 2025, 2027, hours)
    friday = datetime(2026, 3, 6, 16, 30, tzinfo=UTC)
    assert reckon(Terms(parse_allowance("4 business hours")), friday, shop).due_at == datetime(
        2026, 3, 10, 12, 30, tzinfo=UTC
    )
    assert reckon(Terms(parse_allowance("1 business day")), friday, shop).due_on == date(2026, 3, 10)


def test_d17_two_thresholds_in_one_minute() -> None:
    terms = Terms(parse_allowance("2 minutes"), thresholds=(Decimal("0.7"), Decimal("0.9")))
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    made = reckon(terms, start, LONDON)
    escalate, review = made.thresholds.values()
    assert start < escalate < review < made.due_at
    assert review - escalate < timedelta(minutes=1)
    running = Clock("x", 1, start, made.due_on, made.due_at, escalate, review)
    moments = (start, escalate, review, made.due_at, made.due_at + timedelta(microseconds=1))
    assert [state(running, at) for at in moments] == [
        State.ON_TRACK,
        State.ESCALATE,
        State.REVIEW_DUE,
        State.REVIEW_DUE,
        State.BREACHED,
    ]
    stopped = replace(running, stopped_at=made.due_at)
    assert state(stopped, made.due_at + timedelta(days=9)) is State.MET

"""A clock's state is made by the time at which one looks; nothing of it is stored."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from subprocess import run
from sys import executable

import pytest

from ccms_tui.rules.clocks import Clock, Pause, State, breached_since, state, used

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
CLOCK = Clock(
    kind="final_response",
    round=1,
    started_at=START,
    due_on=(START + 100 * HOUR).date(),
    due_at=START + 100 * HOUR,
    escalate_at=START + 50 * HOUR,
    review_at=START + 80 * HOUR,
)
LATE = CLOCK.due_at + timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("hours", "stands", "share"),
    [
        (-1, State.ON_TRACK, 0),
        (0, State.ON_TRACK, 0),
        (25, State.ON_TRACK, 35),
        (50, State.ESCALATE, 70),
        (65, State.ESCALATE, 80),
        (80, State.REVIEW_DUE, 90),
        (90, State.REVIEW_DUE, 95),
        (100, State.REVIEW_DUE, 100),
        (101, State.BREACHED, 101),
        (300, State.BREACHED, 300),
    ],
)
def test_a_clock_is_what_the_time_makes_it(hours: int, stands: State, share: int) -> None:
    assert (state(CLOCK, START + hours * HOUR), used(CLOCK, START + hours * HOUR)) == (stands, share)


@pytest.mark.parametrize(("minutes", "share"), [(33 * 60, 46), (99 * 60 + 54, 99), (101 * 60 + 30, 101)])
def test_what_is_used_is_a_whole_number_that_is_reached(minutes: int, share: int) -> None:
    found = used(CLOCK, START + timedelta(minutes=minutes))
    assert (found, type(found)) == (share, int)


def test_late_since_it_runs_again() -> None:
    again = replace(CLOCK, again_at=LATE)
    assert breached_since(again) == LATE
    assert breached_since(replace(CLOCK, again_at=START)) == CLOCK.due_at


def test_stopped_is_met_or_met_late_for_ever() -> None:
    assert state(replace(CLOCK, stopped_at=CLOCK.due_at), LATE) is State.MET
    assert state(replace(CLOCK, stopped_at=LATE), START) is State.MET_LATE
    assert used(replace(CLOCK, stopped_at=START + 25 * HOUR), LATE) == 35


def test_paused_stands_still_but_a_breach_is_not_undone() -> None:
    paused = replace(CLOCK, paused_at=START + 65 * HOUR)
    assert (state(paused, LATE + 900 * HOUR), used(paused, LATE + 900 * HOUR)) == (State.PAUSED, 80)
    assert state(paused, START + 65 * HOUR) is State.PAUSED
    assert state(replace(CLOCK, paused_at=LATE), LATE + 900 * HOUR) is State.BREACHED


def test_stopped_while_paused_in_time_is_met() -> None:
    both = replace(CLOCK, paused_at=START + 65 * HOUR, stopped_at=LATE)
    assert (state(both, LATE), used(both, LATE)) == (State.MET, 80)


def test_late_since() -> None:
    assert breached_since(CLOCK) == CLOCK.due_at
    assert breached_since(replace(CLOCK, stopped_at=LATE)) == CLOCK.due_at
    assert breached_since(replace(CLOCK, stopped_at=CLOCK.due_at)) is None
    assert breached_since(replace(CLOCK, paused_at=START)) is None


def test_a_pause_that_is_over_uses_nothing() -> None:
    pause = Pause(START + 10 * HOUR, START + 20 * HOUR, "waiting_for_complainant")
    marks = {name: getattr(CLOCK, name) + 10 * HOUR for name in ("escalate_at", "review_at", "due_at")}
    clock = Clock(**vars(CLOCK) | marks | {"pauses": (pause,)})
    assert [used(clock, START + hours * HOUR) for hours in (10, 15, 20, 35, 60, 110)] == [
        14,
        14,
        14,
        35,
        70,
        100,
    ]


def test_marks_that_fall_together_are_no_error() -> None:
    flat = Clock(**vars(CLOCK) | dict.fromkeys(("escalate_at", "review_at", "due_at"), START))
    assert (used(flat, START), state(flat, START)) == (100, State.REVIEW_DUE)


def test_a_screen_that_shows_clocks_imports_little() -> None:
    heavy = {"pendulum", "holidays", "msgspec", "sqlalchemy", "textual"}
    code = "import sys, ccms_tui.rules.clocks; print(*sys.modules)"
    loaded = run([executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not heavy & set(loaded)

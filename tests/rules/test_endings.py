"""What is told in hindsight stops a clock when it is told, and makes none be in time again."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ccms_tui.rules.endings import stops_at, told
from ccms_tui.rules.regimes import Reopening
from tests.rules.calendars import LONDON
from tests.rules.test_clock_rules import PACKS
from tests.rules.test_clocks import CLOCK, HOUR, LATE, START

DUE, NEXT = CLOCK.due_at, LATE + HOUR


@pytest.mark.parametrize(
    ("happened", "now", "known", "stops"),
    [
        (START + HOUR, DUE, START, START + HOUR),
        (START + HOUR, NEXT, START, NEXT),
        (DUE, NEXT, START, NEXT),
        (LATE, NEXT, START, LATE),
        (START + HOUR, NEXT, DUE, NEXT),
        (START + HOUR, NEXT, LATE, START + HOUR),
    ],
)
def test_only_what_is_told_in_time_was_in_time(
    happened: datetime, now: datetime, known: datetime, stops: datetime
) -> None:
    assert stops_at(CLOCK, happened, now, known) == stops


def test_a_clock_that_stood_in_time_is_stopped_when_it_is_said() -> None:
    paused = replace(CLOCK, paused_at=START + 2 * HOUR)
    assert stops_at(paused, START + HOUR, NEXT, START) == START + HOUR


def test_a_round_that_was_late_is_told_as_late() -> None:
    before = replace(CLOCK, stopped_at=LATE)
    again = replace(CLOCK, round=2, again_at=LATE + timedelta(days=9))
    (said,) = told(again, before, LONDON, "reopening: same_clock: Regulation 4")
    assert "round 1 goes on to its date: stopped late on 2026-03-06" in said
    assert said.endswith(
        "set running again on 2026-03-15, and late from then on (reopening: same_clock: Regulation 4)"
    )
    in_time = replace(again, again_at=DUE)
    assert "late from then on" not in "".join(told(in_time, before, LONDON, ""))
    assert list(told(CLOCK, None, LONDON, "")) == []


def test_a_pack_that_keeps_the_clock_says_by_whose_rule() -> None:
    same = [pack for pack in PACKS.values() if pack.reopening is Reopening.SAME_CLOCK]
    assert len(same) == 3
    assert all(pack.reopens.startswith("reopening: same_clock: ") for pack in same)

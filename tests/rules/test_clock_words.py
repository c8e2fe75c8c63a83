"""How a clock stands, in words: what is long over is said in the units that people use for it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ccms_tui.rules.clock_words import gone, span, standing
from tests.rules.told import FINAL, HOUR, MONDAY

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (timedelta(minutes=99), "99 m"),
        (timedelta(minutes=100), "1 h"),
        (47 * HOUR, "47 h"),
        (48 * HOUR, "2 d"),
        (999 * DAY, "999 d"),
        (1000 * DAY, "2 y"),
        (9055 * DAY, "24 y"),
    ],
)
def test_a_length_of_time_is_said_in_its_largest_sensible_unit(time: timedelta, said: str) -> None:
    assert span(time) == said


def test_what_is_late_says_by_how_long_and_never_by_how_many_per_cent() -> None:
    assert standing(FINAL, MONDAY + 60 * HOUR) == "on track, 60 %"
    assert standing(FINAL, FINAL.due_at + 812 * DAY) == "breached, late 812 d"
    ended = replace(FINAL, stopped_at=FINAL.due_at + 3 * HOUR)
    assert standing(ended, FINAL.due_at + 9000 * DAY) == "met, late 3 h"
    assert gone(replace(FINAL, stopped_at=FINAL.escalate_at), FINAL.due_at + DAY) == "70 %"

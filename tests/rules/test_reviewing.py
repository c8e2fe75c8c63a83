"""The manager's look at what is running out of time: when it is due, and what it holds up."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.reviewing import final, not_the_owner, review_is_due, reviewed_in_time
from tests.rules.told import ACK, ANA, FINAL, HOUR, INVESTIGATION, MONDAY, SAM, Told, asking, said

AT = FINAL.review_at
BEFORE, AFTER = AT - timedelta(microseconds=1), AT + HOUR


@pytest.mark.parametrize(
    ("clock", "reviewed_at", "now", "due"),
    [
        (FINAL, None, BEFORE, False),
        (FINAL, None, AT, True),
        (FINAL, None, FINAL.due_at + HOUR, True),
        (FINAL, BEFORE, AFTER, True),
        (FINAL, AT, AFTER, False),
        (replace(FINAL, stopped_at=BEFORE), None, AFTER, False),
        (replace(FINAL, stopped_at=AFTER), None, AFTER, True),
        (replace(FINAL, stopped_at=AFTER), AFTER, AFTER, False),
        (replace(FINAL, paused_at=BEFORE), None, AFTER, False),
        (replace(FINAL, paused_at=AT), None, AFTER, True),
        (replace(FINAL, paused_at=BEFORE, stopped_at=AFTER), None, AFTER, False),
    ],
)
def test_a_review_is_due_from_its_mark_on_until_somebody_looked(
    clock: Clock, reviewed_at: datetime | None, now: datetime, due: bool
) -> None:
    facts = Told(clocks=(ACK, INVESTIGATION, clock), reviewed_at=reviewed_at)
    assert review_is_due(facts, asking(now=now)) is due
    assert bool(said(reviewed_in_time(facts, asking(now=now)))) is due


def test_no_other_clock_asks_for_a_review() -> None:
    late = replace(ACK, due_at=MONDAY, review_at=MONDAY)
    assert not review_is_due(Told(clocks=(late, FINAL)), asking(now=MONDAY + HOUR))


def test_the_last_round_is_the_one_that_runs() -> None:
    again = replace(FINAL, round=2)
    assert final(Told(clocks=(FINAL, ACK, again, INVESTIGATION))) is again


def test_the_owner_is_nobody_else() -> None:
    assert said(not_the_owner(Told(owner=SAM.id), asking(SAM))) == ["the owner of a case does not review it"]
    assert said(not_the_owner(Told(owner=ANA.id), asking(SAM))) == []

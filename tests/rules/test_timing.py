"""When clocks may be stopped, paused and resumed, and how urgent a case is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.timing import (
    NEVER,
    Urgency,
    can_pause,
    can_resume,
    not_acknowledged,
    pausable,
    running,
    urgency,
)
from tests.rules.told import ACK, FINAL, HOUR, INVESTIGATION, MONDAY, Told, asking, clock, said

MARKS = (FINAL.escalate_at, FINAL.review_at, FINAL.due_at)
STOPPED = [replace(one, stopped_at=MONDAY) for one in (ACK, INVESTIGATION, FINAL)]


@pytest.mark.parametrize(
    ("clocks", "marks"),
    [
        ((), (NEVER, None, None, None)),
        (STOPPED, (NEVER, None, None, None)),
        ((ACK, INVESTIGATION, FINAL), (ACK.due_at, *MARKS)),
        ((STOPPED[0], INVESTIGATION, FINAL), (INVESTIGATION.due_at, *MARKS)),
        ((ACK, INVESTIGATION, STOPPED[2]), (ACK.due_at, None, None, None)),
        ((STOPPED[0], FINAL), (FINAL.due_at, *MARKS)),
    ],
)
def test_a_case_is_as_urgent_as_its_next_deadline(clocks: list[Clock], marks: tuple[object, ...]) -> None:
    assert urgency(tuple(clocks)) == marks


CLOCKS = st.lists(
    st.builds(clock, st.sampled_from(["acknowledgement", "investigation", "update"]), st.integers(1, 500)),
    max_size=5,
).map(tuple)


@given(CLOCKS, st.data())
def test_stopping_a_clock_never_makes_a_case_more_urgent(
    clocks: tuple[Clock, ...], data: st.DataObject
) -> None:
    before = urgency(clocks)
    assert all(before.urgent_at <= one.due_at for one in running(clocks))
    if clocks:
        at = data.draw(st.integers(0, len(clocks) - 1))
        after = urgency((*clocks[:at], replace(clocks[at], stopped_at=MONDAY), *clocks[at + 1 :]))
        assert after.urgent_at >= before.urgent_at


def test_nothing_due_sorts_after_all_that_is() -> None:
    assert Urgency(NEVER, None, None, None).urgent_at > FINAL.due_at + timedelta(days=365_000)


def test_a_complaint_is_acknowledged_once() -> None:
    assert said(not_acknowledged(Told(), asking())) == []
    assert said(not_acknowledged(Told(clocks=tuple(STOPPED)), asking())) == ["it has been acknowledged"]
    again = (STOPPED[0], replace(ACK, round=2))
    assert said(not_acknowledged(Told(clocks=again), asking())) == []


def test_only_what_the_regime_lets_wait_is_paused() -> None:
    facts = Told(clocks=(ACK, replace(INVESTIGATION, stopped_at=MONDAY), FINAL))
    assert pausable(facts, asking()) == (FINAL,)
    assert said(can_pause(facts, asking())) == []
    (none,) = can_pause(Told(clocks=(ACK, *STOPPED[1:])), asking())
    assert (none.text, none.source) == ("no clock of this case may be paused", "general 2026-01")


def test_what_is_paused_is_resumed_before_it_is_paused_again() -> None:
    paused = Told(clocks=(ACK, replace(FINAL, paused_at=MONDAY + HOUR)))
    assert said(can_pause(paused, asking())) == ["its clocks are paused already"]
    assert pausable(paused, asking()) == ()
    assert said(can_resume(paused, asking())) == []
    assert said(can_resume(Told(), asking())) == ["no clock of this case is paused"]
    over = replace(FINAL, paused_at=MONDAY, stopped_at=MONDAY)
    assert said(can_resume(Told(clocks=(over,)), asking())) == ["no clock of this case is paused"]

"""Clocks over the life of a case: what stops them, pauses them, and calls for a manager."""

from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise

import pytest

from ccms_tui.desk.approving import Return
from ccms_tui.desk.deciding import Decide
from ccms_tui.desk.letters import Acknowledge, Send
from ccms_tui.desk.timing import KeepPromise, Pause, Promise, Resume, Review, WhyThisDate
from ccms_tui.rules.clocks import Clock, State, state
from ccms_tui.rules.reviewing import SOURCE as REVIEW
from ccms_tui.rules.words import LetterKind
from tests.conftest import House
from tests.services.lives import against, investigated, propose, proposed, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
WAIT = "waiting_for_complainant"


def clock(house: House, kind: str = "final_response") -> Clock:
    return next(clock for clock in house.sheet().clocks if clock.kind == kind)


def why_agrees(house: House) -> bool:
    """Whether every date as kept is the date that its explanation comes to."""
    for why in house.ana.see(WhyThisDate(case=1)).clocks:
        kept = clock(house, why.clock.kind)
        assert (why.clock.due_at, why.escalate_at) == (kept.due_at, kept.escalate_at)
    return True


def test_clocks_start_with_the_complaint_and_stop_with_what_they_wait_for(house: House) -> None:
    assert [made.due_on for made in house.sheet().clocks] == [
        date(2026, 3, 3),
        date(2026, 3, 9),
        date(2026, 3, 16),
    ]
    house.act("ana", Acknowledge)
    assert clock(house, "acknowledgement").stopped_at == house.now
    assert against(lambda: house.act("ana", Acknowledge)) == {"lifecycle"}
    assert why_agrees(house)


def test_a_pause_gives_back_what_it_took(house: House) -> None:
    house.later(days=1)
    house.act("ana", Pause, reason=WAIT, note="the statement")
    assert against(lambda: house.act("ana", Pause, reason=WAIT)) == {"lifecycle"}
    house.later(days=7)
    assert state(clock(house), house.now) is State.PAUSED
    house.act("ana", Resume, reason="it came")
    assert clock(house).due_on == date(2026, 3, 23)
    assert clock(house, "acknowledgement").due_on == date(2026, 3, 3)
    assert against(lambda: house.act("ana", Resume, reason="x")) == {"lifecycle"}
    assert why_agrees(house)
    assert whole(house)


def test_only_what_the_regime_names_is_waited_for(house: House) -> None:
    assert against(lambda: house.act("ana", Pause, reason="holiday")) == {"general 2026-01"}
    assert "permissions" in against(lambda: house.act("ben", Pause, reason=WAIT))


def test_a_clock_that_stops_while_it_is_paused_was_not_late(house: House) -> None:
    house.act("ana", Pause, reason=WAIT)
    house.later(days=30)
    propose(house, evidence=())
    investigation = clock(house, "investigation")
    assert (state(investigation, house.now), investigation.paused_at) == (State.MET, None)
    assert investigation.due_at > house.now
    assert clock(house).paused_at
    house.later(days=1)
    house.act("ana", Resume, reason="it came")
    assert why_agrees(house)
    assert whole(house)


def test_a_proposal_that_is_returned_leaves_its_clock_to_the_same_date(house: House) -> None:
    house.act("ana", Pause, reason=WAIT)
    house.later(days=7)
    house.act("ana", Resume, reason="it came")
    proposed(house)
    before = clock(house, "investigation").due_at
    house.later(hours=1)
    house.act("sam", Return, comments="say more")
    assert (clock(house, "investigation").due_at, clock(house, "investigation").stopped_at) == (before, None)
    assert why_agrees(house)


def test_past_ninety_per_cent_a_manager_looks_first(house: House) -> None:
    investigated(house)
    propose(house)
    house.now = clock(house).review_at
    assert against(lambda: house.act("ana", Decide)) == {REVIEW}
    assert against(lambda: house.act("ana", Review, blocking="x", plan="y")) == {"permissions", REVIEW}
    house.act("sam", Review, blocking="nothing", plan="decide today")
    house.act("ana", Decide)
    assert house.sheet().reviews[0].manager == "Sam Tan"
    assert whole(house)


def test_a_review_before_its_time_is_not_the_one_that_is_asked_for(house: House) -> None:
    investigated(house)
    house.act("sam", Review, blocking="nothing", plan="early")
    house.now = clock(house).review_at
    assert against(lambda: propose(house)) == {REVIEW}


def test_the_owner_does_not_review_their_own_case(empty_house: House) -> None:
    empty_house.open(who="sam")
    assert against(lambda: empty_house.act("sam", Review, blocking="x", plan="y")) == {REVIEW}


def test_a_promise_is_kept_once(house: House) -> None:
    house.act("ana", Promise, text="call back", by=date(2026, 3, 4))
    house.act("ana", KeepPromise, item=1)
    assert against(lambda: house.act("ana", KeepPromise, item=1)) == {"promises"}
    assert against(lambda: house.act("ana", KeepPromise, item=2)) == {"promises"}
    assert house.sheet().promises[0].kept_at == house.now


def test_a_letter_that_went_earlier_stops_its_clock_then(house: House) -> None:
    early = datetime(2026, 3, 2, 8, tzinfo=UTC)
    late = datetime(2026, 3, 2, 23, tzinfo=UTC)
    for sent in (early, late):
        holding = partial(house.act, "ana", Send, kind=LetterKind.HOLDING, text="soon", sent=sent)
        assert against(holding) == {"letters"}
    house.later(hours=24)
    went = datetime(2026, 3, 2, 11, tzinfo=UTC)
    house.act("ana", Send, kind=LetterKind.ACKNOWLEDGEMENT, text="we have it", sent=went)
    assert clock(house, "acknowledgement").stopped_at == went
    assert state(clock(house, "acknowledgement"), house.now) is State.MET


def test_no_clock_of_a_case_ends_before_it_escalates(house: House) -> None:
    for made in house.sheet().clocks:
        assert all(first <= then for first, then in pairwise([made.escalate_at, made.review_at, made.due_at]))

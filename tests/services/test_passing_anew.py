"""Thresholds that move: earlier with a higher risk, ahead again with a pause or an extension."""

import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import psycopg
import pytest

from ccms_tui.automation.sweeping import sweep
from ccms_tui.desk.extending import Extend
from ccms_tui.desk.letters import Acknowledge, Send
from ccms_tui.desk.queue import Queue
from ccms_tui.desk.risk import EscalationRisk
from ccms_tui.desk.timing import Pause, Resume, WhyThisDate
from ccms_tui.desk.triage import Classify
from ccms_tui.rules.clocks import Clock, State, state
from ccms_tui.rules.words import LetterKind, Risk, Tab
from tests.conftest import House
from tests.services.backdoors import back_door, rows
from tests.services.lives import whole
from tests.services.test_watching import ESCALATED, LATE, REVIEW, final, here, swept

TICK = timedelta(microseconds=1)
LATER = date(2026, 4, 22)


def running(house: House) -> Clock:
    """The clock of the final response, as the case shows it."""
    return house.sheet().clocks[-1]


def classify(house: House, risk: Risk) -> None:
    house.act("ana", Classify, category="billing", risk=risk)


def at_risk(house: House) -> bool:
    """Whether the queue and the picture of risk say so, of the only case."""
    listed = house.sam.see(Queue(tab=Tab.AT_RISK)).total == 1
    assert listed == (len(house.sam.see(EscalationRisk()).rows) == 1)
    return listed


def test_a_higher_risk_passes_its_thresholds_earlier_and_is_due_when_it_was(house: House) -> None:
    house.act("ana", Acknowledge)
    before = running(house)
    house.now = before.escalate_at - timedelta(hours=1)
    assert (state(before, house.now), at_risk(house)) == (State.ON_TRACK, False)
    classify(house, Risk.HIGH)
    clock = running(house)
    assert (clock.escalate_share, clock.review_share, clock.due_at) == (50, 80, before.due_at)
    assert (state(clock, house.now), at_risk(house)) == (State.ESCALATE, True)
    (why,) = house.ana.see(WhyThisDate(case=1, kind="final_response")).clocks
    assert (why.escalate_at, why.review_at, why.clock) == (clock.escalate_at, clock.review_at, clock)
    swept(house)
    assert (swept(house).acted, final(house)) == (0, [ESCALATED])
    assert whole(house)


@here
def test_a_case_that_is_opened_with_a_high_risk_has_them_from_the_first(empty_house: House) -> None:
    empty_house.open(risk=Risk.HIGH)
    assert {clock.thresholds for clock in empty_house.sheet().clocks} == {
        tuple(empty_house.premises.policy.watching.earlier[Risk.HIGH])
    }


@here
def test_a_lower_risk_sets_them_back_and_they_pass_anew(house: House) -> None:
    house.act("ana", Acknowledge)
    usual = running(house)
    classify(house, Risk.HIGH)
    house.now = running(house).escalate_at
    swept(house)
    classify(house, Risk.LOW)
    assert running(house) == usual
    assert (state(running(house), house.now), swept(house).acted) == (State.ON_TRACK, 0)
    house.now = usual.escalate_at
    swept(house)
    assert (final(house), swept(house).acted) == ([ESCALATED, ESCALATED], 0)
    assert whole(house)


@here
def test_a_policy_that_changed_moves_no_threshold_by_itself(house: House) -> None:
    before = running(house)
    classify(house, Risk.HIGH)
    high = running(house)
    policy = house.premises.policy
    another = replace(policy, watching=replace(policy.watching, earlier={}))
    house.premises = replace(house.premises, policy=another)
    house.desks.clear()
    house.act("ana", Pause, reason="waiting_for_complainant")
    house.act("ana", Resume, reason="it came")
    assert running(house).thresholds == high.thresholds
    classify(house, Risk.MEDIUM)
    assert running(house).thresholds == before.thresholds


def extended(house: House, case: int = 1) -> None:
    """The final response is due a month later, as the regime allows."""
    text = "We need until 22 April, because the bank abroad is closed."
    letter = house.act("ana", Send, case, kind=LetterKind.HOLDING, text=text).made["letter"]
    why = {"ground": "exceptional_beyond_our_control", "reason": "the bank abroad is closed"}
    house.act("sam", Extend, case, clock="final_response", to=LATER, letter=letter, **why)


def test_what_an_extension_moved_ahead_is_raised_again_when_it_passes_anew(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-fca-disp-psd")
    house.now = running(house).review_at
    house.act("ana", Acknowledge)
    swept(house)
    assert final(house) == [ESCALATED, REVIEW]
    extended(house)
    assert (state(running(house), house.now), swept(house).acted) == (State.ON_TRACK, 0)
    for at, told in (
        (running(house).escalate_at, [ESCALATED]),
        (running(house).review_at, [ESCALATED, REVIEW]),
        (running(house).due_at + TICK, [ESCALATED, REVIEW, LATE]),
    ):
        house.now = at - TICK
        swept(house)
        assert final(house) == [ESCALATED, REVIEW, *told[:-1]]
        house.now = at
        assert (swept(house).acted, swept(house).acted) == (1, 0)
        assert final(house) == [ESCALATED, REVIEW, *told]
    assert whole(house)


@here
def test_a_pause_that_began_after_a_threshold_leaves_it_raised(house: House) -> None:
    house.act("ana", Acknowledge)
    house.now = running(house).review_at
    swept(house)
    told = final(house)
    house.act("ana", Pause, reason="waiting_for_complainant")
    house.later(days=30)
    house.act("ana", Resume, reason="it came")
    assert (swept(house).acted, final(house)) == (0, told)
    house.now = running(house).due_at + TICK
    assert (swept(house).acted, final(house)) == (1, [*told, LATE])


@here
def test_four_sweeps_at_once_raise_what_passed_anew_once(empty_house: House) -> None:
    house = empty_house
    for number in range(1, 7):
        house.open(regime="uk-fca-disp-psd")
        house.act("ana", Acknowledge, number)
    house.now = running(house).escalate_at
    swept(house)
    for number in range(1, 7):
        extended(house, number)
    house.now = running(house).escalate_at
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda desk: sweep(desk, page=2), (house.sam, house.sue, house.cora, house.adm)))
    told = rows(house.url, "SELECT case_id, passing FROM notice WHERE kind = 'final_response'")
    assert Counter(map(tuple, told)) == {(case, time): 1 for case in range(1, 7) for time in (1, 2)}
    assert whole(house)


def test_the_database_itself_refuses_to_raise_a_threshold_twice(house: House) -> None:
    house.later(days=2)
    swept(house)
    columns = "case_id, kind, round, number, mark, passed_at, raised_at, person, part, missed, passing"
    again = f"INSERT INTO notice ({columns}) SELECT {{}} FROM notice"
    with pytest.raises((sqlite3.IntegrityError, psycopg.errors.UniqueViolation)):
        back_door(house.url, again.format(columns))
    back_door(house.url, again.format(columns.replace("passing", "passing + 1")))

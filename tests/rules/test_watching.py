"""What passes when, and who hears of it: whoever is there, and never nobody."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.people import Role
from ccms_tui.rules.policy import BadPolicy
from ccms_tui.rules.policy_tables import read_policy
from ccms_tui.rules.watching import (
    Colleague,
    Mark,
    Promised,
    Route,
    Thresholds,
    is_news,
    promised,
    route,
    silent_since,
    still_raised,
    unraised,
)
from ccms_tui.rules.words import Risk
from tests.rules.test_policy import FILES
from tests.rules.told import FINAL, MONDAY

FALLBACK = (Role.SUPERVISOR, Role.ADMINISTRATOR)
TICK = timedelta(microseconds=1)


def somebody(id: int, name: str, *roles: Role, **more: Any) -> Colleague:
    plain = Colleague(id, name, frozenset(roles), active=True, away=False, manager=None, deputy=None)
    return replace(plain, **more)


ANA = somebody(1, "Ana", Role.HANDLER, manager=2)
SAM = somebody(2, "Sam", Role.SUPERVISOR, deputy=3)
SUE = somebody(3, "Sue", Role.SUPERVISOR)
ADA = somebody(4, "Ada", Role.ADMINISTRATOR)
EVERYBODY = (ANA, SAM, SUE, ADA)


def heard(*changed: Colleague, of: int = 1, own: bool = False) -> Route:
    people = {one.id: one for one in (*EVERYBODY, *changed)}
    return route(of, people, FALLBACK, own)


def away(one: Colleague) -> Colleague:
    return replace(one, away=True)


def test_the_manager_hears_of_it() -> None:
    assert heard() == Route(2, "manager", ())


def test_away_their_deputy_hears_of_it() -> None:
    assert heard(away(SAM)) == Route(3, "deputy of Sam", ("Sam, manager, is away",))


def test_then_whoever_is_there_of_the_fallback_roles() -> None:
    gone = (away(SAM), replace(SUE, active=False))
    missed = ("Sam, manager, is away", "Sue, deputy of Sam, has left", "Sam, supervisor, is away")
    assert heard(*gone) == Route(4, "administrator", missed)


def test_without_a_manager_a_supervisor_hears_of_it() -> None:
    assert heard(replace(ANA, manager=None)) == Route(2, "supervisor", ("Ana has no manager",))


def test_nobody_is_told_of_their_own_case_as_its_manager_or_deputy() -> None:
    own_deputy = (replace(SAM, away=True, deputy=1), away(SUE))
    assert heard(*own_deputy).to == 4
    assert heard(of=2).to == 3


def test_a_promise_is_told_to_whoever_made_it_or_above_them() -> None:
    assert heard(own=True) == Route(1, "whose it is", ())
    assert heard(away(ANA), own=True) == Route(2, "manager", ("Ana, whose it is, is away",))


def test_an_owner_who_is_gone_is_named() -> None:
    assert heard(replace(ANA, active=False)).missed == ("Ana, whose it is, has left",)


def test_when_everybody_is_away_it_stands_against_a_name_all_the_same() -> None:
    everybody = tuple(map(away, EVERYBODY))
    found = heard(*everybody)
    assert (found.to, found.part, len(found.missed)) == (2, "though away", 6)
    alone = {1: replace(ANA, away=True, manager=None)}
    assert route(1, alone, FALLBACK).to == 1


@pytest.mark.parametrize(
    ("at", "marks"),
    [
        (FINAL.escalate_at - TICK, []),
        (FINAL.escalate_at, [Mark.ESCALATION]),
        (FINAL.review_at, [Mark.ESCALATION, Mark.REVIEW]),
        (FINAL.due_at, [Mark.ESCALATION, Mark.REVIEW]),
        (FINAL.due_at + TICK, [Mark.ESCALATION, Mark.REVIEW, Mark.BREACH]),
    ],
)
def test_a_mark_passes_at_its_instant_and_a_deadline_after_it(at: datetime, marks: list[Mark]) -> None:
    assert [one.mark for one in unraised(FINAL, None, at)] == marks
    stopped = replace(FINAL, stopped_at=at)
    assert [one.mark for one in unraised(stopped, None, FINAL.due_at + timedelta(days=9))] == marks
    paused = replace(FINAL, paused_at=at)
    assert [one.mark for one in unraised(paused, None, FINAL.due_at + timedelta(days=9))] == marks


def test_what_was_raised_is_not_raised_again() -> None:
    late = FINAL.due_at + TICK
    assert [one.mark for one in unraised(FINAL, Mark.ESCALATION, late)] == [Mark.REVIEW, Mark.BREACH]
    assert unraised(FINAL, Mark.BREACH, late) == ()


SHARES = st.tuples(st.integers(1, 98), st.integers(1, 98)).filter(lambda pair: pair[0] < pair[1])


def shares(percents: tuple[int, int]) -> Thresholds:
    return Decimal(percents[0]) / 100, Decimal(percents[1]) / 100


@given(SHARES, st.lists(SHARES, max_size=3))
def test_no_risk_passes_later_than_usual_nor_later_than_a_lower_risk(
    usual: tuple[int, int], wanted: list[tuple[int, int]]
) -> None:
    table = dict(zip(reversed(Risk), wanted, strict=False))
    files = {
        **FILES,
        "watch": {**FILES["watch"], "thresholds": {r: [p / 100 for p in w] for r, w in table.items()}},
    }
    try:
        watching = read_policy(files, {}).watching
    except BadPolicy:
        return
    each = [watching.thresholds(shares(usual), risk) for risk in Risk]
    for lower, higher in pairwise([shares(usual), *each]):
        assert higher[0] <= lower[0]
        assert higher[1] <= lower[1]
        assert higher[0] < higher[1]


def test_what_comes_to_lie_ahead_again_is_no_longer_raised() -> None:
    later = replace(FINAL, review_at=FINAL.due_at, due_at=FINAL.due_at + timedelta(days=1))
    assert still_raised(FINAL, Mark.REVIEW, FINAL.review_at) is Mark.REVIEW
    assert still_raised(later, Mark.REVIEW, FINAL.review_at) is Mark.ESCALATION
    assert still_raised(later, Mark.ESCALATION, FINAL.escalate_at - TICK) is None
    assert still_raised(later, None, FINAL.due_at) is None
    assert still_raised(FINAL, Mark.ESCALATION, FINAL.due_at + TICK) is Mark.ESCALATION


def test_a_promise_breaks_when_its_day_is_over() -> None:
    day = date(2026, 3, 3)
    after, much_later = day + timedelta(days=1), day + timedelta(days=9)
    assert promised(day, None, day) is Promised.OPEN
    assert promised(day, None, after) is Promised.BROKEN
    assert promised(day, after, much_later) is Promised.KEPT_LATE
    assert promised(day, day, much_later) is Promised.KEPT


def test_the_silence_of_the_watch_begins_when_it_is_overdue_and_never_before_its_first_round() -> None:
    five = timedelta(minutes=5)
    assert silent_since(None, five, MONDAY) is None
    assert silent_since(MONDAY, five, MONDAY + five) is None
    assert silent_since(MONDAY, five, MONDAY + five + TICK) == MONDAY


def test_a_quiet_sweep_is_noted_three_times_in_an_interval_at_most() -> None:
    four = timedelta(minutes=4)
    assert is_news(False, None, four, MONDAY)
    assert is_news(True, MONDAY, four, MONDAY)
    assert not is_news(False, MONDAY, four, MONDAY + timedelta(seconds=79))
    assert is_news(False, MONDAY, four, MONDAY + timedelta(seconds=80))

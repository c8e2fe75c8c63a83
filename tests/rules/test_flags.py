"""Flags: what they stop, who lifts them, who clears them."""

from dataclasses import replace

import pytest

from ccms_tui.rules.facts import Signature
from ccms_tui.rules.flags import clears, stops
from ccms_tui.rules.people import Actor, Role
from ccms_tui.rules.policy import FlagRule, Stoppable
from ccms_tui.rules.words import FlagKind
from tests.rules.told import (
    ANA,
    IDA,
    LEE,
    MORI,
    OTTO,
    PROPOSED,
    SAM,
    SHIPPED,
    Told,
    asking,
    for_whom,
    said,
    sources,
)


def flagged(*kinds: FlagKind, by: Role | None = None) -> Told:
    """A proposal in a flagged case, signed in one role or none."""
    signatures = (Signature(by, MORI.id),) if by else ()
    return replace(PROPOSED, flags=frozenset(kinds), signatures=signatures)


@pytest.mark.parametrize("kind", FlagKind)
@pytest.mark.parametrize("act", Stoppable)
def test_a_flag_stops_what_the_policy_says_and_only_that(kind: FlagKind, act: str) -> None:
    rule = SHIPPED.flags[kind]
    found = list(stops(act, flagged(kind), asking()))
    assert bool(found) == (act in rule.stops)
    assert all(reason.source == rule.source for reason in found)


def test_no_flag_stops_nothing() -> None:
    for act in Stoppable:
        assert said(stops(act, PROPOSED, asking())) == []


def test_each_flag_is_a_reason_of_its_own_in_a_steady_order() -> None:
    found = stops("decide", flagged(*FlagKind), asking())
    assert sources(found) == [f"flag policy {number}" for number in (1, 2, 5, 4, 3)]


@pytest.mark.parametrize("kind", [kind for kind in FlagKind if SHIPPED.flags[kind].approval_lifts])
def test_an_approval_of_whoever_must_look_lifts_it(kind: FlagKind) -> None:
    (looks,) = SHIPPED.flags[kind].looks
    other = Role.LEGAL if looks is Role.COMPLIANCE else Role.COMPLIANCE
    assert said(stops("decide", flagged(kind, by=looks), asking())) == []
    assert said(stops("decide", flagged(kind, by=other), asking())) != []


def test_some_flags_are_only_cleared() -> None:
    assert said(stops("close", flagged(FlagKind.SENIOR, by=Role.SUPERVISOR), asking())) == [
        "flagged senior: supervisor must look first"
    ]


def test_a_flag_for_which_no_signature_is_owed_is_not_lifted_by_that() -> None:
    policy = replace(SHIPPED, approvals=())
    assert said(stops("decide", flagged(FlagKind.LEGAL), asking(policy=policy))) == [
        "flagged legal: legal must look first"
    ]


def test_one_of_several_who_may_look_is_enough() -> None:
    either = FlagRule(frozenset({Role.LEGAL, Role.COMPLIANCE}), frozenset({"close"}), True, "9")
    policy = replace(SHIPPED, flags={**SHIPPED.flags, FlagKind.LEGAL: either})
    assert said(stops("close", flagged(FlagKind.LEGAL), asking(policy=policy))) == [
        "flagged legal: compliance or legal must look first"
    ]
    assert said(stops("close", flagged(FlagKind.LEGAL, by=Role.COMPLIANCE), asking(policy=policy))) == []


@pytest.mark.parametrize(
    ("kind", "actor", "why"),
    [
        (FlagKind.LEGAL, LEE, []),
        (FlagKind.LEGAL, for_whom(ANA, LEE), []),
        (FlagKind.LEGAL, SAM, ["a legal flag is cleared by legal"]),
        (FlagKind.SPECIALIST, IDA, []),
        (FlagKind.SPECIALIST, OTTO, ["a specialist flag is cleared by investigator"]),
        (FlagKind.SENIOR, SAM, ["no senior flag stands"]),
    ],
)
def test_only_whoever_must_look_clears_it(kind: FlagKind, actor: Actor, why: list[str]) -> None:
    facts = flagged(FlagKind.LEGAL, FlagKind.SPECIALIST)
    assert said(clears(kind, facts, asking(actor))) == why

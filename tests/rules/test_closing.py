"""The gates of a closure: each shut by one thing that is missing, and all of them told at once."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from ccms_tui.rules.closing import CHECKS, closable, gates
from ccms_tui.rules.facts import ExhibitFact, PointFact, RemedyFact
from ccms_tui.rules.lifecycle import POSSIBLE_AT
from ccms_tui.rules.policy import Check
from ccms_tui.rules.words import EvidenceKind, FlagKind, LetterKind, RemedyStatus, Risk
from tests.rules.told import ANA, BEN, DECIDED, FINAL, HOUR, MONDAY, PROPOSAL, SHIPPED, Told, asking, said

OWED = RemedyFact(1, RemedyStatus.OWED, None)
LATER = MONDAY + 95 * HOUR
CONDUCT: dict[str, Any] = {"category": "conduct", "exhibits": (ExhibitFact(1, True, EvidenceKind.CALL),)}
RUNNING = replace(DECIDED, clocks=(FINAL,))
REMEDIED = replace(DECIDED, proposal=replace(PROPOSAL, remedied=True))


def shut(facts: Told, now: datetime = MONDAY) -> dict[str, str]:
    """The gates that are not met, each with what is missing."""
    return {gate.gate: gate.reason for gate in gates(facts, asking(now=now)) if not gate.met}


def test_nothing_is_in_the_way_of_a_case_that_is_whole() -> None:
    assert shut(DECIDED) == {}
    assert said(closable(DECIDED, asking())) == []


@pytest.mark.parametrize(
    ("gate", "facts", "reason"),
    [
        (
            "one accountable owner",
            replace(DECIDED, offered_to=BEN.id),
            "a hand-over is offered and not yet accepted",
        ),
        ("classified", replace(DECIDED, category=None), "the complaint is not classified"),
        ("every point found upon", replace(DECIDED, points=()), "no point of the complaint is recorded"),
        (
            "every point found upon",
            replace(DECIDED, points=tuple(PointFact(n, "upheld" if n == 2 else None) for n in (1, 2, 3))),
            "no finding on point 1, 3",
        ),
        (
            "evidence reviewed",
            replace(DECIDED, category="other", exhibits=()),
            "nothing was put in evidence",
        ),
        (
            "expected evidence there",
            replace(DECIDED, exhibits=(ExhibitFact(1, True, EvidenceKind.CALL),)),
            "no document is in evidence, which billing expects",
        ),
        (
            "evidence reviewed",
            replace(DECIDED, exhibits=(ExhibitFact(1, True, wrong="is gone from the store"),)),
            "evidence 1 is gone from the store",
        ),
        (
            "evidence reviewed",
            replace(DECIDED, exhibits=(ExhibitFact(1, True), ExhibitFact(2, False))),
            "evidence 2 is not reviewed",
        ),
        (
            "decision with reasons and policy",
            replace(DECIDED, decided=False),
            "no decision with reasons and policy",
        ),
        (
            "approvals current",
            replace(DECIDED, risk=Risk.HIGH),
            "compliance has not approved the text that stands: a high-risk complaint is seen by compliance",
        ),
        (
            "required letters sent",
            replace(DECIDED, letters=frozenset({LetterKind.HOLDING})),
            "no acknowledgement was sent; no final response was sent",
        ),
        (
            "flags answered",
            replace(DECIDED, flags=frozenset({FlagKind.SENIOR})),
            "flagged senior: supervisor must look first",
        ),
        (
            "remediation recorded",
            replace(DECIDED, remedies=(OWED, replace(OWED, number=2))),
            "remedy 1, 2 is neither done nor dated",
        ),
        ("remediation recorded", REMEDIED, "the remedy that was decided is not recorded"),
        ("root cause tagged", replace(DECIDED, causes=()), "no root cause is tagged"),
        (
            "root cause confirmed",
            replace(DECIDED, **CONDUCT, unconfirmed={"staff.rude": ANA.id}),
            "nobody else has confirmed staff.rude",
        ),
    ],
)
def test_one_thing_that_is_missing_shuts_one_gate(gate: str, facts: Told, reason: str) -> None:
    assert shut(facts) == {gate: reason}


def test_the_managers_gate_is_shut_while_a_review_is_due() -> None:
    assert set(shut(RUNNING, LATER)) == {"manager review"}
    assert shut(RUNNING) == {}
    assert shut(replace(RUNNING, reviewed_at=LATER - HOUR), LATER) == {}


@pytest.mark.parametrize(
    "remedy",
    [
        replace(OWED, due_on=date(2026, 4, 1)),
        replace(OWED, status=RemedyStatus.DONE),
        replace(OWED, status=RemedyStatus.CANCELLED),
    ],
)
def test_a_remedy_is_done_dated_or_cancelled(remedy: RemedyFact) -> None:
    assert shut(replace(REMEDIED, remedies=(remedy,))) == {}


def test_every_reason_is_told_at_once_with_the_number_of_its_gate() -> None:
    nothing = replace(
        DECIDED, offered_to=BEN.id, category=None, points=(), exhibits=(), decided=False, risk=Risk.HIGH,
        letters=frozenset(), flags=frozenset({FlagKind.LEGAL}), remedies=(OWED,), causes=(), clocks=(FINAL,),
    )  # fmt: skip
    found = list(closable(nothing, asking(now=LATER)))
    assert [reason.source for reason in found] == [f"closing policy {n}" for n in range(1, 12)]
    assert all(reason.text for reason in found)


def test_whoever_asks_the_gates_are_the_same() -> None:
    half = replace(DECIDED, causes=(), points=())
    assert gates(half, asking(ANA)) == gates(half, asking(BEN))


def test_every_gate_leads_to_an_act_that_there_is() -> None:
    assert {rule.act for rule in SHIPPED.gates} <= set(POSSIBLE_AT)
    assert len({rule.title for rule in SHIPPED.gates}) == len(SHIPPED.gates)
    assert {rule.check for rule in SHIPPED.gates} == set(CHECKS)


@pytest.mark.parametrize(
    ("limit", "shut"),
    [
        ({}, True),
        ({"regimes": frozenset({"general"})}, True),
        ({"regimes": frozenset({"uk-fca-disp"})}, False),
        ({"categories": frozenset({"delay"})}, False),
        ({"categories": frozenset({"delay", "billing"})}, True),
        ({"not_regimes": frozenset({"general"})}, False),
        ({"not_categories": frozenset({"billing"})}, False),
        ({"not_categories": frozenset({"delay"})}, True),
    ],
)
def test_a_gate_may_be_for_some_cases_alone(limit: dict[str, Any], shut: bool) -> None:
    cause = next(rule for rule in SHIPPED.gates if rule.check is Check.CAUSE)
    rule = replace(cause, **limit)
    policy = replace(SHIPPED, gates=(rule,))
    found = gates(replace(DECIDED, causes=()), asking(policy=policy))
    assert [gate.met for gate in found] == ([False] if shut else [])


def test_a_final_response_that_lacks_a_part_shuts_the_gate_of_letters() -> None:
    half = replace(DECIDED, final_responses=("C-2026-000001\nOutcome\nUpheld.\nReasons\n\nRemedy\nNone.",))
    assert shut(half) == {"required letters sent": "the final response does not say: reasons, next steps"}

"""All that stands against an act, from every rule at once, before anything is filled in."""

from dataclasses import replace

import pytest

from ccms_tui.rules.approving import INDEPENDENCE
from ccms_tui.rules.facts import PointFact, Signature
from ccms_tui.rules.independence import ABOUT, EARLIER, LINE
from ccms_tui.rules.lifecycle import POSSIBLE_AT
from ccms_tui.rules.people import Actor, Role
from ccms_tui.rules.standing import CHECKS, against, all_acts
from ccms_tui.rules.verdict import Reason, Verdict, weigh
from ccms_tui.rules.words import FlagKind, Risk, Stage
from tests.rules.told import (
    ANA,
    ASKED,
    BEN,
    DECIDED,
    FINAL,
    LEE,
    MORI,
    OTTO,
    OVER,
    PROPOSED,
    SAM,
    Told,
    asking,
)

LATE = FINAL.review_at
MAY: list[tuple[str, Told, Actor]] = [
    ("acknowledge", Told(), ANA),
    ("accept", Told(offered_to=BEN.id), BEN),
    ("decline", Told(offered_to=BEN.id), BEN),
    ("pause", Told(), ANA),
    ("resume", Told(clocks=(replace(FINAL, paused_at=LATE),)), ANA),
    ("find-point", Told(), ANA),
    ("reopen-point", Told(), ANA),
    ("propose", Told(), ANA),
    ("withdraw-proposal", PROPOSED, ANA),
    ("approve", replace(PROPOSED, risk=Risk.HIGH), MORI),
    ("return", PROPOSED, SAM),
    ("review", Told(), SAM),
    ("decide", PROPOSED, ANA),
    ("close", DECIDED, ANA),
    ("reopen", replace(DECIDED, stage=Stage.CLOSED), ANA),
    ("note", replace(DECIDED, stage=Stage.CLOSED), MORI),
    ("merge", Told(), ANA),
    ("unmerge", Told(merged_into=2), ANA),
    ("unlink", Told(linked=True), ANA),
    ("see-to", Told(unanswered=True), ANA),
    ("confirm-cause", replace(DECIDED, unconfirmed={"billing.charged-twice": ANA.id}), MORI),
    ("drop-cause", DECIDED, ANA),
    ("release", Told(holds=(1,)), LEE),
    ("request-erasure", Told(), MORI),
    ("decline-erasure", Told(erasure=ASKED), LEE),
    ("erase", Told(stage=Stage.CLOSED, erasure=ASKED, kept=OVER), LEE),
]


OF_SOME_REGIMES = {"extend", "track", "settle", "mark"}
"""The general regime has none of these; packs that have them are tried beside their rules."""


@pytest.mark.parametrize(("act", "facts", "actor"), MAY, ids=lambda value: str(value)[:9])
def test_each_act_has_a_case_and_a_person_for_whom_nothing_is_in_the_way(
    act: str, facts: Told, actor: Actor
) -> None:
    assert against(act, facts, asking(actor)) == ()


def test_every_act_that_is_checked_is_among_those() -> None:
    assert set(CHECKS) - OF_SOME_REGIMES <= {act for act, _, _ in MAY} <= set(POSSIBLE_AT)


SIGNED = replace(PROPOSED, signatures=(Signature(Role.LEGAL, MORI.id),))
FLAGGED = frozenset({FlagKind.SENIOR})


@pytest.mark.parametrize(
    ("act", "facts", "actor", "sources"),
    [
        ("acknowledge", Told(clocks=()), ANA, {"lifecycle"}),
        ("accept", Told(), BEN, {"ownership policy: one named owner"}),
        ("pause", Told(clocks=()), ANA, {"general 2026-01"}),
        ("resume", Told(), ANA, {"lifecycle"}),
        ("propose", Told(flags=FLAGGED), ANA, {"flag policy 5"}),
        ("withdraw-proposal", replace(PROPOSED, owner=BEN.id), BEN, set()),
        ("withdraw-proposal", replace(PROPOSED, owner=BEN.id), SAM, {"decision policy 2"}),
        ("approve", replace(PROPOSED, proposal=None), SAM, {"lifecycle"}),
        ("approve", PROPOSED, SAM, {"approval policy"}),
        ("approve", replace(SIGNED, risk=Risk.HIGH), MORI, {INDEPENDENCE}),
        ("return", replace(PROPOSED, authors=frozenset({SAM.id})), SAM, {INDEPENDENCE}),
        ("review", Told(owner=SAM.id), SAM, {"escalation policy 2: manager review"}),
        (
            "decide",
            replace(PROPOSED, risk=Risk.HIGH, flags=FLAGGED, points=(PointFact(1, None),)),
            ANA,
            {"approval policy 1.1", "flag policy 5", "decision policy 1: every point answered"},
        ),
        ("close", replace(DECIDED, causes=(), flags=FLAGGED), ANA, {"closing policy 9", "closing policy 11"}),
        ("find-point", Told(took_part=frozenset({ANA.id})), ANA, {EARLIER}),
        ("propose", Told(complained_about=frozenset({ANA.id})), ANA, {ABOUT}),
        ("review", Told(their_line=frozenset({SAM.id})), SAM, {LINE}),
        ("note", Told(their_line=frozenset({SAM.id})), SAM, set()),
        ("note", Told(), OTTO, {"permissions"}),
        ("close", replace(DECIDED, stage=Stage.REVIEW), OTTO, {"lifecycle", "permissions"}),
    ],
)  # fmt: skip
def test_every_reason_is_given_with_its_source(
    act: str, facts: Told, actor: Actor, sources: set[str]
) -> None:
    assert {reason.source for reason in against(act, facts, asking(actor))} == sources


@pytest.mark.parametrize("act", ["propose", "decide", "close"])
def test_past_its_mark_nothing_goes_on_before_a_manager_has_looked(act: str) -> None:
    facts = next(replace(facts, clocks=(FINAL,)) for one, facts, _ in MAY if one == act)
    found = against(act, facts, asking(ANA, now=LATE))
    assert "escalation policy 2: manager review" in {reason.source for reason in found}
    assert against(act, replace(facts, reviewed_at=LATE), asking(ANA, now=LATE)) == ()


def test_every_act_has_its_answer_for_anybody_in_any_case() -> None:
    for facts in (Told(), PROPOSED, DECIDED, replace(DECIDED, stage=Stage.CLOSED), Told(stage=Stage.TRIAGE)):
        for actor in (ANA, SAM, OTTO):
            found = all_acts(facts, asking(actor))
            assert set(found) == set(POSSIBLE_AT)
            assert all(reason.text and reason.source for reasons in found.values() for reason in reasons)


def test_a_verdict_has_each_reason_once_and_in_order() -> None:
    one, other = Reason("one", "a"), Reason("other", "a")
    assert weigh([one, other], iter([one])).against == (one, other)
    assert not weigh([one]).allowed
    assert weigh() == Verdict()
    assert Verdict().allowed

"""The matrix of approvals: one of several or all, in order or side by side."""

from dataclasses import replace

import pytest

from ccms_tui.rules.approving import as_found, changed, missing, needs, signs_as, wanted
from ccms_tui.rules.facts import PointFact, Signature
from ccms_tui.rules.people import Actor, Role
from ccms_tui.rules.policy import ApprovalRule, Policy
from ccms_tui.rules.wording import Answer, wording
from ccms_tui.rules.words import RemedyKind
from tests.rules.told import (
    LEE,
    MORI,
    PROPOSAL,
    PROPOSED,
    SAM,
    SHIPPED,
    Told,
    asking,
    for_whom,
    said,
    sources,
)

ANSWER = Answer("upheld", "It was charged twice.", "4.2", (), RemedyKind.NONE, None, None, None, None)
HIGH = replace(PROPOSED, proposal=replace(PROPOSAL, amount=99_999))


def under(*rules: ApprovalRule) -> Policy:
    """The shipped policy, but with these rules for approvals."""
    return replace(SHIPPED, approvals=rules)


def signed(*by: tuple[Role, Actor]) -> Told:
    return replace(PROPOSED, signatures=tuple(Signature(role, who.id) for role, who in by))


def test_of_some_roles_one_is_enough() -> None:
    either = under(ApprovalRule("risky", (Role.LEGAL, Role.COMPLIANCE), "9", any=True))
    (need,) = needs(PROPOSED, either)
    assert need.role == "legal or compliance"
    for who, role in ((LEE, Role.LEGAL), (MORI, Role.COMPLIANCE)):
        signing = signs_as(PROPOSED, asking(who, policy=either))
        assert signing
        assert signing.role == role
        assert missing(signed((role, who)), either) == ()
    assert signs_as(PROPOSED, asking(SAM, policy=either)) is None


def test_a_later_step_waits_for_every_earlier_one() -> None:
    ordered = under(
        ApprovalRule("last", (Role.SUPERVISOR,), "9.2", step=2),
        ApprovalRule("first", (Role.LEGAL, Role.COMPLIANCE), "9.1"),
    )
    assert [need.role for need in needs(PROPOSED, ordered)] == ["legal", "compliance", "supervisor"]
    assert signs_as(PROPOSED, asking(SAM, policy=ordered)) is None
    assert said(wanted(PROPOSED, asking(SAM, policy=ordered))) == [
        "this proposal waits for approval by legal and compliance, not for yours"
    ]
    half = signed((Role.LEGAL, LEE))
    assert signs_as(half, asking(SAM, policy=ordered)) is None
    assert signs_as(half, asking(MORI, policy=ordered))
    assert signs_as(signed((Role.LEGAL, LEE), (Role.COMPLIANCE, MORI)), asking(SAM, policy=ordered))


def test_a_role_that_two_rules_ask_for_signs_as_late_as_either_says() -> None:
    early, late = (ApprovalRule("x", (Role.LEGAL,), "9", step=step) for step in (1, 3))
    assert [need.step for need in needs(PROPOSED, under(early, late))] == [3]


@pytest.mark.parametrize(
    ("rule", "applies", "not_so"),
    [
        (
            ApprovalRule("x", (Role.LEGAL,), "9", stages=frozenset({2})),
            replace(PROPOSED, regime_stage=2),
            PROPOSED,
        ),
        (
            ApprovalRule("x", (Role.LEGAL,), "9", regimes=frozenset({"uk-fca-disp"})),
            replace(PROPOSED, regime="uk-fca-disp"),
            PROPOSED,
        ),
    ],
)
def test_a_rule_may_be_for_a_stage_or_a_regime(rule: ApprovalRule, applies: Told, not_so: Told) -> None:
    assert [need.role for need in needs(applies, under(rule))] == ["legal"]
    assert needs(not_so, under(rule)) == ()


def test_all_that_is_offered_counts_together_by_currency() -> None:
    several = replace(PROPOSED, proposal=replace(PROPOSAL, amount=6_000, more=(("GBP", 4_001),)))
    assert [need.role for need in needs(several, SHIPPED)] == [Role.SUPERVISOR]
    apart = replace(PROPOSED, proposal=replace(PROPOSAL, amount=6_000, more=(("EUR", 4_001),)))
    assert needs(apart, SHIPPED) == ()


@pytest.mark.parametrize(
    "facts",
    [
        replace(HIGH, took_part=frozenset({SAM.id})),
        replace(HIGH, complained_about=frozenset({SAM.id})),
        replace(HIGH, their_line=frozenset({SAM.id})),
    ],
)
def test_nobody_signs_for_somebody_who_is_too_near(facts: Told) -> None:
    assert signs_as(facts, asking(for_whom(LEE, SAM))) is None
    assert signs_as(facts, asking(SAM)) is None


def test_a_refusal_stands_until_the_words_change() -> None:
    refused = replace(PROPOSED, refused=frozenset({"f" * 64}))
    assert sources(changed("f" * 64, refused)) == ["approval policy 5"]
    assert sources(changed("0" * 64, refused)) == []


def test_what_is_found_must_be_what_the_words_say() -> None:
    points = (PointFact(1, "upheld", "Charged twice", "It was", (1,)), PointFact(2, None, "Rude"))
    told = replace(
        PROPOSED, points=points, proposal=replace(PROPOSAL, words=wording(replace(ANSWER, points=points)))
    )
    assert sources(as_found(told, asking())) == []
    for other in (
        points[:1],
        (points[0], replace(points[1], finding="upheld")),
        (replace(points[0], reason="It"), points[1]),
    ):
        assert sources(as_found(replace(told, points=other), asking())) == ["approval policy 3"]
    before = replace(PROPOSED, proposal=replace(PROPOSAL, words="Outcome:\n  upheld\n"))
    assert sources(as_found(before, asking())) == []

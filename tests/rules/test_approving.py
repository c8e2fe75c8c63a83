"""Other eyes: whose signature is owed, who may give it, and what it is under."""

from dataclasses import replace

import pytest

from ccms_tui.rules.approving import (
    approved,
    as_shown,
    fingerprint,
    missing,
    needs,
    signs_as,
    somebody_else,
    wanted,
)
from ccms_tui.rules.facts import Signature
from ccms_tui.rules.people import Actor, Role
from ccms_tui.rules.policy import ApprovalRule
from ccms_tui.rules.words import FlagKind, Risk
from tests.rules.told import (
    ANA,
    BEN,
    CORA,
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


def offering(amount: int, currency: str = "GBP") -> Told:
    """A proposal that offers so much."""
    return replace(PROPOSED, proposal=replace(PROPOSAL, amount=amount, currency=currency))


@pytest.mark.parametrize(
    ("facts", "roles"),
    [
        (PROPOSED, []),
        (replace(PROPOSED, risk=Risk.MEDIUM), []),
        (replace(PROPOSED, risk=Risk.HIGH), [Role.COMPLIANCE]),
        (offering(10_000), []),
        (offering(10_001), [Role.SUPERVISOR]),
        (offering(1, "SEK"), [Role.SUPERVISOR]),
        (offering(0, "SEK"), []),
        (replace(PROPOSED, proposal=None), []),
        (replace(PROPOSED, flags=frozenset({FlagKind.LEGAL})), [Role.LEGAL]),
        (replace(PROPOSED, flags=frozenset({FlagKind.SENIOR})), []),
        (replace(offering(99_999), flags=frozenset({FlagKind.VULNERABLE})), [Role.SUPERVISOR]),
        (
            replace(offering(99_999), risk=Risk.HIGH, flags=frozenset(FlagKind)),
            [Role.COMPLIANCE, Role.SUPERVISOR, Role.LEGAL],
        ),
    ],
)
def test_what_is_owed_follows_from_the_case(facts: Told, roles: list[Role]) -> None:
    assert [need.role for need in needs(facts, SHIPPED)] == roles


def test_a_role_is_owed_once_for_the_first_reason_in_the_policy() -> None:
    facts = replace(PROPOSED, risk=Risk.HIGH, flags=frozenset({FlagKind.COMPLIANCE}))
    (need,) = needs(facts, SHIPPED)
    assert need.source == "approval policy 1.1"


def test_every_condition_of_a_rule_must_hold() -> None:
    rule = ApprovalRule(
        "large and risky", (Role.LEGAL, Role.SUPERVISOR), "9",
        risk=frozenset({Risk.HIGH}), categories=frozenset({"billing"}), remedy_over={"GBP": 5},
    )  # fmt: skip
    policy = replace(SHIPPED, approvals=(rule,))
    applies = replace(offering(6), risk=Risk.HIGH)
    assert [need.role for need in needs(applies, policy)] == [Role.LEGAL, Role.SUPERVISOR]
    for spoilt in (replace(applies, risk=Risk.LOW), replace(applies, category="delay"), offering(5)):
        assert needs(spoilt, policy) == ()
    always = replace(SHIPPED, approvals=(ApprovalRule("always", (Role.LEGAL,), "9"),))
    assert [need.role for need in needs(PROPOSED, always)] == [Role.LEGAL]


def test_a_signature_pays_what_its_role_owes_and_nothing_else() -> None:
    facts = replace(offering(99_999), risk=Risk.HIGH, signatures=(Signature(Role.COMPLIANCE, MORI.id),))
    assert [need.role for need in missing(facts, SHIPPED)] == [Role.SUPERVISOR]
    assert sources(approved(facts, asking())) == ["approval policy 1.2"]
    assert said(approved(facts, asking())) == [
        "supervisor has not approved this text: the remedy is over the handler's limit"
    ]
    assert said(approved(PROPOSED, asking())) == []


@pytest.mark.parametrize(
    ("actor", "facts", "why"),
    [
        (SAM, PROPOSED, []),
        (ANA, replace(PROPOSED, owners_since_proposed=frozenset({BEN.id})), ["you wrote this proposal"]),
        (BEN, replace(PROPOSED, owners_since_proposed=frozenset({ANA.id, BEN.id})), ["you own this case"]),
        (SAM, replace(PROPOSED, authors=frozenset({ANA.id, SAM.id})), ["you wrote this proposal"]),
        (SAM, replace(PROPOSED, signatures=(Signature(Role.LEGAL, SAM.id),)), ["you have signed this"]),
        (ANA, PROPOSED, ["you wrote this proposal", "you own this case"]),
    ],
)
def test_nobody_approves_their_own(actor: Actor, facts: Told, why: list[str]) -> None:
    found = said(somebody_else(facts, asking(actor)))
    assert len(found) == len(why)
    assert all(text.startswith(begins) for text, begins in zip(found, why, strict=True))


def test_one_signs_in_the_first_name_that_holds_what_is_owed() -> None:
    facts = replace(offering(99_999), risk=Risk.HIGH)
    for actor, who, role in (
        (SAM, SAM, Role.SUPERVISOR),
        (for_whom(LEE, SAM), SAM, Role.SUPERVISOR),
        (for_whom(SAM, MORI), MORI, Role.COMPLIANCE),
    ):
        signing = signs_as(facts, asking(actor))
        assert signing
        assert (signing.who.id, signing.role) == (who.id, role)
    assert signs_as(facts, asking(LEE)) is None


def test_nobody_signs_for_an_author_or_owner_who_is_away() -> None:
    facts = replace(offering(99_999), authors=frozenset({SAM.id}))
    assert signs_as(facts, asking(for_whom(LEE, SAM))) is None
    owned = replace(offering(99_999), owners_since_proposed=frozenset({SAM.id}))
    assert signs_as(owned, asking(for_whom(LEE, SAM))) is None


def test_only_what_is_owed_can_be_given() -> None:
    facts = replace(offering(99_999), risk=Risk.HIGH)
    assert said(wanted(facts, asking(CORA))) == [
        "this proposal waits for approval by compliance and supervisor, not for yours"
    ]
    assert said(wanted(PROPOSED, asking(SAM))) == ["this proposal waits for nobody's approval, not for yours"]
    assert said(wanted(facts, asking(MORI))) == []
    assert said(wanted(Told(), asking(SAM))) == []


def test_a_signature_is_under_the_words_that_were_shown() -> None:
    assert said(as_shown(PROPOSED, PROPOSAL.fingerprint)) == []
    assert len(said(as_shown(PROPOSED, fingerprint("other words")))) == 1
    assert len(said(as_shown(Told(), PROPOSAL.fingerprint))) == 1


def test_one_letter_makes_another_fingerprint() -> None:
    assert fingerprint("a") != fingerprint("a ")
    assert len(fingerprint("")) == 64

"""A case as the rules are told of it, and who asks: values, nothing behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.facts import (
    Asking,
    ErasureFact,
    ExhibitFact,
    PointFact,
    ProposalFact,
    RemedyFact,
    Signature,
)
from ccms_tui.rules.people import Actor, Person, Role
from ccms_tui.rules.policy import Policy
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.retention import Kept
from ccms_tui.rules.verdict import Findings
from ccms_tui.rules.words import FlagKind, LetterKind, Risk, Stage
from ccms_tui.store.packs import load_policy, load_regime
from tests.tree import ROOT

SHIPPED = load_policy(ROOT / "data")
GENERAL = load_regime(ROOT / "data" / "regimes" / "general.toml")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def person(id: int, name: str, *roles: Role) -> Actor:
    return Actor(id, name, frozenset(roles))


ANA = person(1, "Ana Reyes", Role.HANDLER)
BEN = person(2, "Ben Okoro", Role.HANDLER)
IDA = person(3, "Ida Holm", Role.INVESTIGATOR)
CORA = person(4, "Cora Bell", Role.COORDINATOR)
SAM = person(5, "Sam Tan", Role.SUPERVISOR)
MORI = person(6, "Ruth Mori", Role.COMPLIANCE)
LEE = person(7, "Lee Marsh", Role.LEGAL)
OTTO = person(8, "Otto Dietz", Role.AUDITOR)
ADA = person(9, "Ada Min", Role.ADMINISTRATOR)
EVERYBODY = (ANA, BEN, IDA, CORA, SAM, MORI, LEE, OTTO, ADA)


def for_whom(actor: Actor, *away: Person) -> Actor:
    """Somebody who stands in for others today."""
    return replace(actor, stands_in_for=away)


def clock(kind: str, hours: int = 100) -> Clock:
    """A clock that escalates at 70 % of so many hours, and wants a review at 90 %."""
    due = MONDAY + hours * HOUR
    escalate, review = (MONDAY + hours * HOUR * share / 100 for share in (70, 90))
    return Clock(kind, 1, MONDAY, due.date(), due, escalate, review)


ACK, INVESTIGATION, FINAL = clock("acknowledgement", 8), clock("investigation", 50), clock("final_response")
PROPOSAL = ProposalFact(1, ANA.id, "f" * 64, "upheld", "It was charged twice.", "4.2", False, 0, "GBP")

ASKED = ErasureFact(1, frozenset({MORI.id}))
"""Ruth asked for the erasure of the case."""
OVER = Kept(date(2026, 3, 1), "6 years from closing on 2020-03-01", "general 2026-01")
OPEN = Kept(None, "the case is open", "general 2026-01")


@dataclass(frozen=True)
class Told:
    """The facts of a case under investigation, owned by Ana, unless a test says otherwise."""

    stage: Stage = Stage.INVESTIGATION
    regime: str = "general"
    reference: str = "C-2026-000001"
    final_responses: tuple[str, ...] = ()
    regime_stage: int = 1
    took_part: frozenset[int] = frozenset()
    complained_about: frozenset[int] = frozenset()
    their_line: frozenset[int] = frozenset()
    refused: frozenset[str] = frozenset()
    owner: int = ANA.id
    offered_to: int | None = None
    owners_since_proposed: frozenset[int] = frozenset({ANA.id})
    risk: Risk = Risk.LOW
    category: str | None = "billing"
    clocks: tuple[Clock, ...] = (ACK, INVESTIGATION, FINAL)
    points: tuple[PointFact, ...] = (PointFact(1, "upheld"),)
    exhibits: tuple[ExhibitFact, ...] = (ExhibitFact(1, True),)
    flags: frozenset[FlagKind] = frozenset()
    proposal: ProposalFact | None = None
    authors: frozenset[int] = frozenset()
    signatures: tuple[Signature, ...] = ()
    reviewed_at: datetime | None = None
    decided: bool = False
    settled: str | None = None
    letters: frozenset[LetterKind] = frozenset()
    unanswered: bool = False
    remedies: tuple[RemedyFact, ...] = ()
    causes: tuple[str, ...] = ()
    merged_into: int | None = None
    leads: bool = False
    linked: bool = False
    unconfirmed: Mapping[str, int] = field(default_factory=dict)
    erased: bool = False
    holds: tuple[int, ...] = ()
    erasure: ErasureFact | None = None
    kept: Kept = OPEN


PROPOSED = Told(stage=Stage.REVIEW, proposal=PROPOSAL, authors=frozenset({ANA.id}))
"""Under review: Ana's own proposal stands, without any money."""
DECIDED = replace(
    PROPOSED,
    stage=Stage.DECISION,
    decided=True,
    letters=frozenset({LetterKind.ACKNOWLEDGEMENT, LetterKind.FINAL_RESPONSE}),
    causes=("billing.charged-twice",),
)
"""Decided and answered: nothing is in the way of closing it."""


def asking(
    actor: Actor = ANA, now: datetime = MONDAY, policy: Policy = SHIPPED, regime: Regime = GENERAL
) -> Asking:
    return Asking(actor, now, policy, regime, now.date())


def said(findings: Findings) -> list[str]:
    """The reasons, in words."""
    return [reason.text for reason in findings]


def sources(findings: Findings) -> list[str]:
    """Where they are written."""
    return [reason.source for reason in findings]

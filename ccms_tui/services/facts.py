"""A dossier as the rules see it."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from ccms_tui.models import (
    Approval,
    Cause,
    ClockRow,
    Communication,
    Erasure,
    Exhibit,
    LegalHold,
    Ownership,
    Point,
    ProposalRow,
    Remedy,
    ReviewRow,
    Settlement,
)
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.erasing import ErasureFact, ErasureStatus
from ccms_tui.rules.facts import ExhibitFact, PointFact, ProposalFact, RemedyFact, Signature
from ccms_tui.rules.retention import Kept
from ccms_tui.rules.words import FlagKind, LetterKind, ProposalStatus, RemedyKind, Risk, Stage
from ccms_tui.services.dossier import Dossier


class Facts:
    """Each fact is read when a rule first asks for it, and then stays as it was in this transaction."""

    def __init__(self, dossier: Dossier, kept: Callable[[], Kept]) -> None:
        self._dossier, self._kept = dossier, kept
        case = dossier.case
        self.erased: bool = case.erased_at is not None
        self.stage: Stage = case.stage
        self.owner: int = case.owner_id
        self.offered_to: int | None = case.offered_to
        self.risk: Risk = case.risk
        self.category: str | None = case.category

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        return tuple(row.facts() for row in self._dossier.this_round(ClockRow))

    @cached_property
    def points(self) -> tuple[PointFact, ...]:
        return tuple(PointFact(row.number, row.finding) for row in self._dossier.rows(Point))

    @cached_property
    def exhibits(self) -> tuple[ExhibitFact, ...]:
        return tuple(
            ExhibitFact(row.number, row.reviewed_at is not None) for row in self._dossier.rows(Exhibit)
        )

    @cached_property
    def flags(self) -> frozenset[FlagKind]:
        return frozenset(row.kind for row in self._dossier.flags)

    @cached_property
    def proposal(self) -> ProposalFact | None:
        row = self._dossier.proposal
        if not row:
            return None
        return ProposalFact(
            revision=row.revision,
            author=row.author,
            fingerprint=row.fingerprint,
            outcome=row.outcome,
            rationale=row.rationale,
            policy=row.policy,
            remedied=row.remedy is not RemedyKind.NONE,
            amount=row.amount,
            currency=row.currency,
        )

    @cached_property
    def authors(self) -> frozenset[int]:
        return frozenset(row.author for row in self._dossier.this_round(ProposalRow))

    @cached_property
    def owners_since_proposed(self) -> frozenset[int]:
        proposals = self._dossier.this_round(ProposalRow)
        since = proposals[0].proposed_at if proposals else None
        held = self._dossier.rows(Ownership)
        return frozenset(row.owner_id for row in held if not row.to_at or (since and row.to_at >= since))

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        standing = self._dossier.proposal
        if not standing:
            return ()
        signed = (row for row in self._dossier.rows(Approval) if standing.signed_by(row))
        return tuple(Signature(row.role, row.approver) for row in signed)

    @cached_property
    def reviewed_at(self) -> datetime | None:
        return max((row.reviewed_at for row in self._dossier.this_round(ReviewRow)), default=None)

    @cached_property
    def decided(self) -> bool:
        standing = self._dossier.proposal
        return bool(standing and standing.status is ProposalStatus.DECIDED)

    @cached_property
    def letters(self) -> frozenset[LetterKind]:
        return frozenset(row.kind for row in self._dossier.this_round(Communication))

    @cached_property
    def settled(self) -> str | None:
        return next((row.window for row in self._dossier.this_round(Settlement)), None)

    @cached_property
    def remedies(self) -> tuple[RemedyFact, ...]:
        rows = self._dossier.this_round(Remedy)
        return tuple(RemedyFact(row.number, row.status, row.due_on) for row in rows)

    @cached_property
    def causes(self) -> tuple[str, ...]:
        return tuple(row.cause for row in self._dossier.rows(Cause))

    @cached_property
    def holds(self) -> tuple[int, ...]:
        return tuple(row.number for row in self._dossier.rows(LegalHold) if not row.released_at)

    @cached_property
    def erasure(self) -> ErasureFact | None:
        rows = self._dossier.rows(Erasure)
        waits = next((row for row in rows if row.status is ErasureStatus.REQUESTED), None)
        if not waits:
            return None
        involved = (who for who in (waits.requested_by, waits.requested_for) if who is not None)
        return ErasureFact(waits.number, frozenset(involved))

    @cached_property
    def kept(self) -> Kept:
        return self._kept()

"""A dossier as the rules see it."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from sqlmodel import col, or_, select

from ccms_tui.models import (
    Approval,
    Case,
    Cause,
    ClockRow,
    Colleague,
    Exhibit,
    LinkRow,
    Offer,
    Ownership,
    ProposalRow,
    Remedy,
    ReviewRow,
    Settlement,
)
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.facts import ExhibitFact, PointFact, ProposalFact, RemedyFact, Signature
from ccms_tui.rules.independence import line_of
from ccms_tui.rules.retention import Kept
from ccms_tui.rules.words import FlagKind, ProposalStatus, RemedyKind, Risk, Stage
from ccms_tui.services.dossier import Dossier, numbers
from ccms_tui.services.letter_facts import LetterFacts
from ccms_tui.services.taking_part import judged_before


class Facts(LetterFacts):
    """Each fact is read when a rule first asks for it, and then stays as it was in this transaction."""

    def __init__(self, dossier: Dossier, kept: Callable[[], Kept]) -> None:
        super().__init__(dossier, kept)
        case = dossier.case
        self.stage: Stage = case.stage
        self.regime: str = case.regime
        self.reference: str = case.reference
        self.owner: int = case.owner_id
        self.offered_to: int | None = case.offered_to
        self.risk: Risk = case.risk
        self.category: str | None = case.category
        self.merged_into: int | None = case.merged_into

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        return tuple(row.facts() for row in self._dossier.this_round(ClockRow))

    @cached_property
    def points(self) -> tuple[PointFact, ...]:
        return tuple(
            PointFact(row.number, row.finding, row.text, row.reason, numbers(row.evidence))
            for row in self._dossier.points
        )

    @cached_property
    def exhibits(self) -> tuple[ExhibitFact, ...]:
        return tuple(
            ExhibitFact(row.number, row.reviewed_at is not None, row.kind, row.wrong)
            for row in self._dossier.rows(Exhibit)
            if not row.aside_at
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
            evidence=tuple(row.evidence),
            words=row.words,
            more=tuple(
                (one.currency, one.amount)
                for one in self._dossier.rows(Offer)
                if one.revision == row.revision
            ),
        )

    @cached_property
    def authors(self) -> frozenset[int]:
        rows = self._dossier.this_round(ProposalRow)
        return frozenset(who for row in rows for who in (row.author, row.author_for) if who)

    @cached_property
    def refused(self) -> frozenset[str]:
        returned = ProposalStatus.RETURNED
        rows = self._dossier.this_round(ProposalRow)
        return frozenset(row.fingerprint for row in rows if row.status is returned)

    @cached_property
    def regime_stage(self) -> int:
        return self._dossier.stage

    @cached_property
    def took_part(self) -> frozenset[int]:
        return judged_before(self._dossier)

    @cached_property
    def complained_about(self) -> frozenset[int]:
        return frozenset(row.person for row in self._dossier.rows(Colleague) if not row.cleared_at)

    @cached_property
    def their_line(self) -> frozenset[int]:
        about = self.complained_about
        return line_of(about, self._dossier.managers) if about else frozenset()

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
    def settled(self) -> str | None:
        return next((row.window for row in self._dossier.this_round(Settlement)), None)

    @cached_property
    def remedies(self) -> tuple[RemedyFact, ...]:
        rows = self._dossier.this_round(Remedy)
        return tuple(RemedyFact(row.number, row.status, row.due_on) for row in rows)

    @cached_property
    def leads(self) -> bool:
        wanted = select(Case.id).where(Case.merged_into == self._dossier.case.id).limit(1)
        return self._dossier.session.exec(wanted).first() is not None

    @cached_property
    def linked(self) -> bool:
        case, wanted = self._dossier.case.id, select(LinkRow.case_id).limit(1)
        either = or_(col(LinkRow.case_id) == case, col(LinkRow.other_id) == case)
        return self._dossier.session.exec(wanted.where(either)).first() is not None

    @cached_property
    def causes(self) -> tuple[str, ...]:
        return tuple(row.cause for row in self._dossier.rows(Cause))

    @cached_property
    def unconfirmed(self) -> dict[str, int]:
        return {row.cause: row.tagged_by for row in self._dossier.rows(Cause) if not row.confirmed_by}

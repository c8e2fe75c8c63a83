"""Putting a regime pack to use: one person proposes it, and another adopts or declines it."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Fingerprint, Line
from ccms_tui.desk.rehearsing import MOST_CASES, MOST_PACK, CaseNumber, Moved
from ccms_tui.desk.request import Command, Value, View
from ccms_tui.rules.adopting import AdoptionStatus

ProposalNumber = Annotated[int, Meta(gt=0, le=2**31 - 1)]
Late = Annotated[int, Meta(ge=0, le=10_000, description="How many clocks it makes late at once.")]


class ProposePack(Command, frozen=True, kw_only=True):
    """Propose a regime pack for new cases from a day on, or for open cases that are named."""

    pack: Annotated[bytes, Meta(min_length=1, max_length=MOST_PACK, description="The pack: a TOML file.")]
    reason: Annotated[Line, Meta(description="Why it is to be used.")]
    from_on: Annotated[
        date | None, Meta(description="The first day of receipt on which new cases fall under it.")
    ] = None
    cases: Annotated[
        tuple[CaseNumber, ...],
        Meta(max_length=MOST_CASES, description="The open cases that are to fall under it."),
    ] = ()
    late: Late = 0


class AdoptPack(Command, frozen=True, kw_only=True):
    """Adopt the regime pack that somebody else proposed: from now on it is used as they said."""

    proposal: Annotated[ProposalNumber, Meta(description="Which proposal, by its number.")]
    late: Late = 0
    digest: Annotated[
        Fingerprint | None, Meta(description="SHA-256 of the pack that is meant, to be compared.")
    ] = None
    comment: Annotated[Line | None, Meta(description="What is to be remembered of it.")] = None


class DeclinePack(Command, frozen=True, kw_only=True):
    """Decline the regime pack that somebody else proposed: nothing changes."""

    proposal: Annotated[ProposalNumber, Meta(description="Which proposal, by its number.")]
    reason: Annotated[Line, Meta(description="Why not.")]


class PackProposal(Value, frozen=True, kw_only=True):
    """A pack that was proposed, for what, what it was said to do, and what came of it."""

    proposal: int
    pack: str
    digest: str
    """SHA-256 of the pack's exact bytes."""
    from_on: date | None
    cases: tuple[str, ...]
    """References of the open cases that it is for."""
    moved: int
    late: int
    reason: str
    status: AdoptionStatus
    proposed_by: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    comment: str | None


class PackProposals(Value, frozen=True):
    """Packs that were proposed, those that wait first."""

    rows: tuple[PackProposal, ...]


class ProposedPacks(View[PackProposals], frozen=True, kw_only=True):
    """The packs that were proposed, and what came of each."""

    limit: Annotated[int, Meta(ge=1, le=500)] = 100

    @classmethod
    def answer(cls) -> type[PackProposals]:
        return PackProposals


class PackSheet(Value, frozen=True):
    """A proposal whole: each clock that it moves, and the pack itself, to the letter."""

    proposal: PackProposal
    moves: tuple[Moved, ...]
    text: str


class ProposedPack(View[PackSheet], frozen=True, kw_only=True):
    """One pack that was proposed, to be read before it is adopted."""

    proposal: ProposalNumber

    @classmethod
    def answer(cls) -> type[PackSheet]:
        return PackSheet

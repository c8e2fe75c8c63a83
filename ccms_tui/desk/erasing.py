"""Legal holds, and erasing what is somebody's own: one person asks, and another carries it out."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Instant, Line, Reference, Sought
from ccms_tui.desk.request import CaseCommand, Order, Value, View
from ccms_tui.desk.triage import Number
from ccms_tui.rules.erasing import Basis, ErasureStatus


class Hold(CaseCommand, frozen=True, kw_only=True):
    """Put the case on legal hold: nothing of it is erased until that is released."""

    reason: Annotated[Line, Meta(description="For which matter it must stay.")]


class Release(CaseCommand, frozen=True, kw_only=True):
    """Release a legal hold."""

    hold: Annotated[Number, Meta(description="Which hold, by its number.")]
    reason: Annotated[Line, Meta(description="Why it need not stay any longer.")]


class RequestErasure(CaseCommand, frozen=True, kw_only=True):
    """Ask for the erasure of everything in the case that is somebody's own; it is refused while kept back."""

    basis: Annotated[Basis, Meta(description="On what it rests.")]
    reason: Annotated[Line, Meta(description="Who wants it, and how that is known.")]


class DeclineErasure(CaseCommand, frozen=True, kw_only=True):
    """Decline the erasure that is asked for, and record why."""

    reason: Annotated[Line, Meta(description="Why not, as they are told.")]


class Erase(CaseCommand, frozen=True, kw_only=True):
    """Carry out the erasure that somebody else asked for; nothing brings it back."""

    reference: Annotated[Reference, Meta(description="The reference of the case, so that it is this one.")]


class HoldLine(Value, frozen=True):
    """A legal hold that stands, or stood."""

    number: int
    reason: str
    held_by: str
    held_at: datetime
    released_by: str | None
    released_at: datetime | None
    releasing: str | None


class ErasureLine(Value, frozen=True, kw_only=True):
    """An erasure that was asked for, and what came of it."""

    number: int
    basis: Basis
    reason: str
    status: ErasureStatus
    requested_by: str
    requested_at: datetime
    ended_by: str | None
    ended_at: datetime | None
    why: str | None


class Keeping(StrEnum):
    """How the file of a case stands between being kept and being erased."""

    HELD = "held"
    ASKED = "asked"
    DUE = "due"
    KEPT = "kept"
    OPEN = "open"


class RetentionRow(Value, frozen=True, kw_only=True):
    """A case, the last day on which it must be kept, why, and what is asked or stands in the way."""

    case: int
    reference: str
    complainant: str
    state: Keeping
    closed_at: datetime | None
    kept_until: date | None
    why: str
    source: str
    holds: tuple[str, ...]
    """The reasons of the holds that stand."""
    asked_by: str | None


class RetentionPage(Value, frozen=True, kw_only=True):
    """Files that may be erased, are asked for or are held, those longest due first; counts are of all."""

    due: int
    asked: int
    held: int
    erased: int
    rows: tuple[RetentionRow, ...]


class Retention(View[RetentionPage], frozen=True, kw_only=True):
    """What is due for erasure, what is asked for and what is held; or all that there is of one person."""

    person: Sought = ""
    """Whose cases, by the name or the account of the complainant; those that are kept and open ones too."""
    limit: Annotated[int, Meta(ge=1, le=500)] = 100

    @classmethod
    def answer(cls) -> type[RetentionPage]:
        return RetentionPage


class ErasedCases(Value, frozen=True):
    """References of cases that were erased."""

    references: tuple[str, ...]


class Erased(View[ErasedCases], frozen=True, kw_only=True):
    """The cases that were erased since a moment, of which nothing should be left anywhere else."""

    since: Instant

    @classmethod
    def answer(cls) -> type[ErasedCases]:
        return ErasedCases


class Purged(Value, frozen=True):
    """How many files of evidence were let go of."""

    files: int


class Purge(Order[Purged], frozen=True, kw_only=True):
    """Let go of the bytes of everything erased: evidence, journals, what tables leave behind on the disk."""

    @classmethod
    def answer(cls) -> type[Purged]:
        return Purged

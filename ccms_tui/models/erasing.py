"""Legal holds on a case, and erasures that were asked for."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from ccms_tui.models.columns import large, of_case, personal, refers_to, word
from ccms_tui.models.row import Row
from ccms_tui.rules.erasing import Basis, ErasureStatus


class LegalHold(Row, table=True):
    """Why a case must stay as it is, from when it was put on hold until it is released."""

    __tablename__ = "legal_hold"

    case_id: int = of_case()
    number: int = Field(primary_key=True)
    reason: str = personal()
    held_by: int = refers_to("user.id")
    held_at: datetime
    released_by: int | None = refers_to("user.id", nullable=True)
    released_at: datetime | None
    releasing: str | None = personal(default=None)


class Erasure(Row, table=True):
    """An erasure that one person asked for, and what came of it."""

    __table_args__ = (CheckConstraint("(status = 'requested') = (ended_at IS NULL)", name="ended_once"),)

    case_id: int = of_case()
    number: int = Field(primary_key=True)
    basis: Basis = word(Basis)
    reason: str = personal()
    status: ErasureStatus = word(ErasureStatus)
    requested_by: int = refers_to("user.id")
    requested_for: int | None = refers_to("user.id", nullable=True)
    requested_from: int = large()
    """The account that it was asked for from."""
    requested_at: datetime
    ended_by: int | None = refers_to("user.id", nullable=True)
    """Who carried it out or declined it, or whose hold refused it; nobody, where the rules refused it."""
    ended_at: datetime | None
    why: str | None = personal(default=None)
    """Why it was refused or declined."""

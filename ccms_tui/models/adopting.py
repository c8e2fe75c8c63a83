"""Regime packs that were proposed: their exact text, for which cases, and what another person said to it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, String
from sqlmodel import Field

from ccms_tui.models.columns import large, listed, personal, refers_to, word
from ccms_tui.models.row import Row
from ccms_tui.rules.adopting import AdoptionStatus


class PackText(Row, table=True):
    """A pack as it was proposed, to the letter, by which cases are reckoned whatever becomes of the file."""

    __tablename__ = "pack"

    sha256: str = Field(primary_key=True)
    text: str


class Adoption(Row, table=True):
    """A pack put forward for new cases from a day on, or for named open ones; another person decides."""

    __table_args__ = (CheckConstraint("(status = 'proposed') = (decided_at IS NULL)", name="decided_once"),)

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    version: int
    sha256: str = refers_to("pack.sha256", kind=String)
    regime: str
    regime_version: str
    from_on: date | None
    cases: list[int] = listed()
    moves: list[Any] = listed()
    """What it was said to do, each as a list of the values of a `Move`."""
    reason: str = personal()
    status: AdoptionStatus = word(AdoptionStatus)
    proposed_by: int = refers_to("user.id")
    proposed_for: int | None = refers_to("user.id", nullable=True)
    proposed_from: int = large()
    """The account that it was proposed from."""
    proposed_at: datetime
    decided_by: int | None = refers_to("user.id", nullable=True)
    decided_for: int | None = refers_to("user.id", nullable=True)
    decided_at: datetime | None
    comment: str | None = personal(default=None)

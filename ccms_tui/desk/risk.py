"""Escalation risk: what is late or soon will be, and with whom."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.queue import QueueRow
from ccms_tui.desk.request import Value, View
from ccms_tui.desk.watching import Watched


class Load(Value, frozen=True):
    """One owner's open cases, by how their final response stands."""

    owner: str
    on_track: int
    escalate: int
    review_due: int
    breached: int
    tomorrow: int
    away: bool
    escalates_to: str


class RiskPicture(Value, frozen=True):
    """Owners by band, totals, and the cases past their thresholds, worst first."""

    open: int
    escalate: int
    review_due: int
    breached: int
    tomorrow: int
    owners: tuple[Load, ...]
    rows: tuple[QueueRow, ...]
    waits_for_review: tuple[int, ...]
    """The cases among the rows whose review by a manager is due."""
    tomorrow_ends: datetime
    told: dict[int, str]
    """Of the cases among the rows, who was told last about the final response."""
    watch: Watched


class EscalationRisk(View[RiskPicture], frozen=True, kw_only=True):
    """Cases escalated, waiting for a manager's review, breached, or breaching by tomorrow."""

    limit: Annotated[int, Meta(ge=1, le=500)] = 200

    @classmethod
    def answer(cls) -> type[RiskPicture]:
        return RiskPicture

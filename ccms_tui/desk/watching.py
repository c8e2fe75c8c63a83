"""The watch: one sweep over what time has done, and how the last one went."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.request import Command, Value, View

MOST = 500
SUBJECT = "watch/1"
"""What the ledger calls the watch."""


class Sweep(Command, frozen=True, kw_only=True):
    """Tell whoever must know of each threshold that has passed and each promise that broke, oldest first."""

    limit: Annotated[int, Meta(ge=1, le=MOST, description="How many cases at once.")] = 200
    goes_on: Annotated[bool, Meta(description="Whether this is the rest of a sweep, and not a new one.")] = (
        False
    )


class Watched(Value, frozen=True, kw_only=True):
    """The last sweep that was noted, if there was one, and whether anything waits for the next."""

    began_at: datetime | None
    swept_at: datetime | None
    swept_by: str | None
    examined: int
    acted: int
    skipped: int
    why: str | None
    oldest_unexamined: datetime | None
    """Since when the oldest of what the last sweep left has waited."""
    waits_since: datetime | None
    """Since when the oldest of what has passed by now waits for the next sweep."""
    wanted: bool
    """Whether a sweep would find anything, or it is time to say that one came."""
    overdue: int
    """Corrective actions of whoever asks, whose day has passed."""
    interval: int
    """Seconds after which a sweep that did not come is missed."""


class Watch(View[Watched], frozen=True, kw_only=True):
    """How the last sweep went, and whether anything waits for the next."""

    @classmethod
    def answer(cls) -> type[Watched]:
        return Watched

"""The outlook: what falls due against the hours that are there for it, and what breaches by tomorrow."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.request import Value, View
from ccms_tui.rules.outlook import Cell, Day


class Share(Value, frozen=True):
    """The work of one person, or of one team: what is late already, and each day's."""

    name: str
    team: str | None
    late: int
    days: tuple[Cell, ...]


class Ending(Value, frozen=True):
    """A clock that runs out by the end of the next working day."""

    case: int
    version: int
    reference: str
    complainant: str
    summary: str
    owner: str
    kind: str
    due_at: datetime


class Prospect(Value, frozen=True, kw_only=True):
    """The days ahead, who has how much on each, and what breaches by the end of the next working day."""

    days: tuple[Day, ...]
    people: tuple[Share, ...]
    teams: tuple[Share, ...]
    ending: tuple[Ending, ...]
    endings: int
    """How many there are in all."""
    tomorrow_ends: datetime


class Outlook(View[Prospect], frozen=True, kw_only=True):
    """What falls due per person and team on each working day ahead, against the hours they have."""

    days: Annotated[int, Meta(ge=1, le=60, description="How many working days.")] = 20
    limit: Annotated[int, Meta(ge=1, le=500, description="How many breaches by name.")] = 200

    @classmethod
    def answer(cls) -> type[Prospect]:
        return Prospect

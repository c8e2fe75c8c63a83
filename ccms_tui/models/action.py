"""Corrective actions: what is done so that a cause does not come again."""

from datetime import date, datetime

from sqlmodel import Field

from ccms_tui.models.columns import LARGE, personal, reckoned, refers_to, word
from ccms_tui.models.row import Row
from ccms_tui.rules.words import ActionStatus


class Action(Row, table=True):
    """A corrective action against a cause, with its owner and its day; it lives on whatever cases do."""

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    version: int
    cause: str
    what: str = personal()
    owner_id: int = refers_to("user.id")
    due_on: date
    status: ActionStatus = word(ActionStatus)
    shown_by: int | None = refers_to("case.id", nullable=True, kind=LARGE)
    """The case that showed that it is needed."""
    added_by: int = refers_to("user.id")
    added_at: datetime
    done_on: date | None
    ended_by: int | None = refers_to("user.id", nullable=True)
    ended_at: datetime | None
    result: str | None = personal(default=None)
    """What was done, or why it was given up."""
    kept_by: int | None = reckoned("CASE WHEN status = 'open' THEN owner_id END", "user.standing")
    """While it is open its owner must be active."""

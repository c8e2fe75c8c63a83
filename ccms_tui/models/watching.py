"""What the watch noted: who was told that something passed, and when it last looked."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from ccms_tui.models.columns import of_case, personal, refers_to, word
from ccms_tui.models.row import Row
from ccms_tui.rules.watching import Mark


class Notice(Row, table=True):
    """A threshold of a clock, or the day of a promise, that passed: raised once, for its key is what it is.

    `kind` is the clock's, and `round` and `number` say which run; or `promise`, in round 0, by its number.
    A threshold that a pause or an extension moved ahead passes once more, which is another `passing`.
    """

    __table_args__ = (Index("notice_person", "person", "case_id"),)

    case_id: int = of_case()
    kind: str = Field(primary_key=True)
    round: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    mark: Mark = word(Mark, primary_key=True)
    passed_at: datetime
    raised_at: datetime
    person: int = refers_to("user.id")
    part: str
    missed: str | None = personal(default=None)
    passing: int = Field(default=1, primary_key=True)


class Watch(Row, table=True):
    """The last sweep that was noted: when, what it found, and since when anything waits that it left."""

    __table_args__ = (CheckConstraint("id = 1", name="there_is_one_watch"),)

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    version: int
    began_at: datetime
    swept_at: datetime
    swept_by: int = refers_to("user.id")
    examined: int
    acted: int
    skipped: int
    why: str | None
    oldest_left: datetime | None

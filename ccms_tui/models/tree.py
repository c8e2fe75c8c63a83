"""The tree over all events: one leaf for each, added to and never changed."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from ccms_tui.models.columns import LARGE
from ccms_tui.models.row import Row


class Leaf(Row, table=True):
    """The place of one event among all of them, and the top of what it completes (`rules/merkle.py`)."""

    __table_args__ = (UniqueConstraint("subject", "version"),)

    number: int = Field(primary_key=True, sa_type=LARGE, sa_column_kwargs={"autoincrement": False})
    subject: str
    version: int
    top: bytes

"""The organisation, its people with their roles, and the calendars its dates were reckoned with."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String
from sqlmodel import Field

from ccms_tui.models.columns import large, listed, reckoned, refers_to, word
from ccms_tui.models.row import Row
from ccms_tui.rules.people import Role


class Organisation(Row, table=True):
    """Whose complaints these are; there is one."""

    __table_args__ = (CheckConstraint("id = 1", name="there_is_one"),)

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    version: int
    instance: str
    name: str
    zone: str
    currency: str
    regime: str
    calendar: str = refers_to("calendar.id", kind=String)
    founded_at: datetime


class CalendarRow(Row, table=True):
    """A calendar as it was when dates were first reckoned with it: a later one never moves a past date."""

    __tablename__ = "calendar"

    id: str = Field(primary_key=True)
    code: str
    table: dict[str, Any] = listed()


class User(Row, table=True):
    """A person, known by the number of their operating-system account."""

    __table_args__ = (Index("user_standing", "standing", unique=True),)

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    version: int
    name: str = Field(unique=True)
    account: int | None = large(unique=True)
    team: str | None = None
    manager: int | None = refers_to("user.id", nullable=True)
    deputy: int | None = refers_to("user.id", nullable=True)
    active: bool
    away_from: date | None = None
    away_to: date | None = None
    joined_at: datetime
    standing: int | None = reckoned("CASE WHEN active THEN id END")
    """Their number while they are active, for what only somebody active may own to refer to."""


class UserRole(Row, table=True):
    """A role that a person holds."""

    __tablename__ = "role"

    user_id: int = refers_to("user.id", primary_key=True)
    role: Role = word(Role, primary_key=True)

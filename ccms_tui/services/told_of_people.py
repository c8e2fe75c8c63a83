"""What everybody was trusted with when, and who stood in for whom, as the ledger of people tells."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from operator import itemgetter
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from ccms_tui.rules.people import Role
from ccms_tui.rules.rechecking import TOLERANCE

T = TypeVar("T")


class Course(Generic[T]):
    """What something was from when on, in the order in which it is told."""

    def __init__(self) -> None:
        self._known: list[tuple[datetime, T]] = []

    @property
    def last(self) -> T | None:
        return self._known[-1][1] if self._known else None

    def change(self, at: datetime, to: T) -> None:
        """From this instant on it is this."""
        self._known.append((at, to))

    def around(self, at: datetime) -> list[T]:
        """What it was: around the instant of a change, what held before it and what holds after it."""
        first = bisect_left(self._known, at - TOLERANCE, key=itemgetter(0))
        last = bisect_right(self._known, at + TOLERANCE, key=itemgetter(0))
        return [held for _, held in self._known[max(0, first - 1) : last]]


class PeopleTold:
    """Everybody, as one event after another tells of them."""

    def __init__(self) -> None:
        self._roles: dict[int, Course[frozenset[Role]]] = defaultdict(Course)
        self._rows: dict[int, Course[Mapping[str, Any]]] = defaultdict(Course)
        self._zone = ZoneInfo("UTC")

    def take(self, at: datetime, entry: Mapping[str, Any]) -> None:
        """Let a row that an event tells of change what is known."""
        row = entry["row"]
        if entry["table"] == "role":
            course, role = self._roles[entry["key"]["user_id"]], {Role(entry["key"]["role"])}
            held = course.last or frozenset()
            course.change(at, held | role if row else held - role)
        elif entry["table"] == "user" and row:
            self._rows[row["id"]].change(at, row)
        elif entry["table"] == "organisation" and row:
            self._zone = ZoneInfo(row["zone"])

    def trusted(self, person: int, role: Role, at: datetime) -> bool:
        """Whether a person was trusted with a role at an instant."""
        return any(role in held for held in self._roles[person].around(at))

    def stood_in(self, deputy: int, principal: int, at: datetime) -> bool:
        """Whether somebody was away on the local day of an instant, and this their deputy."""
        day = at.astimezone(self._zone).date()
        return any(row["deputy"] == deputy and _away(row, day) for row in self._rows[principal].around(at))


def _away(row: Mapping[str, Any], day: date) -> bool:
    first, last = row.get("away_from"), row.get("away_to")
    return bool(row["active"] and first and last and first <= day.isoformat() <= last)

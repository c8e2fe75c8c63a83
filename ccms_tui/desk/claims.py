"""What a complaint claims, what was found on it, and whom it is about, as people read it."""

from datetime import datetime

from ccms_tui.desk.request import Value


class FindingLine(Value, frozen=True):
    """What was once found on a point, and why no more."""

    finding: str
    reason: str | None
    evidence: tuple[int, ...]
    found_by: str | None
    found_at: datetime | None
    ended_by: str
    ended_at: datetime
    why: str | None


class PointLine(Value, frozen=True):
    """A point, what was found on it, and what became of it; one that went into others counts no more."""

    number: int
    text: str
    finding: str | None
    reason: str | None
    evidence: tuple[int, ...]
    found_by: str | None
    found_at: datetime | None
    made_of: tuple[int, ...] = ()
    into: tuple[int, ...] = ()
    before: tuple[FindingLine, ...] = ()


class ColleagueLine(Value, frozen=True):
    """A colleague whom the complaint is about, or was said to be."""

    person: str
    reason: str
    named_by: str
    named_at: datetime
    cleared_by: str | None
    cleared_at: datetime | None
    clearing: str | None

"""What moved the dates of a case, as people read it."""

from datetime import date, datetime

from ccms_tui.desk.request import Value


class ExtensionLine(Value, frozen=True):
    """A later date that a clock was given: from when to when, for which reason, and what proves it."""

    number: int
    round: int
    kind: str
    from_on: date
    to_on: date
    ground: str
    reason: str
    letter: int | None
    agreement: int | None
    told_at: datetime
    by: str
    made_at: datetime


class SettlementLine(Value, frozen=True):
    """A resolution that the complainant accepted within a window of the regime."""

    round: int
    window: str
    accepted_at: datetime
    words: str
    by: str

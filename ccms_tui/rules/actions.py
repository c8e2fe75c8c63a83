"""Corrective actions: who may end one, and what became of the complaints after it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import ActionStatus

SOURCE = "corrective actions"
REACH = 6
"""Months before an action, and after it, that are compared."""


@dataclass(frozen=True)
class Month:
    """A calendar month by its first day, and how many complaints were received in it."""

    first: date
    complaints: int


@dataclass(frozen=True)
class Span:
    """So many whole months, and the complaints received in all of them together."""

    months: int
    complaints: int

    @property
    def each(self) -> str:
        """Complaints per month, to one decimal; nothing where there is no whole month yet."""
        return f"{self.complaints / self.months:.1f}" if self.months else ""


@dataclass(frozen=True)
class Effect:
    """Complaints month by month, and the whole months before an action against those after it."""

    months: tuple[Month, ...]
    before: Span
    after: Span


def reference(action: int) -> str:
    """What people call an action: A-3."""
    return f"A-{action}"


def within(code: str, cause: str) -> bool:
    """Whether a cause is this one, or below it in the tree."""
    return code == cause or code.startswith(f"{cause}.")


def earliest(today: date, done_on: date | None) -> date:
    """The first day whose complaints are counted."""
    return _month(done_on or today, -REACH)


def effect(received: Iterable[date], today: date, done_on: date | None) -> Effect:
    """What became of complaints of a cause: neither the month of the action nor the one that runs counts."""
    turn, now = _month(done_on or today), _month(today)
    counted = Counter(_month(day) for day in received)
    last = min(now, _month(turn, REACH))
    months = tuple(Month(first, counted[first]) for first in _from(_month(turn, -REACH), last))
    before = [one for one in months if one.first < turn]
    after = [one for one in months if turn < one.first < now] if done_on else []
    return Effect(months, _span(before), _span(after))


def _span(months: Sequence[Month]) -> Span:
    return Span(len(months), sum(one.complaints for one in months))


def _month(day: date, further: int = 0) -> date:
    """The first day of a day's month, or of one so many months further on."""
    months = day.year * 12 + day.month - 1 + further
    return date(months // 12, months % 12 + 1, 1)


def _from(first: date, last: date) -> Iterable[date]:
    while first <= last:
        yield first
        first = _month(first, 1)


def is_overdue(status: ActionStatus, due_on: date, today: date) -> bool:
    """Whether its day has passed and it is not done."""
    return status is ActionStatus.OPEN and due_on < today


def still_open(status: ActionStatus) -> Findings:
    """What has ended is not changed any more."""
    if status is not ActionStatus.OPEN:
        yield Reason(f"it is {status} already", SOURCE)


def not_ahead(day: date | None, today: date) -> Findings:
    """What was done was done by today."""
    if day and day > today:
        yield Reason("it cannot have been done in the future", SOURCE)


def not_past(day: date | None, today: date) -> Findings:
    """A day to do it by is still to come."""
    if day and day < today:
        yield Reason("the day to do it by has passed", SOURCE)


def something(*changes: object) -> Findings:
    """A change that changes something."""
    if not any(changes):
        yield Reason("say what changes: its owner or its day", SOURCE)

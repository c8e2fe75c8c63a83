"""What waits for the next sweep: found by the indexes that hold nothing else, oldest first."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy
from sqlalchemy import text, tuple_
from sqlmodel import col

from ccms_tui.models import ClockRow, PromiseRow
from ccms_tui.models.timing import PENDING, PROMISED
from ccms_tui.services.work import Work

Found = tuple[datetime, int]
"""When something passed, and on which case."""


def waiting(work: Work, page: int) -> Iterator[Found]:
    """Everything that passed and that nobody has raised, read a page at a time as far as is asked for."""
    clocks = (_clocks(work, mark, page) for mark in PENDING)
    due_on = col(PromiseRow.due_on)
    gone_by = (text(PROMISED), due_on < work.today)
    promised = _pages(work, (due_on, col(PromiseRow.case_id)), gone_by, page)
    yield from merge(*clocks, ((ended(on, work.zone), case) for on, case in promised))


def _clocks(work: Work, mark: str, page: int) -> Iterator[Found]:
    """Clocks whose next mark has passed; a deadline passes when its instant is over."""
    at = col(getattr(ClockRow, mark))
    passed = at < work.now if mark == "due_at" else at <= work.now
    yield from _pages(work, (at, col(ClockRow.case_id)), (text(PENDING[mark]), passed), page)


def _pages(work: Work, key: tuple[Any, Any], which: tuple[Any, Any], page: int) -> Iterator[Any]:
    """Keys in the order of one index, each page from where the last one ended."""
    wanted = sqlalchemy.select(*key).where(*which).order_by(*key).limit(page)
    rows = work.session.execute(wanted).all()
    while rows:
        yield from rows
        rows = work.session.execute(wanted.where(tuple_(*key) > tuple_(*rows[-1]))).all()


def ended(on: date, zone: ZoneInfo) -> datetime:
    """The end of a local day."""
    return datetime.combine(on + timedelta(days=1), time(), zone).astimezone(UTC)

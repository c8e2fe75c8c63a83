"""Dates, instants and spans as people type them, and as scripts read them back."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from ccms_tui.desk.denials import Denied, Malformed
from ccms_tui.rules.allowance import BadAllowance
from ccms_tui.rules.calendar_tables import BadCalendar
from ccms_tui.rules.calendars import BeyondReach
from ccms_tui.rules.tables import BadPack

INSTANT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
T = TypeVar("T")


class BadTime(ValueError):
    """Text that says no date or instant."""


@contextmanager
def understood() -> Iterator[None]:
    """What a person or a file says amiss is one sentence, and exit code 2."""
    try:
        yield
    except (BadAllowance, BadCalendar, BadPack, BadTime, BeyondReach) as error:
        raise Denied(Malformed(str(error))) from error


def instant(text: str, zone: ZoneInfo) -> datetime:
    """A date, which is its first instant, or an instant; local in the zone unless it has an offset."""
    try:
        read = datetime.fromisoformat(text) if INSTANT.fullmatch(text) else None
        if read and 1900 <= read.year < 2200:
            return read if read.tzinfo else read.replace(tzinfo=zone)
    except ValueError:
        pass
    raise BadTime(f"{text!r} is no date or instant: say 2026-03-02 or 2026-03-02T14:30, from 1900 to 2199")


def day(text: str, zone: ZoneInfo) -> date:
    """The local date of a date or an instant."""
    return instant(text, zone).astimezone(zone).date()


def span(text: str, read: Callable[[str, ZoneInfo], T], zone: ZoneInfo) -> tuple[T, T]:
    """FROM..TO, each read alike, the second not before the first."""
    first, dots, last = text.partition("..")
    if not dots or instant(last, zone) < instant(first, zone):
        raise BadTime(f"{text!r} is no span: say FROM..TO, such as 2026-03-02..2026-03-09")
    return read(first, zone), read(last, zone)


def shown(at: datetime, zone: ZoneInfo) -> str:
    """An instant in the time of a zone, with its offset."""
    return at.astimezone(zone).isoformat()

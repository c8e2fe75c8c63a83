"""How codes, sizes and fingerprints are written for people."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from ccms_tui.desk.lines import RemedyLine

SHORT = 8
"""Digits of a fingerprint that are enough to tell two apart at a glance."""
WHEN = 17
"""Cells for an instant."""


class Local(Protocol):
    """Writes an instant as people here write it."""

    def __call__(self, instant: datetime, form: str = ...) -> str: ...


def plain(code: str | None, none: str = "") -> str:
    """A code in words: partially_upheld is partially upheld."""
    return code.replace("_", " ") if code else none


def size(count: int) -> str:
    """A number of bytes in its largest sensible unit."""
    if count < 1024:
        return f"{count} B"
    return f"{count / 1024:.0f} kB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"


def short(digest: str) -> str:
    """The beginning of a fingerprint."""
    return f"{digest[:SHORT]}…"


def day(on: date | None, none: str = "") -> str:
    """A date, such as Fri 27 Nov 2026."""
    return f"{on:%a %-d %b %Y}" if on else none


def numbers(items: Iterable[int], none: str = "none") -> str:
    """Numbers in a row: 1, 3."""
    return ", ".join(map(str, items)) or none


def signed(name: str, on_behalf_of: str | None) -> str:
    """Who did it, and in whose name."""
    return f"{name} for {on_behalf_of}" if on_behalf_of else name


def surname(name: str, on_behalf_of: str | None = None) -> str:
    """The same in as few letters as tell people apart."""
    return signed(name.split()[-1], on_behalf_of and on_behalf_of.split()[-1])


def some(count: int, what: str) -> str:
    """So many of something: 1 point, 2 points."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def remedy(line: RemedyLine) -> str:
    """What is owed or was given, in words."""
    by = f"seen to by {line.owed_by}" if line.owed_by else ""
    parts = (plain(line.kind), str(line.amount) if line.amount else "", line.text or "", by)
    return " · ".join(filter(None, parts))

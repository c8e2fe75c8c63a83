"""What an error of the database comes to for whoever asked."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import make_url
from sqlalchemy.exc import DataError, DBAPIError, OperationalError, TimeoutError

from ccms_tui.desk.denials import Denied, Malformed, Unreachable

BUSY = "the database is busy: others are writing; try again"
NOT_MADE = "this database has not been made: run `ccms init`"
TOO_LARGE = "a number is larger than any that is kept"
NO_TEXT = "it holds a character that no text can hold"
OVERTAKEN = ("23505", "40001", "40P01")
"""What Postgres calls a number that is taken by now, a look that is out of date, and a deadlock."""


class Overtaken(RuntimeError):
    """Others came first where it counts: done again, it is told what they made of it."""


@contextmanager
def reached(url: str) -> Iterator[None]:
    """A database that is not there, not made yet or busy is one sentence; a bug stays what it is."""
    try:
        yield
    except TimeoutError as error:
        raise Unreachable(BUSY) from error
    except OverflowError as error:
        raise Denied(Malformed(TOO_LARGE)) from error
    except sqlite3.OperationalError as error:
        raise _trouble(url, str(error)) from error
    except DBAPIError as error:
        meant = _meant(url, error)
        if not meant:
            raise
        raise meant from error


def _meant(url: str, error: DBAPIError) -> Exception | None:
    why = str(error.orig).strip().partition("\n")[0]
    if getattr(error.orig, "sqlstate", None) in OVERTAKEN:
        return Overtaken(why)
    if isinstance(error, DataError) and ("out of range" in why or "NUL" in why):
        return Denied(Malformed(NO_TEXT if "NUL" in why else TOO_LARGE))
    if "no such table" in why or "UndefinedTable" in type(error.orig).__name__:
        return Unreachable(NOT_MADE)
    return _trouble(url, why) if isinstance(error, OperationalError) else None


def _trouble(url: str, why: str) -> Unreachable:
    if "locked" in why or "lock timeout" in why:
        return Unreachable(BUSY)
    return Unreachable(f"the database at {make_url(url).render_as_string()} cannot be used: {why}")

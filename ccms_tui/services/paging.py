"""Reading all of a large table without keeping anybody from writing."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import bindparam, tuple_
from sqlmodel import Session

A_TIME = 2000
"""Rows read at once, so that memory stays flat however many there are."""


def in_pages(session: Session, wanted: Any, *keys: Any) -> Iterator[Any]:
    """Rows of columns in the order of their keys, which come first; only for a session that reads.

    While anybody looks at a SQLite file without a write-ahead log, nobody writes to it, so each page there is
    a look of its own. On Postgres all of it is one look.
    """
    ordered = wanted.order_by(*keys)
    if session.get_bind().dialect.name != "sqlite":
        yield from session.connection().execute(ordered.execution_options(yield_per=A_TIME))
        return
    page = first = ordered.limit(A_TIME)
    names = [f"after_{place}" for place in range(len(keys))]
    after = [bindparam(name, type_=key.type) for name, key in zip(names, keys, strict=True)]
    later, last = first.where(tuple_(*keys) > tuple_(*after)), dict[str, Any]()
    while True:
        rows = session.connection().execute(page, last).all()
        yield from rows
        session.commit()
        if len(rows) < A_TIME:
            return
        page, last = later, dict(zip(names, rows[-1], strict=False))

"""Places in the tree for events that wait for one: on Postgres all, on SQLite an older record's.

Whoever writes to Postgres waits for nobody but who writes on the same case, so a number that is handed out
early may be committed late. Only events of transactions below every open one are settled. Of those, one
still waits until the one before it has its place: the older transaction may have waited for the case.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select, text
from sqlmodel import col

from ccms_tui.models import Event, Leaf
from ccms_tui.store.database import Database
from ccms_tui.store.tree import Placed, Tree

A_TIME = 2000
"""Events placed in one transaction."""
ALONE = text("SELECT pg_try_advisory_xact_lock(hashtextextended('ccms sequencer', 0))")
SETTLED = text(
    "SELECT arrival.number, event.subject, event.version, event.digest"
    " FROM arrival JOIN event USING (subject, version)"
    " WHERE xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint ORDER BY arrival.number LIMIT :most"
)
PLACED = text("DELETE FROM arrival WHERE number = ANY(:numbers)")
WAITING = text("SELECT count(*) FROM arrival")
LATEST = (
    select(col(Leaf.subject), func.max(Leaf.version))
    .where(col(Leaf.subject).in_(bindparam("subjects", expanding=True)))
    .group_by(col(Leaf.subject))
)


class _Arrived(NamedTuple):
    """An event that waits, in the order in which they came."""

    number: int
    subject: str
    version: int
    digest: str


def sequence(database: Database) -> int:
    """Give every settled event its place, unless somebody else is at it; how many got theirs."""
    return 0 if database.sqlite else sum(iter(lambda: _some(database), 0))


def _some(database: Database) -> int:
    with database.placing() as connection:
        if not connection.execute(ALONE).scalar():
            return 0
        arrived = [_Arrived(*row) for row in connection.execute(SETTLED, {"most": A_TIME})]
        ready = list(_in_order(arrived, _latest(connection, {one.subject for one in arrived})))
        if ready:
            connection.execute(PLACED, {"numbers": [one.number for one in ready]})
        return Tree(connection).add(Placed(*one[1:]) for one in ready)


def _in_order(arrived: Iterable[_Arrived], latest: dict[str, int]) -> Iterator[_Arrived]:
    """Those that follow what has its place on their subject."""
    for one in arrived:
        if one.version == latest.get(one.subject, 0) + 1:
            latest[one.subject] = one.version
            yield one


def _latest(connection: Connection, subjects: set[str]) -> dict[str, int]:
    """The last version of each of these subjects that has its place."""
    return {subject: latest for subject, latest in connection.execute(LATEST, {"subjects": sorted(subjects)})}


def waiting(connection: Connection) -> int:
    """Events that wait for a place."""
    return 0 if connection.dialect.name == "sqlite" else int(connection.execute(WAITING).scalar_one())


def place_all(connection: Connection) -> int:
    """Give every event of a SQLite file its place that has none, in the order in which they were written."""
    there = (col(Leaf.subject) == Event.subject) & (col(Leaf.version) == Event.version)
    wanted = select(col(Event.subject), col(Event.version), col(Event.digest)).join(Leaf, there, isouter=True)
    wanted = wanted.where(col(Leaf.number).is_(None)).order_by(text("event.rowid"))
    tree, rows = Tree(connection), connection.execute(wanted.execution_options(yield_per=A_TIME))
    return sum(tree.add(Placed(*row) for row in some) for some in rows.partitions())

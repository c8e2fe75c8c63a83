"""Where ledgers end: each at the version that its row has, and every row with one of its own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import Any

from sqlalchemy import Row, String, bindparam, cast, exists, literal
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col, func, select

from ccms_tui.models import SUBJECTS, Case, Event
from ccms_tui.services.paging import A_TIME, in_pages
from ccms_tui.services.proving import Broken
from ccms_tui.services.replay import FAMILIES, ledgers_of

TABLES = {str(table.__tablename__): table for table in SUBJECTS}
ENDS = select(Event.subject, func.max(Event.version)).group_by(col(Event.subject))
ENDS_OF = ENDS.where(col(Event.subject).in_(bindparam("subjects", expanding=True)))
ROWS = {
    name: select(table.id, table.version).where(col(table.id).in_(bindparam("ids", expanding=True)))
    for name, table in TABLES.items()
}


def _untold(name: str, table: Any) -> Any:
    """Rows of a table that changed, and have no ledger."""
    subject: ColumnElement[str] = literal(f"{name}/") + cast(col(table.id), String)
    told = exists().where(col(Event.subject) == subject)
    return select(table.id, table.version).where(table.version != 0, ~told)


UNTOLD = {name: _untold(name, table) for name, table in TABLES.items()}
UNTOLD_OF = {name: UNTOLD[name].where(TABLES[name].id == bindparam("case")) for name in FAMILIES}
"""Built once: to build one takes longer than what it asks of one case."""


def cut_short(session: Session, case: int | None) -> Iterator[Broken]:
    """Subjects whose ledger does not end at the version they have, and cases that are not there at all."""
    if case:
        yield from _unlike(session, session.execute(ENDS_OF, {"subjects": ledgers_of(case)}).all())
        for name, wanted in UNTOLD_OF.items():
            yield from _never_begun(name, session.execute(wanted, {"case": case}))
        return
    told = in_pages(session, ENDS, col(Event.subject))
    while some := list(islice(told, A_TIME)):
        yield from _unlike(session, some)
    for name, wanted in UNTOLD.items():
        yield from _never_begun(name, session.execute(wanted))
    yield from _dropped(session)


def _unlike(session: Session, ends: Sequence[Row[*tuple[Any, ...]]]) -> Iterator[Broken]:
    """Those of some ledgers that end elsewhere than their rows, or have none."""
    kept: dict[str, int] = {}
    for name, wanted in ROWS.items():
        ids = [id for subject, _ in ends if (id := _id(subject, name))]
        rows = session.execute(wanted, {"ids": ids}) if ids else ()
        kept |= {f"{name}/{id}": version for id, version in rows}
    for subject, version in ends:
        if subject not in kept:
            yield Broken(subject, version, "the row that its ledger speaks of is gone")
        elif version != kept[subject]:
            yield Broken(subject, kept[subject], f"its ledger ends at version {version}")


def _id(subject: str, table: str) -> int | None:
    """The number of a row of a table that a ledger is named after; whoever tampers may name any."""
    name, _, id = subject.partition("/")
    return int(id) if name == table and id.isascii() and id.isdigit() and len(id) < 10 else None


def _never_begun(name: str, rows: Iterable[Row[*tuple[Any, ...]]]) -> Iterator[Broken]:
    """Rows of a table that have no ledger, though they changed."""
    for id, version in rows:
        yield Broken(f"{name}/{id}", version, "its ledger ends at version 0")


def _dropped(session: Session) -> Iterator[Broken]:
    """Numbers that no case has: they are given one after another, so somebody took those cases out."""
    ids = session.scalars(select(col(Case.id)).order_by(col(Case.id)).execution_options(yield_per=A_TIME))
    for before, after in pairwise(chain((0,), ids)):
        for number in range(before + 1, after):
            yield Broken(f"case/{number}", 0, "no case has this number, though a later one was given")

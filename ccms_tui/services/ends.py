"""Where ledgers end: each at the version that its row has, and every row with one of its own."""

from collections.abc import Iterator
from itertools import chain, islice, pairwise
from typing import Any

from sqlalchemy import String, cast, exists, literal
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col, func, select

from ccms_tui.models import SUBJECTS, Case, Custody, Event
from ccms_tui.services.paging import A_TIME, in_pages
from ccms_tui.services.proving import Broken
from ccms_tui.services.replay import ledgers_of

TABLES = {str(table.__tablename__): table for table in SUBJECTS}


def cut_short(session: Session, case: int | None) -> Iterator[Broken]:
    """Subjects whose ledger does not end at the version they have, and cases that are not there at all."""
    ends: Any = select(Event.subject, func.max(Event.version)).group_by(col(Event.subject))
    if case:
        ends = ends.where(col(Event.subject).in_(ledgers_of(case)))
    told = ((str(row[0]), row[1]) for row in in_pages(session, ends, col(Event.subject)))
    while some := list(islice(told, A_TIME)):
        yield from _unlike(session, some)
    for table in (Case, Custody) if case else SUBJECTS:
        yield from _never_begun(session, table, case)
    if not case:
        yield from _dropped(session)


def _unlike(session: Session, ends: list[tuple[str, int]]) -> Iterator[Broken]:
    """Those of some ledgers that end elsewhere than their rows, or have none."""
    kept: dict[str, int] = {}
    for name, table in TABLES.items():
        ids = {id for subject, _ in ends if (id := _id(subject, name))}
        rows = session.execute(select(table.id, table.version).where(col(table.id).in_(ids))) if ids else ()
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


def _never_begun(session: Session, table: Any, case: int | None) -> Iterator[Broken]:
    """Rows of a table that changed, and have no ledger."""
    name: ColumnElement[str] = literal(f"{table.__tablename__}/") + cast(col(table.id), String)
    untold = ~exists().where(col(Event.subject) == name)
    wanted = select(table.id, table.version).where(table.version != 0, untold)
    for id, version in session.execute(wanted.where(table.id == case) if case else wanted):
        yield Broken(f"{table.__tablename__}/{id}", version, "its ledger ends at version 0")


def _dropped(session: Session) -> Iterator[Broken]:
    """Numbers that no case has: they are given one after another, so somebody took those cases out."""
    ids = session.scalars(select(col(Case.id)).order_by(col(Case.id)).execution_options(yield_per=A_TIME))
    for before, after in pairwise(chain((0,), ids)):
        for number in range(before + 1, after):
            yield Broken(f"case/{number}", 0, "no case has this number, though a later one was given")

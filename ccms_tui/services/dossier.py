"""The rows of one case, each table read once and only when it is first needed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Any, TypeVar

from sqlalchemy import bindparam, inspect
from sqlmodel import Session, SQLModel, col, select

from ccms_tui.models import Case, ClockRow, Extension, Flag, Ownership, PauseRow, Point, ProposalRow
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.reckoning import Extended
from ccms_tui.services import actors

T = TypeVar("T", bound=SQLModel)


class Shelf:
    """The rows of many cases, each table read once for all of them when one of them first needs it."""

    def __init__(self, session: Session, *wanted: Any) -> None:
        self._session, self._wanted = session, wanted
        self._tables: dict[type[Any], dict[int, list[Any]]] = {}

    def rows(self, table: type[Any], case: int) -> list[Any]:
        """All of a case's rows in a table, in the order of their key."""
        if table not in self._tables:
            found: dict[int, list[Any]] = defaultdict(list)
            of_these = select(table).join(Case, col(Case.id) == table.case_id).where(*self._wanted)
            for row in self._session.scalars(of_these.order_by(*inspect(table).primary_key)):
                found[row.case_id].append(row)
            self._tables[table] = found
        return list(self._tables[table].get(case, ()))

    @cached_property
    def managers(self) -> Mapping[int, int | None]:
        return actors.managers(self._session)


class Dossier:
    """What is kept of a case, in this transaction."""

    def __init__(self, session: Session, case: Case, new: bool = False, shelf: Shelf | None = None) -> None:
        self.session, self.case = session, case
        self._new, self._shelf = new, shelf
        self._rows: dict[type[Any], list[Any]] = {}

    def rows(self, table: type[T]) -> Sequence[T]:
        """All of the case's rows in a table, in the order of their key."""
        if table not in self._rows:
            self._rows[table] = [] if self._new else self._kept(table)
        return self._rows[table]

    def _kept(self, table: type[T]) -> list[T]:
        """The rows in the database, out of the shelf where the case is read with others."""
        if self._shelf:
            return self._shelf.rows(table, self.case.id)
        return list(self.session.scalars(_of_case(table), {"case": self.case.id}))

    @property
    def managers(self) -> Mapping[int, int | None]:
        """Whom everybody answers to, by number."""
        return self._shelf.managers if self._shelf else actors.managers(self.session)

    def this_round(self, table: type[T]) -> Sequence[T]:
        """Those of the rows that belong to the round that runs, since the case was last reopened."""
        return [row for row in self.rows(table) if getattr(row, "round", None) == self.case.round]

    def add(self, row: SQLModel) -> None:
        """One row more."""
        list(self.rows(type(row)))
        self._rows[type(row)].append(row)
        self.session.add(row)

    def remove(self, row: SQLModel) -> None:
        """One row less; the ledger still tells of it."""
        self._rows[type(row)].remove(row)
        self.session.delete(row)

    def next(self, table: type[SQLModel], part: str = "number") -> int:
        """The number that the next row of a table gets."""
        return max((getattr(row, part) for row in self.rows(table)), default=0) + 1

    def find(self, table: type[T], number: int, part: str = "number") -> T | None:
        """The row with this number."""
        return next((row for row in self.rows(table) if getattr(row, part) == number), None)

    def clock_row(self, kind: str) -> ClockRow | None:
        """The clock of a kind in the round that runs, in its latest run."""
        return next((row for row in reversed(self.this_round(ClockRow)) if row.kind == kind), None)

    @property
    def stage(self) -> int:
        """The stage that the regime's clocks have reached."""
        return max((row.regime_stage for row in self.rows(ClockRow)), default=1)

    @property
    def track(self) -> str | None:
        """The track that the case is on."""
        return next((row.track for row in reversed(self.rows(ClockRow)) if row.track), None)

    def extended(self, row: ClockRow) -> Extended | None:
        """The later day that a clock has, if it was extended."""
        mine = [e for e in self.rows(Extension) if (e.kind, e.round) == (row.kind, row.round)]
        return Extended(mine[-1].to_on, mine[-1].made_at, f"extended: {mine[-1].ground}") if mine else None

    def clock(self, row: ClockRow) -> Clock:
        """A clock as the rules know it, with its pauses."""
        mine = [p for p in self.rows(PauseRow) if (p.kind, p.round) == (row.kind, row.round)]
        return row.facts(mine)

    @property
    def proposal(self) -> ProposalRow | None:
        """The revision that stands in this round: the latest that nobody returned, withdrew or replaced."""
        return next((row for row in reversed(self.this_round(ProposalRow)) if row.standing()), None)

    @property
    def points(self) -> Sequence[Point]:
        """The points that count: those that did not go into others."""
        return [row for row in self.rows(Point) if not row.gone_at]

    @property
    def flags(self) -> Sequence[Flag]:
        """The flags that stand."""
        return [row for row in self.rows(Flag) if not row.cleared_at]

    @property
    def ownership(self) -> Ownership:
        """Whose the case is now, and since when."""
        return next(row for row in reversed(self.rows(Ownership)) if row.to_at is None)


def numbers(text: str) -> tuple[int, ...]:
    """The numbers of a column that holds several."""
    return tuple(int(number) for number in text.split(",") if number)


@cache
def _of_case(table: Any) -> Any:
    """The rows of one case in a table; asked in every act, so built once."""
    return select(table).where(table.case_id == bindparam("case")).order_by(*inspect(table).primary_key)

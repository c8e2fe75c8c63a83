"""The rows of one case, each table read once and only when it is first needed."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import bindparam, inspect
from sqlmodel import Session, SQLModel, select

from ccms_tui.models import Case, ClockRow, Extension, Flag, Ownership, PauseRow, Point, ProposalRow
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.reckoning import Extended

T = TypeVar("T", bound=SQLModel)


class Dossier:
    """What is kept of a case, in this transaction."""

    def __init__(self, session: Session, case: Case, new: bool = False) -> None:
        self.session, self.case = session, case
        self._new = new
        self._rows: dict[type[Any], list[Any]] = {}

    def rows(self, table: type[T]) -> Sequence[T]:
        """All of the case's rows in a table, in the order of their key."""
        if table not in self._rows:
            case = {"case": self.case.id}
            self._rows[table] = [] if self._new else list(self.session.scalars(_of_case(table), case))
        return self._rows[table]

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

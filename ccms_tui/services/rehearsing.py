"""Trying a pack on open cases: their running clocks reckoned by its rules, and nothing changed."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlmodel import SQLModel, col, select

from ccms_tui.desk import rehearsing as ask
from ccms_tui.desk.denials import Denied, Malformed
from ccms_tui.models import Case, ClockRow, Extension, PauseRow
from ccms_tui.models.case import OPEN
from ccms_tui.rules.calendars import BeyondReach
from ccms_tui.rules.clock_rules import again
from ccms_tui.rules.reckoning import Extended
from ccms_tui.rules.regime_tables import read_regime
from ccms_tui.rules.regimes import Regime
from ccms_tui.services.independence import seen_by
from ccms_tui.services.work import Views, Work

Key = tuple[int, int, str]
"""A clock by its case, its round and its kind."""


def _rehearse(work: Work, view: ask.Rehearse) -> ask.Rehearsal:
    try:
        pack = read_regime(tomllib.loads(view.pack, parse_float=Decimal))
        running = _running(work, pack)
        moved = sorted(_moved(work, pack, running), key=lambda one: (not one.late, one.to_on, one.reference))
    except (ValueError, BeyondReach) as error:
        raise Denied(Malformed(str(error))) from error
    known = {(rule.kind, rule.stage) for rule in pack.clocks}
    return ask.Rehearsal(
        regime=pack.name,
        running=len(running),
        moved=len(moved),
        late=sum(one.late for one in moved),
        left_out=sum((row.kind, row.regime_stage) not in known for _, row in running),
        clocks=tuple(moved[: view.limit]),
    )


def _running(work: Work, pack: Regime) -> list[tuple[Case, ClockRow]]:
    """The clocks that run in the present round of the open cases under any version of the pack."""
    mine = (col(ClockRow.case_id) == Case.id) & (col(ClockRow.round) == Case.round)
    wanted = select(Case, ClockRow).join(ClockRow, mine).where(OPEN, Case.regime == pack.id, seen_by(work))
    return [*work.session.exec(wanted.where(col(ClockRow.stopped_at).is_(None)))]


def _moved(work: Work, pack: Regime, running: list[tuple[Case, ClockRow]]) -> Iterator[ask.Moved]:
    """Each of them that would have another day, and whether it would be late only by that."""
    rules = {(rule.kind, rule.stage) for rule in pack.clocks}
    pauses, extensions = (_beside(work, pack, table) for table in (PauseRow, Extension))
    for case, row in running:
        if (row.kind, row.regime_stage) not in rules:
            continue
        key = (case.id, row.round, row.kind)
        calendar = work.premises.calendar(work.session, case.calendar)
        clock = row.facts(pauses[key])
        more = extensions[key][-1] if extensions[key] else None
        extended = Extended(more.to_on, more.made_at, "extended") if more else None
        anew, _ = again(pack.rule(row.kind, row.regime_stage, row.track), clock, calendar, extended)
        if anew.due_on != clock.due_on:
            late = anew.due_at < work.now <= clock.due_at
            yield ask.Moved(case.reference, row.kind, clock.due_on, anew.due_on, late)


def _beside(work: Work, pack: Regime, table: type[SQLModel]) -> dict[Key, list[Any]]:
    """The pauses or extensions of those cases, by the clock they belong to."""
    rows: Any = table
    wanted = select(rows).join(Case, rows.case_id == Case.id).where(OPEN, Case.regime == pack.id)
    found = defaultdict[Key, list[Any]](list)
    for row in work.session.exec(wanted.order_by(rows.case_id, rows.number)):
        found[row.case_id, row.round, row.kind].append(row)
    return found


VIEWS: Views = {ask.Rehearse: _rehearse}

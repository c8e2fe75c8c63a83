"""Trying a pack on open cases: their running clocks reckoned by its rules, and nothing changed."""

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import col, func, select

from ccms_tui.desk import rehearsing as ask
from ccms_tui.desk.denials import Denied, Malformed
from ccms_tui.models import Case
from ccms_tui.models.case import OPEN
from ccms_tui.rules.adopting import Move
from ccms_tui.rules.calendars import BeyondReach
from ccms_tui.services.independence import seen_by
from ccms_tui.services.trials import Trial, moves, trials
from ccms_tui.services.work import Views, Work
from ccms_tui.store.packs import regime_from


def _rehearse(work: Work, view: ask.Rehearse) -> ask.Rehearsal:
    try:
        pack = regime_from(view.pack)
        found = trials(work, pack, view.cases, seen_by(work))
    except (ValueError, BeyondReach) as error:
        raise Denied(Malformed(str(error))) from error
    moved = moves(found)
    return ask.Rehearsal(
        regime=pack.name,
        cases=_cases(work, pack.id, view.cases),
        running=len(found),
        moved=len(moved),
        late=sum(move.late for move in moved),
        late_already=sum(trial.late_already for trial in found),
        left_out=sum(trial.rule is None for trial in found),
        by_clock=counted((trial.row.kind, trial) for trial in found),
        by_owner=counted((work.names[trial.case.owner_id], trial) for trial in found),
        clocks=shown(moved[: view.limit]),
    )


def counted(named: Iterable[tuple[str, Trial]]) -> tuple[ask.Counted, ...]:
    """What a pack does to clocks, counted under the names they are given: the most moved first."""
    found = defaultdict[str, list[Trial]](list)
    for name, trial in named:
        found[name].append(trial)
    each = (
        ask.Counted(name, len(some), sum(bool(one.move) for one in some), sum(one.late for one in some))
        for name, some in found.items()
    )
    return tuple(sorted(each, key=lambda one: (-one.late, -one.moved, one.name)))


def shown(moved: Iterable[Move]) -> tuple[ask.Moved, ...]:
    """Moves as they are told of."""
    return tuple(ask.Moved(move.reference, move.clock, move.from_on, move.to_on, move.late) for move in moved)


def _cases(work: Work, regime: str, named: tuple[int, ...]) -> int:
    """How many open cases fall under the pack's id, or how many of those that are named do."""
    wanted = select(func.count()).select_from(Case).where(OPEN, Case.regime == regime, seen_by(work))
    return work.session.exec(wanted.where(col(Case.id).in_(named)) if named else wanted).one()


VIEWS: Views = {ask.Rehearse: _rehearse}

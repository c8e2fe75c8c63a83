"""Running clocks tried under another pack: what each would become, for a rehearsal and for the real thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlmodel import SQLModel, col, select

from ccms_tui.models import Case, ClockRow, Extension, PauseRow
from ccms_tui.models.case import OPEN
from ccms_tui.rules.adopting import Move
from ccms_tui.rules.clock_rules import ClockRule, again, stands_from
from ccms_tui.rules.clocks import Clock, State, state
from ccms_tui.rules.reckoning import Extended
from ccms_tui.rules.regimes import Regime
from ccms_tui.services.work import Work

Key = tuple[int, int, str]
"""A clock by its case, its round and its kind."""


class Trial(NamedTuple):
    """A running clock, and what the pack makes of it; nothing where the pack has no rule for it."""

    case: Case
    row: ClockRow
    rule: ClockRule | None
    anew: Clock
    late_already: bool
    late: bool
    """Whether it would be late at once, and only by the pack."""

    @property
    def move(self) -> Move | None:
        """What is told of it, if its day changes or it would be late."""
        if self.anew.due_on == self.row.due_on and not self.late:
            return None
        days = self.row.due_on, self.anew.due_on
        return Move(self.case.reference, self.row.kind, self.row.number, *days, self.late)


def trials(work: Work, pack: Regime, cases: Sequence[int] = (), *also: Any) -> list[Trial]:
    """Every running clock in the present round of the open cases under the pack's id, or of those named."""
    wanted: Any = (OPEN, Case.regime == pack.id, *also)
    if cases:
        wanted += (col(Case.id).in_(cases),)
    pauses, extensions = (_beside(work, wanted, table) for table in (PauseRow, Extension))
    return [
        _trial(work, pack, case, row, (pauses[key], extensions[key]))
        for case, row in _running(work, wanted)
        for key in [(case.id, row.round, row.kind)]
    ]


def moves(found: Iterable[Trial]) -> list[Move]:
    """The clocks that would move: those late at once first, then by their new day."""
    told = (move for trial in found if (move := trial.move))
    return sorted(told, key=lambda move: (not move.late, move.to_on, move.reference, move.clock))


def put(trial: Trial, pack: Regime) -> None:
    """Let a clock be what the pack makes of it; one that is late already stays as it is, late for ever."""
    row, rule, anew = trial.row, trial.rule, trial.anew
    if trial.late_already or not rule:
        return
    row.regime_version = pack.version
    row.due_on, row.due_at = anew.due_on, anew.due_at
    row.escalate_at, row.review_at, row.paused_at = anew.escalate_at, anew.review_at, anew.paused_at
    row.escalate_share, row.review_share = anew.escalate_share, anew.review_share


def _running(work: Work, wanted: Any) -> Iterator[tuple[Case, ClockRow]]:
    mine = (col(ClockRow.case_id) == Case.id) & (col(ClockRow.round) == Case.round)
    found = select(Case, ClockRow).join(ClockRow, mine).where(*wanted, col(ClockRow.stopped_at).is_(None))
    yield from work.session.exec(found.order_by(col(Case.id), col(ClockRow.due_at), col(ClockRow.kind)))


def _beside(work: Work, wanted: Any, table: type[SQLModel]) -> dict[Key, list[Any]]:
    """The pauses or extensions of those cases, by the clock they belong to."""
    rows: Any = table
    found = defaultdict[Key, list[Any]](list)
    asked = select(rows).join(Case, rows.case_id == Case.id).where(*wanted)
    for row in work.session.exec(asked.order_by(rows.case_id, rows.number)):
        found[row.case_id, row.round, row.kind].append(row)
    return found


def _trial(
    work: Work, pack: Regime, case: Case, row: ClockRow, beside: tuple[list[PauseRow], list[Extension]]
) -> Trial:
    """One clock, reckoned anew by the pack's rule from its trigger, its pauses and its extension."""
    pauses, extensions = beside
    rule, clock = _rule(pack, row), row.facts(pauses)
    late_already = state(clock, work.now) is State.BREACHED
    if late_already or not rule:
        return Trial(case, row, rule, clock, late_already, late=False)
    calendar = work.premises.calendar(work.session, case.calendar)
    extended = [Extended(one.to_on, one.made_at, "extended") for one in extensions[-1:]]
    rule = work.premises.hastened(rule, case.risk)
    escalate, review = (int(share * 100) for share in rule.thresholds)
    marked = replace(clock, escalate_share=escalate, review_share=review)
    anew, _ = again(rule, marked, calendar, *extended)
    still = [pause.from_at for pause in clock.pauses if row.paused_at and not pause.to_at]
    anew = replace(anew, paused_at=stands_from(rule, still[-1], calendar) if still else row.paused_at)
    return Trial(case, row, rule, anew, late_already, late=state(anew, work.now) is State.BREACHED)


def _rule(pack: Regime, row: ClockRow) -> ClockRule | None:
    """The rule that the pack has for a clock, at its stage and on its track."""
    known = (row.kind, row.regime_stage) in {(rule.kind, rule.stage) for rule in pack.clocks}
    there = known and (row.track is None or pack.track(row.track))
    return pack.rule(row.kind, row.regime_stage, row.track) if there else None

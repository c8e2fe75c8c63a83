"""The clocks of a case: what starts and stops them, and what becomes of them when it is opened again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from ccms_tui.models import Case, ClockRow, Communication, Extension, PauseRow
from ccms_tui.rules.clock_rules import MARKED, ClockRule, again
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.endings import stops_at
from ccms_tui.rules.regimes import Reopening
from ccms_tui.rules.timing import TELLS, urgency
from ccms_tui.rules.watching import still_raised
from ccms_tui.services.premises import Start
from ccms_tui.services.work import Work


def happened(work: Work, trigger: str, at: datetime) -> None:
    """Stop the clocks that something ends and start those that it sets going; late stays late."""
    stopped = [row.kind for row in _stopped_by(work, trigger) if not row.stopped_at]
    for kind in stopped:
        stop(work, kind, at)
    for clock in _begun(work, trigger, at):
        _start(work, clock, anew=clock.kind in stopped or trigger in MARKED)
    refresh(work)


def stop(work: Work, kind: str, at: datetime) -> None:
    """Stop one clock, if it runs; whether it was late then, it says for ever."""
    row = work.dossier.clock_row(kind)
    if row and not row.stopped_at:
        stopped_at = stops_at(row.facts(), at, work.now, work.case.opened_at)
        run_on(work, row, stopped_at)
        row.stopped_at, row.said_at = stopped_at, at if at < stopped_at else None


def undo_stop(work: Work, trigger: str) -> None:
    """Set running again what a proposal had stopped, when it does not stand: to the same date."""
    for row in _stopped_by(work, trigger):
        row.stopped_at = None
    refresh(work)


def restart(work: Work, at: datetime) -> str:
    """Clocks of a case that is opened again, as its regime says; the earlier ones stay as they ended."""
    before, stage, track = work.case.round, work.dossier.stage, work.dossier.track
    work.case.round += 1
    if work.regime.reopening is Reopening.SAME_CLOCK:
        told = _same_again(work, before, at)
    else:
        next_stage = work.regime.reopening is Reopening.NEXT_STAGE
        start = Start(
            "escalated" if next_stage else "reopened", at, stage + next_stage, track, work.case.risk
        )
        for clock in work.premises.begun(work.session, work.regime, work.case.calendar, start):
            _start(work, clock, track=track)
        on = at.astimezone(ZoneInfo(work.calendar.zone)).date()
        told = f"stage {stage + 1} runs from {on}" if next_stage else f"new clocks run from {on}"
    refresh(work)
    return told


def rule_of(work: Work, row: ClockRow) -> ClockRule:
    """The rule of a clock, by the pack and the track that it was begun under."""
    pack = work.premises.regime(work.session, row.regime, row.regime_version)
    return pack.rule(row.kind, row.regime_stage, row.track)


def reckon_anew(work: Work, row: ClockRow) -> None:
    """Set a clock's date and marks by its trigger, pauses and extension; what lies ahead passes anew."""
    clock, _ = again(rule_of(work, row), work.dossier.clock(row), work.calendar, work.dossier.extended(row))
    row.due_on, row.due_at = clock.due_on, clock.due_at
    row.escalate_at, row.review_at = clock.escalate_at, clock.review_at
    still = still_raised(clock, row.raised, work.now)
    if still is not row.raised:
        row.raised, row.passing = still, row.passing + 1


def hasten(work: Work) -> None:
    """Set the thresholds of the clocks that run by the risk that the case now has; no deadline moves."""
    for row in work.dossier.this_round(ClockRow):
        if not row.stopped_at:
            escalate, review = work.premises.hastened(rule_of(work, row), work.case.risk).thresholds
            row.escalate_share, row.review_share = int(escalate * 100), int(review * 100)
            reckon_anew(work, row)
    refresh(work)


def run_on(work: Work, row: ClockRow, at: datetime) -> None:
    """End the pause of a clock that is paused: what was left of its time is left still."""
    if not row.paused_at:
        return
    row.paused_at = None
    for pause in work.dossier.rows(PauseRow):
        if (pause.kind, pause.round, pause.to_at) == (row.kind, row.round, None):
            pause.to_at = max(at, pause.from_at)
    reckon_anew(work, row)


def refresh(work: Work) -> None:
    """Set the columns that lists sort and filter by, from the rule that views use."""
    case: Case = work.case
    told = urgency(tuple(row.facts() for row in work.dossier.this_round(ClockRow)))
    case.urgent_at, case.escalate_at, case.review_at, case.due_at = told


def _stopped_by(work: Work, trigger: str) -> list[ClockRow]:
    """The latest run of each clock that something stops."""
    kinds = work.regime.stopped_by(trigger, work.dossier.stage)
    return [row for kind in sorted(kinds) if (row := work.dossier.clock_row(kind))]


def _begun(work: Work, trigger: str, at: datetime) -> Iterator[Clock]:
    """The clocks that something starts, but for those that a letter ended before, or that are spared."""
    start = Start(trigger, at, work.dossier.stage, work.dossier.track, work.case.risk)
    for clock in work.premises.begun(work.session, work.regime, work.case.calendar, start):
        rule = work.regime.rule(clock.kind, clock.stage)
        letters = {TELLS.get(row.kind) for row in work.dossier.this_round(Communication)}
        ended = (set(rule.stops) - set(rule.starts)) & letters
        if not ended and clock.kind not in work.regime.spared(work.facts.settled):
            yield clock


def _start(work: Work, clock: Clock, anew: bool = False, track: str | None = None) -> None:
    """Begin a clock once in each round, or once more each time that what it waits for came."""
    before = work.dossier.clock_row(clock.kind)
    if before and not (anew and before.stopped_at):
        return
    track = track or work.dossier.track
    number = before.number + 1 if before else 1
    work.dossier.add(_row(work, replace(clock, round=work.case.round, number=number), track))


def _same_again(work: Work, before: int, at: datetime) -> str:
    """The clocks of the round before run on to the dates they had, as if it had never ended."""
    latest = {row.kind: row for row in work.dossier.rows(ClockRow) if row.round == before}
    for row in latest.values():
        if row.kind not in work.regime.stopped_by("acknowledged", row.regime_stage):
            anew = {"round": work.case.round, "number": 1, "again_at": at}
            changed = {**anew, "stopped_at": None, "said_at": None}
            work.dossier.add(ClockRow(**{**row.model_dump(), **changed}))
    for table in (PauseRow, Extension):
        for kept in list(work.dossier.rows(table)):
            numbered = {"round": work.case.round, "number": work.dossier.next(table)}
            if kept.model_dump()["round"] == before:
                work.dossier.add(table(**{**kept.model_dump(), **numbered}))
    return "the same clocks run on to the dates they had"


def _row(work: Work, clock: Clock, track: str | None) -> ClockRow:
    return ClockRow(
        case_id=work.case.id,
        round=clock.round,
        kind=clock.kind,
        number=clock.number,
        regime_stage=clock.stage,
        track=track,
        regime=work.case.regime,
        regime_version=work.case.regime_version,
        started_at=clock.started_at,
        due_on=clock.due_on,
        due_at=clock.due_at,
        escalate_at=clock.escalate_at,
        review_at=clock.review_at,
        escalate_share=clock.escalate_share,
        review_share=clock.review_share,
        stopped_at=None,
        paused_at=None,
    )

"""Clocks: what starts, stops and pauses them, promises, reviews, and how a date came about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from ccms_tui.desk import timing as ask
from ccms_tui.models import Case, ClockRow, PauseRow, PromiseRow, ReviewRow
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.regimes import Reopening, again
from ccms_tui.rules.timing import pausable, urgency
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.services.cases import held
from ccms_tui.services.work import Commands, Handler, Made, Views, Work, nothing_more


def start(work: Work, trigger: str, at: datetime) -> None:
    """Start the clocks that something sets going."""
    case = work.case
    for clock in work.premises.begun(work.session, work.regime, trigger, at, case.calendar):
        work.dossier.add(_row(work, replace(clock, round=case.round)))
    refresh(work)


def stop(work: Work, trigger: str, at: datetime) -> None:
    """Stop the clocks that something ends; late stays late."""
    for kind in work.regime.stopped_by(trigger):
        row = work.dossier.clock_row(kind)
        if row and not row.stopped_at:
            _run_on(work, row, at)
            row.stopped_at = at
    refresh(work)


def undo_stop(work: Work, trigger: str) -> None:
    """Set running again what a proposal had stopped, when it does not stand: to the same date."""
    for kind in work.regime.stopped_by(trigger):
        if row := work.dossier.clock_row(kind):
            row.stopped_at = None
    refresh(work)


def restart(work: Work) -> str:
    """Clocks of a case that is opened again, as its regime says; the earlier ones stay as they ended."""
    if work.regime.reopening is Reopening.NEW_TIMER:
        work.case.round += 1
        start(work, "reopened", work.now)
        return "new clocks run from today"
    for row in work.dossier.this_round(ClockRow):
        if row.kind not in work.regime.stopped_by("acknowledged"):
            row.stopped_at = None
    refresh(work)
    return "the same clocks run on"


def refresh(work: Work) -> None:
    """Set the columns that lists sort and filter by, from the rule that views use."""
    case: Case = work.case
    told = urgency(tuple(row.facts() for row in work.dossier.this_round(ClockRow)))
    case.urgent_at, case.escalate_at, case.review_at, case.due_at = told


def _row(work: Work, clock: Clock) -> ClockRow:
    return ClockRow(
        case_id=work.case.id,
        round=clock.round,
        kind=clock.kind,
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


def _no_such_wait(work: Work, command: ask.Pause) -> Findings:
    if command.reason not in work.regime.pauses:
        words = ", ".join(work.regime.pauses) or "none"
        yield Reason(
            f"{work.regime.id} allows a pause for {words}", f"{work.regime.id} {work.regime.version}"
        )


def _pause(work: Work, command: ask.Pause) -> Made:
    number = work.dossier.next(PauseRow)
    kinds = [clock.kind for clock in pausable(work.facts, work.asking)]
    for kind in kinds:
        row = work.dossier.clock_row(kind)
        assert row, "only a clock that runs may be paused"
        row.paused_at = work.now
        work.dossier.add(
            PauseRow(
                case_id=work.case.id,
                number=number,
                kind=kind,
                round=work.case.round,
                from_at=work.now,
                to_at=None,
                reason=command.reason,
                note=command.note,
                by=work.actor.id,
            )
        )
    refresh(work)
    return Made(f"paused: {command.reason.replace('_', ' ')}", {"pause": number})


def _resume(work: Work, command: ask.Resume) -> Made:
    for row in work.dossier.this_round(ClockRow):
        _run_on(work, row, work.now)
    refresh(work)
    return Made(f"resumed: {command.reason}")


def _run_on(work: Work, row: ClockRow, at: datetime) -> None:
    """End the pause of a clock that is paused: what was left of its time is left still."""
    if not row.paused_at:
        return
    row.paused_at = None
    for pause in work.dossier.rows(PauseRow):
        if (pause.kind, pause.round, pause.to_at) == (row.kind, row.round, None):
            pause.to_at = max(at, pause.from_at)
    clock, _ = again(work.regime.rule(row.kind), work.dossier.clock(row), work.calendar)
    row.due_on, row.due_at = clock.due_on, clock.due_at
    row.escalate_at, row.review_at = clock.escalate_at, clock.review_at


def _review(work: Work, command: ask.Review) -> Made:
    number = work.dossier.next(ReviewRow)
    work.dossier.add(
        ReviewRow(
            case_id=work.case.id,
            number=number,
            round=work.case.round,
            manager=work.actor.id,
            blocking=command.blocking,
            plan=command.plan,
            stays=command.stays,
            reviewed_at=work.now,
        )
    )
    return Made("reviewed by a manager", {"review": number})


def _promise(work: Work, command: ask.Promise) -> Made:
    number = work.dossier.next(PromiseRow)
    work.dossier.add(
        PromiseRow(
            case_id=work.case.id,
            number=number,
            text=command.text,
            due_on=command.by,
            by=work.actor.id,
            made_at=work.now,
            kept_at=None,
        )
    )
    return Made(f"promised by {command.by}: {command.text}", {"promise": number})


def _no_such_promise(work: Work, command: ask.KeepPromise) -> Findings:
    row = work.dossier.find(PromiseRow, command.item)
    if not row:
        yield Reason(f"there is no promise {command.item}", "promises")
    elif row.kept_at:
        yield Reason(f"promise {command.item} was kept already", "promises")


def _keep(work: Work, command: ask.KeepPromise) -> Made:
    row = work.dossier.find(PromiseRow, command.item)
    assert row, "looked for before"
    row.kept_at = work.now
    return Made(f"promise {command.item} kept")


def _why(work: Work, view: ask.WhyThisDate) -> ask.Whys:
    held(work, view.case)
    return ask.Whys(work.case.reference, tuple(_whys(work, view.kind)))


def _whys(work: Work, kind: str | None) -> Iterator[ask.Why]:
    """Reckoned anew from the stored facts: the date and its explanation come from one computation."""
    calendar = work.calendar
    for row in work.dossier.rows(ClockRow):
        if kind in (None, row.kind):
            rule = work.premises.regime(row.regime, row.regime_version).rule(row.kind)
            clock, reckoned = again(rule, work.dossier.clock(row), calendar)
            yield ask.Why(
                clock=clock,
                title=rule.title,
                rule=f"{rule.allow}, counted from {'that' if rule.count_first_day else 'the next'} day",
                pack=f"{row.regime} {row.regime_version}, rule {row.kind}",
                source=rule.source,
                calendar=f"{calendar.code or 'own'}, {calendar.package or 'as kept'}",
                zone=calendar.zone,
                steps=tuple(ask.Step(step.on, step.counted, step.why) for step in reckoned.steps),
                escalate_at=clock.escalate_at,
                review_at=clock.review_at,
            )


COMMANDS: Commands = {
    ask.Pause: Handler(_no_such_wait, _pause),
    ask.Resume: Handler(nothing_more, _resume),
    ask.Review: Handler(nothing_more, _review),
    ask.Promise: Handler(nothing_more, _promise),
    ask.KeepPromise: Handler(_no_such_promise, _keep),
}
VIEWS: Views = {ask.WhyThisDate: _why}

"""Pausing clocks, promising, a manager's look, and how a date came about."""

from collections.abc import Iterator

from ccms_tui.desk import timing as ask
from ccms_tui.models import ClockRow, PauseRow, PromiseRow, ReviewRow
from ccms_tui.rules.clock_rules import again, stands_from, target_on
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.endings import told
from ccms_tui.rules.timing import pausable
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.services.cases import held
from ccms_tui.services.clocks import refresh, rule_of, run_on
from ccms_tui.services.proposals import put_to_use
from ccms_tui.services.work import Commands, Handler, Made, Views, Work, nothing_more


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
        row.paused_at = stands_from(rule_of(work, row), work.now, work.calendar)
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
        run_on(work, row, work.now)
    refresh(work)
    return Made(f"resumed: {command.reason}")


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


def why(work: Work, view: ask.WhyThisDate) -> ask.Whys:
    """How each deadline of a case came about."""
    held(work, view.case)
    return ask.Whys(work.case.reference, tuple(_whys(work, view.kind)))


def _whys(work: Work, kind: str | None) -> Iterator[ask.Why]:
    """Reckoned anew from the stored facts: the date and its explanation come from one computation."""
    calendar, rows = work.calendar, [row for row in work.dossier.rows(ClockRow) if kind in (None, row.kind)]
    packs = {(row.regime, row.regime_version) for row in rows}
    adopted = {pack: put_to_use(work, *pack) for pack in packs}
    for row in rows:
        rule = rule_of(work, row)
        clock, reckoned = again(rule, work.dossier.clock(row), calendar, work.dossier.extended(row))
        yield ask.Why(
            clock=clock,
            title=rule.title,
            rule=f"{rule.spoken}, counted from {'that' if rule.count_first_day else 'the next'} day",
            pack=f"{row.regime} {row.regime_version}, rule {row.kind}",
            source=rule.source,
            calendar=f"{calendar.code or 'own'}, {calendar.package or 'as kept'}",
            zone=calendar.zone,
            steps=tuple(ask.Step(step.on, step.counted, step.why) for step in reckoned.steps),
            escalate_at=clock.escalate_at,
            review_at=clock.review_at,
            target_on=target_on(rule, clock.started_at, calendar),
            unconfirmed=rule.unconfirmed,
            adopted=adopted[row.regime, row.regime_version],
            told=tuple(told(clock, _before(work, row), calendar, work.regime.reopens)),
        )


def _before(work: Work, row: ClockRow) -> Clock | None:
    """The clock of its kind in the round before."""
    rows = work.dossier.rows(ClockRow)
    found = (one for one in reversed(rows) if (one.kind, one.round) == (row.kind, row.round - 1))
    return next((work.dossier.clock(one) for one in found), None)


COMMANDS: Commands = {
    ask.Pause: Handler(_no_such_wait, _pause),
    ask.Resume: Handler(nothing_more, _resume),
    ask.Review: Handler(nothing_more, _review),
    ask.Promise: Handler(nothing_more, _promise),
    ask.KeepPromise: Handler(_no_such_promise, _keep),
}
VIEWS: Views = {ask.WhyThisDate: why}

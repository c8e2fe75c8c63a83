"""Corrective actions: adding, changing and ending them, and what became of complaints of their cause."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlmodel import col, or_, select

from ccms_tui.desk import actions as ask
from ccms_tui.desk.denials import Denied, NotFound, Stale
from ccms_tui.models import Action, Case, Cause
from ccms_tui.rules import actions
from ccms_tui.rules.permissions import in_whose_name, permitted_on
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import ActionStatus
from ccms_tui.services import causes
from ccms_tui.services.independence import seen_by
from ccms_tui.services.work import Commands, Handler, Made, Views, Work

ACTS = ("add-action", "change-action", "complete-action", "cancel-action")


def _against_adding(work: Work, command: ask.AddAction) -> Findings:
    if command.cause not in work.premises.policy.causes:
        yield Reason(f"there is no root cause {command.cause}; see data/causes.toml", actions.SOURCE)
    yield from actions.not_past(command.due_on, work.today)
    if command.reference and not _case(work, command.reference):
        yield Reason(f"there is no case {command.reference}", actions.SOURCE)
    work.person(command.owner)


def _case(work: Work, reference: str) -> int | None:
    return work.session.exec(select(Case.id).where(Case.reference == reference, seen_by(work))).first()


def _add(work: Work, command: ask.AddAction) -> Made:
    number, owner = work.premises.database.number(work.session, "action"), work.person(command.owner)
    row = Action(
        id=number,
        version=0,
        cause=command.cause,
        what=command.what,
        owner_id=owner.id,
        due_on=command.due_on,
        status=ActionStatus.OPEN,
        shown_by=_case(work, command.reference) if command.reference else None,
        added_by=work.actor.id,
        added_at=work.now,
        done_on=None,
        ended_by=None,
        ended_at=None,
    )
    work.session.add(row)
    work.subject = row
    told = f"{actions.reference(number)} by {command.due_on}, {owner.name}: {command.what}"
    return Made(told, {"action": number, "owner": owner.name})


def _held(work: Work, command: ask.ActionCommand) -> Findings:
    """Keep everyone else from the action until this is over; who is not its owner needs more of a role."""
    row = work.session.exec(select(Action).where(Action.id == command.action).with_for_update()).first()
    if not row:
        raise Denied(NotFound(actions.reference(command.action)))
    if row.version != command.seen:
        name = actions.reference(row.id)
        raise Denied(Stale(f"action/{row.id}", row.version, name))
    work.subject = row
    yield from permitted_on(command.verb(), row.owner_id, work.asking)
    yield from actions.still_open(row.status)


def _against_change(work: Work, command: ask.ChangeAction) -> Findings:
    yield from _held(work, command)
    yield from actions.something(command.owner, command.due_on)
    yield from actions.not_past(command.due_on, work.today)
    if command.owner:
        work.person(command.owner)


def _change(work: Work, command: ask.ChangeAction) -> Made:
    row = work.subject
    name = in_whose_name(command.verb(), row.owner_id, work.actor, work.premises.policy.permits)
    if command.owner:
        row.owner_id = work.person(command.owner).id
    row.due_on = command.due_on or row.due_on
    told = f"{actions.reference(row.id)} by {row.due_on}, {work.names[row.owner_id]}: {command.reason}"
    return Made(told, {"action": row.id}, name=name)


def _against_end(work: Work, command: ask.CompleteAction) -> Findings:
    yield from _held(work, command)
    yield from actions.not_ahead(command.done_on, work.today)


def _complete(work: Work, command: ask.CompleteAction) -> Made:
    done_on = command.done_on or work.today
    return _ended(work, command, ActionStatus.DONE, (command.result, done_on))


def _cancel(work: Work, command: ask.CancelAction) -> Made:
    return _ended(work, command, ActionStatus.CANCELLED, (command.reason, None))


def _ended(
    work: Work, command: ask.ActionCommand, status: ActionStatus, how: tuple[str, date | None]
) -> Made:
    row = work.subject
    name = in_whose_name(command.verb(), row.owner_id, work.actor, work.premises.policy.permits)
    row.status, (row.result, row.done_on) = status, how
    row.ended_by, row.ended_at = work.actor.id, work.now
    return Made(f"{actions.reference(row.id)} {status}: {row.result}", {"action": row.id}, name=name)


def row_of(work: Work, row: Action, case: str | None) -> ask.ActionRow:
    """An action as people read it."""
    return ask.ActionRow(
        action=row.id,
        version=row.version,
        cause=row.cause,
        title=causes.title(work, row.cause),
        what=row.what,
        owner=work.names[row.owner_id],
        due_on=row.due_on,
        status=row.status,
        overdue=actions.is_overdue(row.status, row.due_on, work.today),
        case=case,
        done_on=row.done_on,
        result=row.result,
    )


def rows(work: Work, *wanted: Any) -> list[ask.ActionRow]:
    """Actions for which this holds, open ones first, what is due first first."""
    shown = (col(Action.shown_by) == Case.id) & seen_by(work)
    found = select(Action, Case.reference).join(Case, shown, isouter=True)
    made = [row_of(work, row, case) for row, case in work.session.exec(found.where(*wanted))]
    return sorted(made, key=lambda row: (row.status is not ActionStatus.OPEN, row.due_on, row.action))


def _is(work: Work, row: ask.ActionRow, which: ask.Which) -> bool:
    """Whether an action is among those that are meant."""
    opened = row.status is ActionStatus.OPEN
    return {
        ask.Which.MINE: opened and row.owner == work.actor.name,
        ask.Which.OPEN: opened,
        ask.Which.OVERDUE: row.overdue,
        ask.Which.ENDED: not opened,
        ask.Which.ALL: True,
    }[which]


def _actions(work: Work, view: ask.Actions) -> ask.ActionList:
    found = [row for row in rows(work) if not view.cause or actions.within(row.cause, view.cause)]
    counts = {which: sum(_is(work, row, which) for row in found) for which in ask.Which}
    return ask.ActionList(tuple(row for row in found if _is(work, row, view.which)), counts)


def _action(work: Work, view: ask.Action) -> ask.ActionSheet:
    row = work.session.get(Action, view.action)
    if not row:
        raise Denied(NotFound(actions.reference(view.action)))
    since = actions.earliest(work.today, row.done_on)
    (shown,) = rows(work, col(Action.id) == row.id)
    return ask.ActionSheet(
        row=shown,
        added_by=work.names[row.added_by],
        ended_by=work.name(row.ended_by),
        effect=actions.effect(_received(work, row.cause, since), work.today, row.done_on),
    )


def _received(work: Work, cause: str, since: date) -> Sequence[date]:
    """The local days on which complaints of a cause were received, each complaint once."""
    first = datetime.combine(since, time(), work.zone).astimezone(UTC)
    tagged = col(Cause.cause)
    of_it = or_(tagged == cause, tagged.startswith(f"{cause}.", autoescape=True))
    those = select(Cause.case_id).where(of_it)
    wanted = select(Case.received_at).where(col(Case.id).in_(those), col(Case.received_at) >= first)
    return [at.astimezone(work.zone).date() for at in work.session.exec(wanted)]


COMMANDS: Commands = {
    ask.AddAction: Handler(_against_adding, _add),
    ask.ChangeAction: Handler(_against_change, _change),
    ask.CompleteAction: Handler(_against_end, _complete),
    ask.CancelAction: Handler(_held, _cancel),
}
VIEWS: Views = {ask.Actions: _actions, ask.Action: _action}

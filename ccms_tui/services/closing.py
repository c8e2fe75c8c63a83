"""Closing a case defensibly, and opening it again."""

from ccms_tui.desk import closing as ask
from ccms_tui.models import Note
from ccms_tui.rules import deciding, flags, independence, owning, reviewing
from ccms_tui.rules.facts import CaseFacts
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import Stage
from ccms_tui.services import actors, clocks, relating
from ccms_tui.services.owning import hand_over
from ccms_tui.services.work import Commands, Handler, Made, Work


def _not_closable(work: Work, _: ask.Close) -> Findings:
    """What is merged into it is closed with it, by the same gates as far as they are its own."""
    yield from relating.against_each(work, lambda facts: _unmet(work, facts))


def _unmet(work: Work, facts: CaseFacts) -> Findings:
    yield from deciding.points_found(facts, work.asking)
    yield from reviewing.reviewed_in_time(facts, work.asking)
    yield from flags.stops("close", facts, work.asking)
    for letter in work.asking.regime.required_letters:
        if letter not in facts.letters:
            yield Reason(f"no {letter.replace('_', ' ')} was sent", "closing policy")


def _close(work: Work, command: ask.Close) -> Made:
    relating.with_each(work, lambda: _closed(work, command))
    return _closed(work, command)


def _closed(work: Work, command: ask.Close) -> Made:
    case = work.case
    case.stage, case.closed_at, case.next_action = Stage.CLOSED, work.now, command.next_action
    if command.note:
        number = work.dossier.next(Note)
        work.dossier.add(
            Note(case_id=case.id, number=number, text=command.note, by=work.actor.id, at=work.now)
        )
    clocks.happened(work, "closed", work.now)
    return Made(f"closed; next: {command.next_action}")


def _not_yet(work: Work, command: ask.Reopen) -> Findings:
    if not _has_owner(work):
        name = f"its owner has left, and {work.actor.name}"
        yield from owning.can_own(work.actor.roles, name)
        yield from independence.near(work.actor.id, work.facts, name)
    if command.received and not work.case.received_at <= command.received <= work.now:
        yield Reason("they came back after the complaint came, and not in the future", "lifecycle")


def _has_owner(work: Work) -> bool:
    """Whether its last owner is still there, and remains so until this is over."""
    return actors.stays(work.session, work.case.owner_id)


def _reopen(work: Work, command: ask.Reopen) -> Made:
    """Open it again; where its owner has left meanwhile, whoever does this owns it."""
    case = work.case
    if not _has_owner(work):
        hand_over(work, work.actor.id, f"{work.names[case.owner_id]} has left")
    case.stage, case.closed_at, case.next_action = Stage.INVESTIGATION, None, None
    told = clocks.restart(work, command.received or work.now)
    rule = f"{work.regime.name}, reopening: {work.regime.reopening}"
    return Made(f"reopened: {command.reason}; {told} ({rule})", {"round": case.round})


COMMANDS: Commands = {
    ask.Close: Handler(_not_closable, _close),
    ask.Reopen: Handler(_not_yet, _reopen),
}

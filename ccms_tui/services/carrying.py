"""Carrying out one command: hold the case, compare, ask the rules, change rows, record."""

from typing import Any, NamedTuple

from sqlalchemy import bindparam
from sqlmodel import Session, select

from ccms_tui.desk.denials import Denied, NotFound, Refused, Stale
from ccms_tui.desk.people import Found
from ccms_tui.desk.request import CaseCommand, Command, Done
from ccms_tui.models import Case
from ccms_tui.rules.people import Actor, Person
from ccms_tui.rules.permissions import in_whose_name, permitted
from ccms_tui.rules.standing import against
from ccms_tui.rules.verdict import weigh
from ccms_tui.services import ledger
from ccms_tui.services.door import cleaned, keep_original
from ccms_tui.services.dossier import Dossier
from ccms_tui.services.independence import apart
from ccms_tui.services.premises import Premises
from ccms_tui.services.subjects import COMMANDS
from ccms_tui.services.work import Work
from ccms_tui.store.recording import RecordingSession

HELD = select(Case).where(Case.id == bindparam("case")).with_for_update()


class Asker(NamedTuple):
    """Who asks, from which account, in which transaction and where."""

    session: RecordingSession
    premises: Premises
    actor: Actor
    account: int


def carry_out(asker: Asker, raw: Command) -> Done:
    """Do what a command says, with its event, or raise Denied with nothing changed."""
    session, premises, actor, account = asker
    command = cleaned(raw)
    case = _hold(session, command)
    work = Work(session, premises, actor, premises.clock(), account)
    work.held, work.subject = Dossier(session, case) if case else None, case
    if done := ledger.earlier(session, command, work):
        return done
    if case:
        _insist_on_seeing(work)
        apart(work)
    _insist(work, command)
    name = _in_whose_name(work, command)
    made = COMMANDS[type(command)].apply(work, command)
    keep_original(work, raw, command)
    return ledger.record(session, work, command, made, made.name or name)


def attempt(asker: Asker, command: Command) -> Any:
    """Do it, or say why not: in a batch, one that is denied leaves the others as they are."""
    try:
        return carry_out(asker, command)
    except Denied as denied:
        return denied.why


def _hold(session: Session, command: Command) -> Case | None:
    """Keep everyone else from the case until this is over; comparing versions alone would not."""
    if not isinstance(command, CaseCommand):
        return None
    case = session.scalars(HELD, {"case": command.case}).first()
    if not case:
        raise Denied(NotFound(f"case {command.case}"))
    return case


def _insist_on_seeing(work: Work) -> None:
    """To those whom it is about there is no such case, but for the answer to what they did on it before."""
    if work.case.id in work.hidden:
        raise Denied(NotFound(f"case {work.case.id}"))


def _insist(work: Work, command: Command) -> None:
    """Every reason there is, or none."""
    said = COMMANDS[type(command)].against(work, command)
    if not isinstance(command, CaseCommand):
        allowed = () if isinstance(command, Found) else permitted(command.verb(), None, work.asking)
        verdict = weigh(allowed, said)
    elif work.case.version != command.seen:
        raise Denied(Stale(ledger.subject_of(work.case), work.case.version, work.case.reference))
    else:
        verdict = weigh(against(command.verb(), work.facts, work.asking), said)
    if not verdict.allowed:
        raise Denied(Refused(verdict.against))


def _in_whose_name(work: Work, command: Command) -> Person | None:
    """Whose permission the actor uses, as things stand before the act."""
    permits, owner = work.premises.policy.permits, work.case.owner_id if work.held else None
    return in_whose_name(command.verb(), owner, work.actor, permits) if command.verb() in permits else None

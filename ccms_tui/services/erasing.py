"""Holding a case, and erasing it: the rules refuse what must be kept, and two people do what may go."""

from sqlmodel import SQLModel

from ccms_tui.desk import erasing as ask
from ccms_tui.models import OF_CASES, Case, Erasure, Exhibit, LegalHold
from ccms_tui.models.columns import PERSONAL
from ccms_tui.rules.erasing import ERASED, HOLDS, INDEPENDENCE, SOURCE, ErasureStatus, kept_back
from ccms_tui.rules.permissions import in_whose_name
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.services.ledger import forget
from ccms_tui.services.work import Commands, Handler, Made, Work, nothing_more


def _hold(work: Work, command: ask.Hold) -> Made:
    number = work.dossier.next(LegalHold)
    work.dossier.add(
        LegalHold(
            case_id=work.case.id,
            number=number,
            reason=command.reason,
            held_by=work.actor.id,
            held_at=work.now,
            released_by=None,
            released_at=None,
            releasing=None,
        )
    )
    told = f"legal hold {number}: {command.reason}"
    if waits := _waiting(work):
        _end(work, waits, ErasureStatus.REFUSED, f"legal hold {number} stands ({HOLDS})")
        told += "; the erasure that was asked for is refused"
    return Made(told, {"hold": number})


def _no_such_hold(work: Work, command: ask.Release) -> Findings:
    if work.facts.holds and command.hold not in work.facts.holds:
        standing = ", ".join(map(str, work.facts.holds))
        yield Reason(f"hold {command.hold} does not stand; {standing} does", HOLDS)


def _release(work: Work, command: ask.Release) -> Made:
    row = work.dossier.find(LegalHold, command.hold)
    assert row, "looked for before"
    row.released_by, row.released_at, row.releasing = work.actor.id, work.now, command.reason
    return Made(f"legal hold {row.number} released: {command.reason}", {"hold": row.number})


def _request(work: Work, command: ask.RequestErasure) -> Made:
    """Record what is asked for; what the rules keep back is refused at once, for all their reasons."""
    against = tuple(kept_back(work.facts, work.today))
    name = in_whose_name(command.verb(), work.case.owner_id, work.actor, work.premises.policy.permits)
    row = Erasure(
        case_id=work.case.id,
        number=work.dossier.next(Erasure),
        basis=command.basis,
        reason=command.reason,
        status=ErasureStatus.REQUESTED,
        requested_by=work.actor.id,
        requested_for=work.in_name_of(name),
        requested_from=work.account,
        requested_at=work.now,
        ended_by=None,
        ended_at=None,
        why=None,
    )
    work.dossier.add(row)
    told = f"erasure {row.number} asked for ({command.basis}): {command.reason}"
    if against:
        row.status, row.ended_at = ErasureStatus.REFUSED, work.now
        row.why = "; ".join(f"{reason.text} ({reason.source})" for reason in against)
        told += f"; refused, as {row.why}"
    return Made(told, {"erasure": row.number, "status": row.status.value})


def _decline(work: Work, command: ask.DeclineErasure) -> Made:
    row = _waiting(work)
    assert row, "looked for before"
    _end(work, row, ErasureStatus.DECLINED, command.reason)
    return Made(f"erasure {row.number} declined: {command.reason}", {"erasure": row.number})


def _not_erasable(work: Work, command: ask.Erase) -> Findings:
    row = _waiting(work)
    if command.reference != work.case.reference:
        yield Reason(f"this case is {work.case.reference}, and not {command.reference}", SOURCE)
    if row and row.requested_from == work.account:
        yield Reason("you asked for it: another person carries it out", INDEPENDENCE)


def _erase(work: Work, _: ask.Erase) -> Made:
    row = _waiting(work)
    assert row, "looked for before"
    _end(work, row, ErasureStatus.DONE, None)
    items = len({exhibit.sha256 for exhibit in work.dossier.rows(Exhibit)})
    work.case.erased_at = work.now
    for table in OF_CASES:
        for one in (work.case,) if table is Case else work.dossier.rows(table):
            _blank(one)
    forget(work.session, work.case)
    return Made(f"erased ({row.basis})", {"erasure": row.number, "evidence": items})


def _blank(row: SQLModel) -> None:
    """Take out of a row what is somebody's own."""
    for column in row.metadata.tables[str(row.__tablename__)].columns:
        if column.info.get(PERSONAL) and getattr(row, column.key) is not None:
            setattr(row, column.key, None if column.nullable else ERASED)


def _waiting(work: Work) -> Erasure | None:
    """The erasure that waits to be carried out."""
    rows = work.dossier.rows(Erasure)
    return next((row for row in rows if row.status is ErasureStatus.REQUESTED), None)


def _end(work: Work, row: Erasure, status: ErasureStatus, why: str | None) -> None:
    row.status, row.why, row.ended_by, row.ended_at = status, why, work.actor.id, work.now


COMMANDS: Commands = {
    ask.Hold: Handler(nothing_more, _hold),
    ask.Release: Handler(_no_such_hold, _release),
    ask.RequestErasure: Handler(nothing_more, _request),
    ask.DeclineErasure: Handler(nothing_more, _decline),
    ask.Erase: Handler(_not_erasable, _erase),
}

"""A regime pack is put to use by two people: what one proposes moves nothing until another adopts it."""

from collections.abc import Sequence
from hashlib import sha256
from itertools import groupby

from sqlmodel import col, select

from ccms_tui.desk import adopting as ask
from ccms_tui.desk.denials import Denied, Malformed, NotFound
from ccms_tui.models import Adoption, Case, PackText
from ccms_tui.rules import adopting
from ccms_tui.rules.adopting import SOURCE, AdoptionStatus
from ccms_tui.rules.calendars import BeyondReach
from ccms_tui.rules.people import Person
from ccms_tui.rules.permissions import in_whose_name
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.services import clocks
from ccms_tui.services.dossier import Dossier
from ccms_tui.services.ledger import look_back
from ccms_tui.services.proposals import move_of, not_decidable, pack_of, plain
from ccms_tui.services.trials import Trial, moves, put, trials
from ccms_tui.services.work import Commands, Handler, Made, Work
from ccms_tui.store.packs import regime_from


def _read(content: bytes) -> tuple[str, Regime]:
    """The text of a pack to the letter, and what it says."""
    try:
        text = content.decode()
        return text, regime_from(text)
    except ValueError as error:
        raise Denied(Malformed(str(error))) from error


def _tried(work: Work, pack: Regime, cases: Sequence[int]) -> list[Trial]:
    try:
        return trials(work, pack, cases) if cases else []
    except BeyondReach as error:
        raise Denied(Malformed(str(error))) from error


def _not_proposable(work: Work, command: ask.ProposePack) -> Findings:
    _, pack = _read(command.pack)
    if bool(command.cases) == bool(command.from_on):
        yield Reason("say from which day new cases fall under it, or name open cases: one of the two", SOURCE)
    elif command.from_on:
        yield from adopting.not_from(pack, command.from_on, work.today)
    yield from _unfit(work, pack, command.cases)
    late = sum(trial.late for trial in _tried(work, pack, command.cases))
    yield from adopting.not_said(late, command.late)


def _unfit(work: Work, pack: Regime, named: Sequence[int]) -> Findings:
    """Why this pack cannot be used, or not for these cases."""
    yield from adopting.not_that_version(pack, work.premises.known(work.session, pack.id, pack.version))
    cases = _cases(work, named)
    for number in sorted(set(named) - {case.id for case in cases}):
        yield Reason(f"there is no case {number}", SOURCE)
    for case in cases:
        closed = case.closed_at is not None
        yield from adopting.not_under(pack, case.reference, closed, case.regime, case.regime_version)
    for trial in _tried(work, pack, named):
        if not trial.rule:
            where = f"{trial.row.kind} of {trial.case.reference}"
            yield Reason(f"{pack.name} has no rule for {where}, which runs", pack.name)


def _cases(work: Work, named: Sequence[int]) -> Sequence[Case]:
    """The cases of these numbers, which nobody else changes until this is over."""
    wanted = select(Case).where(col(Case.id).in_(named)).order_by(col(Case.id)).with_for_update()
    return work.session.exec(wanted).all() if named else ()


def _propose(work: Work, command: ask.ProposePack) -> Made:
    text, pack = _read(command.pack)
    moved, name = moves(_tried(work, pack, command.cases)), _name(work, command.verb())
    row = Adoption(
        id=work.premises.database.number(work.session, "adoption"),
        version=0,
        sha256=_keep(work, text),
        regime=pack.id,
        regime_version=pack.version,
        from_on=command.from_on,
        cases=sorted(set(command.cases)),
        moves=[plain(move) for move in moved],
        reason=command.reason,
        status=AdoptionStatus.PROPOSED,
        proposed_by=work.actor.id,
        proposed_for=work.in_name_of(name),
        proposed_from=work.account,
        proposed_at=work.now,
        decided_by=None,
        decided_for=None,
        decided_at=None,
        comment=None,
    )
    work.session.add(row)
    work.subject = row
    told = f"{pack.name} proposed for {_for_what(row)}: {command.reason}"
    return Made(told, {"proposal": row.id, "digest": row.sha256, "moved": len(moved)})


def _keep(work: Work, text: str) -> str:
    """Keep the text of a pack once, under its digest."""
    digest = sha256(text.encode()).hexdigest()
    if not work.session.get(PackText, digest):
        work.session.add(PackText(sha256=digest, text=text))
    return digest


def _for_what(row: Adoption) -> str:
    if row.from_on:
        return f"complaints received from {row.from_on} on"
    late = sum(move_of(one).late for one in row.moves)
    cases = f"{len(row.cases)} open case{'s' * (len(row.cases) != 1)}"
    return f"{cases}, of which it moves {len(row.moves)} dates, {late} late at once"


def _name(work: Work, verb: str) -> Person | None:
    return in_whose_name(verb, None, work.actor, work.premises.policy.permits)


def _held(work: Work, number: int) -> Adoption:
    """A proposal, which nobody else decides on until this is over."""
    row = work.session.exec(select(Adoption).where(Adoption.id == number).with_for_update()).first()
    if not row:
        raise Denied(NotFound(f"pack proposal {number}"))
    work.subject = row
    return row


def _not_decidable(work: Work, command: ask.AdoptPack | ask.DeclinePack) -> Findings:
    row = _held(work, command.proposal)
    if row.decided_by:
        who = work.names[row.decided_by]
        yield Reason(f"pack proposal {row.id} was {row.status} by {who} already", SOURCE)
    yield from not_decidable(work, row, command.verb())


def _not_adoptable(work: Work, command: ask.AdoptPack) -> Findings:
    yield from _not_decidable(work, command)
    row: Adoption = work.subject
    if row.decided_by:
        return
    if command.digest not in (None, row.sha256):
        yield Reason(f"the pack that was proposed has the digest {row.sha256}", SOURCE)
    pack = pack_of(work, row)
    if row.from_on:
        yield from adopting.not_from(pack, row.from_on, work.today)
    yield from _unfit(work, pack, row.cases)
    yield from adopting.not_as_proposed(map(move_of, row.moves), moves(_tried(work, pack, row.cases)))
    yield from adopting.not_said(sum(move_of(one).late for one in row.moves), command.late)


def _adopt(work: Work, command: ask.AdoptPack) -> Made:
    row: Adoption = work.subject
    _decide(work, row, AdoptionStatus.ADOPTED, command)
    row.comment = command.comment
    pack, cases = pack_of(work, row), _cases(work, row.cases)
    tried = {id: [*some] for id, some in groupby(_tried(work, pack, row.cases), lambda one: one.case.id)}
    look_back(work.session, cases)
    work.beside = [(case, _apply(work, row, pack, case, tried.get(case.id, []))) for case in cases]
    work.held = None
    told = f"{pack.name} adopted for {_for_what(row)}"
    return Made(told, {"proposal": row.id, "digest": row.sha256})


def _apply(work: Work, row: Adoption, pack: Regime, case: Case, tried: Sequence[Trial]) -> Made:
    """Let one case fall under the pack, and say on it what that does and who wanted it."""
    before, moved = f"{case.regime} {case.regime_version}", moves(tried)
    for trial in tried:
        put(trial, pack)
    case.regime_version, work.held = pack.version, Dossier(work.session, case)
    clocks.refresh(work)
    told = [f"{move.clock} moves from {move.from_on} to {move.to_on}" for move in moved] or ["no date moves"]
    told += [f"{trial.row.kind} is late and stays so" for trial in tried if trial.late_already]
    who = f"proposed by {work.names[row.proposed_by]}, adopted by {work.actor.name}"
    said = f"{', '.join(told)}: {pack.name} instead of {before}, {who}"
    return Made(said, {"proposal": row.id, "pack": pack.name, "before": before})


def _decline(work: Work, command: ask.DeclinePack) -> Made:
    row: Adoption = work.subject
    _decide(work, row, AdoptionStatus.DECLINED, command)
    row.comment = command.reason
    pack = f"{row.regime} {row.regime_version}"
    return Made(f"{pack} declined: {command.reason}", {"proposal": row.id})


def _decide(
    work: Work, row: Adoption, status: AdoptionStatus, command: ask.AdoptPack | ask.DeclinePack
) -> None:
    name = _name(work, command.verb())
    row.status, row.decided_by, row.decided_at = status, work.actor.id, work.now
    row.decided_for = work.in_name_of(name)


COMMANDS: Commands = {
    ask.ProposePack: Handler(_not_proposable, _propose),
    ask.AdoptPack: Handler(_not_adoptable, _adopt),
    ask.DeclinePack: Handler(_not_decidable, _decline),
}

"""The packs that were proposed, as people read them, and how a case came to fall under one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlmodel import col, select

from ccms_tui.desk import adopting as ask
from ccms_tui.desk.denials import Denied, NotFound
from ccms_tui.models import Adoption, Case, PackText
from ccms_tui.rules.adopting import AdoptionStatus, Move, not_another
from ccms_tui.rules.permissions import in_whose_name, permitted
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.verdict import Findings
from ccms_tui.services.independence import seen_by
from ccms_tui.services.rehearsing import shown
from ccms_tui.services.work import Views, Work
from ccms_tui.store.packs import regime_from


def plain(move: Move) -> list[Any]:
    """A move as it is kept."""
    return [*move[:3], move.from_on.isoformat(), move.to_on.isoformat(), move.late]


def move_of(kept: list[Any]) -> Move:
    """A move as it was kept."""
    reference, clock, run, from_on, to_on, late = kept
    return Move(reference, clock, run, date.fromisoformat(from_on), date.fromisoformat(to_on), late)


def pack_of(work: Work, row: Adoption) -> Regime:
    """The pack of a proposal, from its text as it was then."""
    return regime_from(work.session.get_one(PackText, row.sha256).text)


def put_to_use(work: Work, regime: str, version: str) -> str | None:
    """Who put a version of a pack to use for the case in hand, and when; nothing where nobody had to."""
    same = (Adoption.regime == regime, Adoption.regime_version == version)
    wanted = select(Adoption).where(*same, Adoption.status == AdoptionStatus.ADOPTED)
    for row in work.session.exec(wanted.order_by(col(Adoption.decided_at).desc())):
        assert row.decided_at and row.decided_by, "it was adopted"
        if work.case.id in row.cases or (row.from_on and work.case.opened_at >= row.decided_at):
            on = row.decided_at.astimezone(work.zone)
            who = f"by {work.names[row.decided_by]}, as {work.names[row.proposed_by]} proposed"
            return f"pack {regime} {version} adopted on {on:%-d %B %Y} {who}: {row.reason}"
    return None


def lines(work: Work, rows: Iterable[Adoption]) -> tuple[ask.PackProposal, ...]:
    """Proposals as people read them."""
    kept = list(rows)
    named = {case for row in kept for case in row.cases}
    wanted = select(Case.id, Case.reference).where(col(Case.id).in_(named), seen_by(work))
    references = dict(work.session.exec(wanted).all())
    return tuple(_line(work, row, references) for row in kept)


def not_decidable(work: Work, row: Adoption, verb: str) -> Findings:
    """Why this person does not decide on a proposal, whatever it says."""
    involved = frozenset(who for who in (row.proposed_by, row.proposed_for) if who)
    name = in_whose_name(verb, None, work.actor, work.premises.policy.permits)
    yield from not_another(involved, row.proposed_from, work.actor, work.account, name)


def waiting(work: Work) -> tuple[ask.PackProposal, ...]:
    """Proposals that wait for this person to adopt or decline them, the oldest first."""
    verb = ask.AdoptPack.verb()
    if any(permitted(verb, None, work.asking)):
        return ()
    wanted = select(Adoption).where(Adoption.status == AdoptionStatus.PROPOSED).order_by(col(Adoption.id))
    return lines(work, (row for row in work.session.exec(wanted) if not any(not_decidable(work, row, verb))))


def _line(work: Work, row: Adoption, references: dict[int, str]) -> ask.PackProposal:
    return ask.PackProposal(
        proposal=row.id,
        pack=f"{row.regime} {row.regime_version}",
        digest=row.sha256,
        from_on=row.from_on,
        cases=tuple(references[case] for case in row.cases if case in references),
        moved=len(row.moves),
        late=sum(move_of(one).late for one in row.moves),
        reason=row.reason,
        status=row.status,
        proposed_by=work.names[row.proposed_by],
        proposed_at=row.proposed_at,
        decided_by=work.name(row.decided_by),
        decided_at=row.decided_at,
        comment=row.comment,
    )


def _packs(work: Work, view: ask.ProposedPacks) -> ask.PackProposals:
    decided = col(Adoption.decided_at)
    wanted = select(Adoption).order_by(decided.is_(None).desc(), col(Adoption.id).desc())
    return ask.PackProposals(lines(work, work.session.exec(wanted.limit(view.limit))))


def _pack(work: Work, view: ask.ProposedPack) -> ask.PackSheet:
    row = work.session.get(Adoption, view.proposal)
    if not row:
        raise Denied(NotFound(f"pack proposal {view.proposal}"))
    (line,) = lines(work, [row])
    text = work.session.get_one(PackText, row.sha256).text
    moved = (move for move in map(move_of, row.moves) if move.reference in line.cases)
    return ask.PackSheet(line, shown(moved), text)


VIEWS: Views = {ask.ProposedPacks: _packs, ask.ProposedPack: _pack}

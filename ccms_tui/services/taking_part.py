"""Who judged a case at an earlier stage of its regime."""

from collections.abc import Iterator

from ccms_tui.models import (
    Approval,
    ClockRow,
    Decision,
    Ownership,
    PastFinding,
    Point,
    ProposalRow,
    ReviewRow,
)
from ccms_tui.services.dossier import Dossier


def judged_before(dossier: Dossier) -> frozenset[int]:
    """Everybody who owned, found, proposed, returned, approved, reviewed or decided before this stage."""
    if dossier.stage == 1:
        return frozenset()
    return frozenset(who for who in (*_in_rounds_before(dossier), *_since_when(dossier)) if who)


def _in_rounds_before(dossier: Dossier) -> Iterator[int | None]:
    """Whoever proposed, returned, approved, reviewed or decided in a round of an earlier stage."""
    first = min(row.round for row in dossier.rows(ClockRow) if row.regime_stage == dossier.stage)
    revisions = {row.revision: row for row in dossier.rows(ProposalRow) if row.round < first}
    for made in revisions.values():
        yield from (made.author, made.author_for, made.returned_by)
    for signed in dossier.rows(Approval):
        if signed.revision in revisions:
            yield from (signed.approver, signed.on_behalf_of)
    yield from (seen.manager for seen in dossier.rows(ReviewRow) if seen.round < first)
    yield from (told.decided_by for told in dossier.rows(Decision) if told.round < first)


def _since_when(dossier: Dossier) -> Iterator[int | None]:
    """Whoever owned the case, or found something on a point, before the clocks of this stage began."""
    began = min(row.started_at for row in dossier.rows(ClockRow) if row.regime_stage == dossier.stage)
    yield from (held.owner_id for held in dossier.rows(Ownership) if held.from_at < began)
    yield from (row.found_by for row in dossier.rows(Point) if row.found_at and row.found_at < began)
    yield from (row.found_by for row in dossier.rows(PastFinding) if row.found_at and row.found_at < began)

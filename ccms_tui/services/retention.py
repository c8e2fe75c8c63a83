"""Which files may be erased, which are asked for, and which are held."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlmodel import col, func, or_, select

from ccms_tui.desk import erasing as ask
from ccms_tui.desk.erasing import Keeping
from ccms_tui.models import Case, Erasure, LegalHold
from ccms_tui.rules.erasing import ErasureStatus
from ccms_tui.services.dossier import Dossier, Shelf
from ccms_tui.services.independence import seen_by
from ccms_tui.services.work import Views, Work

YEAR = timedelta(days=365)


def _retention(work: Work, view: ask.Retention) -> ask.RetentionPage:
    """Only what came in long enough ago is looked at: nothing is kept for less than from its receipt."""
    found = list(_rows(work, _of(view.person) if view.person else _old_enough(work)))
    if not view.person:
        found = [row for row in found if row.state in (Keeping.HELD, Keeping.ASKED, Keeping.DUE)]
    found.sort(key=lambda row: (row.kept_until or date.max, row.case))
    count = {state: sum(row.state is state for row in found) for state in Keeping}
    erased = select(func.count()).select_from(Case).where(col(Case.erased_at).is_not(None))
    return ask.RetentionPage(
        due=count[Keeping.DUE],
        asked=count[Keeping.ASKED],
        held=count[Keeping.HELD],
        erased=work.session.exec(erased).one(),
        rows=tuple(found[: view.limit]),
    )


def _of(person: str) -> Any:
    """The cases of one complainant."""
    name = person.lower()
    return or_(func.lower(Case.complainant) == name, func.lower(Case.account) == name)


def _old_enough(work: Work) -> Any:
    """Cases that may be due, and those that are held or asked for, whatever their age."""
    years = min((pack.retention_years for pack in work.regimes.values()), default=0)
    before = work.now - years * YEAR
    standing = select(LegalHold.case_id).where(col(LegalHold.released_at).is_(None))
    waiting = select(Erasure.case_id).where(Erasure.status == ErasureStatus.REQUESTED)
    old = col(Case.closed_at).is_not(None) & (col(Case.received_at) <= before)
    return or_(old, col(Case.id).in_(standing), col(Case.id).in_(waiting))


def _rows(work: Work, which: Any) -> Iterator[ask.RetentionRow]:
    """Cases of which this holds, as far as they are there and this person may see them."""
    wanted = (which, col(Case.erased_at).is_(None), seen_by(work))
    shelf = Shelf(work.session, *wanted)
    for case in work.session.exec(select(Case).where(*wanted)).all():
        work.held = Dossier(work.session, case, shelf=shelf)
        facts, found = work.facts, work.facts.kept
        waits = [row for row in work.dossier.rows(Erasure) if row.status is ErasureStatus.REQUESTED]
        yield ask.RetentionRow(
            case=case.id,
            reference=case.reference,
            complainant=case.complainant,
            state=_state(bool(facts.holds), bool(waits), case, found.over(work.today)),
            closed_at=case.closed_at,
            kept_until=found.until,
            why=found.why,
            source=found.source,
            holds=tuple(row.reason for row in work.dossier.rows(LegalHold) if not row.released_at),
            asked_by=work.names[waits[0].requested_by] if waits else None,
        )


def _state(held: bool, asked: bool, case: Case, over: bool) -> Keeping:
    if held:
        return Keeping.HELD
    if asked:
        return Keeping.ASKED
    if over:
        return Keeping.DUE
    return Keeping.KEPT if case.closed_at else Keeping.OPEN


def _erased(work: Work, view: ask.Erased) -> ask.ErasedCases:
    since = select(Case.reference).where(col(Case.erased_at) >= view.since).order_by(col(Case.id))
    return ask.ErasedCases(tuple(work.session.exec(since)))


VIEWS: Views = {ask.Retention: _retention, ask.Erased: _erased}

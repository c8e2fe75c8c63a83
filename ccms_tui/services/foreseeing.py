"""What is known of a complaint before it is taken in: its dates, cases like it, whether it is here."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy
from sqlmodel import col, or_, select

from ccms_tui.desk import opening as ask
from ccms_tui.models import Case
from ccms_tui.services.independence import seen_by
from ccms_tui.services.opening import regime_of
from ccms_tui.services.premises import Start
from ccms_tui.services.work import Views, Work

FEW = 8
COLUMNS: tuple[Any, ...] = (
    Case.id,
    Case.reference,
    Case.complainant,
    Case.summary,
    Case.stage,
    Case.account,
)


def _foresee(work: Work, view: ask.Foresee) -> ask.Foreseen:
    regime, calendar = regime_of(work, view), work.organisation.calendar
    start = Start("received", view.received or work.now, risk=view.risk)
    begun = work.premises.begun(work.session, regime, calendar, start) if regime else ()
    return ask.Foreseen(begun, tuple(_similar(work, view)))


def _similar(work: Work, view: ask.Foresee) -> Iterator[ask.Similar]:
    """The latest cases of the same account, or of a complainant of the same name."""
    account, name = view.account.strip(), view.complainant.strip()
    same = []
    if account:
        same.append(col(Case.account) == account)
    if len(name) > 2:
        same.append(col(Case.complainant) == name)
    if not same:
        return
    wanted: Any = (
        sqlalchemy.select(*COLUMNS).where(or_(*same), seen_by(work)).order_by(col(Case.id).desc()).limit(FEW)
    )
    for row in work.session.execute(wanted):
        why = "same account" if account and row.account == account else "same name"
        yield ask.Similar(row.id, row.reference, row.complainant, row.summary, row.stage, why)


def _known(work: Work, view: ask.Known) -> ask.KnownSources:
    found = select(Case.source).where(col(Case.source).in_(view.sources))
    return ask.KnownSources(tuple(sorted(source for source in work.session.exec(found) if source)))


VIEWS: Views = {ask.Foresee: _foresee, ask.Known: _known}

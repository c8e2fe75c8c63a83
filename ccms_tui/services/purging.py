"""Letting go of the bytes of what was erased; done twice, it does no more."""

from typing import Any

import msgspec
from sqlmodel import col, select

from ccms_tui.desk.denials import Denied, Refused, Unreachable
from ccms_tui.desk.erasing import Erase, Purge, Purged
from ccms_tui.models import Case, Exhibit
from ccms_tui.rules.permissions import permitted
from ccms_tui.services.premises import Premises
from ccms_tui.services.work import Views, Work


def allowed(work: Work, _: Purge) -> Purged:
    """Whoever may erase may purge; nothing is done yet."""
    if against := tuple(permitted(Erase.verb(), None, work.asking)):
        raise Denied(Refused(against))
    return Purged(0)


def purged(premises: Premises, asked: Any, answer: Any) -> Any:
    """What answers an order, once the bytes it erases are gone; where others are in the way, it says so."""
    if isinstance(asked, Purge):
        return purge(premises)
    try:
        if isinstance(asked, Erase):
            purge(premises)
    except Unreachable as trouble:
        left = {"left": f"run `ccms purge`, for bytes may be left: {trouble}"}
        return msgspec.structs.replace(answer, made={**answer.made, **left})
    return answer


def purge(premises: Premises) -> Purged:
    """Remove evidence that only erased cases had, and write the database anew without what it lost."""
    with premises.database.writing() as session:
        premises.database.with_files(session, alone=True)
        of_case = select(Exhibit.sha256).join(Case, col(Case.id) == Exhibit.case_id).distinct()
        gone = set(session.exec(of_case.where(col(Case.erased_at).is_not(None))))
        kept = set(session.exec(of_case.where(col(Case.erased_at).is_(None), col(Exhibit.sha256).in_(gone))))
        removed = sum(premises.files.remove(digest) for digest in sorted(gone - kept))
    premises.database.rewrite()
    return Purged(removed)


ORDERS: Views = {Purge: allowed}

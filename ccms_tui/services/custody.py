"""Custody: a look or a copy is recorded before it is handed over; altered bytes are marked and escalated."""

from datetime import datetime, time

from sqlmodel import Session, col, func, select

from ccms_tui.desk import custody as ask
from ccms_tui.desk.denials import Denied, NotFound
from ccms_tui.desk.request import Command
from ccms_tui.models import Case, Custody, Exhibit, Handling
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.watching import route
from ccms_tui.rules.words import Handled, TaskKind
from ccms_tui.services.cases import held
from ccms_tui.services.keeping import whats_wrong
from ccms_tui.services.raising import colleagues
from ccms_tui.services.tasks import ask_for, finish
from ccms_tui.services.work import Commands, Handler, Made, Views, Work

Of = ask.ViewEvidence | ask.ExportEvidence | ask.RecheckEvidence
CHAIN = "custody/"
"""How the ledger's names of these chains begin; after it stands the number of the case."""


def viewed(work: Work, item: int) -> Command | None:
    """What is to be recorded of a look, unless this person's first one of the day is."""
    began = datetime.combine(work.today, time(), work.zone)
    mine = (Handling.item == item, Handling.person == work.actor.id, Handling.what == Handled.VIEWED)
    wanted = select(Handling.number).where(Handling.custody_id == work.case.id, *mine)
    known = work.session.exec(wanted.where(col(Handling.at) >= began).limit(1)).first()
    return None if known else ask.ViewEvidence(case=work.case.id, item=item)


def rechecked(case: int, item: int, wrong: str, marked: str | None) -> Command | None:
    """What is to be recorded of what hashing an item came to, if that is news."""
    return None if wrong == (marked or "") else ask.RecheckEvidence(case=case, item=item)


def _no_such_item(work: Work, command: Of) -> Findings:
    held(work, command.case)
    if not work.dossier.find(Exhibit, command.item):
        yield Reason(f"there is no evidence {command.item}", "evidence")


def _view(work: Work, command: ask.ViewEvidence) -> Made:
    return _handle(work, command.item, Handled.VIEWED)


def _export(work: Work, command: ask.ExportEvidence) -> Made:
    return _handle(work, command.item, Handled.EXPORTED)


def _handle(work: Work, item: int, what: Handled) -> Made:
    """Write it in the custody ledger of the case, whose version is the number of what it tells of."""
    chain = work.subject = _taken(work.session, work.case.id)
    work.session.add(
        Handling(
            custody_id=chain.id,
            number=chain.version + 1,
            item=item,
            what=what,
            person=work.actor.id,
            at=work.now,
        )
    )
    return Made(f"{what} evidence {item} of {work.case.reference}", {"case": chain.id, "item": item})


def _taken(session: Session, case: int) -> Custody:
    """The custody ledger of a case, held until this is over; the first who looks begins it."""
    found = session.exec(select(Custody).where(Custody.id == case).with_for_update()).first()
    if found:
        return found
    first = Custody(id=case, version=0)
    session.add(first)
    return first


def _not_there(work: Work, command: ask.RecheckEvidence) -> Findings:
    """The case is locked, as for any act on it: this one asks for no version, for nobody typed it."""
    work.session.exec(select(Case.id).where(Case.id == command.case).with_for_update()).first()
    yield from _no_such_item(work, command)


def _recheck(work: Work, command: ask.RecheckEvidence) -> Made:
    row = work.dossier.find(Exhibit, command.item)
    assert row, "looked for before"
    wrong = whats_wrong(work.premises.files, row.sha256)
    row.wrong, row.wrong_since = wrong or None, (row.wrong_since or work.now) if wrong else None
    if not wrong:
        if not any(item.wrong and not item.aside_at for item in work.dossier.rows(Exhibit)):
            finish(work, TaskKind.INQUIRE)
        return Made(f"evidence {row.number} is the file that was added", {"item": row.number})
    asked = _escalate(work, row.number, wrong)
    return Made(f"evidence {row.number} {wrong}: {asked} is to find out why", {"item": row.number})


def _escalate(work: Work, item: int, wrong: str) -> str:
    """Ask whoever stands above the owner to find out why; who that is."""
    people = colleagues(work)
    found = route(work.case.owner_id, people, work.premises.policy.watching.fallback)
    text = f"find out why evidence {item} {wrong}; put the file back, or set the item aside"
    ask_for(work, TaskKind.INQUIRE, text, found.to)
    return f"{people[found.to].name} ({found.part})"


def _custody(work: Work, view: ask.Custody) -> ask.Handlings:
    held(work, view.case)
    if view.item and not work.dossier.find(Exhibit, view.item):
        raise Denied(NotFound(f"evidence {view.item} of {work.case.reference}"))
    which = [Handling.custody_id == view.case, *([Handling.item == view.item] if view.item else [])]
    total = work.session.exec(select(func.count()).select_from(Handling).where(*which)).one()
    latest = select(Handling).where(*which).order_by(col(Handling.number).desc()).limit(view.limit)
    rows = work.session.exec(latest)
    lines = (ask.HandlingLine(row.item, row.what, work.names[row.person], row.at) for row in rows)
    return ask.Handlings(tuple(lines), total)


COMMANDS: Commands = {
    ask.ViewEvidence: Handler(_no_such_item, _view),
    ask.ExportEvidence: Handler(_no_such_item, _export),
    ask.RecheckEvidence: Handler(_not_there, _recheck),
}
VIEWS: Views = {ask.Custody: _custody}

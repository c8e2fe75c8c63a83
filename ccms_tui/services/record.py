"""The ledger of a case, and proof that the record is what was recorded."""

import json
from datetime import datetime
from typing import Any

from sqlmodel import col, func, select

from ccms_tui.desk import record as ask
from ccms_tui.models import Case, Event, Personal
from ccms_tui.rules.commitments import revealed
from ccms_tui.services.cases import held
from ccms_tui.services.ledger import subject_of
from ccms_tui.services.proving import prove
from ccms_tui.services.replay import differences
from ccms_tui.services.work import Views, Work

HIDDEN = ("case", "seen")
"""Fields of a command that say what it was on, which the entry says itself."""


def _log(work: Work, view: ask.Log) -> ask.LogPage:
    held(work, view.case)
    subject = subject_of(work.case)
    mine = (Event.subject == subject, col(Event.at) <= (view.at or work.now))
    wanted = (
        select(Event.body, Event.digest, Personal.texts)
        .join(
            Personal,
            (col(Personal.subject) == Event.subject) & (col(Personal.version) == Event.version),
            isouter=True,
        )
        .where(*mine)
        .order_by(col(Event.version).desc())
        .limit(view.limit)
    )
    if view.before:
        wanted = wanted.where(col(Event.version) < view.before)
    total = work.session.exec(select(func.count()).select_from(Event).where(*mine)).one()
    entries = tuple(_entry(*row) for row in work.session.execute(wanted))
    proved = prove(work.session, subject)
    broken = tuple(f"version {one.version}: {one.what}" for one in proved.broken)
    if not broken and proved.events != work.case.version:
        broken = (f"version {work.case.version}: the ledger ends at version {proved.events}",)
    return ask.LogPage(work.case.reference, entries, total, broken)


def _entry(raw: bytes, digest: str, texts: list[str] | None) -> ask.Entry:
    body: dict[str, Any] = revealed(json.loads(raw), texts)
    return ask.Entry(
        version=body["version"],
        act=body["act"],
        actor=body["actor"]["name"],
        on_behalf_of=body["for"] and body["for"]["name"],
        at=datetime.fromisoformat(body["at"]),
        happened_at=datetime.fromisoformat(body["happened_at"]) if body["happened_at"] else None,
        summary=body["summary"] or "[erased]",
        said={name: _said(value) for name, value in body["command"].items() if name not in HIDDEN and value},
        digest=digest,
    )


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _verify(work: Work, view: ask.Verify) -> ask.Proof:
    if view.case:
        held(work, view.case)
    subject = subject_of(work.case) if view.case else None
    proved = prove(work.session, subject)
    broken = [ask.Break(_reference(work, one.subject), one.version, one.what) for one in proved.broken]
    broken += _cut_short(work, view.case)
    differ = tuple(differences(work.session, subject)) if view.replay else ()
    cases = 1 if view.case else work.session.exec(select(func.count()).select_from(Case)).one()
    return ask.Proof(not broken and not differ, cases, proved.events, tuple(broken), differ, view.replay)


def _cut_short(work: Work, case: int | None) -> list[ask.Break]:
    """Cases whose ledger does not end at the version they have."""
    last = func.max(Event.version)
    ends = (
        select(Event.subject, last).where(col(Event.subject).startswith("case/")).group_by(col(Event.subject))
    )
    told = dict(
        work.session.execute(ends if not case else ends.where(Event.subject == f"case/{case}"))
        .tuples()
        .all()
    )
    wanted = select(Case.id, Case.version, Case.reference)
    rows = work.session.execute(wanted.where(Case.id == case) if case else wanted).tuples().all()
    kept = {f"case/{id}": (version, reference) for id, version, reference in rows}
    short = [(name, *kept[name]) for name in kept if told.get(name, 0) != kept[name][0]]
    ends_at = "the ledger of the case ends at version {}"
    found = [ask.Break(ref, version, ends_at.format(told.get(name, 0))) for name, version, ref in short]
    return found + [ask.Break(name, told[name], "the case is gone") for name in told if name not in kept]


def _reference(work: Work, subject: str) -> str:
    """What people call the subject of an event."""
    table, _, id = subject.partition("/")
    found = work.session.get(Case, int(id)) if table == "case" and id.isdigit() else None
    return found.reference if found else subject


VIEWS: Views = {ask.Log: _log, ask.Verify: _verify}

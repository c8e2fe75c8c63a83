"""The ledger of a case, and proof that the record is what was recorded."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import select as wide
from sqlmodel import col, func, select

from ccms_tui.desk import record as ask
from ccms_tui.models import Case, Event, Personal
from ccms_tui.rules.commitments import revealed
from ccms_tui.rules.erasing import ERASED
from ccms_tui.services.cases import held
from ccms_tui.services.ends import cut_short
from ccms_tui.services.growth import grown
from ccms_tui.services.ledger import subject_of
from ccms_tui.services.proving import prove
from ccms_tui.services.rechecking import against_policy
from ccms_tui.services.replay import FAMILIES, differences, ledgers_of
from ccms_tui.services.work import Views, Work

HIDDEN = ("case", "seen")
"""Fields of a command that say what it was on, which the entry says itself."""


def _log(work: Work, view: ask.Log) -> ask.LogPage:
    held(work, view.case)
    subject = subject_of(work.case)
    mine = (col(Event.subject) == subject, col(Event.at) <= (view.at or work.now))
    wanted = (
        wide(col(Event.version), col(Event.at), col(Event.body), col(Event.digest), col(Personal.texts))
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
    return ask.LogPage(work.case.reference, entries, total, _broken(work, subject) if view.prove else None)


def _broken(work: Work, subject: str) -> tuple[str, ...]:
    """What of the chain of a case does not hold."""
    proved = prove(work.session, [subject])
    if not proved.broken and proved.events != work.case.version:
        return (f"version {work.case.version}: the ledger ends at version {proved.events}",)
    return tuple(f"version {one.version}: {one.what}" for one in proved.broken)


def _entry(version: int, at: datetime, raw: bytes, digest: str, texts: list[str] | None) -> ask.Entry:
    """An event as people read it; one that somebody made unreadable says so, and hides none of the others."""
    try:
        return _read(raw, digest, texts)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ask.Entry(
            version=version,
            act="?",
            actor="?",
            on_behalf_of=None,
            at=at,
            happened_at=None,
            summary="this entry cannot be read",
            said={},
            digest=str(digest),
        )


def _read(raw: bytes, digest: str, texts: list[str] | None) -> ask.Entry:
    body: dict[str, Any] = revealed(json.loads(raw), texts, gone=ERASED)
    return ask.Entry(
        version=body["version"],
        act=body["act"],
        actor=body["actor"]["name"],
        on_behalf_of=body["for"] and body["for"]["name"],
        at=datetime.fromisoformat(body["at"]),
        happened_at=datetime.fromisoformat(body["happened_at"]) if body["happened_at"] else None,
        summary=body["summary"] or ERASED,
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
    proved = prove(work.session, ledgers_of(view.case) if view.case else None)
    tree = None if view.case else grown(work, proved, view.seen)
    found = [*proved.broken, *(tree.broken if tree else ()), *cut_short(work.session, view.case)]
    broken = tuple(ask.Break(_reference(work, one.subject), one.version, one.what) for one in found)
    differ = tuple(differences(work.session, view.case)) if view.replay else ()
    wrong = against_policy(work.session, work.premises.packs, view.case) if view.replay else ()
    not_allowed = tuple(ask.Break(_reference(work, one.subject), one.version, one.what) for one in wrong)
    cases = 1 if view.case else work.session.exec(select(func.count()).select_from(Case)).one()
    return ask.Proof(
        ok=not (broken or differ or not_allowed),
        cases=cases,
        events=proved.events,
        broken=broken,
        differences=differ,
        replayed=view.replay,
        against_policy=not_allowed,
        tree=tree.picture if tree else None,
    )


def _reference(work: Work, subject: str) -> str:
    """What people call the subject of an event."""
    table, _, id = subject.partition("/")
    found = work.session.get(Case, int(id)) if table in FAMILIES and id.isdigit() else None
    if not found:
        return subject
    return found.reference if table == "case" else f"{found.reference}, {table}"


VIEWS: Views = {ask.Log: _log, ask.Verify: _verify}

"""Evidence: adding it, redacting it, reviewing it, setting it aside, getting it back, hashing it again."""

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy
from sqlmodel import col

from ccms_tui.desk import evidence as ask
from ccms_tui.desk.custody import ExportEvidence
from ccms_tui.desk.denials import Denied, NotFound, Refused
from ccms_tui.models import Case, Exhibit, Point
from ccms_tui.previews.jail import look
from ccms_tui.rules.evidence import INTEGRITY, SOURCE
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import TaskKind
from ccms_tui.services.cases import held
from ccms_tui.services.custody import rechecked, viewed
from ccms_tui.services.independence import seen_by
from ccms_tui.services.keeping import GONE, said_of, whats_wrong
from ccms_tui.services.tasks import finish
from ccms_tui.services.work import Commands, Handler, Made, Views, Work
from ccms_tui.store.files import Gone


def _not_addable(work: Work, command: ask.AddEvidence) -> Findings:
    for number in command.points:
        if not work.dossier.find(Point, number):
            yield Reason(f"there is no point {number}", "points")
    if command.received and command.received > work.now:
        yield Reason("it cannot have reached us after now", SOURCE)


def _add(work: Work, command: ask.AddEvidence) -> Made:
    return keep(
        work,
        command.file,
        command.name,
        description=command.description,
        kind=command.kind,
        source=command.source,
        received_at=command.received,
        points=",".join(map(str, sorted(set(command.points)))) or None,
    )


def keep(work: Work, content: bytes, called: str | None, **said: Any) -> Made:
    """Keep the bytes, and make an item of them, of which the columns say this besides."""
    number = work.dossier.next(Exhibit)
    digest = work.store(content)
    same = [str(row.number) for row in work.dossier.rows(Exhibit) if row.sha256 == digest]
    name = called or f"{said['kind']}-{number}"
    work.dossier.add(
        Exhibit(
            case_id=work.case.id,
            number=number,
            sha256=digest,
            size=len(content),
            name=name,
            added_by=work.actor.id,
            added_at=work.now,
            **said,
        )
    )
    again = f", the same bytes as {', '.join(same)}" if same else ""
    return Made(f"evidence {number}: {name}{again}", {"item": number, "sha256": digest})


def _no_such_item(work: Work, command: ask.ReviewEvidence | ask.Redact | ask.SetAside) -> Findings:
    if not work.dossier.find(Exhibit, command.item):
        yield Reason(f"there is no evidence {command.item}", SOURCE)


def _not_reviewable(work: Work, command: ask.ReviewEvidence | ask.Redact) -> Findings:
    yield from _no_such_item(work, command)
    row = work.dossier.find(Exhibit, command.item)
    if row and (wrong := whats_wrong(work.premises.files, row.sha256)):
        yield Reason(f"evidence {command.item} {wrong}: it cannot be relied on", INTEGRITY)


def _review(work: Work, command: ask.ReviewEvidence) -> Made:
    row = _item(work, command.item)
    row.reviewed_by, row.reviewed_at, row.review = work.actor.id, work.now, command.comment
    return Made(f"reviewed evidence {command.item}", {"item": command.item})


def _redact(work: Work, command: ask.Redact) -> Made:
    of = _item(work, command.item)
    made = keep(
        work,
        command.file,
        command.name,
        description=command.description,
        kind=of.kind,
        source=of.source,
        original=of.number,
        points=of.points,
    )
    return Made(f"{made.summary}, redacted from {of.number}", made.numbers)


def _not_aside(work: Work, command: ask.SetAside) -> Findings:
    yield from _no_such_item(work, command)
    row = work.dossier.find(Exhibit, command.item)
    if row and row.aside_at:
        yield Reason(f"evidence {command.item} is set aside already", SOURCE)


def _set_aside(work: Work, command: ask.SetAside) -> Made:
    row = _item(work, command.item)
    row.aside_by, row.aside_at, row.aside = work.actor.id, work.now, command.reason
    if not any(item.wrong and not item.aside_at for item in work.dossier.rows(Exhibit)):
        finish(work, TaskKind.INQUIRE)
    return Made(f"evidence {command.item} set aside: {command.reason}", {"item": command.item})


def _item(work: Work, number: int) -> Exhibit:
    row = work.dossier.find(Exhibit, number)
    assert row, "looked for before"
    return row


def _whole(work: Work, view: ask.ExhibitContent | ask.Preview) -> tuple[Exhibit, bytes]:
    """An item with its bytes; altered ones are refused, and the mark that they get is recorded."""
    held(work, view.case)
    if work.case.erased_at:
        raise Denied(Refused((Reason("the case was erased", "erasure"),)))
    row = work.dossier.find(Exhibit, view.item)
    if not row:
        raise Denied(NotFound(f"evidence {view.item} of {work.case.reference}"))
    try:
        content = work.premises.files.get(row.sha256)
        wrong = said_of(content, row.sha256)
    except Gone:
        content, wrong = b"", GONE
    work.note(rechecked(work.case.id, row.number, wrong, row.wrong))
    if wrong:
        raise Denied(Refused((Reason(f"evidence {view.item} {wrong}", INTEGRITY),)))
    return row, content


def _content(work: Work, view: ask.ExhibitContent) -> ask.ExhibitBytes:
    row, content = _whole(work, view)
    work.note(ExportEvidence(case=work.case.id, item=row.number))
    return ask.ExhibitBytes(row.name, row.sha256, content)


def _preview(work: Work, view: ask.Preview) -> ask.Previewed:
    row, content = _whole(work, view)
    work.note(viewed(work, row.number))
    found = look(content, view.limit)
    return ask.Previewed(found.form, found.lines, found.note, found.across, found.dots)


def _check(work: Work, view: ask.CheckEvidence) -> ask.Checked:
    columns: tuple[Any, ...] = (
        Exhibit.case_id,
        Case.reference,
        Exhibit.number,
        Exhibit.sha256,
        Exhibit.wrong,
    )
    kept = seen_by(work) & col(Case.erased_at).is_(None)
    wanted = sqlalchemy.select(*columns).join(Case, col(Case.id) == Exhibit.case_id).where(kept)
    if view.case:
        held(work, view.case)
        wanted = wanted.where(col(Exhibit.case_id) == view.case)
    rows = work.session.execute(wanted.order_by(col(Exhibit.case_id), col(Exhibit.number))).all()
    return ask.Checked(len(rows), tuple(_altered(work, rows)))


def _altered(work: Work, rows: Iterable[Any]) -> Iterator[ask.Altered]:
    """Each item that is not as it was added; whatever is news of any is recorded."""
    found: dict[str, str] = {}
    for case, ref, number, digest, marked in rows:
        if digest not in found:
            found[digest] = whats_wrong(work.premises.files, digest)
        work.note(rechecked(case, number, found[digest], marked))
        if found[digest]:
            yield ask.Altered(ref, number, found[digest])


COMMANDS: Commands = {
    ask.AddEvidence: Handler(_not_addable, _add),
    ask.ReviewEvidence: Handler(_not_reviewable, _review),
    ask.Redact: Handler(_not_reviewable, _redact),
    ask.SetAside: Handler(_not_aside, _set_aside),
}
VIEWS: Views = {ask.ExhibitContent: _content, ask.Preview: _preview, ask.CheckEvidence: _check}

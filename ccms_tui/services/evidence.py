"""Evidence: adding it, reviewing it, getting it back, proving that it is what was added."""

from collections.abc import Iterator
from hashlib import sha256

from sqlmodel import col, select

from ccms_tui.desk import evidence as ask
from ccms_tui.desk.denials import Denied, NotFound, Refused
from ccms_tui.models import Case, Exhibit
from ccms_tui.rules.previews import preview
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.services.cases import held
from ccms_tui.services.work import Commands, Handler, Made, Views, Work, nothing_more
from ccms_tui.store.files import Gone


def _add(work: Work, command: ask.AddEvidence) -> Made:
    number = work.dossier.next(Exhibit)
    digest = work.store(command.file)
    name = command.name or f"{command.kind}-{number}"
    work.dossier.add(
        Exhibit(
            case_id=work.case.id,
            number=number,
            sha256=digest,
            size=len(command.file),
            name=name,
            kind=command.kind,
            source=command.source,
            description=command.description,
            added_by=work.actor.id,
            added_at=work.now,
            reviewed_by=None,
            reviewed_at=None,
            review=None,
        )
    )
    return Made(f"evidence {number}: {name}", {"item": number, "sha256": digest})


def _no_such_item(work: Work, command: ask.ReviewEvidence) -> Findings:
    row = work.dossier.find(Exhibit, command.item)
    if not row:
        yield Reason(f"there is no evidence {command.item}", "evidence")
    elif wrong := _wrong(work, row.sha256):
        yield Reason(f"evidence {command.item} {wrong}: it cannot be relied on", "evidence integrity")


def _review(work: Work, command: ask.ReviewEvidence) -> Made:
    row = work.dossier.find(Exhibit, command.item)
    assert row, "looked for before"
    row.reviewed_by, row.reviewed_at, row.review = work.actor.id, work.now, command.comment
    return Made(f"reviewed evidence {command.item}", {"item": command.item})


def _wrong(work: Work, digest: str) -> str:
    """What is wrong with the bytes kept under a digest: nothing, when they are those that were added."""
    try:
        found = sha256(work.premises.files.get(digest)).hexdigest()
    except Gone:
        return "is gone from the store"
    return "" if found == digest else "is not the file that was added"


def _content(work: Work, view: ask.ExhibitContent | ask.Preview) -> ask.ExhibitBytes:
    held(work, view.case)
    if work.case.erased_at:
        raise Denied(Refused((Reason("the case was erased", "erasure"),)))
    row = work.dossier.find(Exhibit, view.item)
    if not row:
        raise Denied(NotFound(f"evidence {view.item} of {work.case.reference}"))
    if wrong := _wrong(work, row.sha256):
        raise Denied(Refused((Reason(f"evidence {view.item} {wrong}", "evidence integrity"),)))
    return ask.ExhibitBytes(row.name, row.sha256, work.premises.files.get(row.sha256))


def _preview(work: Work, view: ask.Preview) -> ask.Previewed:
    form, lines = preview(_content(work, view).content, view.limit)
    return ask.Previewed(form, lines)


def _check(work: Work, view: ask.CheckEvidence) -> ask.Checked:
    wanted = select(Exhibit.sha256, Exhibit.number, Case.reference).join(
        Case, col(Case.id) == Exhibit.case_id
    )
    wanted = wanted.where(col(Case.erased_at).is_(None))
    if view.case:
        held(work, view.case)
        wanted = wanted.where(Exhibit.case_id == view.case)
    rows = list(work.session.exec(wanted.order_by(col(Exhibit.case_id), col(Exhibit.number))))
    return ask.Checked(len(rows), tuple(_altered(work, rows)))


def _altered(work: Work, rows: list[tuple[str, int, str]]) -> Iterator[ask.Altered]:
    for digest, number, ref in rows:
        if wrong := _wrong(work, digest):
            yield ask.Altered(ref, number, wrong)


COMMANDS: Commands = {
    ask.AddEvidence: Handler(nothing_more, _add),
    ask.ReviewEvidence: Handler(_no_such_item, _review),
}
VIEWS: Views = {ask.ExhibitContent: _content, ask.Preview: _preview, ask.CheckEvidence: _check}

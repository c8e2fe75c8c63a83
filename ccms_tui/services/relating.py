"""Cases that belong together: merging and linking them, and taking them apart again."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlmodel import and_, col, or_, select

from ccms_tui.desk import relating as ask
from ccms_tui.models import Case, ClockRow, LinkRow
from ccms_tui.rules import independence, relating
from ccms_tui.rules.timing import running
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import Stage
from ccms_tui.services.dossier import Dossier, Shelf
from ccms_tui.services.facts import Facts
from ccms_tui.services.independence import seen_by
from ccms_tui.services.work import Commands, Handler, Made, Work, nothing_more


def _other(work: Work, reference: str) -> Case | None:
    """Another case, which nobody else changes until this is over."""
    wanted = select(Case).where(Case.reference == reference, seen_by(work))
    return work.session.exec(wanted.with_for_update()).first()


def _none(reference: str) -> Reason:
    return Reason(f"there is no case {reference}", relating.SOURCE)


def _unmergeable(work: Work, command: ask.Merge) -> Findings:
    lead = _other(work, command.into)
    if not lead:
        yield _none(command.into)
    else:
        held = relating.Lead(lead.id, lead.reference, lead.stage, lead.merged_into is not None)
        yield from relating.leads(work.case.id, held)
        yield from independence.by_itself(work.facts, work.case.reference)
        yield from independence.by_itself(work.facts_of(Dossier(work.session, lead)), lead.reference)


def _merge(work: Work, command: ask.Merge) -> Made:
    lead = _other(work, command.into)
    assert lead, "asked for before"
    work.case.merged_into = lead.id
    told = f"{work.case.reference} merged into this"
    work.beside.append((lead, Made(told, {"merged": work.case.reference})))
    return Made(f"merged into {lead.reference}: {command.reason}", {"into": lead.reference})


def _unmerge(work: Work, command: ask.Unmerge) -> Made:
    wanted = select(Case).where(Case.id == work.case.merged_into).with_for_update()
    lead = work.session.exec(wanted).one()
    work.case.merged_into = None
    told = f"{work.case.reference} stands by itself again"
    work.beside.append((lead, Made(told, {"unmerged": work.case.reference})))
    return Made(f"no longer merged into {lead.reference}: {command.reason}", {"from": lead.reference})


def merged(work: Work, locked: bool = False) -> Sequence[Case]:
    """The open cases that are handled with this one, in order."""
    wanted = select(Case).where(Case.merged_into == work.case.id, Case.stage != Stage.CLOSED)
    wanted = wanted.order_by(col(Case.id))
    return work.session.exec(wanted.with_for_update() if locked else wanted).all()


def with_each(work: Work, act: Callable[[], Made]) -> None:
    """Do to each case that is merged into this one what was done to it; each has an event of its own."""
    held = work.dossier
    for case in merged(work, locked=True):
        work.held = Dossier(work.session, case)
        work.beside.append((case, act()))
    work.held = held


def _between(one: int, other: int) -> Any:
    """A link between two cases, whichever of them it was made on."""
    link = LinkRow
    return or_(
        and_(col(link.case_id) == one, col(link.other_id) == other),
        and_(col(link.case_id) == other, col(link.other_id) == one),
    )


def _unlinkable(work: Work, command: ask.Link) -> Findings:
    other = _other(work, command.other)
    if not other:
        yield _none(command.other)
    elif other.id == work.case.id:
        yield Reason("a case is not linked with itself", relating.SOURCE)
    elif _link_with(work, other):
        yield Reason(f"it is linked with {other.reference} already", relating.SOURCE)


def _link_with(work: Work, other: Case) -> LinkRow | None:
    return work.session.exec(select(LinkRow).where(_between(work.case.id, other.id))).first()


def _link(work: Work, command: ask.Link) -> Made:
    other = _other(work, command.other)
    assert other, "asked for before"
    work.session.add(
        LinkRow(
            case_id=work.case.id,
            other_id=other.id,
            kind=command.kind,
            note=command.note,
            by=work.actor.id,
            at=work.now,
        )
    )
    work.beside.append((other, Made(f"linked with {work.case.reference}: {command.kind}")))
    return Made(f"linked with {other.reference}: {command.kind}", {"other": other.reference})


def _not_linked(work: Work, command: ask.Unlink) -> Findings:
    other = _other(work, command.other)
    if not other or not _link_with(work, other):
        yield Reason(f"it is not linked with {command.other}", relating.SOURCE)


def _unlink(work: Work, command: ask.Unlink) -> Made:
    other = _other(work, command.other)
    assert other, "asked for before"
    row = _link_with(work, other)
    work.session.delete(row)
    work.beside.append((other, Made(f"no longer linked with {work.case.reference}")))
    return Made(f"no longer linked with {other.reference}: {command.reason}", {"other": other.reference})


def lead(work: Work) -> str | None:
    """The reference of the case that this one is merged into."""
    return work.session.exec(select(Case.reference).where(Case.id == work.case.merged_into)).first()


def against_each(work: Work, check: Callable[[Facts], Findings]) -> Findings:
    """What stands against the same on each case that is merged into this one."""
    for case in merged(work):
        for reason in check(work.facts_of(Dossier(work.session, case))):
            yield Reason(f"{case.reference}, merged into this: {reason.text}", reason.source)


def linked(work: Work) -> tuple[ask.LinkLine, ...]:
    """The cases with which this one is linked, whichever of them it was made on."""
    case = work.case.id
    there = or_(
        and_(col(LinkRow.case_id) == case, col(LinkRow.other_id) == Case.id),
        and_(col(LinkRow.other_id) == case, col(LinkRow.case_id) == Case.id),
    )
    found = work.session.exec(
        select(LinkRow, Case).join(Case, there).where(seen_by(work)).order_by(col(Case.id))
    )
    return tuple(
        ask.LinkLine(other.reference, row.kind, row.note, other.summary, other.stage, work.names[row.by])
        for row, other in found
    )


def parts(work: Work) -> tuple[ask.MergedLine, ...]:
    """The cases that are merged into this one, open or closed, each with the clocks that run on it."""
    within = Case.merged_into == work.case.id
    shelf = Shelf(work.session, within)
    found = work.session.exec(select(Case).where(within).order_by(col(Case.id)))
    return tuple(_part(work, Dossier(work.session, case, shelf=shelf)) for case in found.all())


def _part(work: Work, dossier: Dossier) -> ask.MergedLine:
    case = dossier.case
    facts = tuple(row.facts() for row in dossier.this_round(ClockRow))
    clocks = sorted(running(facts), key=lambda clock: clock.due_at)
    return ask.MergedLine(
        case.reference, case.complainant, case.summary, work.names[case.owner_id], case.stage, tuple(clocks)
    )


COMMANDS: Commands = {
    ask.Merge: Handler(_unmergeable, _merge),
    ask.Unmerge: Handler(nothing_more, _unmerge),
    ask.Link: Handler(_unlinkable, _link),
    ask.Unlink: Handler(_not_linked, _unlink),
}

"""What came in is kept with its case, somebody is to see to it, and whatever that is merged into is told."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import col, func, or_, select

from ccms_tui.desk import receiving as ask
from ccms_tui.models import Case, Party, Reply
from ccms_tui.rules.addressing import SOURCE, Known, belongs, references
from ccms_tui.rules.calendars import BeyondReach
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.watching import route
from ccms_tui.rules.words import EvidenceKind, Stage, TaskKind
from ccms_tui.services.evidence import keep
from ccms_tui.services.independence import seen_by
from ccms_tui.services.raising import colleagues
from ccms_tui.services.tasks import ask_for, finish
from ccms_tui.services.triage import note
from ccms_tui.services.work import Commands, Handler, Made, Views, Work, nothing_more

MOST = 20
"""Cases that are looked at or offered as perhaps the right one."""


def _not_here(work: Work, command: ask.Receive) -> Findings:
    """What is from the complainant of a case merged into this one is kept there: it may come apart again."""
    if command.received and command.received > work.now:
        yield Reason("it cannot have reached us after now", SOURCE)
    elif command.received and command.received < work.case.received_at:
        yield Reason("it came before the complaint did", SOURCE)
    here = (work.case.reference,)
    found = belongs(here, _known(work, _family(work, here)), command.sender)
    if found and found.case != work.case.id:
        text = f"whoever sent it complains in {found.reference}, merged into this: record it there"
        yield Reason(text, SOURCE)


def _receive(work: Work, command: ask.Receive) -> Made:
    number, at = work.dossier.next(Reply), command.received or work.now
    work.dossier.add(
        Reply(
            case_id=work.case.id,
            number=number,
            sender=command.sender,
            channel=command.channel,
            text=command.text,
            received_at=at,
            recorded_by=work.actor.id,
        )
    )
    _have_it_seen_to(work, command.sender)
    kept = _mail(work, command, f"reply-{number}.eml")
    if work.case.merged_into:
        lead = work.session.exec(select(Case).where(Case.id == work.case.merged_into).with_for_update()).one()
        work.beside.append((lead, Made(f"something came in for {work.case.reference}, merged into this")))
    happened = at if at < work.now else None
    told = f"; {kept.summary}" if kept else ""
    numbers = {"reply": number, **(kept.numbers if kept else {})}
    return Made(f"received by {command.channel}{told}", numbers, happened)


def _mail(work: Work, command: ask.Receive, name: str) -> Made | None:
    """Keep the mail itself as evidence, byte for byte, if it came with what it says."""
    if not command.mail:
        return None
    said = {"kind": EvidenceKind.SUBMISSION, "source": command.sender, "received_at": command.received}
    return keep(work, command.mail, name, **said)


def _have_it_seen_to(work: Work, sender: str) -> None:
    """Ask the owner to; once the case is closed, them or whoever is there above them to look at it."""
    if work.case.stage is not Stage.CLOSED:
        text = f"see to what {sender} sent"
        ask_for(work, TaskKind.ANSWER, text, work.case.owner_id, _by(work))
        return
    people, fallback = colleagues(work), work.premises.policy.watching.fallback
    person = route(work.case.owner_id, people, fallback, own=True).to
    ask_for(work, TaskKind.ANSWER, f"look at what {sender} sent after it was closed", person)


def _by(work: Work) -> date | None:
    """The day by which it is seen to, as the policy says; none where the calendar of the case ends before."""
    try:
        return work.calendar.business_day(work.today, work.premises.policy.watching.answer_days)
    except BeyondReach:
        return None


def _see_to(work: Work, command: ask.SeeTo) -> Made:
    note(work, command.text)
    finish(work, TaskKind.ANSWER)
    return Made(f"seen to what came in: {command.text}")


def _belonging(work: Work, view: ask.Belonging) -> ask.Belongs:
    """By the references that it names; without any that is there, by who sent it."""
    named = references(view.text)[:MOST]
    cases = _family(work, named)
    sure = belongs(named, _known(work, cases), view.sender)
    leads = {case.id: case.reference for case in cases}
    others = cases or _sent_by(work, view.sender)
    rows = [_candidate(case, named, leads.get(case.merged_into or 0)) for case in others]
    chosen = next((row for row in rows if sure and row.case == sure.case), None)
    return ask.Belongs(chosen, () if chosen else tuple(rows))


def _family(work: Work, named: Sequence[str]) -> Sequence[Case]:
    """The cases that are named and those that are merged into them, as far as this person may see them."""
    ids = select(Case.id).where(col(Case.reference).in_(named))
    named_or_merged = or_(col(Case.id).in_(ids), col(Case.merged_into).in_(ids))
    wanted = select(Case).where(named_or_merged, col(Case.erased_at).is_(None), seen_by(work))
    return work.session.exec(wanted.order_by(col(Case.id)).limit(MOST)).all()


def _sent_by(work: Work, sender: str) -> Sequence[Case]:
    """The latest cases of whoever goes by just this name, address or account."""
    same = func.lower(sender)
    by_party = select(Party.case_id).where(
        or_(func.lower(Party.name) == same, func.lower(Party.contact) == same)
    )
    wanted = select(Case).where(
        or_(func.lower(Case.complainant) == same, Case.account == sender, col(Case.id).in_(by_party)),
        seen_by(work),
    )
    return work.session.exec(wanted.order_by(col(Case.id).desc()).limit(MOST)).all()


def _known(work: Work, cases: Iterable[Case]) -> list[Known]:
    """Each of these cases with the names, the addresses and the accounts of its people."""
    held = {case.id: case for case in cases}
    people: dict[int, set[str]] = {
        case.id: {case.complainant, *([case.account] if case.account else [])} for case in held.values()
    }
    for party in work.session.exec(select(Party).where(col(Party.case_id).in_(held))):
        people[party.case_id] |= {known for known in (party.name, party.contact, party.account) if known}
    leads = {case.id: case.reference for case in held.values()}
    return [
        Known(case.id, case.reference, leads.get(case.merged_into or 0), frozenset(people[case.id]))
        for case in held.values()
    ]


def _candidate(case: Case, named: Sequence[str], lead: str | None) -> ask.Candidate:
    why = "it is named" if case.reference in named else "it is merged into one that is named"
    return ask.Candidate(
        case=case.id,
        version=case.version,
        reference=case.reference,
        complainant=case.complainant,
        summary=case.summary,
        stage=case.stage,
        merged_into=lead,
        why=why if named else "the sender complains in it",
    )


COMMANDS: Commands = {
    ask.Receive: Handler(_not_here, _receive),
    ask.SeeTo: Handler(nothing_more, _see_to),
}
VIEWS: Views = {ask.Belonging: _belonging}

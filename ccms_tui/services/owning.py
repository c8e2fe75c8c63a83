"""Handing a case over, and taking it on."""

from ccms_tui.desk import owning as ask
from ccms_tui.models import Ownership, Task, User
from ccms_tui.rules import approving, independence, owning
from ccms_tui.rules.people import Person
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import TaskKind
from ccms_tui.services.tasks import ask_for, finish, hand_on
from ccms_tui.services.work import Commands, Handler, Made, Work, nothing_more


def _not_to(work: Work, command: ask.Assign) -> Findings:
    person = work.person(command.to)
    yield from owning.can_own(person.roles, person.name)
    yield from independence.near(person.id, work.facts, person.name)
    yield from approving.not_signed(person.id, person.name, work.facts)
    if person.id == work.case.owner_id and work.case.taken:
        yield Reason(f"{person.name} owns it already", owning.SOURCE)
    if person.id == work.case.offered_to:
        yield Reason(f"it is offered to {person.name} already", owning.SOURCE)


def _assign(work: Work, command: ask.Assign) -> Made:
    return offer(work, work.person(command.to), command.reason)


def offer(work: Work, person: Person, reason: str) -> Made:
    """Offer the case to somebody; it is taken at once by whoever does this, or owns it."""
    case = work.case
    _end_offer(work)
    if person.id in (work.actor.id, case.owner_id):
        hand_over(work, person.id, reason)
        return Made(f"taken by {person.name}", {"owner": person.name})
    case.offered_to, case.offered_by, case.offer_reason = person.id, work.actor.id, reason
    ask_for(work, TaskKind.ACCEPT, f"accept or decline: {reason}", person.id)
    return Made(f"offered to {person.name}: {reason}", {"offered_to": person.name})


def _signed(work: Work, _: ask.Accept) -> Findings:
    return approving.not_signed(work.actor.id, "whoever asks", work.facts)


def _accept(work: Work, _: ask.Accept) -> Made:
    reason = work.case.offer_reason
    _end_offer(work)
    hand_over(work, work.actor.id, reason)
    return Made(f"accepted by {work.actor.name}", {"owner": work.actor.name})


def _decline(work: Work, command: ask.Decline) -> Made:
    _end_offer(work)
    owner = work.names[work.case.owner_id]
    return Made(f"declined: {command.reason}; {owner} still owns it", {"owner": owner})


def hand_over(work: Work, person: int, reason: str | None) -> None:
    """Make somebody the owner, from this moment."""
    held, case = work.dossier.ownership, work.case
    case.taken = True
    if person == case.owner_id:
        return
    case.owner_id, held.to_at = person, work.now
    hand_on(work, TaskKind.ANSWER, person)
    work.dossier.add(
        Ownership(
            case_id=case.id,
            number=work.dossier.next(Ownership),
            owner_id=person,
            from_at=work.now,
            to_at=None,
            reason=reason,
        )
    )


def pass_on(work: Work, leaving: User, heir: int) -> Made:
    """What somebody leaves behind on a case: its ownership, what was asked of them there, an offer."""
    case, name = work.case, work.names[heir]
    if case.offered_to in (leaving.id, heir):
        _end_offer(work)
    do_instead(work, leaving, heir)
    if case.owner_id == leaving.id:
        hand_over(work, heir, f"{leaving.name} left")
        return Made(f"{leaving.name} left; {name} owns it", {"owner": name})
    return Made(f"{leaving.name} left; {name} still owns it, and does what was asked of them", {"heir": name})


def do_instead(work: Work, who: User, heir: int) -> Made:
    """Ask of somebody else what is still asked of one person on a case."""
    for task in work.dossier.rows(Task):
        if task.person == who.id and not task.done_at:
            task.person = heir
    name = work.names[heir]
    return Made(f"{name} does what was asked of {who.name}", {"heir": name})


def _end_offer(work: Work) -> None:
    if work.case.offered_to is not None:
        finish(work, TaskKind.ACCEPT)
    work.case.offered_to = work.case.offered_by = work.case.offer_reason = None


COMMANDS: Commands = {
    ask.Assign: Handler(_not_to, _assign),
    ask.Accept: Handler(_signed, _accept),
    ask.Decline: Handler(nothing_more, _decline),
}

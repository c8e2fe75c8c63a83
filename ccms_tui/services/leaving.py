"""Whoever leaves or is away leaves nothing without an owner: a plan for each case, or it does not happen."""

from collections.abc import Iterator, Sequence
from datetime import date

from ccms_tui.desk import people as ask
from ccms_tui.desk.denials import Denied, Refused
from ccms_tui.models import Case, User
from ccms_tui.rules import approving, independence, owning
from ccms_tui.rules.actions import reference
from ccms_tui.rules.leaving import Belonging, heirs, misread, overlap, unplanned
from ccms_tui.rules.people import Person
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import Stage
from ccms_tui.services.belongings import belongings, cases_of, dossiers, left_behind, owned, seen_to
from ccms_tui.services.dossier import Dossier
from ccms_tui.services.owning import do_instead, offer, pass_on
from ccms_tui.services.people import SOURCE, held
from ccms_tui.services.work import Commands, Handler, Made, Work

Told = ask.Away | ask.Deactivate


def _named(work: Work, name: str) -> tuple[Person | None, tuple[Reason, ...]]:
    """Somebody by name, or why there is nobody."""
    try:
        return work.person(name), ()
    except Denied as denied:
        assert isinstance(denied.why, Refused)
        return None, denied.why.against


def _planned(work: Work, command: Told, theirs: list[Belonging], spared: bool) -> Findings:
    """What stands against a plan: what it leaves out, misreads, or gives to who cannot have it."""
    yield from misread(command.plan, theirs)
    planned = heirs(command.plan, theirs)
    if not spared:
        yield from unplanned(theirs, planned, command.reassign_to)
    given = {planned.get(one.reference) or command.reassign_to for one in theirs if one.is_case}
    for name in sorted({*planned.values()} | ({command.reassign_to} if command.reassign_to else set())):
        person, why = _named(work, name)
        yield from why
        if person:
            yield from _unfit(work, command, person, name in given)


def _unfit(work: Work, command: Told, heir: Person, of_a_case: bool) -> Findings:
    """Why somebody cannot take on what is another's."""
    stays = heir.id == work.subject.id
    if stays and isinstance(command, ask.Deactivate):
        yield Reason("what is theirs goes to somebody else", SOURCE)
    if not stays and of_a_case:
        yield from owning.can_own(heir.roles, heir.name)
    if not stays and isinstance(command, ask.Away) and _gone(work, heir.id, command.first, command.last):
        yield Reason(f"{heir.name} is away on some of these days too", SOURCE)


def _hidden(work: Work, cases: Sequence[Case]) -> Findings:
    """Whoever may not see a case does not hand it on, nor is it named to them."""
    if any(case.id in work.hidden for case in cases):
        yield Reason(
            "somebody else sees to this: not all of it is for whoever asks to see", independence.ABOUT
        )


def _too_near(work: Work, command: Told, cases: Sequence[Case]) -> Findings:
    """Why an heir cannot have a case: they are too near to it, or signed what stands there."""
    leaves: int = work.subject.id
    planned = heirs(command.plan, belongings(work, leaves, cases))
    for dossier in dossiers(work, leaves, cases):
        case = dossier.case
        name = planned.get(case.reference) or command.reassign_to
        person, _ = _named(work, name) if name else (None, ())
        if person and person.id != case.owner_id:
            facts = work.facts_of(dossier)
            named = f"{person.name}, who would have {case.reference},"
            yield from independence.near(person.id, facts, named)
            yield from approving.not_signed(person.id, named, facts)


def _gone(work: Work, person: int, first: date, last: date) -> bool:
    row = work.session.get_one(User, person)
    return overlap(first, last, (row.away_from, row.away_to))


def _not_away(work: Work, command: ask.Away) -> Findings:
    row = held(work, command.name)
    if command.last < command.first:
        yield Reason("the last day away comes before the first", SOURCE)
    cases = owned(work, row.id)
    if hidden := [*_hidden(work, cases)]:
        yield from hidden
        return
    yield from _planned(work, command, belongings(work, row.id, cases), _has_deputy(work, row, command))
    yield from _too_near(work, command, cases)


def _has_deputy(work: Work, row: User, command: ask.Away) -> bool:
    """Whether somebody acts on all of it meanwhile: a plan that was made before."""
    there = row.deputy is not None and work.session.get_one(User, row.deputy).active
    return there and not _gone(work, row.deputy or 0, command.first, command.last)


def _away(work: Work, command: ask.Away) -> Made:
    row = work.subject
    row.away_from, row.away_to = command.first, command.last
    reason = f"{row.name} is away from {command.first} to {command.last}"
    for case, heir in _heirs(work, command, row):
        if heir and heir.id not in (row.id, case.offered_to):
            work.held = Dossier(work.session, case)
            closed = case.stage is Stage.CLOSED
            made = do_instead(work, row, heir.id) if closed else offer(work, heir, reason)
            work.beside.append((case, made))
    work.held = None
    deputy = f"{work.names[row.deputy]} acts for them" if row.deputy else "nobody is their deputy"
    offered = f"; {len(work.beside)} cases offered to others" if work.beside else ""
    return Made(f"{reason}; {deputy}{offered}", {"offered": len(work.beside)})


def _heirs(work: Work, command: Told, row: User) -> Iterator[tuple[Case, Person | None]]:
    """Each case that is theirs, with whoever the plan says."""
    cases = owned(work, row.id)
    planned = heirs(command.plan, belongings(work, row.id, cases))
    for case in cases:
        name = planned.get(case.reference) or command.reassign_to
        yield case, work.person(name) if name else None


def _not_endable(work: Work, command: ask.Deactivate) -> Findings:
    leaving = held(work, command.name)
    if leaving.id == work.actor.id:
        yield Reason("somebody else ends your access", SOURCE)
    cases = owned(work, leaving.id)
    if hidden := [*_hidden(work, cases)]:
        yield from hidden
        return
    yield from _planned(work, command, left_behind(work, leaving.id), spared=False)
    yield from _too_near(work, command, cases)


def _deactivate(work: Work, command: ask.Deactivate) -> Made:
    """End access; all that is theirs changes hands in the same transaction: no case is ownerless."""
    leaving = work.subject
    new = {case.id: heir.id for case, heir in _heirs(work, command, leaving) if heir}
    for case in cases_of(work, leaving.id):
        work.held = Dossier(work.session, case)
        work.beside.append((case, pass_on(work, leaving, new.get(case.id, case.owner_id))))
    taken = list(_taken_over(work, command, leaving))
    work.held, leaving.active = None, False
    names = ", ".join(sorted({work.names[heir] for heir in (*new.values(), *taken)}))
    told = f"; {len(new)} cases and {len(taken)} actions to {names}" if names else ""
    return Made(f"{leaving.name} deactivated{told}", {"cases": len(new), "actions": len(taken)})


def _taken_over(work: Work, command: ask.Deactivate, leaving: User) -> Iterator[int]:
    """Give their corrective actions to whom the plan says; who takes each."""
    planned = heirs(command.plan, left_behind(work, leaving.id))
    for row in seen_to(work, leaving.id):
        heir = work.person(planned.get(reference(row.id)) or command.reassign_to or "")
        row.owner_id = heir.id
        work.beside.append((row, Made(f"{leaving.name} left; {heir.name} sees to it", {"owner": heir.name})))
        yield heir.id


COMMANDS: Commands = {
    ask.Away: Handler(_not_away, _away),
    ask.Deactivate: Handler(_not_endable, _deactivate),
}

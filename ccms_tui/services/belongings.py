"""What is somebody's: their cases, what is asked of them on others, the corrective actions they see to."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, or_, select

from ccms_tui.desk import leaving as ask
from ccms_tui.desk.denials import Denied, NotFound
from ccms_tui.models import Action, Case, ClockRow, Task, User
from ccms_tui.models.case import OPEN
from ccms_tui.rules.actions import reference
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.leaving import Belonging, Part
from ccms_tui.rules.timing import running
from ccms_tui.rules.words import ActionStatus
from ccms_tui.services import actions, actors
from ccms_tui.services.dossier import Dossier, Shelf
from ccms_tui.services.work import Views, Work


def cases_of(work: Work, person: int, locked: bool = True) -> Sequence[Case]:
    """Cases that somebody owns while they are open, is offered, or is asked something on; held, in order."""
    wanted = select(Case).where(_concerns(person)).order_by(col(Case.id))
    return work.session.exec(wanted.with_for_update() if locked else wanted).all()


def _concerns(person: int) -> Any:
    """What a case must be for somebody to have something to do with it."""
    asked = select(Task.case_id).where(Task.person == person, col(Task.done_at).is_(None))
    open_ = OPEN & or_(col(Case.owner_id) == person, col(Case.offered_to) == person)
    return or_(open_, col(Case.id).in_(asked))


def dossiers(work: Work, person: int, cases: Sequence[Case]) -> list[Dossier]:
    """What is kept of these cases of somebody's, each table read once for all of them."""
    shelf = Shelf(work.session, _concerns(person))
    return [Dossier(work.session, case, shelf=shelf) for case in cases]


def owned(work: Work, person: int) -> list[Case]:
    """The open cases that somebody owns, and those closed on which they are still asked something; held."""
    return [case for case in cases_of(work, person) if case.owner_id == person]


def belongings(work: Work, person: int, cases: Sequence[Case]) -> list[Belonging]:
    """The same as a plan for them names them, with what ends if nobody sees to it."""
    return [_belonging(dossier) for dossier in dossiers(work, person, cases)]


def left_behind(work: Work, person: int) -> list[Belonging]:
    """All that needs somebody else once they leave: cases, and corrective actions."""
    cases = belongings(work, person, owned(work, person))
    return cases + [Belonging(reference(row.id), f"due by {row.due_on}") for row in seen_to(work, person)]


def seen_to(work: Work, person: int) -> Sequence[Action]:
    """Open corrective actions that somebody sees to; held, in order."""
    wanted = select(Action).where(*_seen_to(person)).order_by(col(Action.id))
    return work.session.exec(wanted.with_for_update()).all()


def _seen_to(person: int) -> Any:
    return (Action.owner_id == person, Action.status == ActionStatus.OPEN)


def _clocks(dossier: Dossier) -> tuple[Clock, ...]:
    """What still runs on a case, the first to end first."""
    rows = dossier.this_round(ClockRow)
    return tuple(sorted(running(tuple(row.facts() for row in rows)), key=lambda clock: clock.due_at))


def _belonging(dossier: Dossier) -> Belonging:
    ends = (f"{one.kind.replace('_', ' ')} by {one.due_on}" for one in _clocks(dossier))
    return Belonging(dossier.case.reference, ", ".join(ends) or "what was asked on it is not done")


def _at_stake(work: Work, asked: ask.AtStake) -> ask.Stakes:
    person = actors.by_name(work.session, asked.name)
    if not person:
        raise Denied(NotFound(asked.name))
    cases = [case for case in cases_of(work, person.id, locked=False) if case.id not in work.hidden]
    rows = tuple(_stake(dossier, person.id) for dossier in dossiers(work, person.id, cases))
    row = work.session.get_one(User, person.id)
    todo = actions.rows(work, *_seen_to(person.id))
    return ask.Stakes(person.name, work.name(row.deputy), rows, tuple(todo))


def _stake(dossier: Dossier, person: int) -> ask.Stake:
    case = dossier.case
    offered = Part.OFFERED if case.offered_to == person else Part.ASKED
    part = Part.OWNS if case.owner_id == person else offered
    return ask.Stake(case.id, case.reference, case.summary, case.stage, part, _clocks(dossier))


VIEWS: Views = {ask.AtStake: _at_stake}

"""What a person is trusted with, and who stands beside them, as it changes."""

from sqlmodel import func, select

from ccms_tui.desk.people import Appoint
from ccms_tui.models import Case, User, UserRole
from ccms_tui.models.case import OPEN
from ccms_tui.rules import owning
from ccms_tui.rules.people import Role
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.services.people import SOURCE, held, placed
from ccms_tui.services.work import Commands, Handler, Made, Work

BESIDE = ("manager", "deputy")


def _against(work: Work, command: Appoint) -> Findings:
    row = held(work, command.name)
    yield from placed(work, command)
    if not any((command.role, command.team, command.manager, command.deputy, command.account is not None)):
        yield Reason("say what changes: a role, the account, the team, the manager or the deputy", SOURCE)
    if command.role and row.id == work.actor.id:
        yield Reason("somebody else changes what you are trusted with", SOURCE)
    if command.role and (owned := _owned(work, row)):
        for reason in owning.can_own(frozenset(command.role), row.name):
            yield Reason(f"{reason.text}, and {owned} open cases are theirs", reason.source)


def _owned(work: Work, row: User) -> int:
    """How many open cases somebody owns."""
    theirs = select(func.count()).select_from(Case).where(OPEN, Case.owner_id == row.id)
    return work.session.exec(theirs).one()


def _appoint(work: Work, command: Appoint) -> Made:
    row = work.subject
    told = [f"{part} {name}" for part in BESIDE if (name := _stands(work, row, part, command))]
    if command.team:
        row.team = command.team
        told.append(f"team {command.team}")
    if command.account is not None:
        row.account = command.account
        told.append(f"account {command.account}")
    if command.role:
        _entrust(work, row, frozenset(command.role))
        told.insert(0, ", ".join(sorted(command.role)))
    return Made(f"{row.name} is now {'; '.join(told)}")


def _stands(work: Work, row: User, part: str, command: Appoint) -> str | None:
    """Whoever is to stand beside somebody in this part."""
    name = getattr(command, part)
    if not name:
        return None
    person = work.person(name)
    setattr(row, part, person.id)
    return person.name


def _entrust(work: Work, row: User, roles: frozenset[Role]) -> None:
    """Hold these roles and no others."""
    before = {one.role: one for one in work.session.exec(select(UserRole).where(UserRole.user_id == row.id))}
    for role in before.keys() - roles:
        work.session.delete(before[role])
    work.session.add_all(
        [UserRole(user_id=row.id, role=role) for role in Role if role in roles - before.keys()]
    )


COMMANDS: Commands = {Appoint: Handler(_against, _appoint)}

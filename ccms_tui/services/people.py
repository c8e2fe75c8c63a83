"""The organisation and its people."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from ccms_tui.desk import people as ask
from ccms_tui.models import CalendarRow, Case, Organisation, User, UserRole
from ccms_tui.models.case import OPEN
from ccms_tui.rules.calendar_tables import BadCalendar
from ccms_tui.rules.holidays_of import calendar_for
from ccms_tui.rules.people import Actor, Role
from ccms_tui.rules.permissions import ON_ACTIONS, ON_PEOPLE, permitted
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.services.work import Commands, Handler, Made, Views, Work

SOURCE = "people"
ON_NO_CASE = ("open", *sorted(ON_PEOPLE | ON_ACTIONS))


def founder(session: Session, command: ask.Found) -> Actor | None:
    """Whoever founds the organisation, when there is none yet."""
    if session.get(Organisation, 1):
        return None
    return Actor(1, command.founder, frozenset({Role.ADMINISTRATOR}))


def _not_foundable(work: Work, command: ask.Found) -> Findings:
    if work.session.get(Organisation, 1):
        yield Reason("this database has its organisation already", SOURCE)
    if command.regime not in work.premises.latest:
        yield Reason(
            f"there is no regime {command.regime}; there are {', '.join(work.premises.latest)}", SOURCE
        )
    try:
        _calendar(work.now, command)
    except BadCalendar as error:
        yield Reason(str(error), "calendars")


def _calendar(now: datetime, command: ask.Found) -> tuple[str, dict[str, Any]]:
    """The calendar as it is known today, kept so that no later release of it moves a date."""
    kept = calendar_for(command.calendar, command.zone, 2008, now.year + 5)
    return f"{command.calendar} of {now:%Y-%m-%d}", kept.table()


def _found(work: Work, command: ask.Found) -> Made:
    id, table = _calendar(work.now, command)
    row = Organisation(
        id=1,
        version=0,
        instance=work.premises.chance(16).hex(),
        name=command.name,
        zone=command.zone,
        currency=command.currency,
        regime=command.regime,
        calendar=id,
        founded_at=work.now,
    )
    first = User(id=1, version=0, name=command.founder, account=work.account, active=True, joined_at=work.now)
    roles = {Role.ADMINISTRATOR, *command.role}
    held = [UserRole(user_id=1, role=role) for role in Role if role in roles]
    work.session.add_all([CalendarRow(id=id, code=command.calendar, table=table), row, first, *held])
    work.subject = work.organisation = row
    return Made(f"{command.name} founded by {command.founder}", {"instance": row.instance})


def _not_enrollable(work: Work, command: ask.Enrol) -> Findings:
    if work.session.exec(select(User).where(func.lower(User.name) == command.name.lower())).first():
        yield Reason(f"there is somebody called {command.name} already", SOURCE)
    yield from placed(work, command)


def placed(work: Work, command: ask.Enrol | ask.Appoint) -> Findings:
    """An account is one person's; a manager and a deputy are people here."""
    taken = select(User).where(User.account == command.account, User.name != command.name)
    if command.account is not None and (other := work.session.exec(taken).first()):
        yield Reason(f"account {command.account} is {other.name}'s", SOURCE)
    for name in (command.manager, command.deputy):
        if name:
            work.person(name)


def _enrol(work: Work, command: ask.Enrol) -> Made:
    row = User(
        id=work.premises.database.number(work.session, "user"),
        version=0,
        name=command.name,
        account=command.account,
        team=command.team,
        manager=work.person(command.manager).id if command.manager else None,
        deputy=work.person(command.deputy).id if command.deputy else None,
        active=True,
        away_from=None,
        away_to=None,
        joined_at=work.now,
    )
    roles = [UserRole(user_id=row.id, role=role) for role in dict.fromkeys(command.role)]
    work.session.add_all([row, *roles])
    work.subject = row
    return Made(f"{command.name} enrolled as {', '.join(command.role)}", {"user": row.id, "name": row.name})


def held(work: Work, name: str) -> User:
    """Somebody active, whom nobody else changes and in whose name nobody acts until this is over."""
    person = work.person(name)
    row = work.session.exec(select(User).where(User.id == person.id).with_for_update()).one()
    work.subject = row
    return row


def _people(work: Work, _: ask.People) -> ask.PeopleList:
    owned = select(Case.owner_id, func.count()).where(OPEN).group_by(col(Case.owner_id))
    open_cases = dict(work.session.exec(owned).all())
    roles: dict[int, tuple[Role, ...]] = {}
    for user, role in work.session.execute(select(UserRole.user_id, UserRole.role)):
        roles[user] = (*roles.get(user, ()), role)
    users = work.session.exec(select(User).order_by(col(User.name)))
    return ask.PeopleList(tuple(_row(work, user, roles.get(user.id, ()), open_cases) for user in users))


def _row(work: Work, user: User, roles: tuple[Role, ...], open_cases: dict[int, int]) -> ask.PersonRow:
    return ask.PersonRow(
        id=user.id,
        name=user.name,
        roles=tuple(sorted(roles)),
        account=user.account,
        team=user.team,
        manager=work.name(user.manager),
        deputy=work.name(user.deputy),
        active=user.active,
        away_from=user.away_from,
        away_to=user.away_to,
        open_cases=open_cases.get(user.id, 0),
    )


def _choices(named: dict[str, str]) -> tuple[ask.Choice, ...]:
    return tuple(ask.Choice(code, title) for code, title in named.items())


def _who(work: Work, _: ask.WhoAmI) -> ask.Bearings:
    here, policy = work.organisation, work.premises.policy
    regimes = work.regimes
    regime = regimes[here.regime]
    active = work.session.exec(select(User).where(col(User.active)).order_by(col(User.name)))
    return ask.Bearings(
        id=work.actor.id,
        name=work.actor.name,
        roles=tuple(sorted(work.actor.roles)),
        organisation=here.name,
        zone=here.zone,
        currency=here.currency,
        calendar=here.calendar,
        regime=f"{regime.id} {regime.version}",
        shared=not work.premises.database.sqlite,
        people=_choices({user.name: user.team or "" for user in active}),
        categories=_choices({code: kind.title for code, kind in policy.categories.items()}),
        causes=_choices(dict(policy.causes)),
        outcomes=_choices({word: rule.title for word, rule in regime.outcomes.items()}),
        policies=_choices({number: section.title for number, section in policy.sections.items()}),
        regimes=_choices({id: pack.title for id, pack in regimes.items()}),
        pauses=_choices({word: word.replace("_", " ") for word in regime.pauses}),
        refused=dict(_refusals(work)),
    )


def _refusals(work: Work) -> list[tuple[str, str]]:
    return [(act, reason.text) for act in ON_NO_CASE for reason in permitted(act, None, work.asking)]


def away_today(user: User, today: date) -> bool:
    """Whether somebody is away today."""
    return bool(user.away_from and user.away_to and user.away_from <= today <= user.away_to)


COMMANDS: Commands = {
    ask.Found: Handler(_not_foundable, _found),
    ask.Enrol: Handler(_not_enrollable, _enrol),
}
VIEWS: Views = {ask.People: _people, ask.WhoAmI: _who}

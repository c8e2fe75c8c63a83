"""Who is asking: the person who has the account, and those whose deputy they are today."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy
from sqlalchemy import bindparam
from sqlmodel import Session, col, or_, select

from ccms_tui.models import Colleague, Organisation, User, UserRole
from ccms_tui.rules.people import Actor, Person, Role


def _columns(*more: Any) -> Any:
    """People with a row for each role they hold."""
    columns: tuple[Any, ...] = (User.id, User.name, User.account, UserRole.role, *more)
    return sqlalchemy.select(*columns).join(UserRole, col(UserRole.user_id) == User.id, isouter=True)


ZONE: Any = select(Organisation.zone).scalar_subquery()
MINE = select(col(User.id)).where(User.account == bindparam("account"), col(User.active)).scalar_subquery()
THEIRS = or_(col(User.id) == MINE, col(User.deputy) == MINE)
WHO = _columns(User.away_from, User.away_to, ZONE).where(col(User.active), THEIRS).order_by(col(User.id))
WHO_STAYS = WHO.with_for_update(read=True, of=User)
"""Asked with every request, so built once."""


def actor(session: Session, account: int, now: datetime, stays: bool = False) -> Actor | None:
    """The person who has this account, if anybody active has, with what they may do today."""
    rows = session.execute(WHO_STAYS if stays else WHO, {"account": account}).all()
    people = _people([row[:4] for row in rows if row[2] == account or _away(row[4], row[5], row[6], now)])
    own = next((person for held, person in people if held == account), None)
    if not own:
        return None
    others = tuple(person for held, person in people if held != account)
    return Actor(own.id, own.name, own.roles, others)


def _away(first: date | None, last: date | None, zone: str, now: datetime) -> bool:
    """Whether somebody is away on the day that it is where the organisation is."""
    return bool(first and last and first <= now.astimezone(ZoneInfo(zone)).date() <= last)


def stays(session: Session, person: int) -> bool:
    """Whether somebody is active, and remains so until this transaction ends."""
    wanted = select(User.active).where(User.id == person).with_for_update(read=True)
    return bool(session.exec(wanted).one())


def _people(rows: Iterable[tuple[int, str, int | None, Role | None]]) -> list[tuple[int | None, Person]]:
    """People with their accounts, from one row for each role they hold."""
    roles: dict[int, set[Role]] = {}
    known: dict[int, tuple[str, int | None]] = {}
    for id, name, account, role in rows:
        known[id] = name, account
        roles.setdefault(id, set()).update({role} if role else ())
    return [(account, Person(id, name, frozenset(roles[id]))) for id, (name, account) in known.items()]


def names(session: Session) -> dict[int, str]:
    """What everybody is called, by number."""
    return {id: name for id, name in session.execute(select(User.id, User.name))}


def managers(session: Session) -> dict[int, int | None]:
    """Whom everybody answers to, by number."""
    return {id: manager for id, manager in session.execute(select(User.id, User.manager))}


def by_name(session: Session, name: str) -> Person | None:
    """The active person called this, whatever the case of the letters, or by an unambiguous beginning."""
    rows = session.execute(_columns().where(col(User.active))).all()
    people = [person for _, person in _people(rows)]
    folded = name.casefold().strip()
    exact = [person for person in people if person.name.casefold() == folded]
    near = [person for person in people if folded in person.name.casefold().split()]
    starts = [person for person in people if person.name.casefold().startswith(folded)]
    return next((found[0] for found in (exact, near, starts) if len(found) == 1), None)


def hidden_from(session: Session, person: int) -> frozenset[int]:
    """The cases that are about a person."""
    about = select(Colleague.case_id).where(Colleague.person == person, col(Colleague.cleared_at).is_(None))
    return frozenset(session.exec(about))

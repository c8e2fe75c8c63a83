"""Who is asking: the person who has the account, and those whose deputy they are today."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, or_, select

from ccms_tui.models import User, UserRole
from ccms_tui.rules.people import Actor, Person, Role


def actor(session: Session, account: int, today: date) -> Actor | None:
    """The person who has this account, if anybody active has, with what they may do today."""
    mine = select(col(User.id)).where(User.account == account, col(User.active)).scalar_subquery()
    away = (col(User.deputy) == mine) & (col(User.away_from) <= today) & (col(User.away_to) >= today)
    wanted = (
        select(User.id, User.name, User.account, UserRole.role)
        .join(UserRole, col(UserRole.user_id) == User.id, isouter=True)
        .where(or_(col(User.id) == mine, away & col(User.active)))
        .order_by(col(User.id))
    )
    people = _people(session.execute(wanted).all())
    own = next((person for held, person in people if held == account), None)
    if not own:
        return None
    others = tuple(person for held, person in people if held != account)
    return Actor(own.id, own.name, own.roles, others)


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


def by_name(session: Session, name: str) -> Person | None:
    """The active person called this, whatever the case of the letters, or by an unambiguous beginning."""
    wanted = select(User.id, User.name, User.account, UserRole.role).join(
        UserRole, col(UserRole.user_id) == User.id, isouter=True
    )
    people = [person for _, person in _people(session.execute(wanted.where(col(User.active))).all())]
    folded = name.casefold().strip()
    exact = [person for person in people if person.name.casefold() == folded]
    near = [person for person in people if folded in person.name.casefold().split()]
    starts = [person for person in people if person.name.casefold().startswith(folded)]
    return next((found[0] for found in (exact, near, starts) if len(found) == 1), None)

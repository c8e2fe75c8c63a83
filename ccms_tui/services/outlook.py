"""The outlook: work by owner and day in one query, breaches by tomorrow in another."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlmodel import col, func, select

from ccms_tui.desk import outlook as ask
from ccms_tui.models import Case, ClockRow, User
from ccms_tui.models.case import OPEN
from ccms_tui.rules.clock_rules import FINAL
from ccms_tui.rules.outlook import Day, Due, cells, free, together, working_days
from ccms_tui.services.independence import seen_by
from ccms_tui.services.risk import tomorrow_ends
from ccms_tui.services.work import Views, Work

THIS_ROUND = (col(ClockRow.case_id) == Case.id) & (col(ClockRow.round) == Case.round)
RUNNING = (col(ClockRow.stopped_at).is_(None), col(ClockRow.paused_at).is_(None))
NO_TEAM = "no team"
KINDS: tuple[Any, ...] = (Case.owner_id, ClockRow.due_on, Case.category, Case.stage)
"""Cases alike in these are as much work, at the same time, of the same person."""
Late = tuple[int, list[Due]]
"""How many cases are late already, and all that falls due, those among it."""


def _outlook(work: Work, view: ask.Outlook) -> ask.Prospect:
    calendar = work.premises.calendar(work.session, work.organisation.calendar)
    days, ends = working_days(calendar, work.now, view.days), tomorrow_ends(work)
    due = _due(work, days)
    people = [user for user in work.session.exec(select(User).order_by(col(User.name))) if user.id in due]
    found = _ending(work, ends)
    named = found.order_by(col(ClockRow.due_at), col(Case.id)).limit(view.limit)
    return ask.Prospect(
        days=days,
        people=tuple(_share(user.name, user.team, [user], days, due) for user in people),
        teams=tuple(_teams(people, days, due)),
        ending=tuple(ask.Ending(*row) for row in work.session.execute(named)),
        endings=work.session.execute(
            sqlalchemy.select(func.count()).select_from(found.subquery())
        ).scalar_one(),
        tomorrow_ends=ends,
    )


def _due(work: Work, days: Sequence[Day]) -> dict[int, list[Due]]:
    """What each owner has to answer up to the last of these days, counted by the database."""
    wanted: Any = (
        sqlalchemy.select(*KINDS, func.count())
        .join(ClockRow, THIS_ROUND)
        .where(
            OPEN, col(ClockRow.kind) == FINAL, *RUNNING, col(ClockRow.due_on) <= days[-1].on, seen_by(work)
        )
        .group_by(*KINDS)
    )
    found: dict[int, list[Due]] = defaultdict(list)
    for owner, on, category, stage, count in work.session.execute(wanted):
        found[owner].append(Due(on, count, count * work.premises.policy.workload.of(category, stage)))
    return found


def _teams(people: Iterable[User], days: Sequence[Day], due: dict[int, list[Due]]) -> Iterable[ask.Share]:
    """The same by team, in which people share the work."""
    members: dict[str, list[User]] = defaultdict(list)
    for user in people:
        members[user.team or NO_TEAM].append(user)
    return (_share(team, team, members[team], days, due) for team in sorted(members))


def _share(
    name: str, team: str | None, members: Sequence[User], days: Sequence[Day], due: dict[int, list[Due]]
) -> ask.Share:
    mine = [one for user in members for one in due[user.id]]
    late = sum(one.cases for one in mine if one.on < days[0].on)
    return ask.Share(name, team, late, cells(days, mine, together(_free(members, days), len(days))))


def _free(members: Iterable[User], days: Sequence[Day]) -> Iterable[tuple[int, ...]]:
    for user in members:
        away = (user.away_from, user.away_to) if user.away_from and user.away_to else None
        yield free(days, away) if user.active else (0,) * len(days)


def _ending(work: Work, ends: datetime) -> Any:
    """Clocks that are not late yet and will be by then, of cases whose next deadline comes no later."""
    columns: tuple[Any, ...] = (Case.id, Case.version, Case.reference, Case.complainant, Case.summary)
    return (
        sqlalchemy.select(*columns, col(User.name), col(ClockRow.kind), col(ClockRow.due_at))
        .join(ClockRow, THIS_ROUND)
        .join(User, col(User.id) == Case.owner_id)
        .where(OPEN, col(Case.urgent_at) <= ends, *RUNNING, seen_by(work))
        .where(col(ClockRow.due_at) >= work.now, col(ClockRow.due_at) <= ends)
    )


VIEWS: Views = {ask.Outlook: _outlook}

"""Raising what has passed on a case: a notice for each mark, to whoever is to hear of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import col, select

from ccms_tui.models import Case, ClockRow, Notice, PromiseRow, User, UserRole
from ccms_tui.models.timing import PROMISED
from ccms_tui.rules.people import Role
from ccms_tui.rules.watching import Colleague, Mark, Passed, Promised, Route, promised, route, unraised
from ccms_tui.services.people import away_today
from ccms_tui.services.waiting import ended
from ccms_tui.services.work import Made, Work

PROMISE = "promise"
"""The kind of a notice that is about no clock."""
SAID = {
    Mark.ESCALATION: "is past {clock.escalate_share} % of its time",
    Mark.REVIEW: "is past {clock.review_share} % of its time, a manager's review is due",
    Mark.BREACH: "is late",
}
STOOD = {
    Mark.ESCALATION: "ended past {clock.escalate_share} % of its time",
    Mark.REVIEW: "ended past {clock.review_share} % of its time",
    Mark.BREACH: "ended late",
}
"""What is said of a clock that has come to stand meanwhile."""


class Raised(NamedTuple):
    """What is raised: the key of its notice, how it reads, and who hears of it."""

    kind: str
    round: int
    number: int
    passing: int
    passed: tuple[Passed, ...]
    said: str
    route: Route


def colleagues(work: Work) -> dict[int, Colleague]:
    """Everybody there ever was, and whether they are there today."""
    roles: dict[int, set[Role]] = defaultdict(set)
    for user, role in work.session.execute(select(UserRole.user_id, UserRole.role)):
        roles[user].add(role)
    return {
        user.id: Colleague(
            id=user.id,
            name=user.name,
            roles=frozenset(roles[user.id]),
            active=user.active,
            away=away_today(user, work.today),
            manager=user.manager,
            deputy=user.deputy,
        )
        for user in work.session.exec(select(User))
    }


class Raising:
    """Cases in hand, each table of theirs read once for all of them."""

    def __init__(self, work: Work, cases: Sequence[Case]) -> None:
        self._work, ids = work, [case.id for case in cases]
        self._clocks = self._by_case(ClockRow, ids, col(ClockRow.escalate_at) <= work.now)
        self._promises = self._by_case(PromiseRow, ids, text(PROMISED))
        self._routes: dict[tuple[int, bool], Route] = {}

    @cached_property
    def people(self) -> dict[int, Colleague]:
        return colleagues(self._work)

    def on(self, case: Case) -> Made | None:
        """Raise all that has passed on a case; what the ledger says of it, if there was anything."""
        found = [*self._late(case), *self._unkept(case)]
        if not found:
            return None
        notices = [notice for raised in found for notice in self._notices(case, raised)]
        self._work.session.add_all(notices)
        first = min(notice.passed_at for notice in notices)
        return Made(self._told(found), {"notices": len(notices)}, first)

    def _by_case(self, table: Any, ids: Sequence[int], which: Any) -> dict[int, list[Any]]:
        """Those rows of all the cases that may have something to raise."""
        found: dict[int, list[Any]] = defaultdict(list)
        wanted = select(table).where(col(table.case_id).in_(ids), which)
        wanted = wanted.order_by(*table.__table__.primary_key)
        for row in self._work.session.exec(wanted):
            found[row.case_id].append(row)
        return found

    def _late(self, case: Case) -> Iterator[Raised]:
        """What clocks have passed, in this round or, unnoticed at the time, in an earlier one."""
        for row in self._clocks[case.id]:
            clock = row.facts()
            if passed := unraised(clock, row.raised, self._work.now):
                row.raised = passed[-1].mark
                said = (STOOD if clock.stopped_at else SAID)[row.raised].format(clock=clock)
                name = row.kind.replace("_", " ")
                route = self._route(case.owner_id)
                yield Raised(row.kind, row.round, row.number, row.passing, passed, f"{name} {said}", route)

    def _unkept(self, case: Case) -> Iterator[Raised]:
        for row in self._promises[case.id]:
            if promised(row.due_on, None, self._work.today) is Promised.BROKEN:
                row.told_at = self._work.now
                passed = Passed(Mark.BROKEN, ended(row.due_on, self._work.zone))
                said = f"the promise “{row.text}” was not kept by {row.due_on}"
                yield Raised(PROMISE, 0, row.number, 1, (passed,), said, self._route(row.by, own=True))

    def _route(self, person: int, own: bool = False) -> Route:
        if (person, own) not in self._routes:
            fallback = self._work.premises.policy.watching.fallback
            self._routes[person, own] = route(person, self.people, fallback, own)
        return self._routes[person, own]

    def _notices(self, case: Case, raised: Raised) -> Iterator[Notice]:
        for passed in raised.passed:
            yield Notice(
                case_id=case.id,
                kind=raised.kind,
                round=raised.round,
                number=raised.number,
                mark=passed.mark,
                passing=raised.passing,
                passed_at=passed.at,
                raised_at=self._work.now,
                person=raised.route.to,
                part=raised.route.part,
                missed="; ".join(raised.route.missed) or None,
            )

    def _told(self, found: Sequence[Raised]) -> str:
        """The sentence of the ledger: what passed, who hears of it, and who could not be reached."""
        routes = dict.fromkeys(raised.route for raised in found)
        passed = ", ".join(raised.said for raised in found)
        heard = ", ".join(f"{self.people[one.to].name} ({one.part})" for one in routes)
        missed = ", ".join(dict.fromkeys(why for one in routes for why in one.missed))
        return f"{passed}: {heard} {'hear' if len(routes) > 1 else 'hears'} of it" + (
            missed and f"; {missed}"
        )

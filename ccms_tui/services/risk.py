"""Escalation risk: what is late or soon will be, and with whom."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from ccms_tui.desk import risk as ask
from ccms_tui.models import Case, Notice, ReviewRow
from ccms_tui.models.case import OPEN
from ccms_tui.rules.clock_rules import FINAL
from ccms_tui.rules.watching import DEPUTY, MANAGER, Colleagues, Route, route
from ccms_tui.services.independence import seen_by
from ccms_tui.services.queue import columns, count, rows
from ccms_tui.services.raising import colleagues
from ccms_tui.services.watching import watched
from ccms_tui.services.work import Views, Work


def _risk(work: Work, view: ask.EscalationRisk) -> ask.RiskPicture:
    ends = tomorrow_ends(work)
    bands = _bands(work, ends)
    total = Counter(band for _, band in bands)
    found = columns().where(OPEN, col(Case.escalate_at) <= work.now, seen_by(work))
    worst = rows(
        work, work.session.execute(found.order_by(col(Case.due_at), col(Case.id)).limit(view.limit)).all()
    )
    return ask.RiskPicture(
        open=count(work, (OPEN,)),
        escalate=total["escalate"],
        review_due=total["review_due"],
        breached=total["breached"],
        tomorrow=total["tomorrow"],
        owners=tuple(_loads(work, bands)),
        rows=worst,
        waits_for_review=_unreviewed(work, [row.case for row in worst]),
        tomorrow_ends=ends,
        told=_told(work, [row.case for row in worst]),
        watch=watched(work),
    )


def _bands(work: Work, ends: datetime) -> list[tuple[int, str]]:
    """The owner and the band of every open case; one that falls due by tomorrow is in two."""
    wanted = select(Case.owner_id, Case.escalate_at, Case.review_at, Case.due_at).where(OPEN, seen_by(work))
    found: list[tuple[int, str]] = []
    for owner, escalate, review, due in work.session.execute(wanted):
        found.append((owner, _band(work.now, escalate, review, due)))
        if due and work.now <= due <= ends:
            found.append((owner, "tomorrow"))
    return found


def _band(now: datetime, escalate: datetime | None, review: datetime | None, due: datetime | None) -> str:
    if due is None or escalate is None or review is None or now < escalate:
        return "on_track"
    return "breached" if now > due else "review_due" if now >= review else "escalate"


def _loads(work: Work, bands: list[tuple[int, str]]) -> Iterator[ask.Load]:
    counted = Counter(bands)
    people, fallback = colleagues(work), work.premises.policy.watching.fallback
    for owner in sorted({owner for owner, _ in bands}, key=lambda id: work.names[id]):
        yield ask.Load(
            owner=work.names[owner],
            on_track=counted[owner, "on_track"],
            escalate=counted[owner, "escalate"],
            review_due=counted[owner, "review_due"],
            breached=counted[owner, "breached"],
            tomorrow=counted[owner, "tomorrow"],
            away=people[owner].away,
            escalates_to=_up(people, route(owner, people, fallback)),
        )


def _up(people: Colleagues, route: Route) -> str:
    """Who would hear of it: the manager; away, their deputy; failing both, whoever is there."""
    name = people[route.to].name
    if route.part == MANAGER:
        return name
    _, deputy, manager = route.part.partition(DEPUTY)
    return f"{name} for {manager}" if deputy else f"{name}, nobody nearer"


def _told(work: Work, cases: list[int]) -> dict[int, str]:
    """Who was told last that the final response of each case runs out, or ran."""
    mine = (col(Notice.case_id) == Case.id) & (col(Notice.round) == Case.round)
    wanted = (
        select(Notice.case_id, Notice.person)
        .join(Case, mine)
        .where(col(Notice.case_id).in_(cases), Notice.kind == FINAL)
        .order_by(col(Notice.passed_at))
    )
    return {case: work.names[person] for case, person in work.session.exec(wanted)}


def _unreviewed(work: Work, cases: list[int]) -> tuple[int, ...]:
    """Those of the cases whose review was due and that no manager reviewed after that."""
    wanted = (
        select(Case.id)
        .join(
            ReviewRow,
            (col(ReviewRow.case_id) == Case.id)
            & (col(ReviewRow.round) == Case.round)
            & (col(ReviewRow.reviewed_at) >= Case.review_at),
            isouter=True,
        )
        .where(col(Case.id).in_(cases), col(Case.review_at) <= work.now, col(ReviewRow.number).is_(None))
    )
    return tuple(sorted(work.session.exec(wanted)))


def tomorrow_ends(work: Work) -> datetime:
    """The end of the next working day."""
    zone = ZoneInfo(work.organisation.zone)
    calendar = work.premises.calendar(work.session, work.organisation.calendar)
    day = calendar.business_day(work.today, 1)
    return datetime.combine(day, time(23, 59, 59), zone).astimezone(UTC)


VIEWS: Views = {ask.EscalationRisk: _risk}

"""Escalation risk: what is late or soon will be, and with whom."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from ccms_tui.desk import risk as ask
from ccms_tui.models import Case, ReviewRow, User
from ccms_tui.models.case import OPEN
from ccms_tui.services.people import away_today
from ccms_tui.services.queue import columns, count, rows
from ccms_tui.services.work import Views, Work

NOBODY = "nobody: no manager or deputy is set"


def _risk(work: Work, view: ask.EscalationRisk) -> ask.RiskPicture:
    ends = _tomorrow_ends(work)
    bands = _bands(work, ends)
    total = Counter(band for _, band in bands)
    found = columns().where(OPEN, col(Case.escalate_at) <= work.now)
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
    )


def _bands(work: Work, ends: datetime) -> list[tuple[int, str]]:
    """The owner and the band of every open case; one that falls due by tomorrow is in two."""
    wanted = select(Case.owner_id, Case.escalate_at, Case.review_at, Case.due_at).where(OPEN)
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
    users = {user.id: user for user in work.session.exec(select(User))}
    for owner in sorted({owner for owner, _ in bands}, key=lambda id: work.names[id]):
        yield ask.Load(
            owner=work.names[owner],
            on_track=counted[owner, "on_track"],
            escalate=counted[owner, "escalate"],
            review_due=counted[owner, "review_due"],
            breached=counted[owner, "breached"],
            tomorrow=counted[owner, "tomorrow"],
            away=away_today(users[owner], work.today),
            escalates_to=_up(work, users, users[owner]),
        )


def _up(work: Work, users: dict[int, User], owner: User) -> str:
    """Who hears of it: the manager; away, their deputy; failing both, it says so."""
    manager = users.get(owner.manager or 0)
    if manager and manager.active and not away_today(manager, work.today):
        return manager.name
    deputy = users.get(manager.deputy or 0) if manager else None
    if deputy and deputy.active and not away_today(deputy, work.today):
        assert manager
        return f"{deputy.name} for {manager.name}"
    return NOBODY


def _unreviewed(work: Work, cases: list[int]) -> tuple[int, ...]:
    """Those of the cases whose 90 % went by without a manager's review after it."""
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


def _tomorrow_ends(work: Work) -> datetime:
    """The end of the next working day."""
    zone = ZoneInfo(work.organisation.zone)
    calendar = work.premises.calendar(work.session, work.organisation.calendar)
    day = work.today + timedelta(days=1)
    while calendar.closed(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(23, 59, 59), zone).astimezone(UTC)


VIEWS: Views = {ask.EscalationRisk: _risk}

"""The filter language as conditions of a query: bound values, and columns only from this table."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlmodel import col, exists, func, or_, select

from ccms_tui.desk.denials import Denied, Malformed
from ccms_tui.models import Case, ClockRow, Flag, Notice
from ccms_tui.rules.filters import BadFilter, Condition, DueWithin, Equals, Received, Says, read_filter
from ccms_tui.services import actors
from ccms_tui.services.work import Work

Clause = ColumnElement[bool]
PLAIN: dict[str, Any] = {
    "risk": Case.risk,
    "stage": Case.stage,
    "channel": Case.channel,
    "category": Case.category,
    "product": Case.product,
    "regime": Case.regime,
    "account": Case.account,
}


def conditions(work: Work, text: str) -> list[Clause]:
    """What a filter asks of a case, or Malformed saying which part is not understood."""
    try:
        return list(_clauses(work, read_filter(text)))
    except BadFilter as error:
        raise Denied(Malformed(str(error))) from error


def _clauses(work: Work, wanted: tuple[Condition, ...]) -> Iterator[Clause]:
    readers: dict[type[Any], Callable[[Work, Any], Clause]] = {
        Equals: _equals,
        DueWithin: _due_within,
        Received: _received,
        Says: _says,
    }
    for condition in wanted:
        yield readers[type(condition)](work, condition)


def _equals(work: Work, condition: Equals) -> Clause:
    if condition.field == "owner":
        return col(Case.owner_id) == _person(work, condition.value, "owner")
    if condition.field == "told":
        to = (Notice.case_id == Case.id, Notice.person == _person(work, condition.value, "told"))
        return exists(select(Notice.case_id).where(*to))
    if condition.field == "flag":
        mine = (Flag.case_id == Case.id, Flag.kind == condition.value, col(Flag.cleared_at).is_(None))
        return exists(select(Flag.number).where(*mine))
    if condition.field in ("category", "product"):
        return func.lower(PLAIN[condition.field]).startswith(condition.value.lower(), autoescape=True)
    return col(PLAIN[condition.field]) == condition.value


def _person(work: Work, name: str, field: str) -> int:
    if name == "me":
        return work.actor.id
    if person := actors.by_name(work.session, name):
        return person.id
    raise BadFilter(f"{field}: nobody active is called {name}, or more than one")


def _due_within(work: Work, condition: DueWithin) -> Clause:
    before = work.now + condition.left
    if condition.kind == "final_response":
        return col(Case.due_at) < before
    running = (
        ClockRow.case_id == Case.id,
        ClockRow.kind == condition.kind,
        col(ClockRow.stopped_at).is_(None),
        col(ClockRow.due_at) < before,
    )
    return exists(select(ClockRow.case_id).where(*running))


def _received(work: Work, condition: Received) -> Clause:
    zone = ZoneInfo(work.organisation.zone)
    first = datetime.combine(condition.day, time(), zone).astimezone(UTC)
    after = datetime.combine(condition.day + timedelta(days=1), time(), zone).astimezone(UTC)
    at = col(Case.received_at)
    return (
        at < first
        if condition.sign == "<"
        else at >= after
        if condition.sign == ">"
        else (at >= first) & (at < after)
    )


def _says(_: Work, condition: Says) -> Clause:
    """Case is folded alike on both databases; what a person types is no pattern."""
    columns = (Case.reference, Case.complainant, Case.summary, Case.account)
    text = condition.text.lower()
    return or_(*(func.lower(column).contains(text, autoescape=True) for column in columns))

"""What time does to a case: thresholds that pass, promises that break, and who hears of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from ccms_tui.rules.clocks import Clock, held
from ccms_tui.rules.people import Role
from ccms_tui.rules.words import Risk


class Mark(StrEnum):
    """What passed: a threshold of a clock, or the day of a promise."""

    ESCALATION = "escalation"
    REVIEW = "review"
    BREACH = "breach"
    BROKEN = "broken"


IN_ORDER = (Mark.ESCALATION, Mark.REVIEW, Mark.BREACH)
"""The thresholds of a clock, as they pass."""


Thresholds = tuple[Decimal, Decimal]
"""The shares of its time at which a clock escalates, and at which a manager's review is due."""


@dataclass(frozen=True)
class Watching:
    """How closely the organisation watches: a sweep each interval, and who hears where nobody nearer can."""

    interval: timedelta
    fallback: tuple[Role, ...]
    answer_days: int = 1
    """Business days, by the calendar of a case, within which what came in on it is seen to."""
    earlier: Mapping[Risk, Thresholds] = field(default_factory=dict)
    """The thresholds of a case of some risk, where a pack's own do not pass earlier still."""

    def thresholds(self, usual: Thresholds, risk: Risk) -> Thresholds:
        """The thresholds of a clock, by its pack's and the risk of its case: never later than usual."""
        escalate, review = self.earlier.get(risk, usual)
        return min(usual[0], escalate), min(usual[1], review)


@dataclass(frozen=True)
class Passed:
    """A mark, and the instant at which it passed."""

    mark: Mark
    at: datetime


def unraised(clock: Clock, raised: Mark | None, now: datetime) -> tuple[Passed, ...]:
    """The thresholds that the clock passed, before it stopped if it did, beyond the last that was raised."""
    passed = _passed(clock, held(clock) or now)
    left = IN_ORDER[IN_ORDER.index(raised) + 1 :] if raised else IN_ORDER
    return tuple(Passed(mark, passed[mark]) for mark in left if mark in passed)


def still_raised(clock: Clock, raised: Mark | None, now: datetime) -> Mark | None:
    """Of what was raised of a clock that was reckoned anew, the last that does not lie ahead again."""
    known = IN_ORDER[: IN_ORDER.index(raised) + 1] if raised else ()
    passed = _passed(clock, now)
    return next((mark for mark in reversed(known) if mark in passed), None)


def _passed(clock: Clock, moment: datetime) -> dict[Mark, datetime]:
    """The thresholds that lie before a moment, with their instants; a deadline passes when it is over."""
    reached = {
        Mark.ESCALATION: (clock.escalate_at, moment >= clock.escalate_at),
        Mark.REVIEW: (clock.review_at, moment >= clock.review_at),
        Mark.BREACH: (clock.due_at, moment > clock.due_at),
    }
    return {mark: at for mark, (at, over) in reached.items() if over}


class Promised(StrEnum):
    """How a promise stands; kept after its day, it was broken all the same."""

    OPEN = "open"
    KEPT = "kept"
    KEPT_LATE = "kept late"
    BROKEN = "broken"


def promised(due_on: date, kept_on: date | None, today: date) -> Promised:
    """How a promise stands on a local day."""
    if kept_on:
        return Promised.KEPT if kept_on <= due_on else Promised.KEPT_LATE
    return Promised.OPEN if today <= due_on else Promised.BROKEN


def silent_since(swept_at: datetime | None, interval: timedelta, now: datetime) -> datetime | None:
    """The last sweep, where it is longer ago than it may be; none has to come before the first."""
    return swept_at if swept_at and now - swept_at > interval else None


def is_news(found: bool, swept_at: datetime | None, interval: timedelta, now: datetime) -> bool:
    """Whether a sweep is worth an entry: it found something, or the last is a third of an interval old."""
    return found or swept_at is None or now - swept_at >= interval / 3


def slowest(interval: timedelta) -> timedelta:
    """How far apart a worker's sweeps may be: of two in an interval, one is noted before the alarm."""
    return interval / 2


@dataclass(frozen=True)
class Colleague:
    """Somebody who might be told, and whether they are there today."""

    id: int
    name: str
    roles: frozenset[Role]
    active: bool
    away: bool
    manager: int | None
    deputy: int | None

    @property
    def gone(self) -> str:
        """Why they cannot be told, if they cannot."""
        return "" if self.active and not self.away else "is away" if self.active else "has left"


@dataclass(frozen=True)
class Route:
    """Who is told, in what part, and on the way there everybody who could not be reached."""

    to: int
    part: str
    missed: tuple[str, ...]


Colleagues = Mapping[int, Colleague]
MANAGER, DEPUTY = "manager", "deputy of "


def route(person: int, people: Colleagues, fallback: tuple[Role, ...], own: bool = False) -> Route:
    """Who hears of what happened on somebody's case: with `own` that person first, else whoever is above.

    The manager, or away their deputy, or whoever is there of the fallback roles; when nobody is, it goes to
    somebody all the same, for it must stand against a name.
    """
    missed = []
    for one, part in _chain(person, people, fallback, own):
        if isinstance(one, str):
            missed.append(one)
        elif one.gone:
            missed.append(f"{one.name}, {part}, {one.gone}")
        else:
            return Route(one.id, part, tuple(missed))
    return Route(_last(person, people, fallback), "though away", tuple(missed))


def _chain(
    person: int, people: Colleagues, fallback: tuple[Role, ...], own: bool
) -> Iterator[tuple[Colleague | str, str]]:
    """Everybody to be tried in turn, each with their part; or that there is nobody in that part."""
    first = people[person]
    if own or first.gone:
        yield first, "whose it is"
    manager = people.get(first.manager or 0)
    if not manager:
        yield f"{first.name} has no manager", ""
    else:
        yield manager, MANAGER
        deputy = people.get(manager.deputy or 0)
        if not deputy or deputy.id == person:
            yield f"nobody else is {manager.name}'s deputy", ""
        else:
            yield deputy, f"{DEPUTY}{manager.name}"
    for role in fallback:
        yield from ((one, role.value) for one in _holding(role, people.values()) if one.id != person)


def _holding(role: Role, people: Iterable[Colleague]) -> list[Colleague]:
    return sorted((one for one in people if role in one.roles and one.active), key=lambda one: one.id)


def _last(person: int, people: Colleagues, fallback: tuple[Role, ...]) -> int:
    """Somebody away, but not gone for good; and were there nobody, the person themselves."""
    held = (one.id for role in fallback for one in _holding(role, people.values()) if one.id != person)
    return next(held, person)

"""One clock of a regime: what starts and stops it, how much it allows, how far it may be extended."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from ccms_tui.rules.allowance import Allowance
from ccms_tui.rules.calendars import Calendar, Days, Span
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.reckoning import Ends, Extended, Reckoning, Roll, Terms, extend, reckon

FINAL = "final_response"
"""The clock that every case has: by it a manager's review is due, and lists are in order."""


class Trigger(StrEnum):
    """What happens to a case that can start or stop a clock."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ESCALATED = "escalated"
    PROPOSED = "proposed"
    DECIDED = "decided"
    UPDATE_SENT = "update_sent"
    FINAL_RESPONSE_SENT = "final_response_sent"
    REOPENED = "reopened"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    SENT_TO_COMPANY = "sent_to_company"
    BECAME_AWARE = "became_aware"
    WINDOW_ENDED = "window_ended"
    INVESTIGATION_FINISHED = "investigation_finished"
    SIGNPOSTED = "signposted"
    REPORTED = "reported"
    NEW_INFORMATION = "new_information"


MARKED = frozenset(
    {
        Trigger.SENT_TO_COMPANY,
        Trigger.BECAME_AWARE,
        Trigger.WINDOW_ENDED,
        Trigger.INVESTIGATION_FINISHED,
        Trigger.SIGNPOSTED,
        Trigger.REPORTED,
        Trigger.NEW_INFORMATION,
    }
)
"""What no other act tells of: somebody says that it happened, and when."""


class Confidence(StrEnum):
    """How sure a pack's author was of what it says; a house is sure of its own rules."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    HOUSE = "house"


class Proof(StrEnum):
    """What must be on the case before the old date, for a later one to hold."""

    NOTICE = "notice"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class ExtensionRule:
    """How far a clock may be extended, how often, for which reasons and upon what proof."""

    times: int
    needs: Proof
    reasons: tuple[str, ...]
    source: str
    by: Allowance | None = None
    """At most so much more than the date before."""
    upto: Allowance | None = None
    """At most so much in all, from what started the clock."""


@dataclass(frozen=True)
class ClockRule:
    """One clock: what starts and stops it, how much time it allows, and who says so."""

    kind: str
    title: str
    starts: tuple[Trigger, ...]
    stops: tuple[Trigger, ...]
    allow: Allowance
    thresholds: tuple[Decimal, Decimal]
    """The shares of the allowed time at which a case escalates, and at which a manager's review is due."""
    pausable: bool
    source: str
    or_later: tuple[Allowance, ...] = ()
    count_first_day: bool = False
    roll: Roll = Roll.NONE
    ends: Ends | None = None
    stage: int = 1
    free_pause: Allowance | None = None
    """How much of each pause counts all the same, before the clock stands still."""
    target: Allowance | None = None
    """What the house asks of itself, ahead of what the regulator asks."""
    extension: ExtensionRule | None = None
    confidence: Confidence | None = None
    verified_on: date | None = None
    unconfirmed: str | None = None
    """What of it nobody has confirmed yet, in words."""
    suspended: tuple[Days, ...] = ()
    """Days on which it does not run, on the track of a case."""

    @property
    def recurring(self) -> bool:
        """Whether what stops it can start it anew, as an update that is owed again and again."""
        return bool(set(self.starts) & set(self.stops))

    @property
    def terms(self) -> Terms:
        """The rule as the reckoning wants it."""
        return Terms(
            allow=self.allow,
            count_first_day=self.count_first_day,
            roll=self.roll,
            thresholds=self.thresholds,
            or_later=self.or_later,
            ends=self.ends,
            began=self.starts[0].replace("_", " "),
        )

    @property
    def spoken(self) -> str:
        """What it allows, in words."""
        each = " or ".join(str(allow) for allow in (self.allow, *self.or_later))
        return f"{each}, whichever is later" if self.or_later else each


def begin(rule: ClockRule, trigger_at: datetime, calendar: Calendar, round: int) -> tuple[Clock, Reckoning]:
    """A clock that an instant starts, and how its deadline came about."""
    reckoning = reckon(rule.terms, trigger_at, calendar, rule.suspended)
    escalate, review = rule.thresholds
    clock = Clock(
        kind=rule.kind,
        round=round,
        started_at=trigger_at,
        due_on=reckoning.due_on,
        due_at=reckoning.due_at,
        escalate_at=reckoning.thresholds[escalate],
        review_at=reckoning.thresholds[review],
        escalate_share=int(escalate * 100),
        review_share=int(review * 100),
        stage=rule.stage,
    )
    return clock, reckoning


def again(
    rule: ClockRule, clock: Clock, calendar: Calendar, extended: Extended | None = None
) -> tuple[Clock, Reckoning]:
    """The same clock reckoned anew from its trigger, its pauses and its extension; its shares stay."""
    rule = replace(rule, thresholds=clock.thresholds)
    pauses = tuple(_still(rule, clock, calendar))
    if extended:
        calendar = calendar.without(rule.suspended)
        reckoning = extend(rule.terms, clock.started_at, calendar, extended, pauses)
    else:
        reckoning = reckon(rule.terms, clock.started_at, calendar, rule.suspended, pauses)
    escalate_at, review_at = (reckoning.thresholds[share] for share in rule.thresholds)
    marks = replace(clock, due_on=reckoning.due_on, due_at=reckoning.due_at)
    return replace(marks, escalate_at=escalate_at, review_at=review_at), reckoning


def stands_from(rule: ClockRule, paused_at: datetime, calendar: Calendar) -> datetime:
    """When a paused clock comes to stand: at once, unless so much of each pause counts all the same."""
    if not rule.free_pause:
        return paused_at
    return reckon(Terms(rule.free_pause), paused_at, calendar).due_at


def _still(rule: ClockRule, clock: Clock, calendar: Calendar) -> list[Span]:
    """The spans in which a clock stood still, of the pauses that are over."""
    over = (
        (stands_from(rule, pause.from_at, calendar), pause.to_at) for pause in clock.pauses if pause.to_at
    )
    return [(from_at, to_at) for from_at, to_at in over if from_at < to_at]


def latest(rule: ClockRule, clock: Clock, calendar: Calendar) -> date | None:
    """The last day that an extension may reach; none where nothing limits it, or nothing may be extended."""
    if not rule.extension:
        return None
    limits = []
    if rule.extension.upto:
        longer = replace(rule, allow=rule.extension.upto, or_later=())
        limits.append(again(longer, clock, calendar)[1].due_on)
    if rule.extension.by:
        more = Terms(rule.extension.by, roll=rule.roll)
        limits.append(reckon(more, calendar.at(clock.due_on, 0), calendar.without(rule.suspended)).due_on)
    return min(limits, default=None)


def target_on(rule: ClockRule, started_at: datetime, calendar: Calendar) -> date | None:
    """The day by which the house itself wants it done, if it says so."""
    if not rule.target:
        return None
    terms = replace(rule.terms, allow=rule.target, or_later=(), thresholds=())
    return reckon(terms, started_at, calendar, rule.suspended).due_on

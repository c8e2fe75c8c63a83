"""A regime: whose rules a complaint falls under, and the clocks, letters and outcomes they ask for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from ccms_tui.rules.allowance import Allowance
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.reckoning import Reckoning, Roll, Terms, reckon


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


class Reopening(StrEnum):
    """What becomes of the clocks when a closed case is opened again."""

    SAME_CLOCK = "same_clock"
    NEW_TIMER = "new_timer"


class Confidence(StrEnum):
    """How sure a pack's author was of what it says; a house is sure of its own rules."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    HOUSE = "house"


class Meaning(StrEnum):
    """What any regime's words for an outcome come down to in reports."""

    UPHELD = "upheld"
    PARTIALLY_UPHELD = "partially_upheld"
    NOT_UPHELD = "not_upheld"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


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
    count_first_day: bool = False
    roll: Roll = Roll.NONE
    stage: int = 1

    @property
    def recurring(self) -> bool:
        """Whether what stops it can start it anew, as an update that is owed again and again."""
        return bool(set(self.starts) & set(self.stops))

    @property
    def terms(self) -> Terms:
        """The rule as the reckoning wants it."""
        return Terms(self.allow, self.count_first_day, self.roll, self.thresholds)


@dataclass(frozen=True)
class OutcomeRule:
    """A word for how a complaint ended, the word it counts as in reports, and whether it owes reasons."""

    title: str
    means: Meaning
    reasons: bool


@dataclass(frozen=True)
class Regime:
    """A pack as it was read: never edited, a new version is a new pack."""

    id: str
    version: str
    title: str
    source: str
    verified_on: date
    confidence: Confidence
    clocks: tuple[ClockRule, ...]
    outcomes: Mapping[str, OutcomeRule]
    required_letters: Mapping[str, tuple[str, ...]]
    """What each letter must contain, by the letter's kind."""
    reopening: Reopening
    pauses: tuple[str, ...]
    """The reasons for which a clock may be paused."""
    retention_years: int

    def rule(self, kind: str) -> ClockRule:
        """The rule of one clock, by its kind."""
        return next(rule for rule in self.clocks if rule.kind == kind)

    def started_by(self, trigger: str, stage: int = 1) -> tuple[ClockRule, ...]:
        """The clocks that something starts at a stage."""
        return tuple(rule for rule in self.clocks if trigger in rule.starts and rule.stage == stage)

    def stopped_by(self, trigger: str) -> frozenset[str]:
        """The kinds of clock that something stops."""
        return frozenset(rule.kind for rule in self.clocks if trigger in rule.stops)


def begin(rule: ClockRule, trigger_at: datetime, calendar: Calendar, round: int) -> tuple[Clock, Reckoning]:
    """A clock that an instant starts, and how its deadline came about."""
    reckoning = reckon(rule.terms, trigger_at, calendar)
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
    )
    return clock, reckoning


def again(rule: ClockRule, clock: Clock, calendar: Calendar) -> tuple[Clock, Reckoning]:
    """The same clock reckoned anew from its trigger and its pauses, as after a resumption."""
    pauses = tuple((pause.from_at, pause.to_at) for pause in clock.pauses if pause.to_at)
    reckoning = reckon(rule.terms, clock.started_at, calendar, pauses=pauses)
    escalate_at, review_at = (reckoning.thresholds[share] for share in rule.thresholds)
    marks = replace(clock, due_on=reckoning.due_on, due_at=reckoning.due_at)
    return replace(marks, escalate_at=escalate_at, review_at=review_at), reckoning

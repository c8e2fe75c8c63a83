"""When a case's clocks may be stopped, paused and resumed."""

from datetime import UTC, datetime
from typing import NamedTuple

from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.verdict import Findings, Reason

ACKNOWLEDGEMENT = "acknowledgement"


def running(clocks: tuple[Clock, ...]) -> tuple[Clock, ...]:
    """The clocks that nothing has stopped."""
    return tuple(clock for clock in clocks if not clock.stopped_at)


NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Sorts after everything: nothing of the case is due any more."""


class Urgency(NamedTuple):
    """What lists sort and filter by: the next deadline of all, and the marks of the final response."""

    urgent_at: datetime
    escalate_at: datetime | None
    review_at: datetime | None
    due_at: datetime | None


def urgency(clocks: tuple[Clock, ...]) -> Urgency:
    """How urgent a case with these clocks is; a stopped clock makes none."""
    left = running(clocks)
    final = next((clock for clock in left if clock.kind == "final_response"), None)
    urgent = min((clock.due_at for clock in left), default=NEVER)
    if not final:
        return Urgency(urgent, None, None, None)
    return Urgency(urgent, final.escalate_at, final.review_at, final.due_at)


def not_acknowledged(facts: CaseFacts, _: Asking) -> Findings:
    """A complaint is acknowledged once in each round."""
    if not any(clock.kind == ACKNOWLEDGEMENT for clock in running(facts.clocks)):
        yield Reason("it has been acknowledged", "lifecycle")


def pausable(facts: CaseFacts, asking: Asking) -> tuple[Clock, ...]:
    """The running clocks that the regime lets wait."""
    may = {rule.kind for rule in asking.regime.clocks if rule.pausable}
    return tuple(clock for clock in running(facts.clocks) if clock.kind in may and not clock.paused_at)


def can_pause(facts: CaseFacts, asking: Asking) -> Findings:
    """A pause only where the regime allows it."""
    if any(clock.paused_at for clock in running(facts.clocks)):
        yield Reason("its clocks are paused already", "lifecycle")
    elif not pausable(facts, asking):
        yield Reason("no clock of this case may be paused", f"{asking.regime.id} {asking.regime.version}")


def can_resume(facts: CaseFacts, _: Asking) -> Findings:
    """What is not paused cannot be resumed."""
    if not any(clock.paused_at for clock in running(facts.clocks)):
        yield Reason("no clock of this case is paused", "lifecycle")

"""When a case's clocks may be stopped, paused and resumed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.regimes import Reopening
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import LetterKind

ACKNOWLEDGEMENT = "acknowledgement"
TELLS: Mapping[LetterKind, str] = {
    LetterKind.FINAL_RESPONSE: "final_response_sent",
    LetterKind.ACKNOWLEDGEMENT: "acknowledged",
    LetterKind.HOLDING: "update_sent",
}
"""What each kind of letter is to the clocks."""


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


def not_acknowledged(facts: CaseFacts, asking: Asking) -> Findings:
    """A complaint is acknowledged once in each round, whether or not the regime has a clock for it."""
    waits = any(clock.kind == ACKNOWLEDGEMENT for clock in running(facts.clocks))
    timed = any(rule.kind == ACKNOWLEDGEMENT for rule in asking.regime.clocks)
    if not waits and (timed or LetterKind.ACKNOWLEDGEMENT in facts.letters):
        yield Reason("it has been acknowledged", "lifecycle")


def pausable(facts: CaseFacts, asking: Asking) -> tuple[Clock, ...]:
    """The running clocks that the regime lets wait."""
    may = {(rule.kind, rule.stage) for rule in asking.regime.clocks if rule.pausable}
    left = (clock for clock in running(facts.clocks) if not clock.paused_at)
    return tuple(clock for clock in left if (clock.kind, clock.stage) in may)


def can_pause(facts: CaseFacts, asking: Asking) -> Findings:
    """A pause only where the regime allows it."""
    if any(clock.paused_at for clock in running(facts.clocks)):
        yield Reason("its clocks are paused already", "lifecycle")
    elif not pausable(facts, asking):
        yield Reason("no clock of this case may be paused", asking.regime.name)


def can_reopen(facts: CaseFacts, asking: Asking) -> Findings:
    """Whether a closed complaint comes back to this case, and not as a complaint of its own."""
    regime = asking.regime
    stage = max((clock.stage for clock in facts.clocks), default=1)
    if regime.reopening is Reopening.NEW_COMPLAINT:
        yield Reason("what comes back is a new complaint here: open one", regime.name)
    elif regime.reopening is Reopening.NEXT_STAGE and stage == regime.stages:
        beyond = "; ".join(regime.text.get("goes_next_to", ("nobody",)))
        yield Reason(f"stage {stage} was the last; the complainant may go to: {beyond}", regime.name)


def can_resume(facts: CaseFacts, _: Asking) -> Findings:
    """What is not paused cannot be resumed."""
    if not any(clock.paused_at for clock in running(facts.clocks)):
        yield Reason("no clock of this case is paused", "lifecycle")

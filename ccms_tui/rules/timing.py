"""When a case's clocks may be stopped, paused and resumed."""

from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.verdict import Findings, Reason

ACKNOWLEDGEMENT = "acknowledgement"


def running(clocks: tuple[Clock, ...]) -> tuple[Clock, ...]:
    """The clocks that nothing has stopped."""
    return tuple(clock for clock in clocks if not clock.stopped_at)


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

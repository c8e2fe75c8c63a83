"""How a clock ended and that it runs on: what its dates do not say by themselves."""

from collections.abc import Iterator
from datetime import datetime

from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clocks import Clock, State, state


def stops_at(clock: Clock, happened_at: datetime, now: datetime, known_since: datetime) -> datetime:
    """When what happened stops a clock: told only once it is late, it does not make it be in time again.

    A case that was taken in after the date is history: nobody could have told of it before.
    """
    told_late = state(clock, now) is State.BREACHED and happened_at <= clock.due_at
    return now if told_late and known_since <= clock.due_at else happened_at


def told(clock: Clock, before: Clock | None, calendar: Calendar, regime: str) -> Iterator[str]:
    """What has to be said of a clock that was stopped in hindsight, or that an earlier round had stopped."""
    if clock.said_at and clock.stopped_at:
        yield (
            f"said to have stopped in time on {calendar.day_of(clock.said_at)}; recorded on "
            f"{calendar.day_of(clock.stopped_at)}, when it was late: late it stays"
        )
    if clock.again_at and before and before.stopped_at:
        late = "in time" if state(before, before.stopped_at) is State.MET else "late"
        since = ", and late from then on" if clock.again_at > clock.due_at else ""
        yield (
            f"the clock of round {before.round} goes on to its date: stopped {late} on "
            f"{calendar.day_of(before.stopped_at)}, set running again on "
            f"{calendar.day_of(clock.again_at)}{since} ({regime})"
        )

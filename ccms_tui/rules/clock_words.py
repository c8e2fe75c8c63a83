"""How a clock stands in words, the same on every screen and on the command line."""

from datetime import datetime, timedelta

from ccms_tui.rules.clocks import Clock, State, state, used

DAY, YEAR = timedelta(days=1), timedelta(days=365)
LONG = timedelta(days=1000)
"""From here on a length of time is told in years."""


def span(time: timedelta) -> str:
    """A length of time in its largest sensible unit: minutes, hours, days, then years."""
    minutes = int(time.total_seconds()) // 60
    if minutes < 100:
        return f"{minutes} m"
    if time < 2 * DAY:
        return f"{minutes // 60} h"
    return f"{time // DAY} d" if time < LONG else f"{time // YEAR} y"


def gone(clock: Clock, now: datetime) -> str:
    """How much of its time has gone; of one that is late, or ended late, by how long."""
    match state(clock, now):
        case State.BREACHED:
            return f"late {span(now - clock.due_at)}"
        case State.MET_LATE:
            return f"late {span((clock.stopped_at or now) - clock.due_at)}"
    return f"{used(clock, now)} %"


def standing(clock: Clock, now: datetime) -> str:
    """How it stands, and how much of its time has gone: `on track, 61 %`, `breached, late 12 d`."""
    stands = state(clock, now)
    return f"{State.MET if stands is State.MET_LATE else stands}, {gone(clock, now)}"

"""How long the file of a case is kept, by the regime that it fell under and from what that counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ccms_tui.rules.calendars import Calendar, Days
from ccms_tui.rules.clock_rules import Trigger
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.verdict import Findings, Reason

ONE_DAY = timedelta(days=1)
FOREVER = date.max
"""Until a case is closed nobody knows until when it is kept."""


@dataclass(frozen=True)
class Kept:
    """The last local day on which a file must still be there, none while that is not known, and why."""

    until: date | None
    why: str
    source: str

    def over(self, today: date) -> bool:
        """Whether it need not be kept any longer."""
        return self.until is not None and today > self.until


def kept(regime: Regime, track: str | None, happened: Mapping[Trigger, datetime], calendar: Calendar) -> Kept:
    """Until when a file is kept: years from what the pack names, or from closing where that has no date.

    Until it is closed a case is kept whatever the pack says; days that the pack suspends do not count.
    """
    if Trigger.CLOSED not in happened:
        return Kept(None, "the case is open", regime.name)
    began = regime.retention_from if regime.retention_from in happened else Trigger.CLOSED
    terms, suspended = regime.retention(track)
    years, day = terms.allow.amount, calendar.day_of(happened[began])
    last = last_day(day, years, suspended)
    special = regime.track(track)
    source = f"{regime.name}, {special.source}" if suspended and special else regime.name
    why = f"{years} year{'s' * (years != 1)} from {_plain(began)} on {day}"
    return Kept(last, f"{why}{', without the suspended days' if suspended else ''}", source)


def last_day(begun: date, years: int, suspended: tuple[Days, ...] = ()) -> date:
    """The last of so many years that begin after a day; each suspended day in them is made up for."""
    import pendulum

    if begun.year + years >= FOREVER.year:
        return FOREVER
    end = pendulum.date(begun.year, begun.month, begun.day).add(years=years)
    last = date(end.year, end.month, end.day)
    for first, final in sorted(suspended):
        start = max(first, begun + ONE_DAY)
        if start <= last and start <= final:
            last += final - start + ONE_DAY
    return last


def still_kept(found: Kept, today: date) -> Findings:
    """A file is not erased before the time for keeping it is over."""
    if found.until is None:
        yield Reason(f"it must be kept: {found.why}", found.source)
    elif not found.over(today):
        yield Reason(f"it must be kept until {found.until}: {found.why}", found.source)


def _plain(trigger: Trigger) -> str:
    return {Trigger.RECEIVED: "receipt", Trigger.CLOSED: "closing"}.get(trigger, trigger.replace("_", " "))

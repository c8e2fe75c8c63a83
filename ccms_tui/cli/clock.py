"""`ccms clock`: reckons a deadline with nothing recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Annotated, Any, NamedTuple
from zoneinfo import ZoneInfo

import typer

from ccms_tui.cli.answers import Json, answering, say
from ccms_tui.cli.options import taking
from ccms_tui.cli.times import day, instant, shown, span, understood
from ccms_tui.cli.which_calendar import Code, File, Which, Zone
from ccms_tui.rules.allowance import BadAllowance, parse_allowances
from ccms_tui.rules.calendars import Calendar, Days, Span
from ccms_tui.rules.clocks import Clock, Pause, state, used
from ccms_tui.rules.reckoning import Reckoning, Roll, Terms, reckon

Now = Callable[[], datetime]

From = Annotated[str, typer.Option("--from", help="When it began: a date or an instant.")]
Spans = Annotated[list[str] | None, typer.Option(metavar="FROM..TO")]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What any reckoning is told beside its rule."""

    from_: From
    calendar: Code = None
    calendar_file: File = None
    zone: Zone = None
    suspend: Spans = None
    pause: Spans = None
    now: Annotated[str | None, typer.Option(help="The state as of then, else as of now.")] = None
    as_json: Json = False


@dataclass(frozen=True, kw_only=True)
class AskedClock(Asked):
    """What `ccms clock` is told."""

    allow: Annotated[str, typer.Option(help="Such as '3 business days' or '8 weeks'.")]
    count_first_day: Annotated[bool, typer.Option("--count-first-day", help="It begins on day 1.")] = False
    roll: Annotated[Roll, typer.Option(help="Where a last day goes that is no working day.")] = Roll.NONE
    thresholds: Annotated[str, typer.Option(help="Shares of the allowed time.")] = "0.7,0.9"


class Begun(NamedTuple):
    """What is reckoned with, whatever the rule: from when, on which days, and when it stood still."""

    start: datetime
    calendar: Calendar
    suspended: tuple[Days, ...]
    pauses: tuple[Span, ...]

    def by(self, terms: Terms, suspended: tuple[Days, ...] = ()) -> Reckoning:
        """The deadline by a rule, which may know of days that do not count."""
        return reckon(terms, self.start, self.calendar, self.suspended + suspended, self.pauses)


def add_clock(ccms: typer.Typer, now: Now) -> None:
    """Add the command."""

    def run(asked: AskedClock) -> None:
        """Reckon a deadline, with nothing recorded, and say how it came about."""
        answer(asked, lambda begun: (begun.by(_terms(asked)), {}), now)

    ccms.command("clock")(taking(AskedClock, run))


Reckoned = tuple[Reckoning, dict[str, str | None]]
"""A deadline, and what else there is to say of it."""


def answer(asked: Asked, reckoned: Callable[[Begun], Reckoned], now: Now) -> None:
    """Reckon by a rule, and say the date, the instants, the state and every step."""
    with answering(asked.as_json), understood():
        start, calendar = Which(asked.calendar, asked.calendar_file, asked.zone).start(asked.from_)
        zone = calendar.tz
        pauses = tuple(span(text, instant, zone) for text in asked.pause or ())
        suspended = tuple(span(text, day, zone) for text in asked.suspend or ())
        reckoning, more = reckoned(Begun(start, calendar, suspended, pauses))
        seen = instant(asked.now, zone) if asked.now else now()
        clock = _clock(reckoning, start, pauses, seen) if reckoning.thresholds else None
        found = {**_found(reckoning, clock, seen, zone), **more}
        say(found, _text(found, more), asked.as_json)


def _terms(asked: AskedClock) -> Terms:
    allow, *or_later = parse_allowances(asked.allow)
    if asked.count_first_day and (spans := [each for each in (allow, *or_later) if each.seconds]):
        raise BadAllowance(f"--count-first-day has no meaning for {spans[0]}, only for days or longer")
    return Terms(allow, asked.count_first_day, asked.roll, shares(asked.thresholds), tuple(or_later))


def shares(text: str) -> tuple[Decimal, ...]:
    """Shares such as 0.7,0.9: above 0, rising, at most 1."""
    try:
        read = [Decimal(part.strip()) for part in text.split(",")]
        if all(low < high for low, high in pairwise([Decimal(0), *read])) and read[-1] <= 1:
            return tuple(read)
    except InvalidOperation:
        pass
    raise BadAllowance(f"{text!r} are no thresholds: say rising shares of the allowed time, such as 0.7,0.9")


def _clock(reckoning: Reckoning, start: datetime, pauses: Sequence[Span], seen: datetime) -> Clock:
    """A clock such as a case would have: the first threshold escalates, at the last a review is due."""
    marks = sorted((int(share * 100), at) for share, at in reckoning.thresholds.items())
    return Clock(
        kind="clock",
        round=1,
        started_at=start,
        due_on=reckoning.due_on,
        due_at=reckoning.due_at,
        escalate_at=marks[0][1],
        review_at=marks[-1][1],
        paused_at=next((first for first, last in pauses if first <= seen < last), None),
        pauses=tuple(Pause(first, last, "") for first, last in pauses),
        escalate_share=marks[0][0],
        review_share=marks[-1][0],
    )


def _found(reckoning: Reckoning, clock: Clock | None, seen: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """One document; after the end of a window, which has no thresholds, nothing is late."""
    return {
        "due_on": reckoning.due_on.isoformat(),
        "due_at": shown(reckoning.due_at, zone),
        "thresholds": {str(share): shown(at, zone) for share, at in reckoning.thresholds.items()},
        **({"state": state(clock, seen), "used": used(clock, seen)} if clock else {}),
        "steps": [
            {"on": step.on.isoformat(), "counted": step.counted, "why": step.why} for step in reckoning.steps
        ],
    }


def _text(found: dict[str, Any], more: dict[str, str | None]) -> str:
    marks = [f"{share}  {at}" for share, at in found["thresholds"].items()]
    steps = [f"{step['on']}  {'+' if step['counted'] else ' '}  {step['why']}" for step in found["steps"]]
    stands = f"; {found['state']}, {found['used']} % used" if "state" in found else ""
    said = [f"{name.replace('_', ' ')}: {text}" for name, text in more.items() if text]
    return "\n".join((f"due {found['due_on']}, at {found['due_at']}{stands}", *said, *marks, *steps))

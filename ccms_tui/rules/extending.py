"""When a clock may have a later date, and a case go by another track or be settled at once."""

from dataclasses import dataclass
from datetime import date, datetime

from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clock_rules import ClockRule, Proof, latest
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.reckoning import reckon
from ccms_tui.rules.regimes import Regime, Window
from ccms_tui.rules.timing import running
from ccms_tui.rules.verdict import Findings, Reason


def can_extend(facts: CaseFacts, asking: Asking) -> Findings:
    """Some clock that runs is one that the regime lets be extended."""
    may = {(rule.kind, rule.stage) for rule in asking.regime.clocks if rule.extension}
    if not any((clock.kind, clock.stage) in may for clock in running(facts.clocks)):
        yield Reason("no running clock of this case may be extended", asking.regime.name)


def can_track(_: CaseFacts, asking: Asking) -> Findings:
    """The regime has tracks."""
    if not asking.regime.tracks:
        yield Reason(f"{asking.regime.id} has no tracks", asking.regime.name)


def can_settle(facts: CaseFacts, asking: Asking) -> Findings:
    """The regime spares something where a resolution is accepted early, and this is done once."""
    if not any(window.spares for window in asking.regime.windows):
        yield Reason(f"{asking.regime.id} spares nothing for an early resolution", asking.regime.name)
    if facts.settled:
        yield Reason("it was settled already", "lifecycle")


def can_mark(_: CaseFacts, asking: Asking) -> Findings:
    """The regime's clocks wait for something that no other act tells of."""
    if not asking.regime.happenings:
        yield Reason(f"no clock of {asking.regime.id} waits for anything else", asking.regime.name)


@dataclass(frozen=True)
class Wanted:
    """A later date that somebody wants: for which reason, upon what proof, and how often it was so before."""

    to_on: date
    ground: str
    proof: datetime | None
    """When the complainant was told or agreed, if there is anything that shows it."""
    before: int
    now: datetime


def not_running(kind: str, clock: Clock | None, now: datetime) -> Findings:
    """Only the date of a clock that runs can move, and a breach is a breach for ever."""
    source = "lifecycle"
    if not clock or clock.stopped_at:
        yield Reason(f"no {kind} clock of this case is running", source)
    elif now > clock.due_at:
        yield Reason(f"{kind} was due on {clock.due_on} and is late: that stays so", source)
    elif clock.paused_at:
        yield Reason(f"{kind} is paused: resume it first", source)


def not_extendable(
    regime: Regime, rule: ClockRule, clock: Clock, wanted: Wanted, calendar: Calendar
) -> Findings:
    """Every reason that the regime has against a later date."""
    more = rule.extension
    if not more:
        yield Reason(f"{regime.id} extends no {rule.kind}", regime.name)
        return
    source = f"{regime.name}: {more.source}"
    if wanted.before >= more.times:
        yield Reason(f"it was extended {wanted.before} times, and may be {more.times}", source)
    if wanted.ground not in more.reasons:
        yield Reason(f"{wanted.ground} is no reason for it; there is {', '.join(more.reasons)}", source)
    if wanted.to_on <= clock.due_on:
        yield Reason(f"{wanted.to_on} is no later than {clock.due_on}", source)
    elif (last := latest(rule, clock, calendar)) and wanted.to_on > last:
        yield Reason(f"{wanted.to_on} is too late: it may reach {last}", source)
    if not wanted.proof or not clock.started_at <= wanted.proof <= clock.due_at:
        yield Reason(f"{NEEDS[more.needs]}, before {clock.due_on}", source)


NEEDS = {
    Proof.NOTICE: "name the holding letter that told the complainant of it",
    Proof.AGREEMENT: "name the evidence that the complainant agreed to it",
}


def not_on_track(regime: Regime, kind: str, now_on: str | None, since: datetime | None) -> Findings:
    """A track is one of the regime's own, counts from what it says, and is gone over to once."""
    track = regime.track(kind)
    if not track:
        tracks = ", ".join(track.kind for track in regime.tracks) or "none"
        yield Reason(f"{regime.id} has no track {kind}; it has {tracks}", regime.name)
    elif now_on:
        yield Reason(f"it is on the track {now_on} already", regime.name)
    elif track.begins and not since:
        yield Reason(f"say since when: it counts from {track.begins}", regime.name)
    elif since and not track.begins:
        yield Reason(f"{kind} counts from what the case counts from already", regime.name)


def window_of(regime: Regime, kind: str) -> Window | None:
    """A window within which an accepted resolution spares something."""
    return next((window for window in regime.windows if window.kind == kind and window.spares), None)


def not_settled(
    regime: Regime, kind: str, received: datetime, accepted: datetime, calendar: Calendar
) -> Findings:
    """A resolution spares what the regime says only where it was accepted in time."""
    window = window_of(regime, kind)
    if not window:
        known = ", ".join(window.kind for window in regime.windows if window.spares) or "none"
        yield Reason(f"{regime.id} has no window {kind}; it has {known}", regime.name)
        return
    end = reckon(window.terms, received, calendar)
    if not received <= accepted <= end.due_at:
        text = f"it must have been accepted by {end.due_on}, after the complaint came"
        yield Reason(text, f"{regime.name}: {window.source}")

"""What a pack cannot mean: each thing said by itself is fine, and together they could not work."""

from collections.abc import Iterator
from datetime import UTC, datetime

from ccms_tui.rules.allowance import Allowance
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clock_rules import FINAL, ClockRule, Trigger
from ccms_tui.rules.reckoning import Terms, reckon
from ccms_tui.rules.regimes import RETENTION, Regime, Reopening
from ccms_tui.rules.tables import BadPack
from ccms_tui.rules.words import LetterKind

SAMPLE, PLAIN = datetime(2026, 6, 1, tzinfo=UTC), Calendar("UTC", 2025, 2126)
"""A Monday from which two allowances are compared, with no holidays."""
NOT_BEFORE_AN_END = {Trigger.REOPENED, Trigger.ESCALATED, Trigger.CLOSED, Trigger.FINAL_RESPONSE_SENT}


def sensible(regime: Regime) -> Regime:
    """The same regime, if nothing in it contradicts anything else."""
    for key, reason in wrong(regime):
        raise BadPack(key, reason)
    return regime


def wrong(regime: Regime) -> "Wrong":
    """Each key that cannot mean what it says, and why."""
    yield from _together(regime)
    for number, rule in enumerate(regime.clocks, 1):
        for key, reason in (*_starting(regime, rule), *_counting(rule), *_extending(rule)):
            yield f"clocks.{number}.{key}", reason
    yield from (*_windows(regime), *_tracks(regime), *_letters(regime))


Wrong = Iterator[tuple[str, str]]


def _never(regime: Regime) -> frozenset[Trigger]:
    """What does not happen to any case of this regime."""
    never = {Trigger.REFERRED, Trigger.WITHDRAWN}
    if regime.reopening is not Reopening.NEXT_STAGE:
        never.add(Trigger.ESCALATED)
    if regime.reopening is not Reopening.NEW_TIMER:
        never.add(Trigger.REOPENED)
    return frozenset(never)


def _starting(regime: Regime, rule: ClockRule) -> Wrong:
    never = _never(regime)
    if set(rule.stops) <= set(rule.starts):
        yield "stops", "must name something that does not start the clock anew"
    if set(rule.starts) <= never:
        yield (
            "starts",
            f"is never: {', '.join(rule.starts)} cannot happen with reopening = {regime.reopening}",
        )
    if set(rule.stops) <= never:
        yield "stops", f"is never: nobody can tell of {', '.join(rule.stops)}"
    if Trigger.PROPOSED in rule.starts:
        yield "starts", "cannot be proposed, which may be taken back: say decided"
    if rule.stage > 1 and not any(
        Trigger.ESCALATED in r.starts for r in regime.clocks if r.stage == rule.stage
    ):
        yield "stage", f"is never reached: no clock of stage {rule.stage} starts when a case is escalated"


def _counting(rule: ClockRule) -> Wrong:
    if rule.count_first_day and any(allow.seconds for allow in (rule.allow, *rule.or_later)):
        yield "count_first_day", f"has no meaning for {rule.spoken}"
    if rule.ends and rule.allow.seconds:
        yield "ends", f"has no meaning for {rule.spoken}"
    if rule.free_pause and not rule.pausable:
        yield "free_pause", "has no meaning for a clock that is never paused"
    if rule.pausable and rule.recurring:
        yield "pausable", "has no meaning for a clock that is started anew each time"
    if rule.target and not _sooner(rule.target, rule.allow):
        yield "target", f"can never be missed: {rule.target} is no sooner than the {rule.allow} allowed"


def _extending(rule: ClockRule) -> Wrong:
    more = rule.extension
    if not more:
        return
    if rule.recurring:
        yield "extension", "has no meaning for a clock that is started anew each time"
    if more.by and rule.allow.seconds:
        yield "extension.by", f"has no meaning for {rule.spoken}"
    if more.upto and not _sooner(rule.allow, more.upto):
        yield "extension.upto", f"is no later than the {rule.allow} allowed without"
    if more.by and more.upto and _sooner(more.upto, rule.allow, more.by):
        yield "extension.by", f"goes beyond its cap: {rule.allow} and {more.by} more are over {more.upto}"


def _sooner(first: Allowance, *then: Allowance) -> bool:
    """Whether one allowance ends before others that follow each other."""
    at = SAMPLE
    for allow in then:
        at = reckon(Terms(allow), at, PLAIN).due_at
    return reckon(Terms(first), SAMPLE, PLAIN).due_at < at


def _together(regime: Regime) -> Wrong:
    names = [(rule.kind, rule.stage) for rule in regime.clocks]
    if len(set(names)) < len(names):
        kinds = ", ".join(sorted({rule.kind for rule in regime.clocks}))
        yield "clocks", f"must each be of its own kind; there are {kinds}"
    never = _never(regime) | NOT_BEFORE_AN_END
    if not any((r.kind, r.stage) == (FINAL, 1) and set(r.starts) - never for r in regime.clocks):
        yield (
            "clocks",
            f"must include {FINAL}, started when a complaint is received or by what follows",
        )
    if regime.reopening is Reopening.NEXT_STAGE and regime.stages == 1:
        yield "reopening", "is next_stage, and there is one stage only"
    if regime.reopening is not Reopening.NEXT_STAGE and regime.stages > 1:
        yield "reopening", f"must be next_stage for the clocks of stage {regime.stages} ever to start"
    if {RETENTION} & {name for name, _ in names}:
        yield "clocks", f"cannot include {RETENTION}, which says how long files are kept"


def _windows(regime: Regime) -> Wrong:
    known = {rule.kind for rule in regime.clocks} | set(regime.required_letters)
    for number, window in enumerate(regime.windows, 1):
        if window.kind in known | {RETENTION}:
            yield f"windows.{number}.kind", f"is taken: {window.kind} is a clock or a letter already"
        if window.spares and window.begins is not Trigger.RECEIVED:
            yield f"windows.{number}.begins", "must be received where something is spared"
        if unknown := sorted(set(window.spares) - known):
            yield f"windows.{number}.spares", f"names {', '.join(unknown)}, which is no clock and no letter"


def _tracks(regime: Regime) -> Wrong:
    kinds = {rule.kind for rule in regime.clocks}
    for number, track in enumerate(regime.tracks, 1):
        if unknown := sorted(set(track.allow) - kinds):
            yield f"tracks.{number}.allow", f"names {', '.join(unknown)}, which is no clock"
        if unknown := sorted(set(track.suspends) - kinds - {RETENTION}):
            yield f"tracks.{number}.suspends", f"names {', '.join(unknown)}, which is no clock"
        if bool(track.suspends) is not bool(track.suspended):
            yield (
                f"tracks.{number}.suspends",
                "and suspended belong together: which clocks, and when",
            )
        if not track.allow and not track.suspends:
            yield (
                f"tracks.{number}.kind",
                f"changes nothing: {track.kind} is as any other case",
            )


def _letters(regime: Regime) -> Wrong:
    for kind in regime.required_letters:
        if kind not in {*LetterKind}:
            yield f"required_letters.{kind}", f"can never be sent; letters are {', '.join(LetterKind)}"

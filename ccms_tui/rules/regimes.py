"""A regime: whose rules a complaint falls under, and the clocks, letters and outcomes they ask for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from ccms_tui.rules.allowance import Allowance, Unit
from ccms_tui.rules.calendars import Days
from ccms_tui.rules.clock_rules import MARKED, ClockRule, Confidence, Trigger
from ccms_tui.rules.reckoning import Ends, Terms

RETENTION = "retention"
"""The window after which a file need not be kept any longer."""


class Reopening(StrEnum):
    """What becomes of the clocks when a closed case is opened again."""

    SAME_CLOCK = "same_clock"
    NEW_TIMER = "new_timer"
    NEXT_STAGE = "next_stage"
    NEW_COMPLAINT = "new_complaint"


class Meaning(StrEnum):
    """What any regime's words for an outcome come down to in reports."""

    UPHELD = "upheld"
    PARTIALLY_UPHELD = "partially_upheld"
    NOT_UPHELD = "not_upheld"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


@dataclass(frozen=True)
class OutcomeRule:
    """A word for how a complaint ended, the word it counts as in reports, and whether it owes reasons."""

    title: str
    means: Meaning
    reasons: bool


@dataclass(frozen=True)
class Window:
    """A time in which something may be done and nothing is late after it, as going to an ombudsman."""

    kind: str
    title: str
    begins: Trigger
    allow: Allowance
    source: str
    ends: Ends | None = None
    spares: tuple[str, ...] = ()
    """The clocks and letters that are not owed where the complainant accepts a resolution within it."""

    @property
    def terms(self) -> Terms:
        """The window as the reckoning wants it."""
        return Terms(self.allow, ends=self.ends, began=self.begins.replace("_", " "))


@dataclass(frozen=True)
class Track:
    """What is otherwise for a class of cases: other allowances, or days on which nothing runs."""

    kind: str
    title: str
    source: str
    allow: Mapping[str, Allowance] = field(default_factory=dict)
    """How much each clock allows instead, by its kind."""
    begins: Trigger | None = None
    """What those clocks count from instead."""
    suspended: tuple[Days, ...] = ()
    suspends: tuple[str, ...] = ()
    """The clocks that do not run meanwhile, and `retention` where files are kept so much longer."""

    def rule(self, rule: ClockRule) -> ClockRule:
        """A clock's rule on this track."""
        if rule.kind in self.allow:
            rule = replace(rule, allow=self.allow[rule.kind], or_later=(), source=self.source)
        return replace(rule, suspended=self.suspended) if rule.kind in self.suspends else rule


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
    retention_from: Trigger = Trigger.CLOSED
    in_force_from: date = date.min
    """The first local day on which a complaint that is received falls under this version."""
    windows: tuple[Window, ...] = ()
    tracks: tuple[Track, ...] = ()
    text: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What a person reads of it and nothing reckons with: what a complaint is, categories and so on."""

    @property
    def name(self) -> str:
        """The pack and its version, as reasons cite it."""
        return f"{self.id} {self.version}"

    @property
    def reopens(self) -> str:
        """What becomes of the clocks of a case that comes back, and who says so."""
        return ": ".join((f"reopening: {self.reopening}", *self.text.get("reopening_source", ())))

    @property
    def stages(self) -> int:
        """How many stages it has."""
        return max(rule.stage for rule in self.clocks)

    @property
    def happenings(self) -> tuple[Trigger, ...]:
        """What its clocks wait for that no other act tells of."""
        named = {trigger for rule in self.clocks for trigger in (*rule.starts, *rule.stops)}
        return tuple(sorted(named & MARKED))

    def rule(self, kind: str, stage: int = 1, track: str | None = None) -> ClockRule:
        """The rule of one clock at a stage, on the track of a case."""
        found = next(rule for rule in self.clocks if (rule.kind, rule.stage) == (kind, stage))
        return self._on(found, track)

    def started_by(self, trigger: str, stage: int = 1, track: str | None = None) -> tuple[ClockRule, ...]:
        """The clocks that something starts at a stage."""
        found = (rule for rule in self.clocks if trigger in rule.starts and rule.stage == stage)
        return tuple(self._on(rule, track) for rule in found)

    def stopped_by(self, trigger: str, stage: int = 1) -> frozenset[str]:
        """The kinds of clock that something stops at a stage."""
        return frozenset(rule.kind for rule in self.clocks if trigger in rule.stops and rule.stage == stage)

    def track(self, kind: str | None) -> Track | None:
        """The track of a name."""
        return next((track for track in self.tracks if track.kind == kind), None)

    def spared(self, window: str | None) -> frozenset[str]:
        """The clocks and letters that are not owed where a case was settled within a window."""
        return frozenset(name for one in self.windows if one.kind == window for name in one.spares)

    def retention(self, track: str | None = None) -> tuple[Terms, tuple[Days, ...]]:
        """How long a file is kept from what it is kept from, and the days that do not count."""
        special = self.track(track)
        suspended = special.suspended if special and RETENTION in special.suspends else ()
        return Terms(Allowance(self.retention_years, Unit.YEAR)), suspended

    def _on(self, rule: ClockRule, track: str | None) -> ClockRule:
        special = self.track(track)
        return special.rule(rule) if special else rule


def in_force(versions: Iterable[Regime], received_on: date, adopted: Iterable[Regime] = ()) -> Regime | None:
    """Of a pack's versions, the one under which a complaint falls that is received on a local day.

    Of two that are in force from the same day it is the one adopted last, or failing that the later version.
    """
    shipped = sorted(versions, key=lambda pack: pack.version)
    begun = [pack for pack in (*shipped, *adopted) if pack.in_force_from <= received_on]
    return max(reversed(begun), key=lambda pack: pack.in_force_from, default=None)

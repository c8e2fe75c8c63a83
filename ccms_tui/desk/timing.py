"""Pausing clocks, promising, a manager's look, and why a date is what it is."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line, Prose, Sought, Word
from ccms_tui.desk.request import CaseCommand, Value, View
from ccms_tui.desk.triage import Number
from ccms_tui.rules.clocks import Clock


class Pause(CaseCommand, frozen=True, kw_only=True):
    """Let the clocks that may wait stand still, until resumed."""

    reason: Annotated[
        Word, Meta(description="What is waited for, in the regime's words.", extra={"complete": "pauses"})
    ]
    note: Annotated[Line | None, Meta(description="What exactly, and from whom.")] = None


class Resume(CaseCommand, frozen=True, kw_only=True):
    """Set paused clocks running again, with what was left."""

    reason: Annotated[Line, Meta(description="What came.")]


class Review(CaseCommand, frozen=True, kw_only=True):
    """Record a manager's review of a case that is running out of time."""

    blocking: Annotated[Prose, Meta(description="What is in the way.")]
    plan: Annotated[Prose, Meta(description="What happens now, and by when.")]
    stays: Annotated[bool, Meta(description="Whether the case stays with its owner.")] = True


class Promise(CaseCommand, frozen=True, kw_only=True):
    """Record what you promise the complainant, and by when."""

    text: Annotated[Line, Meta(description="What is promised.")]
    by: Annotated[date, Meta(description="By when.")]


class KeepPromise(CaseCommand, frozen=True, kw_only=True):
    """Record that a promise was kept."""

    item: Annotated[Number, Meta(description="Which promise, by its number.")]


class Step(Value, frozen=True):
    """A day, whether it counted, and why."""

    on: date
    counted: bool
    why: str


class Why(Value, frozen=True):
    """How a clock's date came about."""

    clock: Clock
    title: str
    rule: str
    pack: str
    source: str
    calendar: str
    zone: str
    steps: tuple[Step, ...]
    escalate_at: datetime
    review_at: datetime
    target_on: date | None = None
    """The day by which the house itself wants it."""
    unconfirmed: str | None = None
    """What of the rule nobody has confirmed yet."""
    adopted: str | None = None
    """Who put the pack to use for this case, and when, where two people did."""
    told: tuple[str, ...] = ()
    """What has to be said of how it ended, or of how it runs on."""


class Whys(Value, frozen=True):
    """The same for each clock that was asked for."""

    reference: str
    clocks: tuple[Why, ...]


class WhyThisDate(View[Whys], frozen=True, kw_only=True):
    """How each deadline of a case came about."""

    case: Annotated[int, Meta(gt=0)]
    kind: Sought | None = None

    @classmethod
    def answer(cls) -> type[Whys]:
        return Whys

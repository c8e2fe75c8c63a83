"""Clocks with their pauses and extensions, and promises and tasks beside them."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from ccms_tui.models.columns import of_case, partial, personal, refers_to, word
from ccms_tui.models.row import Row
from ccms_tui.rules.clocks import Clock, Pause
from ccms_tui.rules.watching import Mark
from ccms_tui.rules.words import TaskKind


def _pending(raised: str, mark: str, reached: str) -> str:
    """Clocks whose next threshold is this one, and that did not come to stand before it."""
    stopped, paused = (f"({held} IS NULL OR {held} {reached} {mark})" for held in ("stopped_at", "paused_at"))
    return f"raised {raised} AND {stopped} AND {paused}"


PENDING = {
    "escalate_at": _pending("IS NULL", "escalate_at", ">="),
    "review_at": _pending("= 'escalation'", "review_at", ">="),
    "due_at": _pending("= 'review'", "due_at", ">"),
}
"""Which clocks wait for each of their marks, in words that the planner knows the index by."""
PROMISED = "kept_at IS NULL AND told_at IS NULL"
"""Promises whose day nobody has yet said has passed."""
UNDONE = text("done_at IS NULL")
"""Tasks that wait for somebody."""


def _waiting(name: str, column: str, which: str) -> Index:
    return partial(name, column, "case_id", where=text(which))


class ClockRow(Row, table=True):
    """A clock's facts; its state is reckoned by whoever looks."""

    __tablename__ = "clock"
    __table_args__ = tuple(_waiting(f"clock_{mark}", mark, which) for mark, which in PENDING.items())

    case_id: int = of_case()
    round: int = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    number: int = Field(default=1, primary_key=True)
    """Which run of it, for a clock that what stops it starts anew."""
    regime_stage: int = 1
    track: str | None = None
    regime: str
    regime_version: str
    started_at: datetime
    due_on: date
    due_at: datetime
    escalate_at: datetime
    review_at: datetime
    escalate_share: int
    review_share: int
    stopped_at: datetime | None
    paused_at: datetime | None
    raised: Mark | None = word(Mark, nullable=True)
    """The last of its thresholds that a sweep has raised, and that has not come to lie ahead again since."""
    passing: int = 1
    """One more each time that a threshold comes to lie ahead that was raised already: it will pass anew."""
    said_at: datetime | None = None
    """When it is said to have been stopped in time, where that was told only once it was late."""
    again_at: datetime | None = None
    """When it was set running again, in a round that keeps the clock of the one before."""

    def facts(self, pauses: Iterable["PauseRow"] = ()) -> Clock:
        """The clock as the rules know it; its pauses only where they are asked for."""
        return Clock(
            kind=self.kind,
            round=self.round,
            started_at=self.started_at,
            due_on=self.due_on,
            due_at=self.due_at,
            escalate_at=self.escalate_at,
            review_at=self.review_at,
            stopped_at=self.stopped_at,
            paused_at=self.paused_at,
            escalate_share=self.escalate_share,
            review_share=self.review_share,
            stage=self.regime_stage,
            number=self.number,
            said_at=self.said_at,
            again_at=self.again_at,
            pauses=tuple(Pause(row.from_at, row.to_at, row.reason) for row in pauses),
        )


class Ownership(Row, table=True):
    """Who owned a case, from when to when: the one without an end owns it now."""

    case_id: int = of_case()
    number: int = Field(primary_key=True)
    owner_id: int = refers_to("user.id")
    from_at: datetime
    to_at: datetime | None
    reason: str | None = personal(default=None)


class PauseRow(Row, table=True):
    """A time during which a clock stood still, and why."""

    __tablename__ = "pause"

    case_id: int = of_case()
    number: int = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    round: int
    from_at: datetime
    to_at: datetime | None
    reason: str
    note: str | None = personal(default=None)
    by: int = refers_to("user.id")


class Extension(Row, table=True):
    """A later date for a clock, of which the complainant was told before the earlier one."""

    case_id: int = of_case()
    number: int = Field(primary_key=True)
    kind: str
    round: int
    from_on: date
    to_on: date
    ground: str
    """Its reason in the regime's words."""
    reason: str = personal()
    letter: int | None
    agreement: int | None
    """The letter that told of it, or the exhibit that shows that it was agreed."""
    told_at: datetime
    made_at: datetime
    by: int = refers_to("user.id")


class Settlement(Row, table=True):
    """A resolution that the complainant accepted within a window of the regime, once in each round."""

    case_id: int = of_case()
    round: int = Field(primary_key=True)
    window: str
    accepted_at: datetime
    words: str = personal()
    by: int = refers_to("user.id")


class PromiseRow(Row, table=True):
    """Something a person undertook to do by a day, and whether they did."""

    __tablename__ = "promise"
    __table_args__ = (_waiting("promise_waiting", "due_on", PROMISED),)

    case_id: int = of_case()
    number: int = Field(primary_key=True)
    text: str = personal()
    due_on: date
    by: int = refers_to("user.id")
    made_at: datetime
    kept_at: datetime | None
    told_at: datetime | None = None
    """When a sweep said that its day had passed."""


class Task(Row, table=True):
    """What is asked of somebody: to accept a case, to revise a proposal, to follow up, inquire or answer."""

    __table_args__ = (partial("task_open", "person", "case_id", where=UNDONE),)

    case_id: int = of_case()
    number: int = Field(primary_key=True)
    kind: TaskKind = word(TaskKind)
    text: str = personal()
    person: int = refers_to("user.id")
    due_on: date | None
    made_at: datetime
    done_at: datetime | None

    def waits_for(self, kind: TaskKind) -> bool:
        """Whether it asks for something of this kind, and nobody has done it."""
        return self.kind is kind and not self.done_at

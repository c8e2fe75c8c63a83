"""Corrective actions: what is done so that a cause does not come again, and what came of it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line, Prose, Reference, Word
from ccms_tui.desk.request import Command, Value, View
from ccms_tui.rules.actions import Effect, reference
from ccms_tui.rules.words import ActionStatus

Number = Annotated[int, Meta(gt=0, le=2**31 - 1, description="Which action, by its number.")]
Seen = Annotated[int, Meta(gt=0, le=2**31 - 1, description="The version of it that was seen.")]


class AddAction(Command, frozen=True, kw_only=True):
    """Have something done so that a cause does not come again."""

    cause: Annotated[Word, Meta(description="Against which cause.", extra={"complete": "causes"})]
    what: Annotated[Line, Meta(description="What is to be done.")]
    owner: Annotated[Line, Meta(description="Who sees to it.", extra={"complete": "people"})]
    due_on: Annotated[date, Meta(description="By when.")]
    reference: Annotated[Reference | None, Meta(description="The case that showed that it is needed.")] = None


class ActionCommand(Command, frozen=True, kw_only=True):
    """A change to one action, asked for by someone looking at version `seen` of it."""

    action: Number
    seen: Seen


class ChangeAction(ActionCommand, frozen=True, kw_only=True):
    """Give a corrective action to somebody else, or another day."""

    owner: Annotated[
        Line | None, Meta(description="Who sees to it from now on.", extra={"complete": "people"})
    ] = None
    due_on: Annotated[date | None, Meta(description="By when.")] = None
    reason: Annotated[Line, Meta(description="Why it changes.")]


class CompleteAction(ActionCommand, frozen=True, kw_only=True):
    """Record that a corrective action is done: from then on its effect is counted."""

    result: Annotated[Prose, Meta(description="What was done.")]
    done_on: Annotated[date | None, Meta(description="When it took effect, if not today.")] = None


class CancelAction(ActionCommand, frozen=True, kw_only=True):
    """Give a corrective action up."""

    reason: Annotated[Line, Meta(description="Why.")]


class Which(StrEnum):
    """Which actions are listed."""

    MINE = "mine"
    OPEN = "open"
    OVERDUE = "overdue"
    ENDED = "ended"
    ALL = "all"


class ActionRow(Value, frozen=True, kw_only=True):
    """A corrective action."""

    action: int
    version: int
    cause: str
    title: str
    what: str
    owner: str
    due_on: date
    status: ActionStatus
    overdue: bool
    case: str | None
    """The reference of the case that showed that it is needed."""
    done_on: date | None
    result: str | None

    @property
    def reference(self) -> str:
        return reference(self.action)

    @property
    def given(self) -> dict[str, object]:
        """What an act on it says of which it is on."""
        return {"action": self.action, "seen": self.version}


class ActionList(Value, frozen=True):
    """Actions, what is due first first, and how many of each there are."""

    rows: tuple[ActionRow, ...]
    counts: dict[Which, int]


class Actions(View[ActionList], frozen=True, kw_only=True):
    """Corrective actions."""

    which: Which = Which.OPEN
    cause: Annotated[Word | None, Meta(description="Only against this cause, or one below it.")] = None

    @classmethod
    def answer(cls) -> type[ActionList]:
        return ActionList


class ActionSheet(Value, frozen=True, kw_only=True):
    """A corrective action, and complaints of its cause by month, before it and after."""

    row: ActionRow
    added_by: str
    ended_by: str | None
    effect: Effect


class Action(View[ActionSheet], frozen=True, kw_only=True):
    """One corrective action, and what came of it."""

    action: Number

    @classmethod
    def answer(cls) -> type[ActionSheet]:
        return ActionSheet

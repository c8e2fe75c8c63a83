"""What somebody would leave behind: their cases, and the deadlines at stake."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.actions import ActionRow
from ccms_tui.desk.kinds import Line
from ccms_tui.desk.request import Value, View
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.leaving import Part
from ccms_tui.rules.words import Stage


class Stake(Value, frozen=True):
    """A case that is somebody's, is offered to them or asks something of them, and what still runs on it."""

    case: int
    reference: str
    summary: str
    stage: Stage
    part: Part
    clocks: tuple[Clock, ...]


class Stakes(Value, frozen=True):
    """All of that, the corrective actions they see to, and who acts for them when they are away."""

    name: str
    deputy: str | None
    rows: tuple[Stake, ...]
    actions: tuple[ActionRow, ...]


class AtStake(View[Stakes], frozen=True, kw_only=True):
    """What a person would leave behind, with the deadlines at stake."""

    name: Annotated[Line, Meta(description="Who.")]

    @classmethod
    def answer(cls) -> type[Stakes]:
        return Stakes

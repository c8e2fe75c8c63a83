"""Closing a case defensibly, and opening it again."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Instant, Line, Prose
from ccms_tui.desk.request import CaseCommand


class Close(CaseCommand, frozen=True, kw_only=True):
    """Close the case: every gate is met."""

    next_action: Annotated[Line, Meta(description="What happens next and who sees to it, or none.")]
    note: Annotated[Prose | None, Meta(description="Anything else for the file.")] = None


class Reopen(CaseCommand, frozen=True, kw_only=True):
    """Open a closed case again."""

    reason: Annotated[Line, Meta(description="What is new.")]
    received: Annotated[Instant | None, Meta(description="When they came back, if not now.")] = None

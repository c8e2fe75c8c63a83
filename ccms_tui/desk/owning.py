"""Handing a case over, and taking it on."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line
from ccms_tui.desk.request import CaseCommand


class Assign(CaseCommand, frozen=True, kw_only=True):
    """Offer the case to somebody, who owns it once they accept; to yourself, it is taken at once."""

    to: Annotated[Line, Meta(description="To whom.", extra={"complete": "people"})]
    reason: Annotated[Line, Meta(description="Why it changes hands.")]


class Accept(CaseCommand, frozen=True, kw_only=True):
    """Take on the case that is offered to you."""


class Decline(CaseCommand, frozen=True, kw_only=True):
    """Leave the case that is offered to you with its owner."""

    reason: Annotated[Line, Meta(description="Why not.")]

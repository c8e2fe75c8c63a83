"""Cases that belong together: merged for one hand, or linked so that each knows of the other."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line, Reference
from ccms_tui.desk.request import CaseCommand, Value
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.words import LinkKind, Stage

Other = Annotated[Reference, Meta(description="Which other case.", extra={"complete": "related"})]


class Merge(CaseCommand, frozen=True, kw_only=True):
    """Handle the case together with another; its clocks, points and letters stay its own."""

    into: Annotated[Reference, Meta(description="Which case leads.", extra={"complete": "related"})]
    reason: Annotated[Line, Meta(description="Why they belong together.")]


class Unmerge(CaseCommand, frozen=True, kw_only=True):
    """Take the case apart again from the one it was merged into."""

    reason: Annotated[Line, Meta(description="Why they do not belong together.")]


class Link(CaseCommand, frozen=True, kw_only=True):
    """Link the case with another, for both to show."""

    other: Other
    kind: Annotated[LinkKind, Meta(description="How they belong together.")]
    note: Annotated[Line | None, Meta(description="What shows it.")] = None


class Unlink(CaseCommand, frozen=True, kw_only=True):
    """Take a link between two cases away."""

    other: Other
    reason: Annotated[Line, Meta(description="Why it does not hold.")]


class LinkLine(Value, frozen=True):
    """Another case with which this one is linked, and how."""

    reference: str
    kind: LinkKind
    note: str | None
    summary: str
    stage: Stage
    by: str


class MergedLine(Value, frozen=True):
    """A case that is merged into this one, with the clocks that run on it."""

    reference: str
    complainant: str
    summary: str
    owner: str
    stage: Stage
    clocks: tuple[Clock, ...]

"""Points put together, taken apart and opened again, each keeping what was found on it before."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line
from ccms_tui.desk.request import CaseCommand
from ccms_tui.desk.triage import Number


class MergePoints(CaseCommand, frozen=True, kw_only=True):
    """Put points that are one and the same together into a new one; they stay on the file."""

    points: Annotated[
        tuple[Number, ...], Meta(min_length=2, max_length=20, description="Which points, by their numbers.")
    ]
    text: Annotated[Line, Meta(description="What they say happened, in one.")]


class SplitPoint(CaseCommand, frozen=True, kw_only=True):
    """Take a point apart that is more than one; it stays on the file."""

    point: Annotated[Number, Meta(description="Which point, by its number.")]
    into: Annotated[
        tuple[Line, ...], Meta(min_length=2, max_length=20, description="What each of them says happened.")
    ]


class ReopenPoint(CaseCommand, frozen=True, kw_only=True):
    """Open a point again on which something was found; whatever was proposed or decided upon it falls."""

    point: Annotated[Number, Meta(description="Which point, by its number.")]
    reason: Annotated[Line, Meta(description="What is new.")]

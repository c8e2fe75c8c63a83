"""What a pack would do to open cases, before any falls under it: nothing is changed."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import TEXT
from ccms_tui.desk.request import Value, View


class Moved(Value, frozen=True):
    """A running clock whose date the pack would move, and whether it would be late at once."""

    reference: str
    clock: str
    from_on: date
    to_on: date
    late: bool


class Rehearsal(Value, frozen=True):
    """How many clocks run under the pack's id, how many of them it would move, and the worst of those."""

    regime: str
    running: int
    moved: int
    late: int
    left_out: int
    """Running clocks of which the pack says nothing."""
    clocks: tuple[Moved, ...]


class Rehearse(View[Rehearsal], frozen=True, kw_only=True):
    """What a pack would do to the dates of open cases."""

    pack: Annotated[str, Meta(min_length=1, max_length=200_000, pattern=TEXT)]
    limit: Annotated[int, Meta(gt=0, le=500)] = 50

    @classmethod
    def answer(cls) -> type[Rehearsal]:
        return Rehearsal

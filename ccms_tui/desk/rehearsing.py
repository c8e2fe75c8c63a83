"""What a pack would do to open cases, before any falls under it: nothing is changed."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import TEXT
from ccms_tui.desk.request import Value, View

MOST_PACK = 200_000
"""How long a pack may be."""
MOST_CASES = 500

CaseNumber = Annotated[int, Meta(gt=0, le=2**53 - 1)]


class Moved(Value, frozen=True):
    """A running clock whose date the pack would move, and whether it would be late at once."""

    reference: str
    clock: str
    from_on: date
    to_on: date
    late: bool


class Counted(Value, frozen=True):
    """Of the clocks of one kind, or of one owner, how many run, would move and would be late at once."""

    name: str
    running: int
    moved: int
    late: int


class Rehearsal(Value, frozen=True, kw_only=True):
    """What a pack would do to the running clocks of open cases under its id, counted, and the worst of it."""

    regime: str
    cases: int
    running: int
    moved: int
    late: int
    late_already: int
    """Running clocks that are late as it is: no pack moves those."""
    left_out: int
    """Running clocks of which the pack says nothing."""
    by_clock: tuple[Counted, ...]
    by_owner: tuple[Counted, ...]
    clocks: tuple[Moved, ...]


class Rehearse(View[Rehearsal], frozen=True, kw_only=True):
    """What a pack would do to the dates of open cases: of all, or of those that are named."""

    pack: Annotated[str, Meta(min_length=1, max_length=MOST_PACK, pattern=TEXT)]
    cases: Annotated[tuple[CaseNumber, ...], Meta(max_length=MOST_CASES)] = ()
    limit: Annotated[int, Meta(gt=0, le=500)] = 50

    @classmethod
    def answer(cls) -> type[Rehearsal]:
        return Rehearsal

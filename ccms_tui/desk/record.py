"""The ledger of a case, and proof that the record is what was recorded."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.request import Value, View
from ccms_tui.desk.witnessing import Claim


class Entry(Value, frozen=True, kw_only=True):
    """One act as the ledger has it."""

    version: int
    act: str
    actor: str
    on_behalf_of: str | None
    at: datetime
    happened_at: datetime | None
    summary: str
    said: dict[str, str]
    digest: str


class LogPage(Value, frozen=True):
    """Some entries, latest first, and how many there are in all.

    `broken` names each of the whole chain that does not hold; it is None where that was not asked for.
    """

    reference: str
    entries: tuple[Entry, ...]
    total: int
    broken: tuple[str, ...] | None


class Log(View[LogPage], frozen=True, kw_only=True):
    """The ledger of a case, latest first."""

    case: Annotated[int, Meta(gt=0)]
    before: Annotated[int, Meta(gt=0)] | None = None
    limit: Annotated[int, Meta(ge=1, le=500)] = 100
    prove: bool = False
    """Whether the whole chain is proved as well, which takes as long as the ledger of the case is."""

    @classmethod
    def answer(cls) -> type[LogPage]:
        return LogPage


class Break(Value, frozen=True):
    """Something in the ledger that is not as it was written."""

    reference: str
    version: int
    what: str


class Grown(Value, frozen=True, kw_only=True):
    """The tree over all events as it was proved: its head, how many others saw it, and what nobody saw."""

    size: int
    root: str
    compared: int
    """Heads that somebody saw, with which it was compared."""
    unseen: int
    """Events that none of them covers: whoever can write the database can still rewrite these."""
    waiting: int
    """Of them, events that have no place in the tree yet."""
    lost: int = 0
    """Events that there were when a key was lost: whoever has a new one could have made them anew."""
    bridged: int = 0
    """Of them, events that a head covers which somebody else saw before that."""


class Proof(Value, frozen=True, kw_only=True):
    """What was checked and what was found; `ok` when all that was asked for was checked and holds."""

    ok: bool
    cases: int
    events: int
    broken: tuple[Break, ...]
    differences: tuple[str, ...]
    replayed: bool
    against_policy: tuple[Break, ...] = ()
    """Acts that the rules and the policy of their day did not allow, told by the events alone."""
    tree: Grown | None = None
    """None where one case alone was asked for."""


class Verify(View[Proof], frozen=True, kw_only=True):
    """Prove the ledger and its tree whole; with `replay`, also every table and every approval by it."""

    case: Annotated[int, Meta(gt=0)] | None = None
    replay: bool = False
    seen: tuple[Claim, ...] = ()
    """What others saw of the tree, to be found in it again."""

    @classmethod
    def answer(cls) -> type[Proof]:
        return Proof

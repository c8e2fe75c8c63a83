"""Many commands in one transaction, each with its own answer."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.denials import Malformed, NotFound, Refused, Stale
from ccms_tui.desk.opening import Open
from ccms_tui.desk.request import Done, Order, Value

Result = Done | Refused | Stale | NotFound | Malformed


class Batched(Value, frozen=True):
    """What came of each command, in their order."""

    results: tuple[Result, ...]


class Batch(Order[Batched], frozen=True, kw_only=True):
    """Complaints to take in together; one that is denied leaves nothing and does not stop the rest."""

    commands: Annotated[tuple[Open, ...], Meta(min_length=1, max_length=500)]

    @classmethod
    def answer(cls) -> type[Batched]:
        return Batched

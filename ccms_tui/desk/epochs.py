"""The keys that sign checkpoints, one after another, and having a new one take over."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line
from ccms_tui.desk.request import Command, Value, View


class RotateKey(Command, frozen=True, kw_only=True):
    """Have a new key sign from now on; the one before signs that it takes over, and is destroyed."""

    reason: Annotated[Line, Meta(description="Why.")]
    lost: Annotated[
        bool, Meta(description="The key before is gone and signs nothing more: the break stays visible.")
    ] = False


class Began(StrEnum):
    """How a key came to sign."""

    FIRST = "first"
    SIGNED = "signed for by the key before"
    LOST = "after a key that was lost"


class Epoch(Value, frozen=True, kw_only=True):
    """A key, and the sizes of the tree that it signs: more events than `after`, up to `until`."""

    key: str
    began: Began
    after: int
    until: int | None
    at: datetime | None
    """When it took over; None for the first one, which the first checkpoint made."""
    by: str | None
    reason: str | None


class KeyList(Value, frozen=True):
    """All keys there were, first to last."""

    epochs: tuple[Epoch, ...]


class Keys(View[KeyList], frozen=True, kw_only=True):
    """The public keys of the record, and which sizes of the tree each of them signs."""

    @classmethod
    def answer(cls) -> type[KeyList]:
        return KeyList

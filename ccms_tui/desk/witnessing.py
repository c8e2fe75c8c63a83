"""The tree over everything recorded: what it is now, a signed checkpoint of it, and what others saw of it."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.request import Order, Value, View

Size = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class Claim(Value, frozen=True):
    """What somebody saw of the tree: its size, the beginning of its head in base 32, and who says so."""

    size: Size
    root: Annotated[str, Meta(min_length=26, max_length=52)]
    who: Annotated[str, Meta(max_length=200)]


class Head(Value, frozen=True, kw_only=True):
    """The tree as it is; `proof` shows that it begins with the one that was asked about."""

    origin: str
    size: int
    root: bytes
    proof: tuple[bytes, ...]
    keys: str | None
    """The public keys that signed and the one that signs, a line for each, where there are any."""
    waiting: int
    """Events that have no place in the tree yet."""
    unseen: int
    """Events that no checkpoint covers."""
    unseen_since: datetime | None
    """When the oldest of them was recorded."""
    against: str | None = None
    """What it contradicts, where whoever asks remembers it otherwise; the desk itself cannot know."""


class TreeHead(View[Head], frozen=True, kw_only=True):
    """The head of the tree, and the proof that it begins with the tree of the size that was seen."""

    seen: Size = 0

    @classmethod
    def answer(cls) -> type[Head]:
        return Head


class Placed(Value, frozen=True):
    """How many events have their place in the tree, and how many still wait for one."""

    size: int
    waiting: int


class Place(Order[Placed], frozen=True, kw_only=True):
    """Give every settled event its place in the tree."""

    @classmethod
    def answer(cls) -> type[Placed]:
        return Placed


class Signed(Value, frozen=True, kw_only=True):
    """A signed checkpoint, the public keys of the record, and the proof that it begins with what was seen."""

    note: str
    keys: str
    proof: tuple[bytes, ...]
    unplaced: int
    """Events that it leaves out, for they have no place yet."""


class Checkpoint(Order[Signed], frozen=True, kw_only=True):
    """Sign the head of the tree, unless that contradicts what was signed before."""

    seen: Size = 0

    @classmethod
    def answer(cls) -> type[Signed]:
        return Signed

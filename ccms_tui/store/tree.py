"""The tree as it is kept: a place for each new event, and the hashes of what stands."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from ccms_tui.models import Event, Leaf
from ccms_tui.rules import merkle

LAST = select(col(Leaf.number), col(Leaf.top)).order_by(col(Leaf.number).desc()).limit(1)
TOP = select(col(Leaf.top)).where(col(Leaf.number) == bindparam("number"))
OWN = (
    select(col(Event.digest))
    .join(Leaf, (col(Leaf.subject) == Event.subject) & (col(Leaf.version) == Event.version))
    .where(col(Leaf.number) == bindparam("number"))
)
"""Asked with every act, so built once."""


class Gap(LookupError):
    """A leaf, or the event at its place, is not there."""


class Placed(NamedTuple):
    """An event that gets a place: its subject, its version, its digest in hexadecimal."""

    subject: str
    version: int
    digest: str


class Tree:
    """The tree in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tops: dict[int, bytes] = {}
        self.size = 0
        for number, top in connection.execute(LAST):
            self.size, self._tops[number] = number + 1, bytes(top)

    def add(self, events: Iterable[Placed]) -> int:
        """Give events the next places, in this order; how many they were."""
        leaves = [self._next(one) for one in events]
        if leaves:
            self._connection.execute(insert(Leaf), leaves)
        return len(leaves)

    def head(self, size: int | None = None) -> bytes:
        """The head of the tree, or of what it was when it had so many leaves."""
        return merkle.head(self.size if size is None else size, self.top)

    def consistency(self, old: int) -> tuple[bytes, ...]:
        """The proof that the tree begins with the one that had so many leaves."""
        return tuple(merkle.hashed(span, self.top, self._own) for span in merkle.consistency(old, self.size))

    def inclusion(self, number: int, size: int) -> tuple[bytes, ...]:
        """The proof that a leaf is in the tree as it was when it had so many leaves."""
        return tuple(merkle.hashed(span, self.top, self._own) for span in merkle.inclusion(number, size))

    def top(self, number: int) -> bytes:
        """The top that belongs to a leaf."""
        if number not in self._tops:
            found = self._connection.execute(TOP, {"number": number}).scalar()
            if found is None:
                raise Gap(f"leaf {number} is missing")
            self._tops[number] = bytes(found)
        return self._tops[number]

    def _own(self, number: int) -> bytes:
        found = self._connection.execute(OWN, {"number": number}).scalar()
        if found is None:
            raise Gap(f"the event of leaf {number} is missing")
        return merkle.leaf(bytes.fromhex(found))

    def _next(self, event: Placed) -> dict[str, object]:
        number, entry = self.size, bytes.fromhex(event.digest)
        self._tops[number] = merkle.topped(number, entry, self.top)
        self.size += 1
        return {
            "number": number,
            "subject": event.subject,
            "version": event.version,
            "top": self._tops[number],
        }

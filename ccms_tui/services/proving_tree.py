"""Proving the tree: each event has one place and keeps it, and every head that was seen still stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy
from sqlalchemy import type_coerce
from sqlalchemy.types import NullType
from sqlmodel import Session, col

from ccms_tui.models import Event, Leaf
from ccms_tui.rules.merkle import Growing
from ccms_tui.rules.notes import spelled
from ccms_tui.services.paging import in_pages
from ccms_tui.services.proving import Broken, instant

CLOCK = timedelta(minutes=10)
"""How far two clocks may differ, or one be put right."""
TREE = "tree"
"""What a break of the tree is said to be on; its number is a place or a size."""


@dataclass(frozen=True)
class Seen:
    """A head that somebody saw: of so many events, beginning so in base 32, and who says so."""

    size: int
    root: str
    who: str


@dataclass
class Tree:
    """What the tree was found to be."""

    growing: Growing = field(default_factory=Growing)
    broken: list[Broken] = field(default_factory=list)
    latest: datetime | None = None
    """The latest instant that an event says it was recorded at, so far."""
    told: object = None
    """The same as it is kept."""

    def goes_back(self, told: Any) -> bool:
        """Whether an event says that it was recorded well before another that has an earlier place."""
        try:
            at = told if isinstance(told, datetime) else datetime.fromisoformat(told)
            if self.latest and at <= self.latest:
                return self.latest - at > CLOCK
        except (ValueError, TypeError):
            return False  # that it cannot be read is said of the event itself
        self.latest, self.told = at, told
        return False


def prove_tree(session: Session, seen: Iterable[Seen]) -> Tree:
    """Build the tree again from the events, and compare it with what is kept and with what was seen of it."""
    found, wanted = Tree(), defaultdict[int, list[Seen]](list)
    growing, goes_back = found.growing, found.goes_back
    for one in seen:
        wanted[one.size].append(one)
    found.broken += _unlike(growing, wanted.pop(0, []))
    for place, (number, top, digest, at) in enumerate(in_pages(session, _leaves(), col(Leaf.number))):
        made = _added(growing, digest)
        if number != place or made != top:
            found.broken += _misplaced(place, number, made, top)
        if goes_back(at):
            what = f"it says {instant(at)}, and an event before it says {instant(found.told)}"
            found.broken.append(Broken(TREE, number, what))
        if growing.size in wanted:
            found.broken += _unlike(growing, wanted.pop(growing.size))
    found.broken += (_cut(growing, one) for size in sorted(wanted) for one in wanted[size])
    return found


def _leaves() -> Any:
    """The leaves, just as they stand, with the digests of the events that they are of."""
    kept: tuple[Any, ...] = (Leaf.number, Leaf.top, Event.digest, Event.at)
    raw = (type_coerce(column, NullType()).label(column.key) for column in kept)
    there = (col(Leaf.subject) == Event.subject) & (col(Leaf.version) == Event.version)
    return sqlalchemy.select(*raw).select_from(Leaf).join(Event, there, isouter=True)


def _added(growing: Growing, digest: Any) -> bytes | None:
    """The top of the next leaf, which is added as far as it can be read."""
    try:
        return growing.add(bytes.fromhex(digest))
    except (TypeError, ValueError):
        growing.add(b"")
        return None


def _misplaced(place: int, number: int, made: bytes | None, top: object) -> Iterator[Broken]:
    """What is wrong with the leaf that comes next."""
    if number != place:
        yield Broken(TREE, place, f"this place is empty, and the next is {number}")
    if made is None:
        yield Broken(TREE, number, "the event at this place is gone")
    elif made != top:
        yield Broken(TREE, number, "what is kept at this place is not made of the events up to it")


def _unlike(growing: Growing, seen: Iterable[Seen]) -> Iterator[Broken]:
    """Who saw another head at this size."""
    for one in seen:
        if not spelled(growing.root).startswith(one.root):
            yield Broken(TREE, one.size, f"the first {one.size} events are not those that {one.who} saw")


def _cut(growing: Growing, one: Seen) -> Broken:
    return Broken(TREE, one.size, f"{one.who} saw {one.size} events, and there are {growing.size}")

"""Proving the ledger whole: a verifier only reports, and never mends."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
import sqlalchemy
from sqlalchemy import Row, bindparam, type_coerce
from sqlalchemy.types import NullType
from sqlmodel import Session, col, func, select

from ccms_tui.models import Event, Leaf, Organisation, Personal
from ccms_tui.rules import commitments
from ccms_tui.rules.canonical import canonical, plain
from ccms_tui.services.ledger import genesis
from ccms_tui.services.paging import A_TIME, in_pages

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a value comes to when somebody has put another in its place."""

READ = msgspec.json.Decoder(float_hook=str).decode
"""Reads a body; what is no whole number, which none may hold, is read so that it is spelled otherwise."""
SPELLED = msgspec.json.Encoder(order="sorted").encode
TEXTS = msgspec.json.Decoder(list[str]).decode


ERASES = b'{"act":"erase",'
"""How the body of an erasure begins, as it is spelled canonically."""
Kept = Row[*tuple[Any, ...]]
"""A row of `KEPT`."""


def _as_kept() -> Any:
    """Events with the values beside them just as the driver gives them: nothing trips over a forged one."""
    kept: tuple[Any, ...] = (Event.at, Event.key, Event.body, Event.digest, Personal.salt, Personal.texts)
    kept += (Leaf.number,)
    raw = (type_coerce(column, NullType()).label(column.key) for column in kept)
    beside = (col(Personal.subject) == Event.subject) & (col(Personal.version) == Event.version)
    wanted = sqlalchemy.select(col(Event.subject), col(Event.version), *raw)
    placed = (col(Leaf.subject) == Event.subject) & (col(Leaf.version) == Event.version)
    return wanted.join(Personal, beside, isouter=True).join(Leaf, placed, isouter=True)


KEPT, ORDER = _as_kept(), (col(Event.subject), col(Event.version))
OF_SUBJECTS = (
    KEPT.where(ORDER[0].in_(bindparam("subjects", expanding=True)))
    .order_by(*ORDER)
    .execution_options(yield_per=A_TIME)
)
"""Built once: to build one takes as long as to prove a case."""


@dataclass(frozen=True)
class Broken:
    """An event that is not what was written, or does not follow the one before it."""

    subject: str
    version: int
    what: str


@dataclass
class Proved:
    """How much was checked, what was found, and how many events have no place in the tree."""

    subjects: int
    events: int
    broken: list[Broken]
    unplaced: int = 0
    salted: int = 0
    """Events that have their personal values beside them."""


def prove(session: Session, subjects: list[str] | None = None) -> Proved:
    """Check every event, or those of some subjects: its hash, its place in the chain, its personal values."""
    found = Proved(0, 0, [])
    if subjects:
        rows: Iterable[Kept] = session.connection().execute(OF_SUBJECTS, {"subjects": subjects})
    else:
        rows = in_pages(session, KEPT, *ORDER)
    instance = session.exec(select(Organisation.instance)).first() or ""
    for name, chain in groupby(rows, itemgetter(0)):
        found.subjects += 1
        found.broken += _chain(found, genesis(instance, name), chain)
    if not subjects and found.salted != session.exec(select(func.count()).select_from(Personal)).one():
        found.broken += _strays(session)
    return found


def _strays(session: Session) -> Iterator[Broken]:
    """Personal values that belong to no event."""
    there = (col(Event.subject) == Personal.subject) & (col(Event.version) == Personal.version)
    wanted = select(Personal.subject, Personal.version).join(Event, there, isouter=True)
    for subject, version in session.exec(wanted.where(col(Event.version).is_(None))):
        yield Broken(subject, version, "there are personal values, and no event that they belong to")


def _chain(found: Proved, first: str, chain: Iterable[Kept]) -> Iterator[Broken]:
    previous, expected, place, values = first, 1, -1, _Values()
    for row in chain:
        subject, version, _, _, _, digest, salt, _, number = row
        found.events += 1
        try:
            wrong = [*_wrong(row, previous, expected)]
        except UNREADABLE:
            wrong = ["it cannot be read"]
        found.salted += salt is not None
        if number is None:
            found.unplaced += 1
        elif number <= place:
            wrong.append("its place in the tree is before that of an earlier version")
        wrong += values.wrong(row)
        for what in wrong:
            yield Broken(subject, version, what)
        previous, expected, place = digest, version + 1, number or place
    yield from values.gone


class _Values:
    """The personal values along a chain: before an erasure none is there, and after it none is missing."""

    def __init__(self) -> None:
        self.gone: list[Broken] = []
        self._kept = 0

    def wrong(self, row: Kept) -> Iterator[str]:
        """What is wrong with them once this event is passed, known with it."""
        subject, version, _, _, body, _, salt, _, _ = row
        if isinstance(body, bytes) and body.startswith(ERASES):
            if self._kept:
                yield f"it erased the personal values before it, and of {self._kept} events they are there"
            self.gone.clear()
            self._kept = 0
        if salt is None:
            self.gone.append(Broken(subject, version, "its personal values are gone"))
        else:
            self._kept += 1


def _wrong(row: Kept, previous: str, expected: int) -> Iterator[str]:
    """What is wrong with one event, in words."""
    subject, version, at, key, raw, digest, salt, _, _ = row
    if sha256(raw).hexdigest() != digest:
        yield "its bytes are not those that were hashed"
    if version != expected:
        yield f"version {expected} is missing before it"
    body = READ(raw)
    if (subject, version, instant(at), key) != (body["subject"], body["version"], body["at"], body["key"]):
        yield "what is kept beside its body is not what the body says"
    if body["previous"] != previous:
        yield "it does not follow the event before it"
    if not (spelled := is_spelled(raw, body)):
        yield "its body is not spelled canonically"
    if salt is not None and not _is_committed_to(row, body, spelled):
        yield "a personal value is not the one that was committed to"


def is_spelled(raw: bytes, body: Any) -> bool:
    """Whether these bytes are the only ones for this body.

    What is plain ASCII without NUL is spelled alike by msgspec, which is many times as quick.
    """
    alike = raw.isascii() and b"\\u0000" not in raw and SPELLED(body) == raw
    return alike or canonical(json.loads(raw)) == raw


def _is_committed_to(row: Kept, body: Any, spelled: bool) -> bool:
    texts = TEXTS(row.texts) if isinstance(row.texts, str) else row.texts
    alike = spelled and commitments.all_kept(row.body, row.salt, texts)
    return alike or not commitments.broken(body, row.salt, texts)


def instant(raw: object) -> object:
    """An instant as the body spells it: Postgres gives it as one, SQLite as text."""
    return plain(raw) if isinstance(raw, datetime) else f"{raw}Z".replace(" ", "T")

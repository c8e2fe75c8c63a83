"""Proving the ledger whole: a verifier only reports, and never mends."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session, col, select

from ccms_tui.models import Event, Organisation, Personal
from ccms_tui.rules import commitments
from ccms_tui.rules.canonical import canonical, plain
from ccms_tui.services.ledger import genesis

A_TIME = 2000
"""Events read at once, so that memory stays flat however long the ledger is."""


@dataclass(frozen=True)
class Broken:
    """An event that is not what was written, or does not follow the one before it."""

    subject: str
    version: int
    what: str


@dataclass
class Proved:
    """How much was checked, and what was found."""

    subjects: int
    events: int
    broken: list[Broken]


def prove(session: Session, subject: str | None = None) -> Proved:
    """Check every event of one subject, or all there are: its hash, its place in the chain, its personal values."""
    wanted = (
        select(
            Event.subject,
            Event.version,
            Event.at,
            Event.key,
            Event.body,
            Event.digest,
            Personal.salt,
            Personal.texts,
        )
        .join(
            Personal,
            (col(Personal.subject) == Event.subject) & (col(Personal.version) == Event.version),
            isouter=True,
        )
        .order_by(col(Event.subject), col(Event.version))
    )
    if subject:
        wanted = wanted.where(Event.subject == subject)
    found = Proved(0, 0, [])
    rows = session.execute(wanted.execution_options(yield_per=A_TIME))
    instance = session.exec(select(Organisation.instance)).first() or ""
    for name, chain in groupby(rows, lambda row: row[0]):
        found.subjects += 1
        found.broken += _chain(found, genesis(instance, name), chain)
    return found


def _chain(found: Proved, first: str, chain: Iterable[Row[Any]]) -> Iterator[Broken]:
    previous, expected = first, 1
    for row in chain:
        found.events += 1
        for what in _wrong(row, previous, expected):
            yield Broken(row.subject, row.version, what)
        previous, expected = row.digest, row.version + 1


def _wrong(row: Row[Any], previous: str, expected: int) -> Iterator[str]:
    """What is wrong with one event, in words."""
    if sha256(row.body).hexdigest() != row.digest:
        yield "its bytes are not those that were hashed"
    if row.version != expected:
        yield f"version {expected} is missing before it"
    try:
        body = json.loads(row.body)
        kept = (row.subject, row.version, plain(row.at), row.key)
        told = (body["subject"], body["version"], body["at"], body["key"])
        follows, spelt = body["previous"] == previous, canonical(body) == row.body
    except (ValueError, KeyError, TypeError):
        yield "its body cannot be read"
        return
    if kept != told:
        yield "what is kept beside its body is not what the body says"
    if not follows:
        yield "it does not follow the event before it"
    if not spelt:
        yield "its body is not spelled canonically"
    if row.salt is None:
        yield "its personal values are gone"
    elif commitments.broken(body, row.salt, row.texts):
        yield "a personal value is not the one that was committed to"

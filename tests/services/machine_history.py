"""A ledger as whoever opens the database reads it: no projection, and none of the program's own reading."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from ccms_tui.rules.commitments import revealed
from tests.services.backdoors import rows

EVENTS = (
    "SELECT event.subject, event.version, event.at, event.key, event.body, event.digest, leaf.number,"
    " personal.texts FROM event"
    " LEFT JOIN leaf ON leaf.subject = event.subject AND leaf.version = event.version"
    " LEFT JOIN personal ON personal.subject = event.subject AND personal.version = event.version"
    " ORDER BY leaf.number"
)
Row = Mapping[str, Any]
Tables = Mapping[str, Mapping[str, Row]]
"""Rows by table and by key, as events have told of them so far."""


@dataclass(frozen=True)
class Event:
    """One event as it is kept: the bytes that are hashed, and what stands beside them."""

    subject: str
    version: int
    at: str
    key: str
    body: bytes
    digest: str
    place: int | None
    texts: str | None

    @property
    def told(self) -> Mapping[str, Any]:
        """What it tells, with personal values where they are not erased."""
        return _told(self.body, self.texts)

    def saying(self, **changes: Any) -> "Event":
        """The same event with other words in its body, and no care for its hash."""
        return replace(self, body=json.dumps({**json.loads(self.body), **changes}).encode())


History = Sequence[Event]


class Step(NamedTuple):
    """One event of a case, with the rows of the case before it and after it."""

    event: Event
    before: Tables
    after: Tables

    @property
    def told(self) -> Mapping[str, Any]:
        """What the event tells."""
        return self.event.told

    def new(self, table: str) -> list[Row]:
        """The rows of a table that this event told of first."""
        there = self.before.get(table, {})
        return [row for key, row in self.after.get(table, {}).items() if key not in there]

    def telling(self, table: str) -> list[Row]:
        """The rows of a table that this event tells of, new or changed."""
        return [entry["row"] for entry in self.told["rows"] if entry["table"] == table and entry["row"]]


Chains = Mapping[str, list[Step]]
"""The steps of each case, by its subject."""


def history(url: str) -> list[Event]:
    """Every event, in the order of the tree."""
    found: Any = rows(url, EVENTS)
    return [Event(*row) for row in found]


def chains(events: History) -> Chains:
    """What the events of each case have done, one after another."""
    mine = sorted((one for one in events if one.subject.startswith("case/")), key=_place)
    return {subject: list(_steps(found)) for subject, found in groupby(mine, lambda one: one.subject)}


def told_of(events: Iterable[Event], table: str) -> dict[str, Row]:
    """The rows of a table that no case has, as they were last told of, by their keys."""
    entries = (entry for one in events for entry in one.told["rows"] if entry["table"] == table)
    return {_name(entry): entry["row"] for entry in entries if entry["row"]}


def all_of(tables: Tables, table: str) -> list[Row]:
    """The rows of a table, in the order in which they came."""
    return list(tables.get(table, {}).values())


def case_of(tables: Tables) -> Row:
    """The row of the case itself, or nothing before there is one."""
    return next(iter(tables.get("case", {}).values()), {})


def _steps(events: Iterable[Event]) -> Iterator[Step]:
    tables: Tables = {}
    for event in events:
        before, tables = tables, _after(tables, event.told["rows"])
        yield Step(event, before, tables)


def _after(before: Tables, entries: Iterable[Mapping[str, Any]]) -> Tables:
    after = dict(before)
    for entry in entries:
        table, name = dict(after.get(entry["table"], {})), _name(entry)
        if entry["row"] is None:
            table.pop(name, None)
        else:
            table[name] = entry["row"]
        after[entry["table"]] = table
    return after


def _name(entry: Mapping[str, Any]) -> str:
    return json.dumps(entry["key"], sort_keys=True)


def _place(event: Event) -> tuple[str, int]:
    return event.subject, event.version


@lru_cache(maxsize=10_000)
def _told(body: bytes, texts: str | None) -> Mapping[str, Any]:
    told: Mapping[str, Any] = revealed(json.loads(body), json.loads(texts) if texts else None)
    return told

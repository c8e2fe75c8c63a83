"""A case with its whole ledger as a pattern, from which any number of cases like it are stamped.

A pattern is what the desk itself wrote for one case: its rows in every table, and the events that tell of
them. A stamp puts in another number, reference, complainant and account, commits anew to each text that this
changes, and chains the events, so that the ledger of the copy verifies as that of the original does.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from ccms_tui.models import STATE, Case

Row = tuple[Any, ...]
Said = dict[str, Any]
"""What a stamp puts in: `case`, `reference`, `name` and `account`."""

EVENT = "INSERT INTO event (subject, version, at, key, body, digest) VALUES (?, ?, ?, ?, ?, ?)"
PERSONAL = "INSERT INTO personal (subject, version, salt, texts) VALUES (?, ?, ?, ?)"
LEDGER = (
    "SELECT event.version, at, key, body, salt, texts FROM event"
    " JOIN personal USING (subject, version) WHERE subject = ? ORDER BY event.version"
)


@dataclass(frozen=True)
class Holed:
    """Rows of one table, each with the cells that a stamp fills."""

    insert: str
    rows: tuple[tuple[Row, dict[int, str]], ...]

    def stamped(self, said: Said) -> Iterator[Row]:
        """The rows of another case."""
        for cells, holes in self.rows:
            filled = list(cells)
            for place, text in holes.items():
                filled[place] = said["case"] if text == "%(case)d" else text % said
            yield tuple(filled)


@dataclass(frozen=True)
class Told:
    """An event with holes in it; `commits` are the texts that a stamp changes, each with its own salt."""

    version: int
    at: str
    body: str
    salt: bytes
    texts: str
    commits: dict[str, tuple[bytes, str]]

    def stamped(self, said: Said, subject: str, previous: str) -> tuple[Row, Row]:
        """The event of another case, after the one before it, and its texts."""
        key = f"{said['case']:024x}{self.version:08x}"
        anew = {
            name: sha256(own + (text % said).encode()).hexdigest()
            for name, (own, text) in self.commits.items()
        }
        body = (self.body % {**said, **anew, "previous": previous, "key": key}).encode()
        event = (subject, self.version, self.at, key, body, sha256(body).hexdigest())
        return event, (subject, self.version, self.salt, self.texts % said)


@dataclass(frozen=True)
class Pattern:
    """All of one case."""

    tables: tuple[Holed, ...]
    events: tuple[Told, ...]

    def stood(self, said: Said) -> Iterator[tuple[str, Row]]:
        """The rows of another case in every table but the ledger, each with the statement that writes it."""
        for table in self.tables:
            yield from ((table.insert, row) for row in table.stamped(said))


def pattern(kept: sqlite3.Connection, said: Said) -> Pattern:
    """The pattern of a case that the desk has made; what is said of it must occur nowhere else."""
    tables = (
        _table(kept, table, said) for table in STATE if table is Case or "case_id" in table.model_fields
    )
    events = (_event(row, said) for row in kept.execute(LEDGER, (f"case/{said['case']}",)))
    return Pattern(tuple(table for table in tables if table.rows), tuple(events))


def _table(kept: sqlite3.Connection, table: Any, said: Said) -> Holed:
    name, key = table.__tablename__, "id" if table is Case else "case_id"
    columns = [column.name for column in table.__table__.columns if column.computed is None]
    into = ", ".join(f'"{column}"' for column in columns)
    found = kept.execute(f'SELECT {into} FROM "{name}" WHERE {key} = ?', (said["case"],))
    insert = f'INSERT INTO "{name}" ({into}) VALUES ({", ".join("?" * len(columns))})'
    return Holed(insert, tuple((row, _holes(row, said)) for row in found))


def _holes(row: Row, said: Said) -> dict[int, str]:
    """The cells that a stamp fills, by their places."""
    marked = {
        place: _marked(str(cell), said) for place, cell in enumerate(row) if isinstance(cell, str | int)
    }
    return {place: text for place, text in marked.items() if "%(" in text}


def _marked(text: str, said: Said) -> str:
    """A text with marks in place of what a stamp puts in."""
    text = text.replace("%", "%%")
    for name in ("reference", "name", "account"):
        text = text.replace(said[name], f"%({name})s")
    return text.replace(str(said["case"]), "%(case)d")


def _event(row: Row, said: Said) -> Told:
    version, at, key, body, salt, texts = row
    told = json.loads(body)
    marked = [_marked(text, said) for text in json.loads(texts)]
    spelt = _marked(body.decode(), said)
    spelt = spelt.replace(told["previous"], "%(previous)s").replace(key, "%(key)s")
    commits = {}
    for place, text in enumerate(marked):
        if "%(" in text:
            own = sha256(salt + place.to_bytes(4)).digest()
            was = sha256(own + json.loads(texts)[place].encode()).hexdigest()
            spelt, commits[f"text{place}"] = spelt.replace(was, f"%(text{place})s"), (own, text)
    return Told(version, at, spelt, salt, _marked(texts, said), commits)

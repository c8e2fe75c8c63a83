"""What the events of a case have told so far, read one after another."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
Body = Mapping[str, Any]
"""An event as it was told, with personal values where they are not erased."""


@dataclass
class Told:
    """What the events of a case have told so far, table by table."""

    rows: dict[str, dict[str, Row]] = field(default_factory=dict)

    def of(self, table: str) -> list[Row]:
        """The rows of a table as they stand."""
        return list(self.rows.get(table, {}).values())

    @property
    def case(self) -> Row:
        return next(iter(self.rows.get("case", {}).values()), {})

    def take(self, body: Body) -> None:
        """Let an event change what stands."""
        for entry in body["rows"]:
            table = self.rows.setdefault(entry["table"], {})
            name = json.dumps(entry["key"], sort_keys=True)
            table.pop(name, None)
            if entry["row"] is not None:
                table[name] = entry["row"]

    def proposal(self, revision: int) -> Row | None:
        """A revision."""
        return next((row for row in self.of("proposal") if row["revision"] == revision), None)


def new(body: Body, before: Told, table: str) -> Iterator[Row]:
    """The rows of a table that an event told of first."""
    there = before.rows.get(table, {})
    for entry in body["rows"]:
        if entry["table"] == table and entry["row"] and json.dumps(entry["key"], sort_keys=True) not in there:
            yield entry["row"]

"""A forger who can write the database and knows the program: whatever is changed is made to fit again."""

import json
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from ccms_tui.rules.canonical import canonical
from ccms_tui.rules.merkle import Growing
from ccms_tui.services.ledger import genesis
from tests.conftest import House
from tests.services.backdoors import rows, unguarded


@dataclass(frozen=True)
class Entry:
    """One event as it stands in the database."""

    subject: str
    version: int
    at: str
    key: str
    body: bytes

    @property
    def digest(self) -> str:
        return sha256(self.body).hexdigest()

    def saying(self, **changes: Any) -> "Entry":
        """The same event with another body, spelled as the program spells it."""
        return replace(self, body=canonical(json.loads(self.body) | changes))


@dataclass
class Forger:
    """The events of a record in the order of its tree; `write` puts back what was made of them."""

    house: House
    entries: list[Entry] = field(init=False)

    def __post_init__(self) -> None:
        query = (
            "SELECT event.subject, event.version, event.at, event.key, event.body FROM event"
            " JOIN leaf ON leaf.subject = event.subject AND leaf.version = event.version ORDER BY leaf.number"
        )
        found: Any = rows(self.house.url, query)
        self.entries = [
            Entry(subject, version, str(at), key, bytes(body)) for subject, version, at, key, body in found
        ]

    def find(self, subject: str, version: int) -> int:
        """Where an event stands."""
        return next(
            n for n, one in enumerate(self.entries) if (one.subject, one.version) == (subject, version)
        )

    def change(self, subject: str, version: int, **changes: Any) -> None:
        """Give an event another body."""
        place = self.find(subject, version)
        self.entries[place] = self.entries[place].saying(**changes)

    def chain(self, subject: str) -> None:
        """Number the events of a subject anew, each on the one before it, to the end."""
        ((instance,),) = rows(self.house.url, "SELECT instance FROM organisation")
        previous, version = genesis(str(instance), subject), 0
        for place, one in enumerate(self.entries):
            if one.subject == subject:
                version += 1
                self.entries[place] = replace(one, version=version).saying(
                    version=version, previous=previous, subject=subject
                )
                previous = self.entries[place].digest

    def write(self) -> None:
        """Put all events and a tree that fits them in the place of those that are there."""
        inserts = [f"INSERT INTO event VALUES ({self._values(one)})" for one in self.entries]
        unguarded(self.house, "DELETE FROM event", *inserts, *self.tree())

    def tree(self) -> list[str]:
        """What makes the tree anew, to fit the events."""
        growing = Growing()
        leaves = [
            f"INSERT INTO leaf VALUES ({number}, '{one.subject}', {one.version},"
            f" {self._bytes(growing.add(bytes.fromhex(one.digest)))})"
            for number, one in enumerate(self.entries)
        ]
        return ["DELETE FROM leaf", *leaves]

    def _values(self, one: Entry) -> str:
        said = f"'{one.subject}', {one.version}, '{one.at}', '{one.key}'"
        return f"{said}, {self._bytes(one.body)}, '{one.digest}'"

    def _bytes(self, raw: bytes) -> str:
        return f"x'{raw.hex()}'" if self.house.premises.database.sqlite else f"'\\x{raw.hex()}'"

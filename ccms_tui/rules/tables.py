"""Tables of a data file, read key by key: what does not fit is refused by its key, with the reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

WORD = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
KINDS = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
    date: "a date",
}

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


class BadPack(ValueError):
    """A pack that does not say what it must: the key, and what is wrong with it."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key} {reason}")


@dataclass(frozen=True)
class Table:
    """A table with the name it has in its file; each reading gives a value of one kind, or refuses."""

    values: Mapping[str, Any]
    name: str = ""

    def key(self, key: str) -> str:
        """A key as it is named to whoever must mend it."""
        return f"{self.name}.{key}" if self.name else key

    def holds(self, required: set[str], optional: set[str] | None = None) -> "Table":
        """The table itself, having every key that it must and none that nobody reads."""
        known = required | (optional or set())
        for key in sorted(set(self.values) - known):
            raise BadPack(self.key(key), f"is unknown; there are {', '.join(sorted(known))}")
        for key in sorted(required - set(self.values)):
            raise BadPack(self.key(key), "is missing")
        return self

    def of(self, kind: type[T], key: str) -> T:
        """A value of a kind; text is never empty."""
        value = self.values[key]
        if not isinstance(value, kind) or type(value) is not kind or value == "":
            raise BadPack(self.key(key), f"must be {KINDS[kind]}, not {value!r}")
        return value

    def number(self, key: str) -> int:
        """A whole number from 1 on."""
        value = self.of(int, key)
        if value < 1:
            raise BadPack(self.key(key), f"must be 1 or more, not {value}")
        return value

    def numbers(self, key: str) -> frozenset[int]:
        """A list of whole numbers from 1 on, at least one."""
        found = self.of(list, key)
        if not found or not all(type(number) is int and number > 0 for number in found):
            raise BadPack(self.key(key), f"must be a list of whole numbers from 1 on, not {found!r}")
        return frozenset(found)

    def per_cent(self, key: str) -> int:
        """A whole number from 0 to 100."""
        value = self.of(int, key)
        if not 0 <= value <= 100:
            raise BadPack(self.key(key), f"must be from 0 to 100, not {value}")
        return value

    def one_of(self, words: type[E], key: str) -> E:
        """One of a set of words."""
        return self._known(words, key, self.values[key])

    def some_of(self, words: type[E], key: str) -> tuple[E, ...]:
        """One word of a set or several, at least one."""
        value = self.values[key]
        given = value if isinstance(value, list) else [value]
        if not given:
            raise BadPack(self.key(key), "names nothing")
        return tuple(self._known(words, key, word) for word in given)

    def word(self, key: str) -> str:
        """A name in lower case and without spaces."""
        return self._word(key, self.values[key])

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words, each lower case and without spaces."""
        return tuple(self._word(key, word) for word in self.of(list, key))

    def texts(self, key: str) -> tuple[str, ...]:
        """A text, or a list of texts."""
        value = self.values[key]
        given = value if isinstance(value, list) else [value]
        if not given or not all(isinstance(text, str) and text.strip() for text in given):
            raise BadPack(self.key(key), f"must be text or a list of texts, not {value!r}")
        return tuple(given)

    def rows(self, key: str) -> list["Table"]:
        """A list of tables, at least one, each named by its number."""
        rows = self.of(list, key)
        if not rows or not all(isinstance(row, dict) for row in rows):
            raise BadPack(self.key(key), f"must be tables, each headed [[{self.key(key)}]]")
        return [Table(row, f"{self.key(key)}.{number}") for number, row in enumerate(rows, 1)]

    def tables(self, key: str) -> dict[str, "Table"]:
        """A table of tables, by words, at least one."""
        inner = Table(self.of(dict, key), self.key(key))
        if not inner.values:
            raise BadPack(self.key(key), "names nothing")
        return {self._word(key, word): inner.table(word) for word in inner.values}

    def table(self, key: str) -> "Table":
        """One table below this one."""
        return Table(self.of(dict, key), self.key(key))

    def _known(self, words: type[E], key: str, value: object) -> E:
        if not isinstance(value, str) or value not in {*words}:
            raise BadPack(self.key(key), f"must be one of {', '.join(words)}, not {value!r}")
        return words(value)

    def _word(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not WORD.fullmatch(value):
            raise BadPack(self.key(key), f"must be words such as final_response, not {value!r}")
        return value

"""What the columns of one kind of file mean."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from ccms_tui.intake.dates import Dates
from ccms_tui.intake.templates import Template
from ccms_tui.rules.words import Channel, Risk

W = TypeVar("W", bound=StrEnum)

ID, RECEIVED, CHANNEL, RISK = "id", "received", "channel", "risk"
"""The meanings of a column that are read as something other than text."""
LINES = ("complainant", "summary", "product", "account", "contact", "representative", "owner")
CODES = ("category", "regime")
TEXTS = (*LINES, *CODES, "own_words", "point")
"""The fields of a complaint that are text, each filled from the column of its name, if not told otherwise."""


_SHORT = 200
"""What is remembered is never longer: a file may hold many long texts."""


def fold(name: str) -> str:
    """A name as it is compared: case, spaces and punctuation make no difference."""
    return _remembered(name) if len(name) <= _SHORT else _folded(name)


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold()) or name.strip()


_remembered = lru_cache(4096)(_folded)


@dataclass(frozen=True)
class Words(Generic[W]):
    """What a column's words mean; `default` where it says nothing, `unknown` where nobody knows the word."""

    meant: Mapping[str, W]
    default: W | None
    unknown: W | None


@dataclass(frozen=True)
class Sorting:
    """A category, and the values in each of some columns that mean it."""

    category: str
    values: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Profile:
    """How to read one kind of file."""

    title: str
    source: str
    """What a complaint's number is prefixed with, so that numbers from different places stay apart."""
    dates: Dates
    columns: Mapping[str, tuple[str, ...]]
    """The names that a column of each meaning may have, the better first."""
    nothing: frozenset[str]
    """What stands in a cell in place of nothing."""
    fields: Mapping[str, tuple[Template, ...]]
    detail: tuple[str, ...]
    """The meanings kept as details; columns of no known meaning are, in any case."""
    days: frozenset[str]
    channel: Words[Channel]
    risk: Words[Risk]
    category: str | None
    sortings: tuple[Sorting, ...]

    def sorted_by(self, columns: Mapping[str, int]) -> Iterator[tuple[str, list[tuple[int, frozenset[str]]]]]:
        """The categories that a file with these columns can tell, each with the values that mean it."""
        for sorting in self.sortings:
            if sorting.values.keys() <= columns.keys():
                yield sorting.category, [(columns[name], meant) for name, meant in sorting.values.items()]

    def meanings(self, names: frozenset[str]) -> dict[str, str]:
        """Which of a file's columns, by their folded names, has each meaning."""
        found = {
            meaning: next((name for each in written if (name := fold(each)) in names), "")
            for meaning, written in self.columns.items()
        }
        return {meaning: name for meaning, name in found.items() if name}

"""What of a case file is withheld from whom: rules over tables and columns, read from data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ccms_tui.rules.commitments import is_committed
from ccms_tui.rules.tables import BadPack, Table


class Level(StrEnum):
    """For whom a case file is made."""

    FULL = "full"
    OMBUDSMAN = "ombudsman"
    COMPLAINANT = "complainant"


@dataclass(frozen=True)
class Withheld:
    """The personal values of a table, or of one column of it, in all rows or in those of some words."""

    table: str
    column: str | None = None
    only: Mapping[str, frozenset[str]] | None = None
    """By column, the words of which a row must have one."""
    whole: bool = False
    """Whether not even the row is shown: nor who made it and when, so its events are hashes alone."""

    def covers(self, table: str, column: str | None, row: Mapping[str, Any]) -> bool:
        """Whether a value is one of these; without a column, whether the whole row is."""
        fits = all(row.get(name) in words for name, words in (self.only or {}).items())
        return table == self.table and self.column in (None, column) and fits


@dataclass(frozen=True)
class Disclosure:
    """What one reader is given of a case."""

    title: str
    withheld: tuple[Withheld, ...]
    in_passing: bool = False
    """Whether texts are withheld too that somebody gave with an act and that stand in no row."""
    copies_only: bool = False
    """Whether of an item of evidence that was redacted nothing goes out but a copy that still stands."""

    def touches(self, table: str) -> bool:
        """Whether anything of a table is withheld."""
        return any(rule.table == table for rule in self.withheld)

    def withholds(self, table: str, column: str | None, row: Mapping[str, Any]) -> bool:
        """Whether a personal value, or without a column all there is of a row, is kept back."""
        return any(rule.covers(table, column, row) for rule in self.withheld)

    def hides(self, table: str, row: Mapping[str, Any]) -> bool:
        """Whether not even a row is shown."""
        return any(rule.whole and rule.covers(table, None, row) for rule in self.withheld)

    def buries(self, body: Mapping[str, Any]) -> bool:
        """Whether an event is given as its hash alone, for its body tells of a row that is not shown."""
        return any(self.hides(told["table"], told["row"] or {}) for told in body["rows"])

    def shown(self, body: Mapping[str, Any], texts: list[str]) -> list[str | None]:
        """The personal texts of an event, by number; None stands for one that is withheld.

        A text that is withheld anywhere is withheld everywhere in the event, and a summary that holds it too.
        """
        placed, kept = self._in_rows(body)
        kept |= _numbers(body["command"]) - placed if self.in_passing else set()
        summary = body["summary"]["personal"]
        if any(texts[number] in texts[summary] for number in kept):
            kept.add(summary)
        return [None if number in kept else text for number, text in enumerate(texts)]

    def _in_rows(self, body: Mapping[str, Any]) -> tuple[set[int], set[int]]:
        """The numbers of the texts that stand in rows, and of those of them that are withheld."""
        placed: set[int] = set()
        kept: set[int] = set()
        for told in body["rows"]:
            row = told["row"] or {}
            for column, value in row.items():
                if is_committed(value):
                    placed.add(value["personal"])
                    kept |= {value["personal"]} if self.withholds(told["table"], column, row) else set()
        return placed, kept


def _numbers(value: Any) -> set[int]:
    """The numbers of all texts within a value."""
    if is_committed(value):
        return {value["personal"]}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {number for each in inner for number in _numbers(each)}


def read_disclosures(table: Table) -> dict[Level, Disclosure]:
    """Read what each reader is given: a title, and what is withheld."""
    levels = table.holds(set(Level))
    return {level: _disclosure(levels.table(level)) for level in Level}


def _disclosure(entry: Table) -> Disclosure:
    given = entry.holds({"title", "in_passing", "originals"}, {"withhold"}).values
    rules = entry.rows("withhold") if "withhold" in given else []
    return Disclosure(
        title=entry.of(str, "title"),
        withheld=tuple(map(_withheld, rules)),
        in_passing=not entry.of(bool, "in_passing"),
        copies_only=not entry.of(bool, "originals"),
    )


def _withheld(entry: Table) -> Withheld:
    given = entry.holds({"table"}, {"column", "only", "whole"}).values
    whole = "whole" in given and entry.of(bool, "whole")
    if whole and "column" in given:
        raise BadPack(entry.key("whole"), "is for a rule without a column")
    only = entry.table("only") if "only" in given else None
    words = {column: frozenset(only.texts(column)) for column in only.values} if only else None
    column = entry.of(str, "column") if "column" in given else None
    return Withheld(entry.of(str, "table"), column, words, whole)

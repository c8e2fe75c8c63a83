"""A sheet as somebody outside is given it: without the lines and the personal values that are withheld."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import inspect

from ccms_tui.models import Case, PastFinding
from ccms_tui.models.columns import PERSONAL
from ccms_tui.rules.disclosing import Disclosure
from ccms_tui.services.case_lines import LINES

WITHHELD = "[withheld]"
WITHIN = {("point", "before"): str(PastFinding.__tablename__)}
"""Fields of a line that tell of rows of another table."""


def redacted(told: dict[str, Any], disclosure: Disclosure) -> dict[str, Any]:
    """A sheet without the personal values that are withheld."""
    lines = {
        name: [
            dict(_kept(line, table, disclosure))
            for line in told[name]
            if not _hidden(line, table, disclosure)
        ]
        for name, (_, table, _) in LINES.items()
    }
    gone = {name: left for name in lines if (left := len(told[name]) - len(lines[name]))}
    return {**dict(_kept(told, Case, disclosure)), **lines, "left_out": gone}


def _hidden(line: dict[str, Any], table: Any, disclosure: Disclosure) -> bool:
    return disclosure.hides(str(table.__tablename__), line)


def _kept(told: dict[str, Any], table: Any, disclosure: Disclosure) -> Iterator[tuple[str, Any]]:
    """The values of a row, with a mark in the place of those that are withheld."""
    name, columns = str(table.__tablename__), inspect(table).local_table.columns
    for field, value in told.items():
        personal = field in columns and columns[field].info.get(PERSONAL) and value is not None
        hidden = personal and disclosure.withholds(name, field, told)
        within = WITHIN.get((name, field))
        yield field, WITHHELD if hidden or (within and value and disclosure.touches(within)) else value

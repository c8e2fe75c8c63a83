"""What became of each row, and the rejected rows as a file to mend."""

import csv
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ccms_tui.intake.reading import BadFile

_OBEYED = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
"""How a cell begins that a spreadsheet would carry out."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken in: the line where it starts, why, and its cells by the names of columns."""

    line: int
    reason: str
    row: Mapping[str, str]


@dataclass(frozen=True)
class Report:
    """What became of the rows of a file; `notes` say what should be known of how it was read."""

    read: int
    opened: int
    skipped: int
    rejected: tuple[Rejected, ...]
    notes: tuple[str, ...] = ()


def write_rejects(report: Report, path: Path) -> None:
    """Write the rejected rows whole, with line and reason, all at once or not at all."""
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(_table(report))
            Path(beside).replace(path)
        finally:
            Path(beside).unlink(missing_ok=True)
    except OSError as error:
        why = (error.strerror or "unknown").lower()
        raise BadFile(f"the rejected rows cannot be written to {path}: {why}") from error


def _table(report: Report) -> list[list[str]]:
    names = list(dict.fromkeys(name for rejected in report.rejected for name in rejected.row))
    rows = (
        [str(rejected.line), rejected.reason, *(rejected.row.get(name, "") for name in names)]
        for rejected in report.rejected
    )
    return [[_guarded(cell) for cell in row] for row in [["line", "reason", *names], *rows]]


def _guarded(cell: str) -> str:
    """The same as text that no spreadsheet carries out."""
    return f"'{cell}" if _OBEYED.match(cell) else cell

"""The first line of a file: what separates its cells, and what its columns are called."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import TextIO

from ccms_tui.intake.profiles import Profile, fold
from ccms_tui.intake.reading import BadFile, Record

DELIMITERS = ",;\t|"
_SAMPLE = 2**16
_SAID = "sep="
"""How a spreadsheet says in a line before the header what separates cells."""
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2400\ufffd]")


def delimiter_of(text: TextIO, profile: Profile) -> str:
    """What separates the cells: whatever makes most columns that the profile knows, or most columns."""
    sample = text.read(_SAMPLE)
    text.seek(0)
    if said := re.match(rf"{_SAID}([{DELIMITERS}])", sample):
        return said[1]
    known = frozenset(fold(name) for names in profile.columns.values() for name in names)

    def likely(delimiter: str) -> tuple[int, int]:
        cells = _first(sample, delimiter)
        return sum(fold(cell) in known for cell in cells), len(cells)

    return max(DELIMITERS, key=likely)


def _first(sample: str, delimiter: str) -> list[str]:
    """The cells of the first line that has any."""
    reader = csv.reader(StringIO(sample, newline=""), delimiter=delimiter, strict=True)
    try:
        return next((cells for cells in reader if any(map(str.strip, cells))), [])
    except csv.Error:
        return []


def header_of(records: Iterator[Record]) -> tuple[str, ...]:
    """The names of the columns, each different, or one sentence why these can be none."""
    record = next(records, None)
    if record and record.cells[0].startswith(_SAID):
        record = next(records, None)
    if not record:
        raise BadFile("it is empty")
    if record.wrong:
        raise BadFile(f"its header, in line {record.line}, cannot be read: {record.wrong}")
    names = tuple(name.strip() for name in record.cells)
    if any(map(_NO_TEXT.search, names)):
        raise BadFile("it does not begin with the names of columns in plain text")
    if twice := [name for name, count in Counter(map(fold, names)).items() if name and count > 1]:
        same = ", ".join(repr(name) for name in names if fold(name) == twice[0])
        raise BadFile(f"columns of the same name cannot be told apart: {same}")
    return names

"""A file of separated values as records, each with its line; nothing that is in it can stop the reading."""

import codecs
import csv
import os
import re
import stat
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

LONGEST = 2**21
"""The characters of a line that are looked at: nobody means a longer one, and it must fit in memory."""

_BOMS = {  # the longer before those that begin like them
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_OTHERS = {
    b"PK\x03\x04": "a workbook or an archive",
    b"\xd0\xcf\x11\xe0": "an old workbook",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "compressed",
}
_ESCAPED = re.compile(r"[\udc80-\udcff]")
_WINDOWS = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}
"""What a byte that is not UTF-8 means on Windows, where most such files come from."""
_PLAINLY = {
    "field larger": f"a cell is longer than {csv.field_size_limit():,} characters",
    "expected after": "a quotation mark inside a quoted cell is not doubled",
    "unexpected end": "a quoted cell never ends",
}


class BadFile(ValueError):
    """A file that cannot be taken in at all, in one sentence."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record, and the line where it starts; one that cannot be read is a line as it stands, and why."""

    line: int
    cells: list[str]
    wrong: str = ""


@contextmanager
def text_of(path: Path) -> Iterator[TextIO]:
    """The text of a file; bytes that are not UTF-8 come through as escapes, for Records to mend."""
    with _regular(path) as file:
        start = file.read(8)
        file.seek(0)
        if other := next((kind for magic, kind in _OTHERS.items() if start.startswith(magic)), None):
            raise BadFile(f"{path} is {other}: save its table as CSV first")
        encoding = next((name for bom, name in _BOMS.items() if start.startswith(bom)), "utf-8")
        eight = encoding.startswith("utf-8")
        with TextIOWrapper(file, encoding, "surrogateescape" if eight else "replace", newline="") as text:
            yield text


def _regular(path: Path) -> BinaryIO:
    """A file opened for reading, never a folder, nor a pipe or a device that would not end."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise BadFile(f"{path} cannot be read: {(why or 'it is no path').lower()}") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise BadFile(f"{path} cannot be read: it is not a file")
    return os.fdopen(handle, "rb")


class Lines:
    """The lines of a text, which can be put back; they are held until let go."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._again = deque[str]()
        self._read = 0
        self.held = list[str]()
        self.windows = 0
        """The first line that was not UTF-8, if there was one."""

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._mended(self._text.readline(LONGEST))
        if not line:
            raise StopIteration
        self.held.append(line)
        if len(line) == LONGEST:
            raise csv.Error(f"the line is longer than {LONGEST:,} characters")
        return line

    def put_back(self) -> str:
        """Let the first line that is held go; the others will come again."""
        first, *others = self.held
        self._again.extendleft(reversed(others))
        return first

    def _mended(self, line: str) -> str:
        self._read += 1
        if "\0" in line:
            line = line.replace("\0", "␀")
        if len(line) == LONGEST:
            self._skip(line)
        if line.isascii() or not _ESCAPED.search(line):
            return line
        self.windows = self.windows or self._read
        return line.translate(_WINDOWS)

    def _skip(self, line: str) -> None:
        """Leave what follows on a line of which enough was read."""
        while line and not line.endswith(("\n", "\r")):
            line = self._text.readline(LONGEST)


class Records:
    """The records of a text in their order; reading goes on with the line after one that cannot be read."""

    def __init__(self, text: TextIO, delimiter: str) -> None:
        self._lines = Lines(text)
        self._reader = csv.reader(self._lines, delimiter=delimiter, strict=True)
        self._line = 1

    @property
    def windows(self) -> int:
        """The first line that was read as Windows-1252, or 0."""
        return self._lines.windows

    def __iter__(self) -> Iterator[Record]:
        while True:
            self._lines.held.clear()
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Record(self._line, [self._lines.put_back()], _plainly(str(error)))
                self._line += 1
            else:
                if any(map(str.strip, cells)):
                    yield Record(self._line, cells)
                self._line += len(self._lines.held)


def _plainly(error: str) -> str:
    return next((words for said, words in _PLAINLY.items() if said in error), error)

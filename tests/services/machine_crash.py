"""What a machine that stops in the middle of a transaction leaves on its disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, event

BESIDE = ("", "-journal", "-wal")
"""The files of a SQLite database; what processes share in memory is gone when they end."""


@dataclass(frozen=True)
class Files:
    """A SQLite database as its files stand at an instant."""

    contents: tuple[bytes, ...]

    @classmethod
    def of(cls, url: str) -> "Files":
        """As they stand now."""
        found = (Path(url.removeprefix("sqlite:///") + suffix) for suffix in BESIDE)
        return cls(tuple(path.read_bytes() if path.exists() else b"" for path in found))

    def put(self, file: Path) -> None:
        """Leave them where a new process finds them."""
        for suffix, content in zip(BESIDE, self.contents, strict=True):
            file.with_name(file.name + suffix).write_bytes(content)


@contextmanager
def stopping(url: str, pages: int) -> Iterator[list[Files]]:
    """Meanwhile, the files as they are when a transaction is about to be committed.

    SQLite keeps only so many pages in memory, so some of what the transaction wrote is on the disk by then,
    and whoever opens the files next has to take it back.
    """
    left: list[Files] = []

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA cache_size = {pages}")

    def committing(_: Connection) -> None:
        left.append(Files.of(url))

    event.listen(Engine, "begin", begun)
    event.listen(Engine, "commit", committing)
    try:
        yield left
    finally:
        event.remove(Engine, "begin", begun)
        event.remove(Engine, "commit", committing)

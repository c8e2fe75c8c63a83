"""Evidence under its SHA-256, in a folder beside the database or at a place that many machines share."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from ccms_tui.desk.denials import Denied, Refused, Unreachable
from ccms_tui.rules.verdict import Reason


class Gone(LookupError):
    """A file that should be there is not."""


class Files(Protocol):
    """A content-addressed store; what is in it never changes, one content is kept once, and may be erased."""

    def put(self, content: bytes) -> str:
        """Keep these bytes, whole and durably or not at all, and give their SHA-256 in hexadecimal."""

    def get(self, name: str) -> bytes:
        """The bytes kept under this SHA-256, or Gone; whether they are still those, the caller checks."""

    def remove(self, name: str) -> bool:
        """Let go of the bytes under this SHA-256; whether they were there."""


def files_at(place: Path | str) -> Files:
    """The store in a folder, or at a URL such as s3://bucket/evidence."""
    if isinstance(place, Path):
        return FolderFiles(place)
    from ccms_tui.store.shared_files import SharedFiles

    return SharedFiles(place)


class FolderFiles:
    """A store in a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        name = sha256(content).hexdigest()
        path = self._path(name)
        with kept_at(self.folder):
            if path.exists():
                insist_on_the_same(path.read_bytes(), content)
            else:
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                _write(path, content)
        return name

    def get(self, name: str) -> bytes:
        try:
            with kept_at(self.folder):
                return self._path(name).read_bytes()
        except FileNotFoundError as error:
            raise Gone(name) from error

    def remove(self, name: str) -> bool:
        """Let go of the bytes under this SHA-256; whether they were there."""
        there = self._path(name).exists()
        self._path(name).unlink(missing_ok=True)
        return there

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


def _write(path: Path, content: bytes) -> None:
    """Write beside, and put it in its place when it is whole on the disk; what fails leaves nothing."""
    handle, beside = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except OSError:
        with suppress(FileNotFoundError):
            Path(beside).unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def insist_on_the_same(found: bytes, content: bytes) -> None:
    """Refuse to write over what was altered: it is evidence of that."""
    if found != content:
        text = "the store has other bytes under the hash of this file: see `ccms evidence check`"
        raise Denied(Refused((Reason(text, "evidence integrity"),)))


@contextmanager
def kept_at(place: object) -> Iterator[None]:
    """A store that cannot be reached or is full is a sentence; that a file is gone is for the caller."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Unreachable(f"evidence cannot be kept or read at {place}: {why}") from error

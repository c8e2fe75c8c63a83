"""Evidence in a folder beside the database."""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from ccms_tui.store.files import Gone, insist_on_the_same, kept_at


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

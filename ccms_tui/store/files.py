"""Evidence files under their SHA-256, in a folder beside the database: written whole or not at all."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path


class Gone(LookupError):
    """A file that should be there is not."""


class Files:
    """A content-addressed store; what is in it never changes, one content is kept once, and may be erased."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keep these bytes, durably, and give their SHA-256 in hexadecimal."""
        name = sha256(content).hexdigest()
        path = self._path(name)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, beside = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(path)
        return name

    def get(self, name: str) -> bytes:
        """The bytes kept under this SHA-256, or Gone; whether they are still those, the caller checks."""
        try:
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

"""Texts that are being typed, kept where a dropped line or a crash does not reach them."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

Texts = Mapping[str, str]
Name = tuple[str, ...]
"""What a draft is of: the database, the person, the act, the case."""

MOST = 50
OLDEST = timedelta(days=30)
LARGEST = 2**20


class Drafts:
    """Drafts in a folder that only their writer can read; trouble with it is a sentence, never an error."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder, self._now = folder, now
        self._told = False

    def keep(self, name: Name, texts: Texts) -> str:
        """Keep the latest texts, whole or not at all; when that fails, say why, once."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            self._write(self._path(name), json.dumps(dict(texts)).encode())
        except OSError as error:
            first, self._told = not self._told, True
            return f"Drafts cannot be kept: {(error.strerror or 'no reason given').lower()}." if first else ""
        self._told = False
        with suppress(OSError):
            self._forget()
        return ""

    def find(self, name: Name) -> dict[str, str]:
        """The texts that were kept, if any were, not too long ago."""
        path = self._path(name)
        try:
            found = path.stat()
            if found.st_size > LARGEST or found.st_mtime < self._oldest():
                return {}
            kept = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        texts = kept.items() if isinstance(kept, dict) else ()
        return {field: text for field, text in texts if isinstance(text, str)}

    def drop(self, name: Name) -> None:
        """Forget a draft."""
        with suppress(OSError):
            self._path(name).unlink()

    def draft(self, *name: str) -> "Draft":
        """The draft of one thing."""
        return Draft(self, name)

    def _path(self, name: Name) -> Path:
        """A file whose name tells nothing of what is in it."""
        return self._folder / f"{hashlib.sha256(json.dumps(name).encode()).hexdigest()}.json"

    def _write(self, path: Path, data: bytes) -> None:
        handle, temporary = tempfile.mkstemp(dir=self._folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.utime(temporary, (self._now().timestamp(),) * 2)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _forget(self) -> None:
        """Drop the drafts that are too old, or older than all that there may be."""
        kept = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for place, path in enumerate(kept):
            if place >= MOST or path.stat().st_mtime < self._oldest():
                path.unlink(missing_ok=True)

    def _oldest(self) -> float:
        return (self._now() - OLDEST).timestamp()


class Draft:
    """One draft while it is typed: what is written is always the latest, whichever thread writes it."""

    def __init__(self, drafts: Drafts, name: Name) -> None:
        self._drafts, self._name = drafts, name
        self._latest: Texts | None = None
        self._lock = Lock()

    def find(self) -> dict[str, str]:
        """The texts as they were left."""
        with self._lock:
            return self._drafts.find(self._name)

    def typed(self, texts: Texts | None) -> None:
        """Take note of the latest texts; None when there is nothing worth keeping."""
        self._latest = texts

    def save(self) -> str:
        """Write the latest texts now; what comes back is a sentence if that failed for the first time."""
        with self._lock:
            if self._latest is None:
                self._drafts.drop(self._name)
                return ""
            return self._drafts.keep(self._name, self._latest)

    def drop(self) -> None:
        """Forget it, also if another thread is about to write."""
        self.typed(None)
        self.save()

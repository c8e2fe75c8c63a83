"""What every store of evidence does: content under its SHA-256, kept whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
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

"""The key that signs checkpoints, in a file of its own, and what it signed last."""

import os
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

from ccms_tui.desk.denials import Unreachable
from ccms_tui.rules.notes import BadNote, Head, Note, Seal, Verifier, read, read_verifier, signed
from ccms_tui.signing import holds, public, sign

SECRET = 32
"""Bytes of a key."""


class Contradiction(RuntimeError):
    """What is to be signed is not what was signed before and more."""


class Signer:
    """Whoever holds the key; two checkpoints that contradict each other are never signed."""

    def __init__(self, path: Path, chance: Callable[[int], bytes]) -> None:
        self._path, self._chance = path, chance
        self._signed, self._public = (path.with_name(f"{path.name}.{what}") for what in ("signed", "pub"))

    def verifier(self) -> Verifier | None:
        """The public half of the key, if there is a key yet and this account may see it."""
        try:
            return read_verifier(self._public.read_text(encoding="utf-8"))
        except (FileNotFoundError, PermissionError):
            return None
        except (BadNote, UnicodeDecodeError) as error:
            raise Unreachable(f"{self._public} is no key: put back the one that stood there") from error

    def last(self) -> Note | None:
        """The checkpoint that was signed last, if there was one and this account may see it."""
        try:
            return read(self._signed.read_text(encoding="utf-8"))[-1]
        except (FileNotFoundError, PermissionError):
            return None
        except (BadNote, UnicodeDecodeError) as error:
            raise Unreachable(
                f"{self._signed} is no checkpoint: put back the one that stood there"
            ) from error

    def sign(self, head: Head, extends: Callable[[Head], bool]) -> tuple[str, Verifier]:
        """The signed note, if the tree with this head begins with the one that was signed before."""
        with self._alone():
            secret = self._kept_secret()
            key, last = Verifier(head.origin, public(secret)), self.last()
            if last and not holds(last, key):
                raise Contradiction(f"{self._signed} was not signed with the key {self._path}")
            if last and not extends(last.head):
                raise Contradiction(
                    f"the record no longer begins with the {last.head.size} events signed before"
                )
            note = signed(head, key, sign(secret, head.text))
            _put(self._public, f"{key}\n", 0o644)
            _put(self._signed, note, 0o644)
        return note, key

    def seal(self, seal: Seal) -> str:
        """The signed note that says what was handed out."""
        with self._alone():
            secret = self._kept_secret()
        return signed(seal, Verifier(seal.origin, public(secret)), sign(secret, seal.text))

    def _kept_secret(self) -> bytes:
        """The key; the first time, one is made that this account alone can read."""
        if not self._path.exists():
            _put(self._path, f"{b64encode(self._chance(SECRET)).decode()}\n", 0o600)
        return _secret(self._path)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One signature at a time, whichever process makes it."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._path.with_name(f"{self._path.name}.lock").open("ab") as lock:
            flock(lock, LOCK_EX)
            yield


def _secret(path: Path) -> bytes:
    """The key in a file, if nobody else can read it."""
    if path.stat().st_mode & 0o077:
        raise Unreachable(f"others may read the key {path}: run `chmod 600` on it")
    try:
        found = b64decode(path.read_text(encoding="ascii"), validate=False)
    except (Error, UnicodeDecodeError) as error:
        raise Unreachable(f"{path} is no key: put back the one that stood there") from error
    if len(found) != SECRET:
        raise Unreachable(f"{path} is no key: put back the one that stood there")
    return found


def _put(path: Path, text: str, mode: int) -> None:
    """Write a file whole, or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)

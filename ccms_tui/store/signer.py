"""The key that signs checkpoints, in a file of its own, what it signed last, and the key that takes over."""

import os
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

from ccms_tui.desk.denials import Unreachable
from ccms_tui.rules.epochs import Handover, Keyring, read_keyring
from ccms_tui.rules.notes import BadNote, Head, Note, Seal, Verifier, read, signed
from ccms_tui.signing import holds, public, sign

SECRET = 32
"""Bytes of a key."""
PUT_BACK = "put it back, or have another take over with `ccms key rotate --lost`"
Extends = Callable[[Head], bool]
"""Whether the tree begins with what it was at an older head."""


class Contradiction(RuntimeError):
    """What is to be signed is not what was signed before and more."""


class Signer:
    """Whoever holds the key; two checkpoints that contradict each other are never signed."""

    def __init__(self, path: Path, chance: Callable[[int], bytes]) -> None:
        self._path, self._chance = path, chance
        beside = (path.with_name(f"{path.name}.{what}") for what in ("signed", "pub", "next"))
        self._signed, self._public, self._next = beside

    def keys(self) -> Keyring | None:
        """The public keys, if there is a key yet and this account may see them."""
        try:
            return read_keyring(self._public.read_text(encoding="utf-8"))
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

    def sign(self, head: Head, extends: Extends, keys: Keyring | None) -> tuple[str, Keyring]:
        """The signed note, if the tree with this head begins with the one that was signed before."""
        with self._alone():
            return self._sign(head, extends, keys)

    def seal(self, seal: Seal, keys: Keyring | None) -> str:
        """The signed note that says what was handed out."""
        with self._alone():
            secret, keys = self._in_use(seal.origin, keys)
        return signed(seal, keys.current, sign(secret, seal.text))

    @contextmanager
    def changing(self, head: Head, extends: Extends, keys: Keyring, lost: bool) -> Iterator[Keyring]:
        """A new key, beside the one there is, which signs a last checkpoint and for the new one unless lost.

        Until this is left nobody else signs; `take_over` meanwhile puts the new key in its place.
        """
        with self._alone():
            new = self._chance(SECRET)
            handover = Handover(head, Verifier(head.origin, public(new)), None)
            if not lost:
                self._sign(head, extends, keys)
                secret, _ = self._in_use(head.origin, keys)
                handover = handover._replace(signature=sign(secret, handover.text))
            elif last := self.last():
                self._insist(last, head, extends, keys)
            _put(self._next, f"{b64encode(new).decode()}\n", 0o600)
            yield keys._replace(handovers=(*keys.handovers, handover))

    def take_over(self, keys: Keyring) -> None:
        """Put the key that signs from now on in the place of the one before, which is gone with that."""
        if self._next.exists() and public(_secret(self._next)) == keys.current.public:
            self._next.replace(self._path)
            _put(self._public, f"{keys}\n", 0o644)

    def _sign(self, head: Head, extends: Extends, keys: Keyring | None) -> tuple[str, Keyring]:
        secret, keys = self._in_use(head.origin, keys)
        last = self.last()
        if last:
            self._insist(last, head, extends, keys)
        _put(self._public, f"{keys}\n", 0o644)
        if last and last.head == head:
            return last.whole, keys
        if keys.at(head.size) != keys.current:
            raise Contradiction(f"the key in use signs for more than {keys.after} events")
        note = signed(head, keys.current, sign(secret, head.text))
        _put(self._signed, note, 0o644)
        return note, keys

    def _insist(self, last: Note, head: Head, extends: Extends, keys: Keyring) -> None:
        """Refuse a past that is not the one that was signed."""
        if not holds(last, keys):
            raise Contradiction(f"{self._signed} was not signed with the key of {self._path} for its size")
        if not extends(last.head):
            raise Contradiction(f"the record no longer begins with the {last.head.size} events signed before")

    def _in_use(self, origin: str, keys: Keyring | None) -> tuple[bytes, Keyring]:
        """The key that signs now; the first time, one is made that this account alone can read."""
        if keys:
            self.take_over(keys)
        elif not self._path.exists():
            _put(self._path, f"{b64encode(self._chance(SECRET)).decode()}\n", 0o600)
        if not self._path.exists():
            raise Contradiction(f"the key {self._path} is gone; {PUT_BACK}")
        secret = _secret(self._path)
        here = Verifier(origin, public(secret))
        if keys and keys.current != here:
            raise Contradiction(f"the key {self._path} is not the one that signs for this record; {PUT_BACK}")
        return secret, keys or Keyring(here)

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

"""What this account last saw of a record: whoever rewrites one would have to find every such memory too."""

import json
import os
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import NamedTuple, cast

from msgspec.structs import replace

from ccms_tui.desk.denials import Contradicted, Denied, Unreachable
from ccms_tui.desk.request import A, Changed, Changes, Desk, Done, Order, Value, View
from ccms_tui.desk.witnessing import Head, TreeHead
from ccms_tui.rules.epochs import read_keyring
from ccms_tui.rules.merkle import extends
from ccms_tui.rules.notes import BadNote, read_verifier, receipt
from ccms_tui.signing import leads_on

ACCEPT = (
    "nothing is written from here; `ccms verify` tells what holds, `ccms seen --accept` takes it as it is"
)

RECEIPTED = ("approve", "acknowledge", "send")
"""Acts whose outcome leaves the house, or binds somebody."""


class Seen(NamedTuple):
    """A head of a record's tree, its signing key if it had one, and when it was seen."""

    origin: str
    size: int
    root: bytes
    key: str | None
    at: datetime

    def against(self, head: Head) -> str:
        """How a record contradicts what was seen of it, in a sentence; empty if it does not."""
        when = f"{self.at:%-d %B %Y at %H:%M} UTC"
        if head.origin != self.origin:
            return f"this is not the record that you saw here on {when}: another was put in its place"
        if head.size < self.size:
            return (
                f"the record went back: on {when} you saw {self.size} events, and now there are {head.size}"
            )
        if not extends(self.size, head.size, head.proof, self.root, head.root):
            return (
                f"what was recorded before {when} has been rewritten: not all of the {self.size} events stand"
            )
        if self.key and not leads_on_from(self.key, head.keys):
            return (
                f"checkpoints of this record are not signed with the key that you saw on {when}, "
                "nor with one that it signed for"
            )
        return ""


def current(keys: str | None) -> str | None:
    """The key that signs now, of all that are told of."""
    return str(read_keyring(keys).current) if keys else None


def leads_on_from(known: str, keys: str | None) -> bool:
    """Whether the keys that are told of lead on from a known one, each signed for by the one before it."""
    try:
        return keys is not None and leads_on(read_keyring(keys), read_verifier(known))
    except BadNote:
        return False


class Lost(Exception):
    """What was seen last is there, and cannot be read."""


class Memory:
    """Where one account keeps what it saw of the record at one URL."""

    def __init__(self, folder: Path, url: str, now: Callable[[], datetime]) -> None:
        self.path = folder / f"{sha256(url.encode()).hexdigest()[:32]}.json"
        self._now = now

    def find(self) -> Seen | None:
        """What was seen last, if anything was."""
        try:
            kept = json.loads(self.path.read_bytes())
            root, at = b64decode(kept["root"], validate=True), datetime.fromisoformat(kept["at"])
            return Seen(str(kept["origin"]), int(kept["size"]), root, kept["key"], at)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, LookupError) as error:
            raise Lost(f"what you saw last of this record cannot be read from {self.path}") from error

    def keep(self, head: Head) -> None:
        """Remember a head from now on, whole or not at all; without a home, nothing is remembered."""
        said = {
            "origin": head.origin,
            "size": head.size,
            "root": b64encode(head.root).decode(),
            "key": current(head.keys),
            "at": self._now().isoformat(),
        }
        with suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(dir=self.path.parent, suffix=".part")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(said, file)
            Path(part).replace(self.path)

    def forget(self) -> None:
        """Begin anew, as with a record that was never seen."""
        self.path.unlink(missing_ok=True)


def _with_receipt(answer: Value, head: Head) -> Value:
    """What came of a signature or a letter, with the head of the tree after it, to be put on paper."""
    if isinstance(answer, Done) and answer.act in RECEIPTED and not head.against:
        return replace(answer, made={**answer.made, "receipt": receipt(head.size, head.root)})
    return answer


class RememberingDesk:
    """A desk whose record is held against what was seen of it before anything is done, and after."""

    def __init__(self, desk: Desk, memory: Memory, warn: Callable[[str], None]) -> None:
        self._desk, self._memory, self._warn = desk, memory, warn
        self._one_at_a_time = Lock()
        self._compared = False
        self._against = ""

    def do(self, order: Order[A]) -> A:
        """Carry it out, unless the record is not the one that was seen."""
        self._begin()
        if self._against:
            raise Denied(Contradicted(f"{self._against}: {ACCEPT}"))
        answer = self._desk.do(order)
        with suppress(Denied, Unreachable):  # it is done, whatever becomes of looking at it again
            return cast(A, _with_receipt(answer, self._compare()))
        return answer

    def see(self, view: View[A]) -> A:
        """Answer, and warn once if the record is not the one that was seen."""
        if isinstance(view, TreeHead) and not view.seen:
            return cast(A, self._compare())
        self._begin()
        return self._desk.see(view)

    def changes(self, since: datetime) -> Changes:
        return self.see(Changed(since=since))

    def _begin(self) -> None:
        """Compare once; whoever may not even ask is told so by what they ask for."""
        if not self._compared:
            with suppress(Denied, Unreachable):
                self._compare()

    def _compare(self) -> Head:
        """The head of the tree, with what it contradicts; if nothing, it is remembered."""
        with self._one_at_a_time:
            seen, lost = self._seen()
            head = self._desk.see(TreeHead(seen=seen.size if seen else 0))
            against = seen.against(head) if seen else lost
            if against and not self._against:
                self._warn(against)
            self._against, self._compared = self._against or against, True
            if not self._against and (
                seen is None or (head.size, current(head.keys)) != (seen.size, seen.key)
            ):
                self._memory.keep(head)
            return replace(head, against=self._against or None)

    def _seen(self) -> tuple[Seen | None, str]:
        """What was seen last, and what speaks against the record already."""
        try:
            return self._memory.find(), ""
        except Lost as lost:
            return None, str(lost)

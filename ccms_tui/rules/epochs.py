"""The keys of one record, one after another: each signs the sizes of its own epoch, and no others."""

from base64 import b64encode
from typing import NamedTuple

from ccms_tui.rules.notes import BadNote, Head, Verifier, from_base64, read_verifier

LOST = "lost"
"""What stands in the place of a signature where the key before could not give one."""


class Handover(NamedTuple):
    """That a key takes over: it signs what is larger than this head, and the key before it signs this."""

    head: Head
    key: Verifier
    signature: bytes | None
    """None where the key before was lost."""

    @property
    def text(self) -> str:
        """What the key before signs; its second line is no number, so no reader takes it for a checkpoint."""
        root = b64encode(self.head.root).decode()
        return f"{self.head.origin}\nkey after {self.head.size}\n{root}\n{self.key}\n"

    def __str__(self) -> str:
        made = LOST if self.signature is None else b64encode(self.signature).decode()
        return f"{self.key} {self.head.size} {b64encode(self.head.root).decode()} {made}"


class Keyring(NamedTuple):
    """The first key of a record, and each that took over since; spelled with a line for each."""

    first: Verifier
    handovers: tuple[Handover, ...] = ()

    @property
    def current(self) -> Verifier:
        """The key that signs now."""
        return self.handovers[-1].key if self.handovers else self.first

    @property
    def after(self) -> int:
        """The size above which the key signs that signs now."""
        return self.handovers[-1].head.size if self.handovers else 0

    def at(self, size: int) -> Verifier:
        """The one key that signs a tree of this size (the rule that CVE-2023-31439 is the lack of)."""
        older = (one.key for one in reversed(self.handovers) if one.head.size < size)
        return next(older, self.first)

    def before(self, handover: Handover) -> Verifier:
        """The key that a handover takes over from."""
        place = self.handovers.index(handover)
        return self.handovers[place - 1].key if place else self.first

    def since(self, known: Verifier) -> tuple[Handover, ...] | None:
        """The handovers that lead from a known key to the one that signs now; None if it is none of them."""
        keys = (self.first, *(one.key for one in self.handovers))
        return self.handovers[keys.index(known) :] if known in keys else None

    def __str__(self) -> str:
        return "\n".join(map(str, (self.first, *self.handovers)))


def read_keyring(text: str) -> Keyring:
    """The keys of a record as `str` of them spells it; one key alone is the first, and the only one."""
    first, *rest = text.strip().split("\n")
    key = read_verifier(first)
    ring = Keyring(key, tuple(_handover(key.name, line) for line in rest))
    sizes = [one.head.size for one in ring.handovers]
    if sizes != sorted(set(sizes)) or any(one.key.name != key.name for one in ring.handovers):
        raise BadNote("its keys do not follow one another")
    return ring


def _handover(origin: str, line: str) -> Handover:
    told = line.split(" ")
    if len(told) != 4 or not (told[1].isascii() and told[1].isdigit()):
        raise BadNote("a key in it does not say from which size on it signs")
    key, size, root, made = told
    signature = None if made == LOST else from_base64(made)
    return Handover(Head(origin, int(size), from_base64(root)), read_verifier(key), signature)

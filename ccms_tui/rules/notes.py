"""Checkpoints as signed notes (C2SP signed-note and tlog-checkpoint), and the short form for paper."""

import re
from base64 import b32encode, b64decode, b64encode
from binascii import Error
from hashlib import sha256
from typing import NamedTuple

ED25519 = b"\1"
"""What stands for this kind of key (C2SP signed-note, signature types)."""
ONE = re.compile(r"(?:[^\n]+\n)+\n(?:— [^\n]+\n)+")
SIGNATURE = re.compile(r"— (\S+) (\S+)\n")
TEXT = re.compile(r"([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*\Z")
SHORT = 26
"""Characters of a head in base 32 that are enough on paper: 130 bits."""


class BadNote(ValueError):
    """A text that is no signed checkpoint, in words."""


class Head(NamedTuple):
    """What the tree of one record is at one size: the hash at its head binds every event so far."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """What is signed (C2SP tlog-checkpoint)."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


class Seal(NamedTuple):
    """What was handed out of a record: a case file, whose manifest has this SHA-256 in hexadecimal."""

    origin: str
    reference: str
    version: int
    level: str
    by: str
    at: str
    manifest: str

    @property
    def text(self) -> str:
        """What is signed; its second line is no number, so no reader takes it for a checkpoint."""
        told = f"case file {self.reference}\nversion {self.version}\nfor {self.level}"
        return f"{self.origin}\n{told}\nexported {self.at} by {self.by}\nmanifest {self.manifest}\n"


class Verifier(NamedTuple):
    """The public half of a key, and whose it is."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes by which a signature names its key (C2SP signed-note, signatures)."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(ED25519 + self.public).decode()}"


class Note(NamedTuple):
    """A checkpoint with its signatures: for each a name, the key's four bytes, and the signature itself."""

    head: Head
    text: str
    signatures: tuple[tuple[str, bytes, bytes], ...]

    @property
    def whole(self) -> str:
        """The note as it was signed."""
        lines = (f"— {name} {b64encode(id + made).decode()}\n" for name, id, made in self.signatures)
        return f"{self.text}\n{''.join(lines)}"

    def signature(self, key: Verifier) -> bytes | None:
        """The signature that says it was made with this key; lines of other keys mean nothing here."""
        mine = (key.name, key.id)
        return next((made for name, id, made in self.signatures if (name, id) == mine), None)


def signed(head: Head | Seal, key: Verifier, signature: bytes) -> str:
    """The note of one signer."""
    return f"{head.text}\n— {key.name} {b64encode(key.id + signature).decode()}\n"


def read(text: str) -> list[Note]:
    """The notes that a text holds, one after another."""
    found = ONE.findall(text)
    if not found or "".join(found) != text:
        raise BadNote("it is no signed checkpoint, or not whole")
    return [_note(one) for one in found]


def _note(one: str) -> Note:
    told, _, below = one.partition("\n\n")
    text = f"{told}\n"
    head = TEXT.fullmatch(text)
    if not head:
        raise BadNote("a note in it is no checkpoint of a tree")
    lines = ((name, from_base64(made)) for name, made in SIGNATURE.findall(below))
    signatures = tuple((name, made[:4], made[4:]) for name, made in lines)
    return Note(Head(head[1], int(head[2]), from_base64(head[3])), text, signatures)


def read_verifier(text: str) -> Verifier:
    """A public key as `str` of it spells it."""
    name, _, rest = text.strip().partition("+")
    id, _, key = rest.partition("+")
    raw = from_base64(key)
    found = Verifier(name, raw[1:])
    if raw[:1] != ED25519 or len(raw) != 33 or found.id.hex() != id:
        raise BadNote("it is no public key: it begins with a name, +, eight digits and +")
    return found


def from_base64(text: str) -> bytes:
    """The bytes that a text spells in base 64."""
    try:
        return b64decode(text, validate=True)
    except Error as error:
        raise BadNote("a part of it is not spelled in base 64") from error


def spelled(root: bytes) -> str:
    """A head as people read it, in base 32."""
    return b32encode(root).decode().rstrip("=")


def receipt(size: int, root: bytes) -> str:
    """What a letter carries: how many events there were before it, and how the head above them begins."""
    return f"{size}-{spelled(root)[:SHORT]}"


def read_receipt(text: str) -> tuple[int, str]:
    """The size and the beginning of the head that a receipt names."""
    found = re.fullmatch(rf"([0-9]{{1,15}})-([A-Z2-7]{{{SHORT}}})", text.strip().upper())
    if not found:
        raise BadNote(f"{text} is no receipt: it is a number, a dash and {SHORT} letters")
    return int(found[1]), found[2]

"""Whether what is stored is still what was added."""

from hashlib import sha256

from ccms_tui.store.files import Files, Gone

GONE, OTHER = "is gone from the store", "is not the file that was added"


def whats_wrong(files: Files, digest: str) -> str:
    """What is wrong with the bytes kept under a digest: nothing, when they are those that were added."""
    try:
        return said_of(files.get(digest), digest)
    except Gone:
        return GONE


def said_of(content: bytes, digest: str) -> str:
    """The same of bytes that are in hand."""
    return "" if sha256(content).hexdigest() == digest else OTHER

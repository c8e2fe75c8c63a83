"""The child that looks into a file: what is to be imported first, then its limits, then the file."""

import codecs
import json
import resource
import sys
from base64 import b64encode
from collections.abc import Callable
from dataclasses import asdict

from ccms_tui.previews import archives, mails, papers, pictures
from ccms_tui.previews.jail import OUT_OF_MEMORY
from ccms_tui.previews.looked import Looked, Unreadable
from ccms_tui.rules.previews import preview
from ccms_tui.rules.safe import line

SECONDS = 5
MEMORY = 768 * 2**20
ANSWER = 4 * 2**20
"""The most bytes of what it says."""
LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_FSIZE: ANSWER,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NPROC: 0,
    resource.RLIMIT_NOFILE: 0,
}
"""Without a file more it can open neither another file nor a connection."""

TEXTS = ("utf-8", "utf-8-sig", "utf-16", "latin-1")
"""Encodings that are imported before no file can be opened any more."""

Reader = Callable[[bytes, int], Looked]
READERS: tuple[tuple[Callable[[bytes], bool], Callable[[], None], Reader], ...] = (
    (pictures.seems, pictures.prepare, pictures.read),
    (papers.seems, papers.prepare, papers.read),
    (archives.seems, archives.prepare, archives.read),
    (mails.seems, mails.prepare, mails.read),
)
"""How a kind of file is known by its first bytes, what reading it imports, and how it is read."""


def plain(content: bytes, limit: int) -> Looked:
    """A file as text or as bytes."""
    return Looked(*preview(content, limit))


def main(limit: int) -> int:
    """Read the file that stands on standard input, and say on standard output what it holds."""
    content = sys.stdin.buffer.read()
    for name in TEXTS:
        codecs.lookup(name)
    prepare, read = next((found[1:] for found in READERS if found[0](content)), (lambda: None, plain))
    prepare()
    for limited, most in LIMITS.items():
        resource.setrlimit(limited, (most, most))
    try:
        told = read(content, limit)
    except Unreadable as why:
        told = Looked(*preview(content, limit), note=str(why))
    except MemoryError:
        return OUT_OF_MEMORY
    said = asdict(told) | {
        "lines": list(map(line, told.lines[:limit])),
        "dots": b64encode(told.dots).decode(),
    }
    sys.stdout.write(json.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))

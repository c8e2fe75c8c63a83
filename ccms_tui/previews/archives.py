"""What an archive says is in it, and the text of a document that is one; nothing is unpacked to a disk."""

import re
from html import unescape
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING

from ccms_tui.previews.looked import Looked, Unreadable

if TYPE_CHECKING:
    from zipfile import ZipFile

ENTRIES = 2000
"""Entries that are listed at most."""
WORDS = "word/document.xml"
"""Where the text of a document is that a word processor wrote."""
UNPACKED = 8 * 2**20
"""Bytes of it that are unpacked at most, whatever it says that it has."""
TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:tab/>)|(<w:br/>|</w:p>)")


def seems(content: bytes) -> bool:
    """Whether it begins as a ZIP archive does."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def prepare() -> None:
    """Import what reads an archive."""
    for name in ("zipfile", "zlib", "encodings.cp437"):
        import_module(name)


def read(content: bytes, limit: int) -> Looked:
    """Its text, if it is a document; else the names in it, as it says them."""
    from zipfile import BadZipFile, ZipFile
    from zlib import error as Damaged

    try:
        with ZipFile(BytesIO(content)) as archive:
            if WORDS in archive.NameToInfo:
                return Looked("text of a document", tuple(_words(archive)[:limit]))
            return _listed(archive, limit)
    except (BadZipFile, Damaged, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise Unreadable("a damaged or locked archive, shown byte for byte") from error


def _words(archive: "ZipFile") -> list[str]:
    """The paragraphs of a document, by its plain marks: no parser that could be led astray."""
    with archive.open(WORDS) as file:
        text = file.read(UNPACKED).decode("utf-8", "replace")
    parts = (unescape(run) or (" " if tab else "\n") for run, tab, _ in TEXT.findall(text))
    return "".join(parts).splitlines()


def _listed(archive: "ZipFile", limit: int) -> Looked:
    held = archive.infolist()
    lines = (f"{one.file_size:>13,}  {one.filename}" for one in held[: min(limit, ENTRIES)])
    more = "" if len(held) <= limit else f", the first {min(limit, ENTRIES):,} shown"
    return Looked("archive", tuple(lines), f"{len(held):,} entries, sizes as it says them{more}")

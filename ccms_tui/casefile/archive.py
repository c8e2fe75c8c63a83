"""Having a case file made, and packing it: the same files always make the same bytes."""

import os
import tempfile
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ccms_tui.desk.evidence import ExhibitContent
from ccms_tui.desk.exporting import CaseFile, Export, Fetch
from ccms_tui.desk.request import Desk, Done

READABLE = 0o644 << 16
UNIX = 3


@dataclass(frozen=True)
class Packed:
    """A case file as it was written: what it is, where, how many bytes, and their SHA-256."""

    file: CaseFile
    out: Path
    size: int
    sha256: str


def export(desk: Desk, order: Export, out: Path, force: bool = False) -> Packed:
    """Have the case file made, which is recorded, and write it; ValueError says if the path will not do."""
    insist_on(out, force)
    return write(desk, desk.do(order), out, force)


def insist_on(out: Path, force: bool = False) -> None:
    """Refuse a path at which something is already, unless it may be written over, or nothing can be."""
    if not out.parent.is_dir() or out.is_dir():
        raise ValueError(f"{out}: name a file in a folder that is there")
    if os.path.lexists(out) and not force:
        raise ValueError(f"{out}: it is there already, name a new file")


def write(desk: Desk, done: Done, out: Path, force: bool = False) -> Packed:
    """Fetch what an export made and write it whole or not at all, for its owner's eyes only."""
    assert done.case, "an export is of a case"
    insist_on(out, force)
    file = desk.do(Fetch(case=done.case, version=done.version))
    try:
        handle, beside = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    except OSError as error:
        raise ValueError(f"{out}: {(error.strerror or 'it cannot be written').lower()}") from error
    try:
        with os.fdopen(handle, "w+b") as part:
            with ZipFile(part, "w") as archive:
                _pack(desk, done.case, file, archive)
            part.flush()
            os.fsync(part.fileno())
        _name(Path(beside), out, force)
    finally:
        Path(beside).unlink(missing_ok=True)
    with out.open("rb") as written:
        return Packed(file, out, out.stat().st_size, file_digest(written, "sha256").hexdigest())


def _pack(desk: Desk, case: int, file: CaseFile, archive: ZipFile) -> None:
    """Put everything in, path by path; exhibits come one at a time, and the desk proves each once more."""
    parts = {part.path: part.content for part in file.parts}
    items = {one.path: one.item for one in file.exhibits}
    for path in sorted((*parts, *items)):
        about = ZipInfo(path)  # its date is the earliest that the format knows
        about.compress_type, about.external_attr, about.create_system = ZIP_DEFLATED, READABLE, UNIX
        content = parts.get(path)
        if content is None:
            content = desk.see(ExhibitContent(case=case, item=items[path])).content
        archive.writestr(about, content)


def _name(written: Path, out: Path, force: bool) -> None:
    """Give what was written its name; a file that came to be there meanwhile stays, unless forced."""
    if force:
        written.replace(out)
        return
    try:
        out.hardlink_to(written)
    except FileExistsError as error:
        raise ValueError(f"{out}: it is there already, name a new file") from error

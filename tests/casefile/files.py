"""Case files as somebody outside has them: an archive, and a Python that knows nothing of us."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from pypdf import PdfReader

from ccms_tui.casefile import verify
from ccms_tui.casefile.archive import Packed, export
from ccms_tui.desk.exporting import Export
from ccms_tui.rules.disclosing import Level
from tests.conftest import House

Members = dict[str, bytes]


def exported(
    house: House, out: Path, who: str = "ana", level: Level = Level.FULL, reason: str = "the ombudsman asked"
) -> Packed:
    """Have somebody export case 1."""
    order = Export(case=1, seen=house.version(), level=level, reason=reason)
    return export(house.desk(who), order, out)


def members(content: bytes) -> Members:
    """What is in an archive."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def printed(paper: bytes) -> str:
    """The text of a PDF as a reader copies it, page after page."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)


def packed(files: Members) -> bytes:
    """An archive of these."""
    into = BytesIO()
    with ZipFile(into, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return into.getvalue()


def problems(files: Members) -> list[str]:
    """What the script says of these files, which do not lie anywhere."""
    try:
        told = dict.fromkeys(verify.COUNTED, 0)
        return list(verify.sealed(files)) or list(verify.proved(files, told))
    except verify.UNREADABLE as error:
        return [str(error) or type(error).__name__]


def run(*words: object, at: Path, script: str = "verify.py") -> tuple[int, str]:
    """Run a script as somebody who has nothing installed, in some folder: how it ended, what it said."""
    bare = [sys.executable, "-I", "-S", script, *map(str, words)]
    ran = subprocess.run(bare, cwd=at, capture_output=True, text=True, env={}, timeout=60)
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran.returncode, ran.stdout


def unpacked(archive: Path, into: Path) -> Path:
    """Unpack an archive, as anybody would."""
    with ZipFile(archive) as found:
        found.extractall(into)
    return into

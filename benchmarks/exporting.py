"""How long it takes to make the case file of a case with many exhibits, and to prove it with Python alone."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.complaints import opening
from benchmarks.figures import Figure, median, seconds
from benchmarks.lives import insist
from benchmarks.office import Office, Place
from ccms_tui.casefile import verify
from ccms_tui.casefile.archive import export
from ccms_tui.desk.cases import Case
from ccms_tui.desk.evidence import AddEvidence
from ccms_tui.desk.exporting import Export
from ccms_tui.rules.disclosing import Level
from ccms_tui.rules.words import EvidenceKind

SIZE = 200_000
"""Bytes of an exhibit: a photograph, or a minute of a call."""


def figures(places: dict[str, Place], folder: Path, exhibits: int, runs: int) -> Iterator[Figure]:
    """Seconds to export, seconds to verify, and how large the archive is."""
    for database, place in places.items():
        made, part = place(), f"export, {database}"
        case = _filled(made, exhibits)
        folder_of = folder / f"exports-{database}"
        folder_of.mkdir()
        what = f"a case with {exhibits} exhibits of {SIZE // 1000} kB"
        taken = median(runs, partial(seconds, partial(_exported, made, case, folder_of)))
        yield Figure(part, what, taken, "s")
        archive = next(folder_of.glob("*.zip"))
        yield Figure(part, "the archive", archive.stat().st_size / 1e6, "MB")
        bare = [sys.executable, "-I", "-S", verify.__file__, str(archive)]
        proving = partial(subprocess.run, bare, check=True, stdout=subprocess.DEVNULL)
        yield Figure(part, "verify.py, whole", median(runs, partial(seconds, proving)), "s")
        made.close()


def _filled(made: Office, exhibits: int) -> int:
    """A case with so many exhibits, none like another."""
    done = insist(made.desk("cora"), opening(1))
    assert done.case, "opened just now"
    for number in range(exhibits):
        content = made.premises.chance(SIZE)
        given = AddEvidence(
            case=done.case,
            seen=done.version,
            file=content,
            name=f"call-{number}.wav",
            kind=EvidenceKind.CALL,
            source="the call recorder",
        )
        done = insist(made.desk("cora"), given)
    assert done.case, "it is still there"
    return done.case


def _exported(made: Office, case: int, folder: Path) -> None:
    """Have it made and written, as the supervisor would."""
    seen = made.desk("sam").see(Case(case=case)).version
    order = Export(case=case, seen=seen, level=Level.FULL, reason="measured")
    export(made.desk("sam"), order, folder / f"{seen}.zip")

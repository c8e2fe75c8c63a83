"""The files of this project, for the tests that read them all."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "ccms_tui").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


@cache
def tracked() -> tuple[Path, ...]:
    """What git keeps, relative to the project; of a copy without git, every file of ours."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0:
        return tuple(Path(name) for name in listed.stdout.split("\0") if name)
    ours = (path for folder in ("ccms_tui", "data", "docs", "tests") for path in (ROOT / folder).rglob("*"))
    return tuple(
        path.relative_to(ROOT) for path in ours if path.is_file() and "__pycache__" not in path.parts
    )

"""`make soak`: properties with many examples, then races and people who are killed, on both databases.

Each writer looks at a random case and does something that can be done. What the desk answers is noted before
anything else is done. At the end the ledger is proved, every table is rebuilt from it, and each act that was
answered must be in it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.office import ROOT, places
from benchmarks.races import races
from benchmarks.soaking import soak

DATABASES = ("SQLite", "Postgres")
KILLS = (2_000, 200)
"""How many writers are killed on each."""


def main(words: Sequence[str] | None = None) -> int:
    """Soak the properties, and each database."""
    parser = argparse.ArgumentParser("make soak", description=__doc__)
    parser.add_argument(
        "--kills", type=int, nargs=2, default=KILLS, metavar=tuple(DATABASES), help="writers killed on each"
    )
    parser.add_argument("--races", type=int, default=1_000, help="how often each race is run; 0 for none")
    parser.add_argument(
        "--deadlines", type=int, default=100_000, help="examples of each property of deadlines; 0 for none"
    )
    parser.add_argument("--examples", type=int, default=2_000, help="of each other property; 0 for none")
    parser.add_argument("--steps", type=int, default=50, help="of each example of acts in any order")
    parser.add_argument("--database", nargs="*", default=DATABASES, help="which of the two")
    parser.add_argument("--seed", type=int, default=1, help="for another run of chances")
    asked = parser.parse_args(words)
    of_deadlines = set((ROOT / "tests" / "rules").glob("test_any_*.py"))
    others = {path for path in (ROOT / "tests").rglob("test_*.py") if "hypothesis" in path.read_text()}
    for tests, examples in ((of_deadlines, asked.deadlines), (others - of_deadlines, asked.examples)):
        if examples and (failed := properties(tests, examples, asked.steps)):
            return failed
    with tempfile.TemporaryDirectory() as folder, places(Path(folder), asked.database) as found:
        for name, place in found.items():
            made = place()
            if asked.races:
                sys.stdout.write(f"{name}: {races(made, asked.races)}\n")
            if kills := asked.kills[DATABASES.index(name)]:
                sys.stdout.write(f"{name}: {soak(made, Path(folder) / name, kills, asked.seed)}\n")
            sys.stdout.flush()
            made.close()
    return 0


def properties(tests: Iterable[Path], examples: int, steps: int) -> int:
    """Try every property of these files on so many examples, of so many steps; 0 when all hold."""
    argv = [sys.executable, "-m", "pytest", "-q", "-p", "benchmarks.examples", "--numprocesses", "2"]
    env = {**os.environ, "SOAK_EXAMPLES": str(examples), "SOAK_STEPS": str(steps)}
    return subprocess.run([*argv, *sorted(map(str, tests))], cwd=ROOT, env=env).returncode


if __name__ == "__main__":
    sys.exit(main())

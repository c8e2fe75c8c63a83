"""`make mutate`: the clocks and the calendars, changed in one place after another and tested each time.

What the tests do not notice must stand in `tests/rules/survivors.md`, with the reason why it changes no date.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
KNOWN = ROOT / "tests" / "rules" / "survivors.md"
MUTMUT = [str(Path(sys.executable).with_name("mutmut"))]
UNNOTICED = re.compile(r"^\s*(\S+): (?:survived|no tests|timeout|suspicious)$", re.M)
PUT_THERE = re.compile(r"^\+(?!\+\+)\s*(.+?)\s*$", re.M)


def main() -> int:
    """Make every change, test it, and tell of those that nobody noticed and nobody knows."""
    if failed := subprocess.run([*MUTMUT, "run", *sys.argv[1:]], cwd=ROOT).returncode:
        return failed
    known = KNOWN.read_text()
    unnoticed = {name: put_there(name) for name in UNNOTICED.findall(_said("results"))}
    unknown = {name: line for name, line in unnoticed.items() if line not in known}
    for name, line in unknown.items():
        sys.stdout.write(f"{name}: {line}\n")
    sys.stdout.write(f"{len(unnoticed)} unnoticed, {len(unknown)} of them not known in {KNOWN.name}\n")
    return bool(unknown)


def put_there(name: str) -> str:
    """The line that a change put in the place of another."""
    found = PUT_THERE.search(_said("show", name))
    return found[1] if found else name


def _said(*words: str) -> str:
    return subprocess.run([*MUTMUT, *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())

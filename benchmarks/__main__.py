"""`make bench`: every figure there is an aim for, and some more, measured here; ARGS=--help says how."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import clocking, exporting, importing, many, proving, recording, sweeping, terminals, working
from benchmarks.figures import Figure, table
from benchmarks.office import Office, Place, places

PARTS = ("terminal", "look", "import", "lives", "proof", "record", "export", "sweep", "clocks", "line")


@dataclass(frozen=True)
class Sizes:
    """How much is measured: so many cases, complaints, lives, events and clocks, each in so many runs."""

    cases: int = 100_000
    complaints: int = 10_000
    lives: int = 200
    events: int = 10_000
    exhibits: int = 50
    clocks: int = 100_000
    times: int = 10_000
    runs: int = 3


QUICK = Sizes(cases=100, complaints=40, lives=4, events=80, exhibits=3, clocks=600, times=100, runs=1)


def main(words: list[str] | None = None) -> int:
    """Measure what is asked for, telling each part as it begins, and show the figures."""
    asked = _asked(words)
    sizes = QUICK if asked.quick else Sizes(cases=asked.cases, runs=asked.runs)
    with tempfile.TemporaryDirectory() as folder, places(Path(folder), asked.database) as found:
        figures = list(_figures(asked.part or PARTS, sizes, found, Path(folder), asked.quick))
    lines = [one.json for one in figures] if asked.json else [table(figures)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _asked(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("make bench", description=__doc__)
    parser.add_argument("part", nargs="*", choices=[[], *PARTS], help="only these parts")
    parser.add_argument("--quick", action="store_true", help="a moment of each, to see that it runs")
    parser.add_argument("--json", action="store_true", help="one line a figure")
    parser.add_argument("--cases", type=int, default=Sizes.cases, help="in the large database")
    parser.add_argument("--runs", type=int, default=Sizes.runs, help="of which the middle one counts")
    parser.add_argument("--database", nargs="*", default=["SQLite", "Postgres"], help="which of the two")
    return parser.parse_args(words)


def _figures(
    parts: tuple[str, ...], sizes: Sizes, found: dict[str, Place], folder: Path, quick: bool
) -> Iterator[Figure]:
    """The figures of each part, in the order in which they are asked for."""

    def made(cases: int) -> Office:
        return many.database(cases, _tell, folder if quick else many.CACHE)

    def large() -> Office:
        return made(sizes.cases)

    measured: dict[str, Callable[[], Iterator[Figure]]] = {
        "terminal": lambda: terminals.figures(large(), sizes.cases, sizes.runs, quick=quick),
        "look": lambda: proving.looks(f"look, {sizes.cases:,} cases", large().own, 5 * sizes.runs),
        "import": lambda: importing.figures(found, folder, sizes.complaints, sizes.runs),
        "lives": lambda: working.figures(found, sizes.lives, sizes.runs),
        "proof": lambda: proving.proofs(found, sizes.events, sizes.runs),
        "record": lambda: recording.figures(made, found, sizes.cases, sizes.runs),
        "export": lambda: exporting.figures(found, folder, sizes.exhibits, sizes.runs),
        "sweep": lambda: sweeping.figures(found, folder, sizes.clocks, sizes.runs),
        "clocks": lambda: clocking.figures(sizes.times, sizes.runs),
        "line": lambda: proving.starts(3 * sizes.runs),
    }
    for part in parts:
        _tell(f"measuring: {part}")
        yield from measured[part]()


def _tell(what: str) -> None:
    sys.stderr.write(f"{what}\n")


if __name__ == "__main__":
    sys.exit(main())

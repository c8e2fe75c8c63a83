"""How many lives of a complaint an office carries through in a second, alone and four at a time."""

from collections.abc import Iterator
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path
from time import perf_counter

from benchmarks.figures import Figure, median
from benchmarks.lives import FULL, LEAST, Step, live
from benchmarks.office import Office, Place, office
from benchmarks.processes import FORK

AIMS = {1: 20.0, 4: 40.0}
"""Lives a second that are aimed at, by how many processes work."""
_ready: Barrier


def figures(places: dict[str, Place], lives: int, runs: int) -> Iterator[Figure]:
    """Lives a second on each database, by one process and by four."""
    for database, place in places.items():
        for many, aim in AIMS.items():
            for what, steps in {"plain life": LEAST, "full life": FULL}.items():
                said = f"{what} of {len(steps) + 1} acts, {many} process{'es' * (many > 1)}"
                rate = median(runs, partial(_rate, place, steps, many, lives))
                yield Figure(f"lives, {database}", said, rate, "a second", least=aim)


def _rate(place: Place, steps: tuple[Step, ...], many: int, lives: int) -> float:
    made = place()
    try:
        return alone(made, steps, lives) if many == 1 else together(made, steps is FULL, many, lives // many)
    finally:
        made.close()


def alone(made: Office, steps: tuple[Step, ...], lives: int) -> float:
    """Lives a second in this process."""
    list(live(made, steps, 0))
    began = perf_counter()
    for number in range(1, lives + 1):
        list(live(made, steps, number))
    return lives / (perf_counter() - began)


def together(made: Office, full: bool, many: int, lives: int) -> float:
    """Lives a second of so many processes, from the first that begins to the last that ends."""
    barrier = FORK.Barrier(many)
    given = [(made.url, made.files, full, worker, lives) for worker in range(1, many + 1)]
    with FORK.Pool(many, _begin, (barrier,)) as pool:
        times = pool.starmap(_work, given, chunksize=1)
    return many * lives / (max(end for _, end in times) - min(start for start, _ in times))


def _begin(barrier: Barrier) -> None:
    global _ready
    _ready = barrier


def _work(url: str, files: Path, full: bool, worker: int, lives: int) -> tuple[float, float]:
    """Lives in a process of its own, when all are warm; when they began and ended."""
    mine, steps = office(url, files), FULL if full else LEAST
    list(live(mine, steps, worker * 100_000))
    _ready.wait()
    began = perf_counter()
    for number in range(1, lives + 1):
        list(live(mine, steps, worker * 100_000 + number))
    mine.close()
    return began, perf_counter()

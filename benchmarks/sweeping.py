"""How long a sweep takes that finds one clock in twenty past 70 %, and one that finds nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.complaints import opening
from benchmarks.figures import Figure, median, seconds
from benchmarks.office import Office, Place, office
from ccms_tui.automation.sweeping import sweep
from ccms_tui.desk.batches import Batch
from ccms_tui.desk.watching import Watch

MONDAY = datetime(2026, 3, 2, 13, tzinfo=UTC)
FRIDAY = datetime(2026, 2, 27, 9, tzinfo=UTC)
"""When a complaint came in whose acknowledgement, and nothing else, is past 70 % on Monday."""
CLOCKS, DUE_EVERY, A_TIME = 3, 20, 500
"""Clocks that each case has; one clock in so many is past 70 %; cases taken in at once."""
AIM = 5.0


def figures(places: dict[str, Place], folder: Path, clocks: int, runs: int) -> Iterator[Figure]:
    """A sweep with work to do is measured once, for then it is done; one without, several times."""
    for database, place in places.items():
        made = place()
        files = folder / f"swept-{database}"
        held = office(made.url, files, clock=lambda: MONDAY)
        due = _fill(held, clocks)
        began, cpu = perf_counter(), process_time()
        swept = sweep(held.own)
        taken, cpu = perf_counter() - began, process_time() - cpu
        assert (swept.examined, swept.oldest_unexamined) == (due, None), swept
        part = f"sweep, {database}"
        what = f"{clocks:,} running clocks, {due:,} past 70 %: {swept.acted:,} notices, {due:,} events"
        yield Figure(part, what, taken, "s", most=AIM)
        yield Figure(part, "the same, time of this process on a processor", cpu, "s")
        nothing = median(5 * runs, partial(seconds, partial(held.own.see, Watch())))
        yield Figure(part, "a look that finds nothing to do", 1000 * nothing, "ms")
        held.close()
        made.close()


def _fill(held: Office, clocks: int) -> int:
    """Take in as many cases as have so many clocks; how many have one past 70 %."""
    due, cases = clocks // DUE_EVERY, clocks // CLOCKS
    for start in range(0, cases, A_TIME):
        page = range(start, min(start + A_TIME, cases))
        commands = (opening(number, FRIDAY if number < due else None) for number in page)
        held.desk("cora").do(Batch(commands=tuple(commands)))
    return due

"""How long it takes to prove the ledger, to open a case, to turn a page, and to say something on the line."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from typing import Any

from benchmarks.complaints import opening
from benchmarks.figures import Figure, median, seconds
from benchmarks.lives import FULL, live
from benchmarks.office import ROOT, Office, Place
from ccms_tui.desk.batches import Batch
from ccms_tui.desk.cases import Case
from ccms_tui.desk.queue import Counts, Glimpse, Queue
from ccms_tui.desk.record import Log, Verify
from ccms_tui.desk.request import Desk, View
from ccms_tui.rules.words import Tab

LINES = {
    "ccms --help": ("--help",),
    "ccms clock": ("clock", "--from", "2026-11-23", "--allow", "10 business days", "--calendar", "GB-ENG"),
}


def proofs(places: dict[str, Place], events: int, runs: int) -> Iterator[Figure]:
    """Proving and replaying a ledger of many short cases and some long ones, for every 10,000 events."""
    for database, place in places.items():
        made = place()
        _fill(made, events)
        for what, view in {"verify": Verify(), "verify --replay": Verify(replay=True)}.items():
            taken = median(runs, partial(_proved, made.own, view))
            yield Figure(f"proof, {database}", f"{what}, each 10,000 events", taken, "s")
        made.close()


def _fill(made: Office, events: int) -> None:
    """Half of the events in lives, half in openings."""
    for number in range(max(1, events // 2 // (len(FULL) + 1))):
        list(live(made, FULL, number))
    left = max(1, events // 2)
    for start in range(0, left, 250):
        page = range(start, min(start + 250, left))
        made.desk("cora").do(Batch(commands=tuple(opening(1_000_000 + number) for number in page)))


def _proved(desk: Desk, view: Verify) -> float:
    proofs = []
    taken = seconds(lambda: proofs.append(desk.see(view)))
    assert proofs[0].ok, proofs[0]
    return taken * 10_000 / proofs[0].events


def looks(part: str, desk: Desk, runs: int) -> Iterator[Figure]:
    """One look at each thing that people look at all day."""
    page = desk.see(Queue(tab=Tab.OPEN))
    first, last = page.rows[0].case, page.rows[-1]
    closed = desk.see(Queue(tab=Tab.CLOSED, limit=1)).rows
    asked: dict[str, View[Any]] = {
        "a page of 100 open cases": Queue(tab=Tab.OPEN),
        "the next page": Queue(tab=Tab.OPEN, after=last.place),
        "the last page": Queue(tab=Tab.OPEN, last=True),
        "a page of closed cases": Queue(tab=Tab.CLOSED),
        "found by a word": Queue(tab=Tab.OPEN, filter="engineer"),
        "how many in each view": Counts(),
        "a glimpse of a case": Glimpse(case=first),
        "the sheet of an open case": Case(case=first),
        "the sheet of a closed case": Case(case=closed[0].case if closed else first),
        "the ledger of a case, proved": Log(case=closed[0].case if closed else first),
    }
    for what, view in asked.items():
        desk.see(view)
        yield Figure(part, what, 1000 * median(runs, partial(seconds, partial(desk.see, view))), "ms")


def starts(runs: int) -> Iterator[Figure]:
    """From a command line to its last word."""
    for what, words in LINES.items():
        argv = [sys.executable, "-m", "ccms_tui", *words]
        yield Figure("line", what, 1000 * median(runs, partial(seconds, partial(_ran, argv))), "ms")


def _ran(argv: list[str]) -> None:
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)

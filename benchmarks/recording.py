"""What the record costs: proving a large one, its memory, one case of it, and what an act pays for it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from hashlib import sha256
from time import perf_counter, process_time
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, type_coerce
from sqlalchemy.types import NullType

from benchmarks.complaints import opening
from benchmarks.figures import Figure, median, seconds
from benchmarks.office import ROOT, Office, Place
from ccms_tui.desk.record import Verify
from ccms_tui.desk.triage import Note
from ccms_tui.desk.witnessing import Place as PlaceAll
from ccms_tui.desk.witnessing import TreeHead
from ccms_tui.models import Event
from ccms_tui.services.paging import A_TIME
from ccms_tui.services.proving_tree import prove_tree
from ccms_tui.store.tree import Placed, Tree

PART = "record"
ACTS = 40
"""Acts that one figure is the middle of, or the share of."""
PROGRAM = """
import re, sys, time
from pathlib import Path
from ccms_tui.__main__ import main
try:
    main()
finally:
    (most,) = re.findall(r"VmHWM:\\s*([0-9]+)", Path("/proc/self/status").read_text())
    sys.stderr.write(f"{time.process_time()} {most}")
"""
"""The program, which says at its end how long it was on a processor, and how many kilobytes it had at most.

What its parent would be told of its memory begins with what the parent has itself.
"""


def figures(
    made: Callable[[int], Office], places: dict[str, Place], cases: int, runs: int
) -> Iterator[Figure]:
    """The whole of a large record and of a tenth of it, one case of it, and acts in new ones."""
    small, large = made(max(1, cases // 10)), made(cases)
    yield from _whole(small, large)
    yield from _looked_up(large, 5 * runs)
    for database, place in places.items():
        yield from _acts(f"{PART}, {database}", place())


def _whole(small: Office, large: Office) -> Iterator[Figure]:
    """The command as people give it, in a process of its own, whose memory is measured as it ends."""
    events = large.own.see(TreeHead()).size
    for what, words in {"verify": (), "verify --replay": ("--replay",)}.items():
        (_, _, before), (taken, cpu, most) = _ran(small, words), _ran(large, words)
        part = f"{PART}, {events:,} events"
        yield Figure(part, f"ccms {what}", taken, "s")
        yield Figure(part, "the same, time of its process on a processor", cpu, "s")
        yield Figure(part, "the most memory it had", most, "MB")
        yield Figure(part, "that against a tenth of the events", most / before, "times")
    began, cpu = perf_counter(), process_time()
    _hashes_and_tree(large)
    taken, cpu = perf_counter() - began, process_time() - cpu
    yield Figure(part, "hashes and tree alone", taken, "s", most=10)
    yield Figure(part, "the same, time of this process on a processor", cpu, "s")


def _ran(made: Office, words: tuple[str, ...]) -> tuple[float, float, float]:
    """Seconds it took, seconds on a processor, megabytes it had at most."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder}
        argv = [sys.executable, "-c", PROGRAM, "--db", made.url, "verify", *words]
        began = perf_counter()
        ran = subprocess.run(argv, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
        taken = perf_counter() - began
    cpu, most = ran.stderr.split()
    return taken, float(cpu), float(most) / 1024


def _hashes_and_tree(made: Office) -> None:
    """Hash the bytes of every event as they stand, and build the tree anew."""
    with made.premises.database.reading() as session:
        kept: tuple[Any, ...] = (Event.body, Event.digest)
        raw = (type_coerce(column, NullType()) for column in kept)
        wanted: Any = sqlalchemy.select(*raw).execution_options(yield_per=A_TIME)
        for body, digest in session.connection().execute(wanted):
            assert sha256(body).hexdigest() == digest
        assert not prove_tree(session, ()).broken


def _looked_up(made: Office, runs: int) -> Iterator[Figure]:
    """What must not take longer because the record is large."""
    desk, half = made.own, made.own.see(TreeHead()).size // 2
    proving = partial(seconds, partial(desk.see, Verify(case=1)))
    yield Figure(PART, "one case proved", 1000 * median(runs, proving), "ms", most=5)
    head = partial(seconds, partial(desk.see, TreeHead(seen=half)))
    yield Figure(PART, "the head, with the proof that it grew from half", 1000 * median(runs, head), "ms")


def _acts(part: str, made: Office) -> Iterator[Figure]:
    """An act with its commit, and of it what the tree takes: in the act on SQLite, after it on Postgres."""
    desk = made.desk("cora")
    done = desk.do(opening(1))
    assert done.case, "opened just now"
    made.own.do(PlaceAll())
    notes = (Note(case=done.case, seen=done.version + number, text="Rang.") for number in range(ACTS))
    act = median(ACTS, lambda: seconds(lambda: desk.do(next(notes))))
    yield Figure(part, "an act, with its event and its commit", 1000 * act, "ms")
    if made.premises.database.sqlite:
        yield Figure(part, "of it, its place in the tree", 1000 * median(ACTS, partial(_placed, made)), "ms")
    else:
        taken = seconds(lambda: made.own.do(PlaceAll())) / ACTS
        yield Figure(part, "after it, its place in the tree, of so many at once", 1000 * taken, "ms")
    made.close()


class _Undone(Exception):
    """What was measured is not to stay."""


def _placed(made: Office) -> float:
    """Seconds to give one event more its place, which is taken from it again."""
    taken: list[float] = []
    with suppress(_Undone), made.premises.database.making() as connection:
        taken.append(seconds(partial(_place, connection)))
        raise _Undone
    return taken[0]


def _place(connection: Connection) -> None:
    Tree(connection).add([Placed("case/1", 1_000_000, "00" * 32)])

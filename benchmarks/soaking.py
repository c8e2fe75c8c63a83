"""Four people at work at once, each in a process that is killed at any instant and begun anew."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

from benchmarks.chances import new, possible
from benchmarks.office import PEOPLE, Office, office
from benchmarks.processes import FORK
from ccms_tui.desk.cases import Case
from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.evidence import CheckEvidence
from ccms_tui.desk.queue import Counts
from ccms_tui.desk.record import Log, Verify
from ccms_tui.desk.request import Desk, Done
from ccms_tui.rules.words import Tab

WRITERS = 4
CASES = 12
"""The latest so many are worked on: few enough that writers often meet on one."""
AT_WORK = 0.3
"""Seconds at most from a writer's first answer to the instant at which it may be killed."""
PATIENCE = 60.0
"""Seconds within which a writer that was begun after a kill does something, with nobody's help."""
Answered = tuple[str, int, str]
"""The subject and the version of an act that was answered, and the act."""


def soak(made: Office, folder: Path, kills: int, seed: int) -> str:
    """Let four work, kill one of them so many times, and prove what is left.

    None is killed before it has done something: whoever begins after a kill needs nobody to mend anything.
    """
    folder.mkdir()
    chance = Random(seed)
    for _ in range(CASES):
        made.desk("cora").do(new(chance))
    writers = {number: _writer(made, folder, number) for number in range(WRITERS)}
    for number in range(WRITERS, WRITERS + kills):
        ended = chance.choice(list(writers))
        _until_at_work(folder / str(ended))
        time.sleep(chance.uniform(0, AT_WORK))
        _kill(writers.pop(ended))
        writers[number] = _writer(made, folder, number)
    for number, writer in writers.items():
        _until_at_work(folder / str(number))
        _kill(writer)
    return proved(made, folder)


def proved(made: Office, folder: Path) -> str:
    """What there is, in a sentence; what is broken or lost is loud."""
    proof = made.own.see(Verify(replay=True))
    assert proof.ok, (proof.broken, proof.differences, proof.against_policy)
    assert not made.own.see(CheckEvidence()).altered, "evidence is not what was added"
    answered = set(_answered(folder))
    lost = answered - {one for case in range(1, proof.cases + 1) for one in _recorded(made.own, case)}
    assert not lost, f"answered, and not in the ledger: {sorted(lost)}"
    writers = len(list(folder.iterdir()))
    return (
        f"{writers} writers killed at work, {len(answered)} acts answered, {proof.events} in the ledger, "
        "all proved"
    )


def _answered(folder: Path) -> Iterator[Answered]:
    """Every act whose answer reached a writer."""
    for path in folder.iterdir():
        for line in path.read_text().splitlines():
            subject, version, act = line.split()
            yield subject, int(version), act


def _recorded(desk: Desk, case: int) -> Iterator[Answered]:
    """Every act on a case that the ledger has."""
    before = None
    while entries := desk.see(Log(case=case, before=before, limit=500)).entries:
        yield from ((f"case/{case}", entry.version, entry.act) for entry in entries)
        before = entries[-1].version


def _writer(made: Office, folder: Path, number: int) -> BaseProcess:
    given = (made.url, made.files, folder / str(number), number)
    writer = FORK.Process(target=work, args=given, daemon=True)
    writer.start()
    return writer


def _until_at_work(notes: Path) -> None:
    """Wait until a writer has noted an answer."""
    limit = time.monotonic() + PATIENCE
    while not (notes.exists() and notes.stat().st_size):
        assert time.monotonic() < limit, f"writer {notes.name} does nothing"
        time.sleep(0.01)


def _kill(writer: BaseProcess) -> None:
    assert writer.pid and writer.exitcode is None, f"a writer ended by itself: {writer.exitcode}"
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()


def work(url: str, files: Path, notes: Path, seed: int) -> None:
    """Work until killed; what was answered is noted before anything else is done."""
    mine, chance = office(url, files), Random(seed)
    latest = sum(mine.desk("cora").see(Counts()).counts[tab] for tab in (Tab.OPEN, Tab.CLOSED))
    with notes.open("ab", buffering=0) as told:
        while True:
            with suppress(Denied, Unreachable):
                if done := _something(mine.desk(chance.choice(list(PEOPLE))), chance, latest):
                    told.write(f"{done.subject} {done.version} {done.act}\n".encode())
                    latest = max(latest, done.case or 0)


def _something(desk: Desk, chance: Random, latest: int) -> Done | None:
    """Do something to one of the latest cases, or now and then take a new one in."""
    if chance.random() < 0.03:
        return desk.do(new(chance))
    command = possible(desk.see(Case(case=latest - chance.randrange(CASES))), chance)
    return desk.do(command) if command else None

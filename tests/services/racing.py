"""A desk in a process of its own, and what came of what it was told to do."""

import os
from collections.abc import Sequence
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import NamedTuple

from ccms_tui.desk.denials import Denied
from ccms_tui.desk.request import Command, Desk
from ccms_tui.local import desks, premises
from ccms_tui.server.remote import RemoteDesk
from tests.cast import PEOPLE
from tests.conftest import DATA, MONDAY

NOWHERE = Path("/nowhere")
CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.services.racing"])


class At(NamedTuple):
    """Where a racer stands: the database or the socket, who it is, the time, and the files."""

    url: str
    who: str
    now: datetime
    files: Path


def in_processes(
    url: str,
    each: Sequence[Sequence[Command]],
    who: str = "ana",
    now: datetime = MONDAY,
    files: Path = NOWHERE,
) -> list[str]:
    """What came of each command, when one process is given each list and all begin in the same instant."""
    start: Barrier = CONTEXT.Barrier(len(each))
    ends: Queue[str] = CONTEXT.Queue()
    at = At(url, who, now, files)
    racers = [CONTEXT.Process(target=race, args=(at, commands, start, ends)) for commands in each]
    for racer in racers:
        racer.start()
    found = [ends.get(timeout=120) for commands in each for _ in commands]
    for racer in racers:
        racer.join()
    return found


def race(at: At, commands: Sequence[Command], start: Barrier, ends: "Queue[str]") -> None:
    """What one process does."""
    desk = _desk(at)
    start.wait()
    for command in commands:
        try:
            ends.put(desk.do(command).act)
        except Denied as denied:
            ends.put(type(denied.why).__name__)


def _desk(at: At) -> Desk:
    """Somebody's, wherever it stands."""
    if at.url.startswith("unix://"):
        return RemoteDesk(Path(at.url.removeprefix("unix://")))
    return desks(premises(at.url, DATA, at.files, lambda: at.now, os.urandom))(PEOPLE[at.who][0])

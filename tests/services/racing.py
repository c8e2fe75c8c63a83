"""A desk in a process of its own, and what came of what it was told to do."""

import os
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

from ccms_tui.desk.denials import Denied
from ccms_tui.desk.request import Command, Desk
from ccms_tui.local import desks, premises
from ccms_tui.server.remote import RemoteDesk
from tests.cast import PEOPLE
from tests.conftest import DATA, MONDAY

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.services.racing"])


def in_processes(url: str, each: Sequence[Sequence[Command]], who: str = "ana") -> list[str]:
    """What came of each command, when one process is given each list and all begin in the same instant."""
    start: Barrier = CONTEXT.Barrier(len(each))
    ends: Queue[str] = CONTEXT.Queue()
    racers = [CONTEXT.Process(target=race, args=(url, commands, start, ends, who)) for commands in each]
    for racer in racers:
        racer.start()
    found = [ends.get(timeout=120) for commands in each for _ in commands]
    for racer in racers:
        racer.join()
    return found


def race(url: str, commands: Sequence[Command], start: Barrier, ends: "Queue[str]", who: str) -> None:
    """What one process does."""
    desk = _desk(url, who)
    start.wait()
    for command in commands:
        try:
            ends.put(desk.do(command).act)
        except Denied as denied:
            ends.put(type(denied.why).__name__)


def _desk(url: str, who: str) -> Desk:
    """Somebody's, wherever it stands."""
    if url.startswith("unix://"):
        return RemoteDesk(Path(url.removeprefix("unix://")))
    return desks(premises(url, DATA, Path("/nowhere"), lambda: MONDAY, os.urandom))(PEOPLE[who][0])

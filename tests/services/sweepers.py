"""Sweeps in processes of their own, some of which are killed."""

import os
import signal
from collections.abc import Callable
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import sleep

from ccms_tui.automation.sweeping import sweep
from ccms_tui.local import desks, premises
from tests.cast import PEOPLE
from tests.conftest import DATA
from tests.services.racing import CONTEXT


def sweeping(url: str, now: datetime, page: int) -> BaseProcess:
    """A process that begins to sweep a few cases at a time, as Sam."""
    process = CONTEXT.Process(target=_sweep, args=(url, now, page))
    process.start()
    return process


def killed(process: BaseProcess, far_enough: Callable[[], bool], after: float) -> bool:
    """Kill it so many seconds after it came far enough, and say whether it was still at it."""
    while process.is_alive() and not far_enough():
        sleep(0.001)
    sleep(after)
    at_it = process.is_alive()
    if at_it and process.pid:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return at_it


def _sweep(url: str, now: datetime, page: int) -> None:
    desk = desks(premises(url, DATA, Path("/nowhere"), lambda: now, os.urandom))(PEOPLE["sam"][0])
    sweep(desk, page)

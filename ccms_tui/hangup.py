"""The end of a terminal is the end of its program: soon, whatever it is doing, and with the drafts kept."""

import os
import select
import signal
import time
from asyncio import AbstractEventLoop, run_coroutine_threadsafe
from collections.abc import Callable, Coroutine
from concurrent.futures import wait
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import Any

SAVING = 1.0
"""Seconds that saving may take, should the loop or the database be busy with something else."""
LEAVING = 0.5
"""Seconds that are left then to give a living terminal back as it was."""


@dataclass(frozen=True)
class Watch:
    """What is to happen when the terminal, or someone, says that it is over."""

    loop: AbstractEventLoop
    save: Callable[[], Coroutine[Any, Any, None]]
    leave: Callable[[], None]
    terminal: int = 0

    def start(self) -> None:
        """Watch from a thread of its own, for the loop may be stuck; a signal only writes to its pipe."""
        heard, told = os.pipe()
        os.set_blocking(told, False)
        for number in (signal.SIGHUP, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda number, _: _tell(told, number))
        Thread(target=self._wait, args=(heard,), name="hangup", daemon=True).start()

    def _wait(self, heard: int) -> None:
        """Sleep until a signal is told or the line is dead, as it can be without any signal."""
        poll = select.poll()
        poll.register(self.terminal, 0)
        poll.register(heard, select.POLLIN)
        woken = dict(poll.poll())
        number = os.read(heard, 1)[0] if heard in woken else signal.SIGHUP
        self._end(128 + number)

    def _end(self, code: int) -> None:
        """Keep the drafts; leave a dead terminal at once, for it may block, and a living one as it was."""
        with suppress(RuntimeError):
            wait([run_coroutine_threadsafe(self.save(), self.loop)], timeout=SAVING)
            if not _dead(self.terminal):
                self.loop.call_soon_threadsafe(self.leave)
                time.sleep(LEAVING)
        os._exit(code)


def _tell(told: int, number: int) -> None:
    """Say so once; a pipe that is full has been told already."""
    with suppress(BlockingIOError):
        os.write(told, bytes([number]))


def _dead(terminal: int) -> bool:
    """Whether nobody is at the other end."""
    poll = select.poll()
    poll.register(terminal, 0)
    return bool(poll.poll(0))

"""The process that stands by: all that commands need is imported, and nothing is opened.

`stand_by` returns at its end, and in each copy; a copy then does what `python -m ccms_tui` would.
"""

import fcntl
import gc
import marshal
import os
import runpy
import signal
import socket
import sys
import tempfile
import termios
from functools import partial
from importlib import import_module
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from sqlalchemy.orm import configure_mappers

from ccms_tui.cli.contents import CONTENTS

LATER = (
    "ccms_tui.app",
    "ccms_tui.casefile",
    "ccms_tui.drafts",
    "ccms_tui.local",
    "ccms_tui.seen",
    "ccms_tui.server.remote",
    "ccms_tui.server.serving",
    "ccms_tui.store.migrating",
    "cryptography.hazmat.primitives.asymmetric.ed25519",
    "holidays.countries",
    "pendulum",
    "platformdirs",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.pysqlite",
    "textual.drivers.linux_driver",
)
"""What a command imports only when it comes to need it."""
LONGEST = 1 << 20
"""Bytes of what one command is told, its environment included."""


FILES = 4
"""What comes with it: standard input, output, errors, and the folder to be in."""


class Starter:
    """Copies this process for each command that is asked for, and ends it when whoever asked is gone."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener, self._waits = listener, DefaultSelector()
        self._running: set[int] = set()
        self._over = False
        self._waits.register(listener, EVENT_READ, self._start)
        self._waits.register(0, EVENT_READ, self._end)

    def work(self) -> bool:
        """Go on until nobody holds the standard input; true in a copy, which is to be a command now."""
        while not self._over:
            for key, _ in self._waits.select():
                if key.data():
                    return True
        for command in self._running:
            os.kill(command, signal.SIGTERM)
        return False

    def _end(self) -> None:
        self._over = True

    def _start(self) -> bool:
        line = self._listener.accept()[0]
        told, files, _, _ = socket.recv_fds(line, LONGEST, FILES)
        if told and (command := os.fork()):
            self._running.add(command)
            self._waits.register(line, EVENT_READ, partial(self._pass_on, line, command))
            ended = os.pidfd_open(command)
            self._waits.register(ended, EVENT_READ, partial(self._reap, line, command, ended))
        elif told:
            self._let_go()
            line.close()
            words, environment, mask, leads = marshal.loads(told)
            become(words, environment, mask, files)
            if leads:
                take_terminal()
            return True
        for file in files:
            os.close(file)
        return False

    def _pass_on(self, line: socket.socket, command: int) -> None:
        """Signals as they come, a byte each; nothing, when whoever asked is gone."""
        came = line.recv(1)
        os.kill(command, came[0] if came else signal.SIGTERM)
        if not came:
            self._waits.unregister(line)

    def _reap(self, line: socket.socket, command: int, ended: int) -> None:
        """Tell how a command ended."""
        status = os.waitpid(command, 0)[1]
        self._running.remove(command)
        self._waits.unregister(ended)
        os.close(ended)
        if line in self._waits.get_map():
            self._waits.unregister(line)
            line.send(status.to_bytes(4, "big"))
        line.close()

    def _let_go(self) -> None:
        """Close, in a copy, all that is not its own."""
        for key in list(self._waits.get_map().values()):
            if isinstance(key.fileobj, socket.socket):
                key.fileobj.close()
            elif key.fd:
                os.close(key.fd)
        self._waits.close()


def become(words: list[str], environment: dict[str, str], mask: int, files: list[int]) -> None:
    """Be where a command would be that was started like this."""
    *standard, folder = files
    os.fchdir(folder)
    for number, file in enumerate(standard):
        os.dup2(file, number)
    for file in files:
        os.close(file)
    how: Any = {"encoding": "utf-8", "errors": "surrogateescape"}
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(0, **how),
        os.fdopen(1, "w", **how),
        os.fdopen(2, "w", 1, **how),
    )
    os.environ.clear()
    os.environ.update(environment)
    os.umask(mask)
    sys.argv[1:] = words
    signal.signal(signal.SIGINT, signal.default_int_handler)


def take_terminal() -> None:
    """Begin a session at the terminal that standard input is: it ends this command when its line is lost."""
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def stand_by() -> bool:
    """Import everything, and listen; true in a copy."""
    for name in [*(f"ccms_tui.cli.{entry.module}" for entry in CONTENTS.values()), *LATER]:
        import_module(name)
    configure_mappers()
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    folder = Path(tempfile.mkdtemp(prefix="ccms"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(str(folder / "s"))
        listener.listen(64)
        os.write(1, f"{folder}/s\n".encode())
        if Starter(listener).work():
            return True
    (folder / "s").unlink()
    folder.rmdir()
    return False


if stand_by():
    runpy.run_module("ccms_tui", run_name="__main__", alter_sys=True)

"""A program in a real terminal: what it writes, what stands on its screen, and what it must never send."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte

from tests.strange import strange as strange

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "full_stop": ".",
    "question_mark": "?",
    "slash": "/",
}
ANSWERS = {b"\x1b[c": b"\x1b[?62;22c", b"\x1b[6n": b"\x1b[1;1R", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
"""What a terminal says when it is asked what it is and can do."""
QUERY = re.compile(b"|".join(map(re.escape, ANSWERS)))


class Terminal:
    """One program in one terminal; it goes on only while it is looked at, and is ended at the end."""

    def __init__(
        self,
        argv: Sequence[str],
        size: tuple[int, int] = (24, 80),
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        ignore: Collection[signal.Signals] = (),
    ) -> None:
        self.raw = bytearray()
        self.screen = pyte.Screen(size[1], size[0])
        self._stream = pyte.ByteStream(self.screen)
        self._asked = 0
        self._master, inner = os.openpty()
        self.resize(*size)

        def adopt() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                signal.signal(number, signal.SIG_DFL)
            for number in ignore:
                signal.signal(number, signal.SIG_IGN)

        told = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        told = {name: value for name, value in told.items() if name not in {"LINES", "COLUMNS"}}
        self.process = subprocess.Popen(
            argv, stdin=inner, stdout=inner, stderr=inner, env=told, cwd=cwd,
            start_new_session=True, preexec_fn=adopt,
        )  # fmt: skip
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        rows = (self.screen.buffer[row] for row in range(self.screen.lines))
        return "\n".join("".join(row[x].data for x in range(self.screen.columns)).rstrip() for row in rows)

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def wait(self, pattern: str, limit: float = 30.0) -> None:
        """Go on until the screen matches."""
        regex = re.compile(pattern)
        self._until(lambda: regex.search(self.text), f"{pattern!r} was never seen", limit)

    def wait_for_more_than(self, seen: str, limit: float = 30.0) -> None:
        """Go on until the screen shows something else, and has come to rest."""
        self._until(lambda: self.text != seen, "nothing else was ever seen", limit)
        self.settle()

    def _until(self, true: Callable[[], object], never: str, limit: float) -> None:
        deadline = time.monotonic() + limit
        while not true():
            ended = not self.alive and not self._pump(0.1)
            if ended or time.monotonic() > deadline:
                raise AssertionError(f"{never}; on the screen:\n{self.text}")
            self._pump(0.05)

    def settle(self, idle: float = 0.3, limit: float = 10.0) -> None:
        """Go on until nothing has been written for a while."""
        deadline = time.monotonic() + limit
        while self._pump(idle) and time.monotonic() < deadline:
            pass

    def press(self, *keys: str) -> None:
        """Send keys, by the names that Textual gives them, and wait until the answer is drawn."""
        for key in keys:
            self.send(_bytes(key))
            self.settle(0.05)
        self.settle()

    def send(self, data: bytes) -> None:
        os.write(self._master, data)

    def resize(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def hang_up(self) -> None:
        """Close the line, as when a connection is lost."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def exit_code(self, limit: float = 10.0) -> int:
        """How the program ended; it must do so by itself."""
        deadline = time.monotonic() + limit
        while self.alive:
            if time.monotonic() > deadline:
                raise AssertionError(f"it still runs after {limit} s; on the screen:\n{self.text}")
            self._pump(0.02)
        self.settle(0.02)
        return self.process.wait()

    def _pump(self, timeout: float) -> bool:
        """Take in what was written within a time, and whether anything was."""
        if self._master < 0:
            time.sleep(timeout)
            return False
        if not select.select([self._master], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            time.sleep(timeout)
            return False
        self.raw += data
        self._answer()
        self._stream.feed(data)
        return True

    def _answer(self) -> None:
        for query in QUERY.finditer(self.raw, self._asked):
            self.send(ANSWERS[query[0]])
            self._asked = query.end()
        self._asked = max(self._asked, len(self.raw) - max(map(len, ANSWERS)) + 1)


def _bytes(key: str) -> bytes:
    if key.startswith("ctrl+"):
        return bytes([ord(key[-1].upper()) - 64])
    return KEYS.get(key, key).encode()

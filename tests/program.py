"""The whole program, as a person starts it: a database, the desk of this account, and a terminal."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ccms_tui.__main__ import init, verify
from ccms_tui.desk.request import Desk
from ccms_tui.local import desks
from tests.terminal import Terminal


@dataclass(frozen=True)
class Program:
    """The program over a database file of its own, in which this account is a manager."""

    folder: Path

    @classmethod
    def new(cls, folder: Path) -> "Program":
        """Make its data and its database."""
        program = cls(folder)
        shutil.copytree("data", program.data)
        people = program.data / "people.toml"
        people.write_text(re.sub(r"\b1001\b", str(os.getuid()), people.read_text()))
        init(program.url)
        return program

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder}/t.db"

    @property
    def desk(self) -> Desk:
        found = desks(self.url, self.data, lambda: datetime.now(UTC))(os.getuid())
        assert found
        return found

    @property
    def differences(self) -> list[str]:
        """What verifying finds; nothing, unless something was changed untold or done by halves."""
        return verify(self.url)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One command on the command line."""
        return subprocess.run(self._argv(*words), env=self._env(), capture_output=True, text=True)

    def terminal(self, size: tuple[int, int] = (24, 80), ignore: Collection[signal.Signals] = ()) -> Terminal:
        """The screens, in a terminal."""
        return Terminal(self._argv(), size=size, env=self._env(), ignore=ignore)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Someone else is writing, and does not come to an end."""
        with closing(sqlite3.connect(self.folder / "t.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield

    def _argv(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "ccms_tui", "--db", self.url, *words]

    def _env(self) -> dict[str, str]:
        return {**os.environ, "CCMS_DATA": str(self.data)}

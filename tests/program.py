"""The whole program, as a person starts it: a database, the desk of this account, and a terminal."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from ccms_tui.desk.people import Enrol, Found
from ccms_tui.desk.record import Proof, Verify
from ccms_tui.desk.request import Desk
from ccms_tui.local import desks, premises
from ccms_tui.rules.people import Role
from ccms_tui.services.premises import Premises
from ccms_tui.store.migrating import upgrade
from tests import warm
from tests.cast import PEOPLE
from tests.conftest import DATA
from tests.terminal import Terminal


@dataclass(frozen=True)
class Program:
    """The program over a database file of its own, in which this account is a supervisor's."""

    folder: Path

    @classmethod
    def new(cls, folder: Path) -> "Program":
        """A database with everybody of the tests in it, and whoever runs them."""
        copytree(_settled().name, folder, dirs_exist_ok=True)
        return cls(folder)

    @property
    def file(self) -> Path:
        return self.folder / "t.db"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.file}"

    @cached_property
    def premises(self) -> Premises:
        return premises(self.url, DATA, self.folder / "files", lambda: datetime.now(UTC), os.urandom)

    @property
    def desks(self) -> list[Desk]:
        """The desks of this account and of everybody else."""
        return [
            desks(self.premises)(account) for account in (os.getuid(), *(who[0] for who in PEOPLE.values()))
        ]

    @property
    def proof(self) -> Proof:
        """What verifying finds, when every table is made again from the ledger."""
        return self.desks[0].see(Verify(replay=True))

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One command on the command line."""
        return subprocess.run(self._argv(*words), env=self._env(), capture_output=True, text=True)

    def start(self, *words: str, before: Callable[[], object] | None = None) -> "subprocess.Popen[str]":
        """The same, not waited for; what is to be done in its process before it begins."""
        argv, errors = self._argv(*words), subprocess.PIPE
        return subprocess.Popen(argv, env=self._env(), stderr=errors, text=True, preexec_fn=before)

    def terminal(
        self,
        *words: str,
        size: tuple[int, int] = (24, 80),
        ignore: Collection[signal.Signals] = (),
        env: Mapping[str, str] | None = None,
    ) -> Terminal:
        """The screens, in a terminal; begun cold where a signal is to be ignored from the beginning."""
        begins = [sys.executable, "-m", "ccms_tui"] if ignore else warm.ccms()
        argv = [*begins, "--db", self.url, *words]
        return Terminal(argv, size=size, env=self._env() | dict(env or {}), ignore=ignore)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Someone else is writing, and does not come to an end."""
        with closing(sqlite3.connect(self.file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield

    def _argv(self, *words: str) -> list[str]:
        return [*warm.ccms(), "--db", self.url, *words]

    def _env(self) -> dict[str, str]:
        return {
            **os.environ,
            "CCMS_FILES": str(self.folder / "files"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "XDG_DATA_HOME": str(self.folder / "share"),
        }


@cache
def _settled() -> "TemporaryDirectory[str]":
    """What every program begins with, made once."""
    home = TemporaryDirectory(prefix="ccms")
    program = Program(Path(home.name))
    upgrade(program.premises.database)
    account, founder, _ = PEOPLE["adm"]
    admin = desks(program.premises)(account)
    admin.do(Found(name="Northfield Mutual", founder=founder))
    admin.do(Enrol(name="Tess Terry", role=(Role.SUPERVISOR,), account=os.getuid()))
    for account, name, role in list(PEOPLE.values())[1:]:
        admin.do(Enrol(name=name, role=role, account=account, manager="Tess Terry"))
    program.premises.database.close()
    return home

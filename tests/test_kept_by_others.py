"""What keeps watch beside the desk, as processes: a witness under another account, and the sequencer."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfile
from socket import AF_UNIX, socket

import pytest

from ccms_tui.desk.opening import Open
from ccms_tui.desk.triage import Note
from ccms_tui.rules import notes
from ccms_tui.rules.epochs import read_keyring
from ccms_tui.rules.words import Channel
from ccms_tui.server.remote import RemoteDesk
from ccms_tui.signing import holds
from tests import warm
from tests.accounts import Accounts
from tests.services.backdoors import rows

LIMIT = 30.0
"""Seconds that anything here may take."""
CONTRADICTED = 6
EVENTS, PLACED = "SELECT count(*) FROM event", "SELECT number FROM leaf ORDER BY number"


class Kept:
    """A record with an auditor in it beside its founder, and desks that are served over it."""

    def __init__(self, accounts: Accounts, url: str, home: Path) -> None:
        self.accounts, self.url, self.home = accounts, url, home
        self.place = accounts.shared(f"kept-{home.name}", 0o755)
        self.run("init", "--organisation", "Northfield Mutual")
        self.run("user", "add", "Otto Dietz", "--role", "auditor", "--os-account", str(accounts.people[1]))

    @property
    def env(self) -> dict[str, str]:
        """What the program is told by whoever starts it."""
        return {"PATH": "/usr/bin:/bin", "HOME": str(self.home), "CCMS_FILES": str(self.home / "files")}

    def argv(self, *words: str) -> list[str]:
        return [*warm.ccms(), "--db", self.url, *words]

    def run(self, *words: str) -> None:
        """A command of the founder, on the database itself."""
        subprocess.run(self.argv(*words), env=self.env, check=True, stdout=subprocess.DEVNULL)

    @contextmanager
    def served(self, name: str = "s") -> Iterator[str]:
        """Where the desk is served, by a process of its own."""
        path = self.place / name
        with subprocess.Popen(
            self.argv("serve", str(path)), env=self.env, stderr=subprocess.DEVNULL
        ) as serving:
            try:
                until(lambda: answers(path))
                yield f"unix://{path}"
            finally:
                serving.terminate()

    def opens(self, at: str) -> None:
        """A complaint that the founder takes in, through a desk that is served."""
        given = Open(complainant="Lowe, Peter", channel=Channel.LETTER, summary="Missed visit")
        self.desk(at).do(given)

    def notes(self, at: str, seen: int = 1, case: int = 1) -> None:
        self.desk(at).do(Note(case=case, seen=seen, text="He called again."))

    def desk(self, at: str) -> RemoteDesk:
        return RemoteDesk(Path(at.removeprefix("unix://")))

    def witness(self, at: str, *words: str) -> "subprocess.Popen[str]":
        """A witness under an account of its own."""
        argv = ["ccms", "--db", at, "witness", "noted", *words]
        return self.accounts.start_as(
            self.accounts.people[1], argv, stdout=-1, stderr=subprocess.STDOUT, text=True
        )

    @property
    def noted(self) -> Path:
        return self.accounts.home(self.accounts.people[1]) / "noted"


def until(there: Callable[[], object]) -> None:
    """Wait for it."""
    limit = time.monotonic() + LIMIT
    while not there():
        assert time.monotonic() < limit, "it never came"
        time.sleep(0.05)


def answers(path: Path) -> bool:
    """Whether a desk is served there by now; a socket may be left of one that was."""
    with socket(AF_UNIX) as calling, suppress(OSError):
        calling.connect(str(path))
        return True
    return False


def noted(file: Path) -> list[notes.Note]:
    """The checkpoints that a witness has appended."""
    return list(notes.read(file.read_text())) if file.exists() else []


@pytest.fixture
def kept(accounts: Accounts, blank: str, tmp_path: Path) -> Iterator[Kept]:
    kept = Kept(accounts, blank, tmp_path)
    yield kept
    for path in (kept.noted, kept.noted.with_name("noted.key")):
        path.unlink(missing_ok=True)


def test_a_witness_notes_what_is_new_where_nobody_else_can_write(kept: Kept) -> None:
    with kept.served() as at, kept.witness(at, "--every", "1") as witness:
        until(lambda: len(noted(kept.noted)) == 1)
        kept.opens(at)
        until(lambda: len(noted(kept.noted)) == 2)
        kept.notes(at)
        until(lambda: len(noted(kept.noted)) == 3)
        witness.send_signal(signal.SIGTERM)
        assert witness.wait(LIMIT) == 0
    sizes = [note.head.size for note in noted(kept.noted)]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] == rows(kept.url, EVENTS)[0][0]
    keys = read_keyring(kept.noted.with_name("noted.key").read_text())
    assert all(holds(note, keys) for note in noted(kept.noted))
    assert kept.noted.stat().st_uid == kept.accounts.people[1]
    writes = f"open({str(kept.noted)!r}, 'a')"
    other = kept.accounts.as_user(
        kept.accounts.people[0], ["python", "-c", writes], stderr=subprocess.DEVNULL
    )
    assert other.returncode


@pytest.mark.parametrize("blank", ["sqlite"], indirect=True)
def test_a_witness_misses_what_it_was_told_of_when_an_old_copy_is_put_back(kept: Kept) -> None:
    file, old = Path(kept.url.removeprefix("sqlite:///")), kept.home / "old.db"
    with kept.served() as at:
        kept.opens(at)
        copyfile(file, old)
        kept.notes(at)
        assert kept.witness(at).wait(LIMIT) == 0
    copyfile(old, file)
    for signed in (path for path in kept.home.rglob("*.signed")):
        signed.unlink()
    with kept.served() as at:
        kept.notes(at)
        kept.notes(at, seen=2)
        with kept.witness(at) as witness:
            said, _ = witness.communicate(timeout=LIMIT)
    assert witness.returncode == CONTRADICTED, said
    assert "has been rewritten: not all of the" in said
    assert len(noted(kept.noted)) == 1


@pytest.mark.parametrize("blank", ["postgres"], indirect=True)
def test_two_served_desks_give_each_event_one_place_with_nobody_asking(kept: Kept) -> None:
    with kept.served("one") as one, kept.served("two") as two:
        for at in (one, two) * 5:
            kept.opens(at)
        for case, at in enumerate((two, one) * 5, start=1):
            kept.notes(at, case=case)
        ((events,),) = rows(kept.url, EVENTS)
        until(lambda: len(rows(kept.url, PLACED)) == events)
    assert [number for (number,) in rows(kept.url, PLACED)] == list(range(int(str(events))))
    kept.run("verify", "--replay")


@pytest.mark.parametrize("blank", ["postgres"], indirect=True)
def test_places_are_given_again_once_a_desk_that_was_killed_is_served_anew(kept: Kept) -> None:
    argv = [sys.executable, "-m", "ccms_tui", "--db", kept.url, "serve", str(kept.place / "s")]
    with subprocess.Popen(argv, env=kept.env, stderr=subprocess.DEVNULL) as killed:
        try:
            until(lambda: answers(kept.place / "s"))
            kept.opens(f"unix://{kept.place / 's'}")
        finally:
            os.kill(killed.pid, signal.SIGKILL)
    kept.run("act", "note", "1", "--text", "Written beside it.")
    with kept.served() as at:
        kept.notes(at, seen=2)
        ((events,),) = rows(kept.url, EVENTS)
        until(lambda: len(rows(kept.url, PLACED)) == events)

"""A warm start is a start: a process of its own, told what it was told, that ends as it does."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests import warm
from tests.program import Program

OPEN = "act open --complainant L --channel web --summary Boiler --own-words -"


def test_each_command_is_a_process_of_its_own_where_it_was_started(tmp_path: Path) -> None:
    told: dict[str, Any] = {"cwd": tmp_path, "env": {"CCMS_DB": "sqlite:///here.db", "HOME": str(tmp_path)}}
    run = partial(subprocess.run, **told, input="Never came", umask=0o027, capture_output=True, text=True)
    for words in ("init", OPEN):
        ran = run([*warm.ccms(), *words.split()])
        assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "here.db").stat().st_mode & 0o777 == 0o640
    assert "Never came" in run([*warm.ccms(), "case", "1"]).stdout
    missing = run([*warm.ccms(), "case", "2"])
    assert (missing.returncode, missing.stdout) == (5, "")
    assert missing.stderr.startswith("case 2")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program.new(tmp_path)


@contextmanager
def started(program: Program) -> "Iterator[subprocess.Popen[str]]":
    """A worker, at work."""
    with program.start("worker") as worker:
        try:
            assert worker.stderr
            assert worker.stderr.readline().startswith("sweeping")
            yield worker
        finally:
            worker.kill()


def test_it_goes_when_whoever_asked_is_killed(program: Program) -> None:
    with started(program) as worker:
        worker.kill()
        assert worker.stderr
        assert worker.stderr.read() == "", "the copy holds this end until it is gone"
    assert worker.returncode == -signal.SIGKILL


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_it_is_told_it_is_told_in_time(program: Program, number: signal.Signals) -> None:
    with started(program) as worker:
        worker.send_signal(number)
        assert worker.wait(20) == 0


def test_what_a_command_dies_of_is_told(program: Program) -> None:
    with started(program) as worker:
        (copy,) = _children(warm._starter().pid)
        os.kill(copy, signal.SIGKILL)
        assert worker.wait(20) == -signal.SIGKILL


def _children(of: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{of}/task/{of}/children").read_text().split()]

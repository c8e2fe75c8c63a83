"""A warm start for the commands that tests run.

Nearly all that one `ccms` costs is importing: four fifths of a second, and the tests run hundreds. So a
process that has imported it all, and opened nothing, stands by: for each command it makes a copy of itself
(`__main__`), which goes on as `python -m ccms_tui` does. Who runs the command sees a process of a few
milliseconds that stands for the copy (`ask`): the same files, signals, terminal and end.

Starting itself is tested cold: what is imported, other accounts, and a terminal whose line is lost.
"""

import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.tree import ROOT

ASK = Path(__file__).with_name("ask.py")


def ccms() -> list[str]:
    """What begins a command in the place of `ccms`."""
    return [sys.executable, "-I", "-S", str(ASK), _socket()]


@cache
def _starter() -> "subprocess.Popen[str]":
    """The process that stands by: one for each process of tests, begun when it is first asked for."""
    argv = [sys.executable, "-m", __name__]
    return subprocess.Popen(argv, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@cache
def _socket() -> str:
    """Where it listens, once it does."""
    said = _starter().stdout
    assert said
    path = said.readline().strip()
    assert path, "what starts commands did not start"
    return path


def pytest_unconfigure() -> None:
    """End it: it goes when nobody holds its standard input any more."""
    if _starter.cache_info().currsize:
        _starter().communicate()

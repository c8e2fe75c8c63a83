"""The commands that the documentation shows, and a shell that runs a page of them.

On a page, ```sh holds commands, and ```console commands after `$ ` with what they print, where … stands for
anything. A line that goes on in the next ends in a backslash. A command that does not end in 0 is followed by
`echo $?`. Other fences are not run.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests import warm
from tests.tree import ROOT

FENCE = re.compile(r"^[ ]*```(sh|console)\n(.*?)^[ ]*```", re.M | re.S)
NOT_RUN = re.compile(r"^(git clone|cd|make|pip|pipx|uv|sudo|ssh|tmux)\b")
SCREENS = re.compile(r"^ccms( --db \S+)?( tui\b.*| demo\b(?!.*--no-tui).*)?$")
PYTHON = shlex.quote(sys.executable)
ENDED = "ended with status"
LIMIT = "300"


@dataclass
class Shown:
    """One command of a page, and the lines that it is shown to print."""

    command: str
    printed: list[str] = field(default_factory=list)


def shown(page: str) -> list[Shown]:
    """Every command on a page, in order."""
    blocks = FENCE.findall(page)
    return [one for kind, text in blocks for one in (_typed(text) if kind == "sh" else _dialogue(text))]


def run(commands: list[Shown], folder: Path) -> Iterator[tuple[Shown, int, str]]:
    """Each command with how it ended and what it printed, in one shell, in one folder beside our `data`."""
    _install(folder / "bin")
    (folder / "data").symlink_to(ROOT / "data")
    script = "".join(
        f"{_runnable(one.command)}\n(s=$?; echo; echo {ENDED} $s; exit $s)\n" for one in commands
    )
    ran = subprocess.run(
        ["timeout", LIMIT, "bash", "-c", f"{script}kill $(jobs -p) 2>/dev/null; wait"],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    parts = re.split(rf"\n{ENDED} (\d+)\n", ran.stdout)
    for one, printed, status in zip(commands, parts[::2], parts[1::2], strict=False):
        yield one, int(status), printed


def prints(wanted: list[str], printed: str) -> bool:
    """Whether it printed these lines, in this order; … is anything."""
    patterns = (re.escape(line.strip()).replace("…", ".*") for line in wanted if line.strip())
    return bool(
        re.search(r"\s*\n\s*".join(patterns).replace(r"\s*\n\s*.*\s*\n\s*", r"[\s\S]*\n\s*"), printed)
    )


def _typed(block: str) -> Iterator[Shown]:
    """The commands of a block that has only commands."""
    for line in _joined(block):
        if command := _without_remark(line):
            yield Shown(command)


def _dialogue(block: str) -> list[Shown]:
    """The commands of a block that shows what they print."""
    found: list[Shown] = []
    for line in _joined(block):
        if line.startswith("$ "):
            found.append(Shown(_without_remark(line.removeprefix("$ "))))
        elif found:
            found[-1].printed.append(line)
    return found


def _joined(block: str) -> list[str]:
    return [line.strip() for line in re.sub(r"\\\n\s*", "", block).splitlines()]


def _without_remark(line: str) -> str:
    return re.sub(r"(^|\s+)#\s.*$", "", line).strip()


def _runnable(command: str) -> str:
    """The command; a screen is opened in a terminal and left again, and setting up is not done twice."""
    if NOT_RUN.match(command):
        return "true"
    if SCREENS.match(command):
        cold = re.sub("^ccms", f"{PYTHON} -m ccms_tui", command)
        return f"{PYTHON} -m tests.glance {cold}"
    return command


def _install(folder: Path) -> None:
    """A `ccms` for the shell to find."""
    folder.mkdir()
    (folder / "ccms").write_text(f'#!/bin/sh\nexec {shlex.join(warm.ccms())} "$@"\n')
    (folder / "ccms").chmod(0o755)
    (folder / "python").symlink_to(sys.executable)


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": f"{folder / 'bin'}:/usr/bin:/bin",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "COLUMNS": "200",
        "CCMS_DB": f"sqlite:///{folder}/ccms.db",
    }

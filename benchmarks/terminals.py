"""The program in a real terminal, as whoever sits there feels it: start, keys, bytes over the line, memory.

Beside the project there may be a yardstick, the least a list on the same libraries can be. Where it is there,
the two run in turn, and what is aimed at is a ratio between them: that is steadier than a time.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.keys import keyed
from benchmarks.office import ROOT, Office

TOOLS = ROOT.parent / "shared" / "tools"
"""Not part of the project."""
READY = r"C-\d{4}-\d{6}"
KEYS, FEW_KEYS = "j*60", "j*6"
IN_AND_OUT = "<enter><esc>"
OPENED = (100, 160)
"""Cases opened and left again: between the one number and the other, memory must not grow."""
OURS = {"here": 1.3, "served": 2.0}
"""The program, by where its desk stands, and how many times the yardstick's start its own may take."""
YARDSTICKS = {"here": "yardstick with a database", "served": "yardstick"}
Measured = dict[str, Any]


def figures(office: Office, cases: int, runs: int, quick: bool = False) -> Iterator[Figure]:
    """All that is felt, with the desk in the program and with the desk served."""
    with _served(office) as socket, tempfile.TemporaryDirectory() as folder:
        desks = {"here": office.url, "served": f"unix://{socket}"}
        programs = [_program(name, url, folder) for name, url in desks.items()]
        programs += _yardsticks(Path(folder), cases)
        programs = [{**one, "ready": READY, "keys": FEW_KEYS if quick else KEYS} for one in programs]
        measured = _measured(programs, Path(folder), runs)
        for name in desks:
            yield from _felt(name, measured)
        if not quick:
            yield from _worn(programs[: len(desks)], Path(folder))


def _felt(name: str, measured: dict[str, Measured]) -> Iterator[Figure]:
    part, one, least = f"terminal, {name}", measured[name], measured.get(YARDSTICKS[name])
    yield Figure(part, "start to first row", one["start_s"], "s")
    if least:
        ratio = one["start_s"] / least["start_s"]
        yield Figure(part, f"start, against the {YARDSTICKS[name]}", ratio, "times", most=OURS[name])
    yield Figure(part, "key to paint, p50", one["last_ms"]["p50"], "ms")
    yield Figure(part, "key to paint, p95", one["last_ms"]["p95"], "ms", most=16)
    if least:
        yield Figure(part, f"key to paint, p95, of the {YARDSTICKS[name]}", least["last_ms"]["p95"], "ms")
    yield Figure(part, "bytes a key", one["bytes_per_key"], "bytes", most=700)
    yield Figure(part, "memory", one["pss_mb"], "MB")
    if least:
        yield Figure(part, f"memory of the {YARDSTICKS[name]}", least["pss_mb"], "MB")


def _worn(programs: list[Measured], folder: Path) -> Iterator[Figure]:
    """How much memory it has after many cases were opened and left, and whether that goes on growing."""
    some, more = (_measured([{**one, "keys": IN_AND_OUT * n} for one in programs], folder, 1) for n in OPENED)
    for name in some:
        part, used = f"terminal, {name}", some[name]["pss_mb"]
        yield Figure(part, f"memory after {OPENED[0]} cases opened", used, "MB")
        grown = more[name]["pss_mb"] - used
        yield Figure(part, f"memory more after {OPENED[1] - OPENED[0]} cases more", grown, "MB", most=8)


def _program(name: str, url: str, folder: str) -> Measured:
    argv = [sys.executable, "-m", "ccms_tui", "--db", url]
    env = {"XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder}
    return {"name": name, "argv": argv, "env": env, "cwd": str(ROOT)}


def _yardsticks(folder: Path, cases: int) -> list[Measured]:
    """The least there can be over as many cases, where it is beside the project."""
    floor = TOOLS / "floor.py"
    if not floor.exists():
        return []
    subprocess.run([sys.executable, floor, "make", folder / "floor.db", str(cases)], check=True)
    show = [sys.executable, str(floor), "show", str(folder / "floor.db")]
    return [{"name": YARDSTICKS["served"], "argv": show},
            {"name": YARDSTICKS["here"], "argv": [*show, "--orm"]}]  # fmt: skip


def _measured(programs: list[Measured], folder: Path, runs: int) -> dict[str, Measured]:
    """Each program by its name, measured in turn so that the machine's moods fall on all alike."""
    bench = TOOLS / "ttybench.py"
    if not bench.exists():
        return {one["name"]: keyed(one, runs) for one in programs}
    spec = folder / "spec.json"
    spec.write_text(json.dumps(programs))
    asked = [sys.executable, str(bench), "--spec", str(spec), "--runs", str(runs)]
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return {one["name"]: one for one in map(json.loads, said.splitlines())}


@contextmanager
def _served(office: Office) -> Iterator[Path]:
    """The desk of this database, served by a process of its own."""
    with tempfile.TemporaryDirectory(prefix="desk") as folder:
        socket = Path(folder) / "s"
        argv = [sys.executable, "-m", "ccms_tui", "--db", office.url, "serve", str(socket)]
        with subprocess.Popen(argv, cwd=ROOT, stderr=subprocess.DEVNULL) as server:
            until = time.monotonic() + 60
            while not socket.exists():
                assert time.monotonic() < until and server.poll() is None, "the desk was never served"
                time.sleep(0.02)
            yield socket
            server.terminate()

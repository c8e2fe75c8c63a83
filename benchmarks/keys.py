"""Keys pressed in a terminal of our own: when the answer was painted, and how many bytes it took."""

import re
import statistics
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.terminal import Terminal

SIZE = (40, 120)
QUIET, LIMIT, STEP = 0.12, 3.0, 0.02
"""Seconds without a byte after which an answer is over, after which there is none, and between two looks."""
PRESSED = re.compile(r"(<[a-z]+>|.)(?:\*(\d+))?")
BYTES = {"<enter>": b"\r", "<esc>": b"\x1b"}


def keyed(program: dict[str, Any], runs: int) -> dict[str, Any]:
    """The middle of several runs of a program: its start, its keys, its memory."""
    found = [_run(program) for _ in range(runs)]
    pressed = sorted(one for _, keys, _ in found for one in keys)
    times = [taken for taken, _ in pressed]
    return {
        "start_s": statistics.median(start for start, _, _ in found),
        "last_ms": {"p50": _share(times, 0.5), "p95": _share(times, 0.95)},
        "bytes_per_key": statistics.median(written for _, written in pressed),
        "pss_mb": statistics.median(memory for _, _, memory in found),
    }


def _share(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


def _run(program: dict[str, Any]) -> tuple[float, list[tuple[float, int]], float]:
    began = perf_counter()
    with Terminal(program["argv"], size=SIZE, env=program["env"]) as terminal:
        terminal.wait(program["ready"])
        start = perf_counter() - began
        terminal.settle()
        pressed = [_press(terminal, key) for key in keys(program["keys"])]
        return start, pressed, _memory(terminal.process.pid)


def keys(said: str) -> list[bytes]:
    """What `j*40<enter>` means: each key, as often as it says."""
    return [
        BYTES.get(key, key.encode()) for key, times in PRESSED.findall(said) for _ in range(int(times or 1))
    ]


def _press(terminal: Terminal, key: bytes) -> tuple[float, int]:
    """Milliseconds from a key to the last byte of its answer, and how many bytes there were."""
    began = last = perf_counter()
    before = seen = len(terminal.raw)
    terminal.send(key)
    while perf_counter() - last < (LIMIT if seen == before else QUIET):
        terminal.settle(STEP, 0)
        if len(terminal.raw) > seen:
            last, seen = perf_counter(), len(terminal.raw)
    return (last - began) * 1000, seen - before


def _memory(process: int) -> float:
    """Megabytes that are this process's own share."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024

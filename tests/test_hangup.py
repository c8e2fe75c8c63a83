import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccms_tui.desk.cases import Case
from tests.filling import OPEN, filled
from tests.program import Program
from tests.terminal import Terminal

SOON = 2.0

STUCK = """
import asyncio, sys, threading, time
from ccms_tui.hangup import Watch

async def save():
    print("saving", flush=True)
    await asyncio.sleep(60 if sys.argv[1] == "slow" else 0)

async def main():
    loop, what = asyncio.get_running_loop(), sys.argv[1]
    Watch(loop, save, (lambda: None) if what == "deaf" else asyncio.current_task().cancel).start()
    print("ready", flush=True)
    while what == "loop":
        pass
    await asyncio.to_thread(time.sleep, 60)

asyncio.run(main())
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program.new(tmp_path)
    program.desks[0].do(filled(OPEN, "Charged twice"))
    return program


def gone(terminal: Terminal) -> int:
    """How it ended, which must be soon."""
    return terminal.exit_code(SOON)


@pytest.fixture(params=["queue", "case", "form", "palette"])
def terminal(request: pytest.FixtureRequest, program: Program) -> Iterator[Terminal]:
    """The program in the middle of something."""
    keys = {"queue": (), "case": ("enter",), "form": ("n", *"Zoe"), "palette": ("ctrl+p",)}
    with program.terminal() as terminal:
        terminal.wait("Charged twice")
        terminal.press(*keys[request.param])
        yield terminal


def test_a_lost_line_ends_it(terminal: Terminal, program: Program) -> None:
    terminal.hang_up()
    assert gone(terminal) == 128 + signal.SIGHUP
    assert program.proof.ok


def test_a_hangup_ends_it_and_gives_the_terminal_back(terminal: Terminal, program: Program) -> None:
    terminal.signal(signal.SIGHUP)
    gone(terminal)
    assert b"\x1b[?1049l" in terminal.raw
    assert program.proof.ok


def test_being_asked_to_end_ends_it_and_gives_the_terminal_back(terminal: Terminal) -> None:
    terminal.signal(signal.SIGTERM)
    gone(terminal)
    assert b"\x1b[?1049l" in terminal.raw


def test_a_lost_line_ends_it_without_any_signal(program: Program) -> None:
    with program.terminal(ignore=[signal.SIGHUP]) as terminal:
        terminal.wait("Charged twice")
        terminal.signal(signal.SIGHUP)
        terminal.settle()
        assert terminal.alive
        terminal.hang_up()
        assert gone(terminal) == 128 + signal.SIGHUP


@pytest.mark.parametrize("how", ["line", "SIGHUP", "SIGTERM"])
def test_a_write_that_waits_for_another_is_not_done(program: Program, how: str) -> None:
    with program.locked(), program.terminal() as terminal:
        terminal.wait("Charged twice")
        terminal.press("a")
        terminal.hang_up() if how == "line" else terminal.signal(signal.Signals[how])
        gone(terminal)
    assert program.desks[0].see(Case(case=1)).version == 1
    assert program.proof.ok


def test_a_line_that_is_lost_while_it_draws_ends_it(program: Program) -> None:
    with program.terminal() as terminal:
        terminal.wait("Charged twice")
        for _ in range(200):
            terminal.resize(24, 79)
            terminal.resize(24, 80)
            terminal.send(b"\x10\x1b")
        terminal.hang_up()
        assert gone(terminal) == 128 + signal.SIGHUP


@pytest.mark.parametrize("what", ["deaf", "loop", "thread", "slow"])
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_what_will_not_end_is_ended(what: str, number: signal.Signals) -> None:
    with Terminal([sys.executable, "-c", STUCK, what]) as terminal:
        terminal.wait("ready")
        terminal.signal(number)
        assert gone(terminal) == 128 + number
        assert ("saving" in terminal.text) == (what != "loop")

"""Plain mode in a real terminal: everything can be read there, and neither colours nor signs are sent."""

import re
from collections.abc import Iterator

import pytest

from tests.filling import lived
from tests.program import Program

SGR = re.compile(rb"\x1b\[([\d;:]*)m")
COLOURS = {*range(30, 39), *range(40, 49), *range(90, 108)}
"""What sets a colour; 39 and 49 only end one."""
ABOUT = "Charged twice"
WAYS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "NO_COLOR": ((), {"NO_COLOR": "1"}),
    "--plain": (("--plain",), {}),
    "a console that has only letters": ((), {"TERM": "linux"}),
}
"""Each way to ask for it: what is said, and what the environment holds."""
PLACES: dict[str, tuple[str, ...]] = {
    "queue": ("space",),
    "filter": ("slash", "x"),
    "a new complaint": ("N",),
    "palette": ("ctrl+p",),
    "why": ("w",),
    "help": ("question_mark", "end"),
    "case": ("enter",),
    "evidence": ("enter", "2"),
    "decisions": ("enter", "3"),
    "letters": ("enter", "4"),
    "people": ("enter", "5"),
    "ledger": ("enter", "6"),
    "acts": ("enter", "full_stop"),
    "why not": ("enter", "O"),
    "sign": ("enter", "s"),
    "approvals": ("f3",),
    "risk": ("f4",),
}
"""Each place by the keys that lead there."""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A database with a case that has something of everything, all of it in ASCII."""
    program = Program.new(tmp_path_factory.mktemp("plain"))
    lived(program.desks, ABOUT, without=("decide", "close", "return", "withdraw-proposal", "add-point"))
    return program


def test_every_place_is_drawn_in_letters_without_a_colour(program: Program) -> None:
    with program.terminal("--plain") as terminal:
        terminal.wait(r"> [o^#!=v] C-\d{4}-000001")
        for place, keys in PLACES.items():
            terminal.press(*keys)
            assert terminal.text.isascii(), f"{place}:\n{terminal.text}"
            assert not list(_colours(bytes(terminal.raw))), place
            terminal.press("escape", "escape", "f2")


@pytest.mark.parametrize("way", WAYS)
def test_it_is_asked_for_in_any_of_these_ways(program: Program, way: str) -> None:
    words, env = WAYS[way]
    with program.terminal(*words, env=env) as terminal:
        terminal.wait(r"> [o^#!=v] C-\d{4}-000001")
        assert not list(_colours(bytes(terminal.raw)))


def test_otherwise_there_are_signs_and_colours(program: Program) -> None:
    with program.terminal() as terminal:
        terminal.wait(r"▌ [●▲◆✖‖✔] C-\d{4}-000001")
        assert list(_colours(bytes(terminal.raw)))


def _colours(sent: bytes) -> Iterator[bytes]:
    """Every sequence that sets a colour."""
    for found in SGR.finditer(sent):
        if COLOURS & {int(part) for part in re.split(rb"[;:]", found[1]) if part}:
            yield found[0]

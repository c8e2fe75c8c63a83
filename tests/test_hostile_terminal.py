import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from ccms_tui.rules.safe import safe
from tests.filling import OPEN, filled, lived
from tests.hostile import HOSTILE, MARKUP, OBEYED, UNSEEN
from tests.program import Program
from tests.strange import strange

TITLE, THEME, TAGS = OBEYED["title and icon"], MARKUP["colour of the theme"], MARKUP["tags that do not match"]
SHORT = [text for text in {**MARKUP, **OBEYED, **UNSEEN}.values() if len(text) < 100]
FIRST = f"{THEME}{TAGS}{TITLE}"
TEXTS = [FIRST, FIRST + "".join(SHORT), *HOSTILE.values()]
"""What stands in every field of one case each; the first is the first in the queue."""

ENDS = ("merge", "decide", "close", "return", "withdraw-proposal", "add-point")
"""What would take a case out of the queue, or hold it up."""

VISITS: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "queue": {
        "at its beginning": ((), THEME + TAGS),
        "what can be done with a new case": (("N",), ""),
        "why": (("w",), ""),
        "the palette": (("ctrl+p", *MARKUP["action"]), "@click"),
        "keys": (("ctrl+p", *"keys", "enter"), ""),
        "at its end": (("pagedown",) * 6, ""),
        "approvals": (("f3",), ""),
        "risk": (("f4",), ""),
        "outlook": (("f5",), ""),
    },
    "case": {
        "first": (("enter",), FIRST),
        "what can be done with it": (("enter", "full_stop"), ""),
        "signing": (("enter", "s"), ""),
        "evidence": (("enter", "2"), ""),
        "decisions": (("enter", "3"), ""),
        "letters": (("enter", "4"), ""),
        "people": (("enter", "5"), ""),
        "ledger": (("enter", "6"), ""),
        "of everything": (("down", "enter"), ""),
    },
}
"""Each place by the keys that lead there from the queue, and what of the first case can be read there."""
BACK = "escape", "escape", "escape", "f2", "g"
"""Keys that lead from anywhere to the top of the queue."""

COMMANDS = [("queue",), ("case", "1"), ("case", "2"), ("case", "[bold]\x1b]0;x\x07"), ("--help",)]
"""Each command line whose answer holds what people and machines have said."""

ROWS = r"C-2026-\d{6}"
"""The queue has come: before, a key finds no case to open."""
GIVEN = r"\* must be given"
PASTES = {
    "a line": {"N": GIVEN},
    "the palette": {"ctrl+p": "Search"},
    "prose": {"enter": "Points", "n": GIVEN},
}
"""Each kind of place where text can be typed, by the keys that lead there, and what is then seen."""
PASTED = [*(text for text in SHORT if "\x1b" not in text), "the end"]
"""What a terminal lets through when it is pasted: all but the sign that ends a paste."""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A database with each hostile text in every field of a case, as no door would let it in."""
    program = Program.new(tmp_path_factory.mktemp("hostile"))
    texts = {f"hostile text number {number:03}": text for number, text in enumerate(TEXTS)}
    first, second, *rest = texts
    texts["Tess Terry"] = FIRST
    lived(program.desks, first, without=ENDS)
    lived(program.desks, second, without=ENDS)
    for marker in rest:
        program.desks[0].do(filled(OPEN, marker))
    with closing(sqlite3.connect(program.file)) as database, database:
        for table, column, kind in list(_columns(database)):
            for marker, text in texts.items():
                _plant(database, table, column, marker, json.dumps(text)[1:-1] if kind == "JSON" else text)
    return program


@pytest.mark.parametrize("begun", VISITS)
def test_what_is_hostile_is_shown_and_not_obeyed(program: Program, begun: str) -> None:
    with program.terminal() as terminal:
        for place, (keys, readable) in VISITS[begun].items():
            terminal.wait(ROWS)
            before = terminal.text
            terminal.press(*keys)
            if keys:
                terminal.wait_for_more_than(before)
            assert terminal.alive
            assert safe(readable) in terminal.text.replace("\n", ""), place
            terminal.press(*BACK)
        terminal.press("ctrl+q")
        terminal.exit_code()
        assert strange(bytes(terminal.raw)) == []


@pytest.mark.parametrize("place", PASTES)
def test_what_is_hostile_is_pasted_and_not_obeyed(program: Program, place: str) -> None:
    with program.terminal() as terminal:
        terminal.wait(ROWS)
        terminal.wait("Next:")
        for key, seen in PASTES[place].items():
            terminal.press(key)
            terminal.wait(seen)
        for text in PASTED:
            terminal.send(b"\x1b[200~" + text.encode(errors="replace") + b"\x1b[201~")
            terminal.settle(0.05)
        terminal.wait(re.escape(PASTED[-1]))
        terminal.press("escape", "escape", "ctrl+q")
        terminal.exit_code()
        assert strange(bytes(terminal.raw)) == []


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_is_hostile_is_printed_and_not_obeyed(program: Program, words: tuple[str, ...]) -> None:
    ran = program.run(*words)
    assert strange((ran.stdout + ran.stderr).encode()) == []


def _columns(database: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Every column of every table, once nothing guards them any more."""
    for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute(f"DROP TRIGGER {trigger}")
    database.execute("PRAGMA ignore_check_constraints = ON")
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    for (table,) in database.execute(tables).fetchall():
        for column, kind in database.execute("SELECT name, type FROM pragma_table_info(?)", (table,)):
            yield table, column, kind


def _plant(database: sqlite3.Connection, table: str, column: str, marker: str, text: str) -> None:
    storable = text.encode(errors="replace").decode()
    database.execute(
        f'UPDATE "{table}" SET "{column}" = replace("{column}", ?, ?) WHERE instr("{column}", ?)',
        (marker, storable, marker),
    )

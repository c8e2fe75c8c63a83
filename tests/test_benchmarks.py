"""What measures the program runs, and measures what it says; no test here says how quick anything must be."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks.figures import Figure, shown, table
from benchmarks.keys import keyed, keys
from benchmarks.many import database
from benchmarks.office import places
from benchmarks.races import races
from benchmarks.screenshots import ALL, PICTURES
from benchmarks.soaking import soak
from benchmarks.svg import addresses, alone
from ccms_tui.desk.queue import Counts
from ccms_tui.desk.record import Verify
from ccms_tui.rules.words import Tab
from tests.tree import ROOT

LARGEST = 150_000
"""Bytes of one picture."""


@pytest.mark.parametrize("part", bench.PARTS)
def test_every_part_is_measured(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main([part, "--quick", "--json", "--database", "SQLite"]) == 0
    figures = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert figures
    assert all(figure["value"] > 0 and figure["unit"] for figure in figures)
    for figure in figures:
        has_aim = figure["most"] is not None or figure["least"] is not None
        assert (figure["met"] is not None) == has_aim


def test_a_table_says_what_is_missed() -> None:
    figures = [
        Figure("line", "help", 0.112, "s", most=0.2),
        Figure("line", "clock", 1234.5, "ms", most=100),
        Figure("import", "complaints", 900, "a second", least=1000),
        Figure("import", "memory", 71.66, "MB"),
    ]
    lines = table(figures).splitlines()
    assert lines[1].split() == ["line", "help", "0.11", "s", "at", "most", "0.20", "met"]
    assert lines[2].split() == ["clock", "1,234", "ms", "at", "most", "100", "missed"]
    assert lines[3].endswith("missed")
    assert lines[4].split() == ["memory", "71.7", "MB"]
    assert shown(16) == "16.0"


def test_stamped_cases_are_as_the_desk_would_write_them(tmp_path: Path) -> None:
    made = database(120, folder=tmp_path)
    proof = made.own.see(Verify(replay=True))
    assert (proof.ok, proof.cases, proof.broken, proof.differences) == (True, 120, (), ())
    counts = made.own.see(Counts()).counts
    assert (counts[Tab.OPEN], counts[Tab.CLOSED]) == (6, 114)


def test_a_large_database_is_made_once_and_again_when_it_is_not_sound(tmp_path: Path) -> None:
    said: list[str] = []
    database(20, said.append, tmp_path)
    database(20, said.append, tmp_path)
    assert len(said) == 1
    (tmp_path / "20-cases.db").write_bytes(b"")
    database(20, said.append, tmp_path)
    assert len(said) == 2


@pytest.mark.parametrize("name", ["SQLite", "Postgres"])
def test_writers_that_are_killed_leave_nothing_half_done(name: str, tmp_path: Path) -> None:
    with places(tmp_path, (name,)) as found:
        made = found[name]()
        said = soak(made, tmp_path / "notes", kills=3, seed=1)
        made.close()
    assert said.endswith("all proved")


@pytest.mark.parametrize("name", ["SQLite", "Postgres"])
def test_of_two_acts_in_one_instant_one_is_done(name: str, tmp_path: Path) -> None:
    with places(tmp_path, (name,)) as found:
        made = found[name]()
        said = races(made, 2)
        made.close()
    assert said.startswith("2 each of 4 races")


@pytest.mark.parametrize("tests", ["tests/rules/test_safe.py", "tests/services/test_any_order.py"])
def test_properties_are_tried_as_often_as_is_said(tests: str) -> None:
    argv = [sys.executable, "-m", "pytest", "-q", "-p", "benchmarks.examples", "-p", "no:xdist"]
    env = {**os.environ, "SOAK_EXAMPLES": "7", "SOAK_STEPS": "3"}
    argv += ["--hypothesis-show-statistics", tests]
    ran = subprocess.run(argv, cwd=ROOT, env=env, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout
    assert "max_examples=7" in ran.stdout


def test_keys_are_read_as_they_are_said() -> None:
    assert keys("j*3<enter>k<esc>") == [b"j", b"j", b"j", b"\r", b"k", b"\x1b"]


def test_without_a_yardstick_keys_are_timed_all_the_same() -> None:
    program = {"argv": ["sh", "-c", "stty raw; echo ready; cat"], "ready": "ready", "keys": "j*3", "env": {}}
    found = keyed(program, runs=1)
    assert found["start_s"] > 0 < found["last_ms"]["p95"]
    assert found["bytes_per_key"] >= 1


def test_every_picture_is_there_stands_alone_and_is_small() -> None:
    for one in ALL:
        text = (PICTURES / f"{one.name}.svg").read_text()
        assert not addresses(text), one.name
        assert len(text.encode()) < LARGEST, one.name
        assert "</text>" in text


FETCHES = """<!-- see https://example.org -->
<svg xmlns="http://www.w3.org/2000/svg"><style>@font-face { src: url("//fonts.example/x") }</style>
<text class="a" x="12.2" y="9" textLength="97.6" clip-path="url(#l)">&#160;a&#160;b&#160;&#160;c&amp;d</text>
</svg>"""


def test_what_a_picture_would_fetch_is_taken_out_and_its_columns_stay() -> None:
    assert addresses(FETCHES)
    made = alone(FETCHES)
    assert not addresses(made)
    assert 'x="24.4" y="9" textLength="36.6" clip-path="url(#l)">a b</text>' in made
    assert 'x="85.4" y="9" textLength="36.6" clip-path="url(#l)">c&amp;d</text>' in made

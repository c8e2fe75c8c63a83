"""What the documentation says is so: every command on every page is run, and every command has its line."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from scripts.commands import PAGE, page, tree
from tests.pages import prints, run, shown
from tests.tree import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NAMES = [str(path.relative_to(ROOT)) for path in PAGES]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_every_command_on_a_page_does_what_it_shows(path: Path, tmp_path: Path) -> None:
    commands = shown(path.read_text())
    ran = list(run(commands, tmp_path))
    assert len(ran) == len(commands), f"the page stopped after {ran[-1]}"
    asked = {id(one) for one, after in pairwise(commands) if after.command == "echo $?"}
    for one, status, printed in ran:
        assert status == 0 or id(one) in asked, f"$ {one.command}\n{printed}"
        assert prints(one.printed, printed), f"$ {one.command}\n{printed}"


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_every_make_on_a_page_can_be_made(path: Path) -> None:
    for one in shown(path.read_text()):
        if one.command.startswith("make "):
            words = [word for word in one.command.split()[1:] if "=" not in word]
            assert set(words) <= TARGETS, one.command


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_every_link_on_a_page_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text())
    assert not [link for link in links if not (path.parent / link).exists()]


def test_the_first_commands_are_the_first() -> None:
    first = [one.command for one in shown((ROOT / "README.md").read_text()) if one.command.startswith("make")]
    assert first[:2] == ["make run", "make test"]


def test_every_command_of_the_program_has_its_line() -> None:
    assert PAGE.read_text() == page(tree()), "run `make docs`"


def test_a_page_is_read_and_run_as_a_person_would(tmp_path: Path) -> None:
    text = """
```sh
export WHO=me          # a remark
printf 'one\\n' \\
    > file
make run
```
```text
not run
```
```console
$ cat file; echo two $WHO; echo '#3'
one
two …
#3
$ (exit 3)
$ echo $?
3
```
"""
    ran = list(run(shown(text), tmp_path))
    assert [status for _, status, _ in ran] == [0, 0, 0, 0, 3, 0]
    assert all(prints(one.printed, printed) for one, _, printed in ran)
    assert not prints(["one", "three"], ran[3][2])


@pytest.mark.parametrize(
    ("program", "status"), [("from textual.app import App; App().run()", 0), ("print(1)", 1)]
)
def test_a_screen_is_opened_and_left(program: str, status: int) -> None:
    opening = [sys.executable, "-m", "tests.glance", sys.executable, "-c", program]
    ran = subprocess.run(opening, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert ran.returncode == status, ran
    assert ("1" in ran.stdout) == bool(status)


def test_what_a_page_leaves_running_is_ended(tmp_path: Path) -> None:
    (one,) = run(shown("```sh\nsleep 1000 & echo $! > left\n```\n"), tmp_path)
    assert one[1] == 0
    assert not Path("/proc", (tmp_path / "left").read_text().strip()).exists()

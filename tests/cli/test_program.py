"""The program as a shell runs it: what it loads, how it ends, and what it says when something is amiss."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ccms_tui.cli.contents import CONTENTS
from scripts.commands import Tree, tree
from tests import warm
from tests.cli.calls import ccms
from tests.terminal import Terminal
from tests.tree import ROOT

HEAVY = ("sqlalchemy", "sqlmodel", "textual", "rich")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record that is founded, with one case in it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('record')}/t.db"
    assert run("init", "--organisation", "North & Co", db=url).returncode == 0
    words = ("--summary", "Charged \x1b[31mtwice [bold]", "--complainant", "Ünal", "--channel", "web")
    assert run("act", "open", *words, db=url).returncode == 0
    return url


def run(*words: str, db: str = "", **how: Any) -> subprocess.CompletedProcess[str]:
    """A call in a process of its own, where it does not matter how that one starts."""
    call = [*warm.ccms(), *words]
    return subprocess.run(call, env=environment(db), capture_output=True, text=True, cwd=ROOT, **how)


def argv(*words: str) -> list[str]:
    """A call that starts as a shell starts it."""
    return [sys.executable, "-m", "ccms_tui", *words]


def environment(db: str) -> dict[str, str]:
    """Ours, with the database, and with output buffered as it is for people."""
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**buffered, "CCMS_DB": db}


def loaded(*words: str, **more: str) -> set[str]:
    """The packages that a call imports."""
    call = [sys.executable, "-X", "importtime", "-m", "ccms_tui", *words]
    ran = subprocess.run(call, env={**os.environ, **more}, capture_output=True, text=True, cwd=ROOT)
    return {found.split(".")[0] for found in re.findall(r"\| +([\w.]+)$", ran.stderr, re.M)}


def test_help_and_reckoning_load_neither_database_nor_terminal() -> None:
    assert not loaded("--help") & {*HEAVY, "msgspec", "pendulum", "holidays"}
    assert not loaded("clock", "--from", "2026-03-02", "--allow", "3 business days") & {*HEAVY}
    assert not loaded("act", "propose", "--help") & {*HEAVY}


def test_completion_knows_the_commands_and_loads_little() -> None:
    asked = {"_CCMS_COMPLETE": "complete_bash", "COMP_WORDS": "ccms act pro", "COMP_CWORD": "2"}
    script = "import sys; sys.argv[0] = 'ccms'; from ccms_tui.__main__ import main; main()"
    call = [sys.executable, "-X", "importtime", "-c", script]
    ran = subprocess.run(call, env={**os.environ, **asked}, capture_output=True, text=True, cwd=ROOT)
    assert ran.stdout.split() == ["promise", "propose"]
    assert not re.search(r"\| +(sqlalchemy|textual)$", ran.stderr, re.M)


def test_everything_has_help_and_its_line_is_told_above_it() -> None:
    page = " ".join(ccms(None, "--help").out.split())
    for name, entry in CONTENTS.items():
        assert f"{name} {entry.help}" in page
    for words, found in tree().walk():
        _helps(words, found)


def _helps(words: tuple[str, ...], found: Tree) -> None:
    call = ccms(None, *words, "--help")
    assert (call.code, call.err) == (0, "")
    assert found.help and found.help in " ".join(call.out.split()), words


def test_who_makes_the_database_is_its_administrator(database: str) -> None:
    again = run("init", "--json", db=database)
    assert (again.returncode, json.loads(again.stdout)["error"]) == (3, "refused")
    people = json.loads(run("user", "list", "--json", db=database).stdout)["people"]
    assert [(one["account"], "administrator" in one["roles"]) for one in people] == [(os.getuid(), True)]


def test_without_a_name_the_record_is_in_the_account_s_own_folder(tmp_path: Path) -> None:
    own = {**environment(""), "XDG_DATA_HOME": str(tmp_path)}
    del own["CCMS_DB"]
    ran = subprocess.run(argv("init", "--json"), env=own, capture_output=True, text=True, cwd=ROOT)
    assert json.loads(ran.stdout)["db"] == f"sqlite:///{tmp_path}/ccms/ccms.db"
    assert (tmp_path / "ccms").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:///{folder}/new.db", "ccms init"),
        ("sqlite:////no/such/folder/t.db", "/no/such/folder"),
        ("unix:///no/such/socket", "/no/such/socket"),
        ("postgresql://nobody@127.0.0.1:1/none", "127.0.0.1"),
        ("mysql://somewhere", "unix:///socket"),
        ("moon", "unix:///socket"),
    ],
)
def test_a_record_that_cannot_be_reached_is_one_sentence(tmp_path: Path, url: str, says: str) -> None:
    ran = run("queue", "--json", db=url.format(folder=tmp_path))
    message = json.loads(ran.stdout)["message"]
    assert (ran.returncode, ran.stderr) == (2, message + "\n")
    assert says in message
    assert "\n" not in message


def test_a_reader_who_leaves_is_no_trouble(database: str) -> None:
    for words in (("queue",), ("acts", "1", "--json")):
        with subprocess.Popen(
            argv(*words), env=environment(database), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
        ) as left:
            assert left.stdout and left.stderr
            left.stdout.close()
            assert left.stderr.read() == b""
        assert left.returncode == 141


@pytest.mark.parametrize("words", [("queue",), ("queue", "--json")], ids=" ".join)
def test_an_answer_that_cannot_be_written_is_one_sentence(database: str, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        call = argv(*words)
        ran = subprocess.run(
            call, env=environment(database), stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
    assert (ran.returncode, ran.stderr.count("\n"), "no space" in ran.stderr) == (2, 1, True)


def test_letters_that_a_terminal_lacks_are_no_trouble(database: str) -> None:
    plain = {**environment(database), "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run(argv("queue"), env=plain, capture_output=True, text=True, cwd=ROOT)
    assert (ran.returncode, "?nal" in ran.stdout) == (0, True)


def test_ctrl_c_ends_it_without_a_word(database: str, tmp_path: Path) -> None:
    with Terminal(
        argv("serve", str(tmp_path / "s")), size=(24, 200), env=environment(database), cwd=ROOT
    ) as serving:
        serving.wait("until stopped")
        serving.send(b"\x03")
        assert serving.exit_code() == 130
        assert "Traceback" not in serving.text


def test_the_terminal_is_for_terminals(database: str) -> None:
    for words in ((), ("tui",), ("demo",)):
        ran = run(*words, db=database, stdin=subprocess.DEVNULL)
        assert (ran.returncode, "terminal" in ran.stderr) == (2, True)


def test_a_table_in_a_terminal_is_drawn_and_obeys_nobody(database: str) -> None:
    with Terminal(argv("queue"), size=(24, 160), env=environment(database), cwd=ROOT) as seen:
        seen.wait(r"C-\d{4}-000001")
        assert seen.exit_code() == 0
    assert b"[bold]" in seen.raw
    assert b"\x1b[31m" not in seen.raw
    assert b"\x1b[1m" in seen.raw


def test_a_served_desk_answers_like_one_here(database: str, tmp_path: Path) -> None:
    path = tmp_path / "s"
    with Terminal(argv("serve", str(path)), size=(24, 200), env=environment(database), cwd=ROOT) as serving:
        serving.wait("until stopped")
        while not path.exists():
            serving.settle()
        here, there = (run("log", "1", "--json", db=url) for url in (database, f"unix://{path}"))
        assert (here.returncode, here.stdout) == (0, there.stdout)
    assert run("serve", str(path), db=f"unix://{path}").returncode == 2

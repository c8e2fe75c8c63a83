"""What newcomers and machines are given: locks that hold, one set-up, a wheel with everything in it."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.tree import ROOT, SOURCES, tracked

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
FRAME = (*LOCKS, "pyproject.toml", "Makefile", ".ci/run")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ELSEWHERE = re.compile(r"(?<![\w.$*)])/(root|home|work|opt|mnt|srv|Users)/|\b\d+\.\d+\.\d+\.\d+:\d+|file:")
OWN = {"ccms_tui", "_typeshed"}
PINNED = re.compile(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==([^ ;]+)", re.M)


@pytest.mark.parametrize("name", FRAME)
def test_the_frame_names_no_machine(name: str) -> None:
    assert not ELSEWHERE.search((ROOT / name).read_text())


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert not re.search(r"^-", text, re.M)
    entries = re.split(r"\n(?=[a-z])", text)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_locks_agree_and_hold_all_that_is_asked_for() -> None:
    run, tests, bench = (dict(PINNED.findall((ROOT / name).read_text())) for name in LOCKS)
    assert run.items() <= tests.items()
    assert run.items() <= bench.items()
    groups = PROJECT["dependency-groups"]
    assert _named(PROJECT["project"]["dependencies"] + groups["build"]) <= set(run)
    assert _named(groups["dev"]) <= set(tests)
    assert _named(groups["bench"]) <= set(bench)


def test_all_that_is_imported_is_asked_for() -> None:
    asked = _named(PROJECT["project"]["dependencies"])
    asked |= {
        name
        for extra in PROJECT["project"].get("optional-dependencies", {}).values()
        for name in _named(extra)
    }
    known = packages_distributions()
    imported = (
        {name for path in SOURCES for name in _imported(path)}
        - sys.stdlib_module_names
        - {"ccms_tui", "_typeshed"}
    )
    providers = {name: {_plain(found) for found in known.get(name, [name])} for name in imported}
    assert not {name for name, found in providers.items() if not found & asked}


def test_the_wheel_has_the_data_and_every_module(tmp_path: Path) -> None:
    building = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(building, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.iterdir()
    held = set(ZipFile(wheel).namelist())
    files = [path for path in tracked() if path.exists()]
    assert {f"ccms_tui/{path}" for path in files if path.parts[0] == "data"} <= held
    assert {str(path) for path in files if path.parts[0] == "ccms_tui"} <= held
    assert not {name for name in held if name.startswith(("tests/", "data/"))}
    assert _data_found_by(wheel, tmp_path) == tmp_path / "unpacked/ccms_tui/data"


def test_every_target_says_what_it_makes() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.M)
    assert targets
    for target in targets[1].split():
        assert re.search(rf"^{target}:.*## \w", makefile, re.M), target


def test_this_version_is_in_the_list_of_changes() -> None:
    assert f"\n## {PROJECT['project']['version']}" in (ROOT / "CHANGELOG.md").read_text()


@pytest.mark.parametrize(
    ("python", "told"),
    [("no-such-python", "There is no"), ("./old", "3.11 or newer is needed"), ("./bare", "apt install")],
)
def test_a_python_that_will_not_do_is_told_in_one_sentence(tmp_path: Path, python: str, told: str) -> None:
    for name, spoilt in (("old", "version_info"), ("bare", "ensurepip")):
        (tmp_path / name).write_text(f'#!/bin/sh\ncase "$*" in *{spoilt}*) exit 1;; esac\n')
        (tmp_path / name).chmod(0o755)
    for name in ("Makefile", *LOCKS, "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    ran = subprocess.run(["make", "run", f"PYTHON={python}"], cwd=tmp_path, capture_output=True, text=True)
    said = [line for line in ran.stderr.splitlines() if not line.startswith("make")]
    assert (ran.returncode, len(said)) == (2, 1)
    assert told in said[0]


def _data_found_by(wheel: Path, folder: Path) -> Path:
    """Where the program of a wheel, unpacked, looks for its data."""
    ZipFile(wheel).extractall(folder / "unpacked")
    asking = [sys.executable, "-c", "from ccms_tui.places import data; print(data())"]
    environment = {"PYTHONPATH": str(folder / "unpacked")}
    told = subprocess.run(asking, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return Path(told.stdout.strip())


def _named(requirements: list[str]) -> set[str]:
    return {_plain(re.split(r"[^\w.-]", requirement)[0]) for requirement in requirements}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(path: Path) -> Iterator[str]:
    """The top-level packages that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]

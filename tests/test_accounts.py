"""The people whom other tests act as are real to the kernel, and strangers to one another."""

import os
import subprocess
from pathlib import Path

import pytest

from tests import accounts as module
from tests.accounts import Accounts, Unsafe

WHO = "import os, ccms_tui; print(os.getuid(), os.getgid(), os.getgroups(), ccms_tui.__file__)"


@pytest.mark.parametrize("number", range(4))
def test_each_is_somebody_else_with_the_same_program(accounts: Accounts, number: int) -> None:
    uid = accounts.people[number]
    ran = accounts.as_user(uid, ["python", "-c", WHO], capture_output=True, text=True, check=True)
    told = ran.stdout.split(maxsplit=3)
    assert told[:2] == [str(uid), str(uid)]
    assert str(accounts.code) in told[3]
    assert "[0" not in ran.stdout


def test_everything_the_program_stands_on_is_there(accounts: Accounts) -> None:
    loads = "import alembic, holidays, msgspec, pendulum, psycopg, rich, sqlmodel, textual, typer"
    accounts.as_user(accounts.people[0], ["python", "-c", loads], check=True)


def test_nobody_enters_the_home_of_another(accounts: Accounts) -> None:
    first, second = accounts.people[:2]
    accounts.as_user(first, ["touch", "mine"], check=True)
    refused = accounts.as_user(second, ["ls", accounts.home(first)], stderr=subprocess.DEVNULL)
    assert refused.returncode
    assert (accounts.home(first) / "mine").stat().st_uid == first


def test_nobody_can_change_the_program(accounts: Accounts) -> None:
    for place in (accounts.code / "ccms_tui", accounts.python.parent, Path(os.__file__).parent):
        refused = accounts.as_user(accounts.people[0], ["touch", place / "x"], stderr=subprocess.DEVNULL)
        assert refused.returncode, place


def test_two_work_at_once_and_meet_in_a_shared_folder(accounts: Accounts) -> None:
    folder = accounts.shared("meeting")
    touching = [accounts.start_as(uid, ["touch", folder / str(uid)]) for uid in accounts.people]
    assert [each.wait(20) for each in touching] == [0, 0, 0, 0]
    assert {path.stat().st_uid for path in folder.iterdir()} == set(accounts.people)


def test_what_is_given_is_added_to_a_bare_environment(accounts: Accounts) -> None:
    shown = accounts.as_user(
        accounts.people[0], ["env"], env={"CCMS_DB": "x"}, capture_output=True, text=True
    )
    names = {line.partition("=")[0] for line in shown.stdout.splitlines()}
    assert names == {"CCMS_DB", "PATH", "HOME", "LANG", "TERM", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}


def test_a_place_that_another_made_is_refused(accounts: Accounts, tmp_path: Path) -> None:
    insist = module._ours
    (theirs := tmp_path / "theirs").mkdir(mode=0o755)
    insist(theirs)
    (tmp_path / "link").symlink_to(theirs)
    with pytest.raises(Unsafe):
        insist(tmp_path / "link")
    os.chown(theirs, accounts.people[0], 0)
    with pytest.raises(Unsafe):
        insist(theirs)

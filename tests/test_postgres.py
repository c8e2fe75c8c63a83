"""The Postgres that other tests stand on goes when they go, and can be made to wait for the disk."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import psycopg
import pytest

from tests.postgres import NOBODY, NotStarted, account, binaries, cluster, make_database

HOLDS = """
from tests.postgres import binaries, cluster
with cluster(binaries()) as url:
    print(url, flush=True)
    input()
"""


@pytest.fixture(scope="module")
def programs() -> Path:
    found = binaries()
    assert found, "install the tests' packages, or set PGBIN"
    return found


@pytest.fixture(scope="module")
def durable(programs: Path) -> Iterator[str]:
    with cluster(programs, durable=True) as url:
        yield url


def test_a_durable_cluster_waits_for_the_disk(durable: str) -> None:
    with psycopg.connect(durable.format(name="postgres")) as server:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            found = server.execute("SELECT current_setting(%s)", [setting]).fetchone()
            assert found == ("on",)


def test_a_database_is_copied_whole(durable: str) -> None:
    with psycopg.connect(make_database(durable, "first")) as first:
        first.execute("CREATE TABLE kept AS SELECT 7 AS number")
    with psycopg.connect(make_database(durable, "second", template="first")) as second:
        assert second.execute("SELECT number FROM kept").fetchone() == (7,)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_a_run_that_is_cut_short(end: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as holder:
        assert holder.stdout
        home = Path(holder.stdout.readline().decode().strip().rpartition("=")[2])
        server = int((home / "data/postmaster.pid").read_text().split()[0])
        holder.send_signal(end)
    limit = monotonic() + 20
    while home.exists() and monotonic() < limit:
        sleep(0.02)
    assert not home.exists()
    assert not Path(f"/proc/{server}").exists()


def test_programs_in_a_closed_place_are_copied(programs: Path, tmp_path: Path) -> None:
    (closed := tmp_path / "closed").mkdir(mode=0o700)
    (closed / "postgres").symlink_to(programs.parent)
    with (
        cluster(closed / "postgres" / programs.name) as url,
        psycopg.connect(url.format(name="postgres")) as server,
    ):
        folder = server.execute("SELECT setting FROM pg_config WHERE name = 'BINDIR'").fetchone()
    assert folder
    assert folder[0].startswith("/tmp/pg") == bool(account())
    assert not Path(url.rpartition("=")[2]).exists()


def test_a_failure_says_what_postgres_said(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    for program in ("bin/initdb", "bin/pg_ctl"):
        (tmp_path / program).write_text("#!/bin/sh\n[ $1 = --version ] || { echo no room; exit 1; }\n")
        (tmp_path / program).chmod(0o755)
    with pytest.raises(NotStarted, match="no room"), cluster(tmp_path / "bin"):
        pass


def test_root_lends_an_account() -> None:
    assert account().get("user") == (NOBODY if os.getuid() == 0 else None)

"""Sweeps at once, and sweeps that are killed at any instant: each threshold is raised once, none is lost."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from random import Random

import pytest

from ccms_tui.automation.sweeping import sweep
from ccms_tui.desk.denials import Denied
from ccms_tui.desk.letters import Acknowledge
from ccms_tui.desk.record import Log
from ccms_tui.desk.watching import Watch
from tests.conftest import House
from tests.services.backdoors import rows
from tests.services.lives import whole
from tests.services.sweepers import killed, sweeping

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
CASES = 24


@pytest.fixture
def late(empty_house: House) -> Iterator[House]:
    """Many cases, each so late that every mark of its three clocks has passed."""
    for number in range(CASES):
        empty_house.open(
            complainant=f"P{number}", received=empty_house.now - timedelta(days=40, hours=number)
        )
    yield empty_house


def raised_once(house: House) -> bool:
    """Whether each of the nine marks of each case was raised, and the ledger tells of it once."""
    notices = Counter(case for (case,) in rows(house.url, "SELECT case_id FROM notice"))
    assert notices == Counter(dict.fromkeys(range(1, CASES + 1), 9))
    for case in range(1, CASES + 1):
        entries = house.aud.see(Log(case=case)).entries
        assert [entry.act for entry in entries if entry.act == "sweep"] == ["sweep"], entries
    return whole(house)


def test_four_threads_raise_each_once(late: House) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda desk: sweep(desk, page=5), (late.sam, late.sue, late.cora, late.adm)))
    assert raised_once(late)


def test_four_processes_raise_each_once(late: House) -> None:
    for process in [sweeping(late.url, late.now, 3) for _ in range(4)]:
        process.join(60)
        assert process.exitcode == 0
    assert raised_once(late)


def test_people_who_work_meanwhile_lose_nothing(late: House) -> None:
    def work(case: int) -> bool:
        try:
            late.ana.do(Acknowledge(case=case, seen=late.version(case)))
        except Denied:
            return False
        return True

    with ThreadPoolExecutor(3) as pool:
        sweeps = [pool.submit(partial(sweep, late.sam, 4)) for _ in range(2)]
        acknowledged = sum(pool.map(work, range(1, CASES + 1)))
        assert [each.result() for each in sweeps]
    sweep(late.sam)
    assert acknowledged
    assert raised_once(late)


@pytest.mark.parametrize("seed", range(3))
def test_a_sweep_that_is_killed_is_finished_by_the_next(late: House, seed: int) -> None:
    chance, cut_short = Random(seed), 0
    for _ in range(6):
        more = done(late) + chance.randrange(3)
        running = sweeping(late.url, late.now, 1)
        cut_short += killed(running, partial(far_enough, late, more), chance.uniform(0, 0.01))
    assert cut_short
    swept = sweep(late.sam)
    assert (swept.oldest_unexamined, late.aud.see(Watch()).waits_since) == (None, None)
    assert raised_once(late)


def done(house: House) -> int:
    """How many cases have been raised by now."""
    return len(rows(house.url, "SELECT DISTINCT case_id FROM notice"))


def far_enough(house: House, wanted: int) -> bool:
    """Whether so many cases have been raised by now."""
    return done(house) >= wanted

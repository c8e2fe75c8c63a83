"""`ccms sweep` and `worker`: what a script is told, and how a worker ends."""

import signal
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import sleep

import pytest

from ccms_tui.automation.sweeping import Worker
from ccms_tui.desk.watching import Watch
from ccms_tui.rules.watching import silent_since
from ccms_tui.server.remote import RemoteDesk
from tests.cli.calls import ccms, told
from tests.conftest import House
from tests.filling import OPEN, filled
from tests.program import Program


def test_a_sweep_tells_what_it_did(house: House) -> None:
    house.later(days=30)
    swept = told(house, "sweep", who="sam")
    wanted = "began_at swept_at swept_by examined acted skipped why oldest_unexamined waits_since interval"
    assert set(wanted.split()) <= set(swept)
    assert (swept["examined"], swept["acted"], swept["skipped"], swept["oldest_unexamined"]) == (
        1,
        9,
        0,
        None,
    )
    assert ccms(house, "sweep", who="sam").out == "cases looked at: 0, notices given: 0\n"
    assert ccms(house, "sweep", "--json", who="ana").code == 3


def test_risk_and_the_case_tell_who_was_told(house: House) -> None:
    house.later(days=30)
    assert "no sweep yet" in ccms(house, "risk", who="sam").out
    told(house, "sweep", who="sue")
    risk = told(house, "risk", who="sam")
    assert (risk["told"], risk["watch"]["acted"]) == ({"1": "Sam Tan"}, 9)
    assert "last sweep Wed 01 Apr 2026 10:00: cases looked at: 1" in ccms(house, "risk", who="sam").out
    assert {notice["person"] for notice in told(house, "case", "1")["notices"]} == {"Sam Tan"}
    assert "final response breach" in ccms(house, "case", "1").out


class Enough(Exception):
    """The test has seen what it wanted."""


def test_a_worker_notes_only_what_is_news(house: House) -> None:
    heard: list[str] = []

    def pause(seconds: float) -> None:
        house.later(seconds=int(seconds))
        if house.now.hour == 11:
            raise Enough

    with pytest.raises(Enough):
        Worker(house.sam, 60, pause, heard.append).work()
    assert heard == []
    assert house.ana.see(Watch()).swept_at == house.now.replace(hour=10, minute=58)
    assert dict(house.ana.changes(house.now.replace(hour=1)).subjects)["watch/1"] == 60


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
@pytest.mark.parametrize("every", range(1, 151, 13))
def test_no_worker_lets_the_alarm_ring_while_it_works(house: House, every: int) -> None:
    """Each of its turns takes a few seconds more; five intervals of the watch tell, for all are alike."""
    begun, rang, heard = house.now, list[datetime | None](), list[str]()

    def pause(seconds: float) -> None:
        last = house.ana.see(Watch())
        rang.append(silent_since(last.swept_at, timedelta(seconds=last.interval), house.now))
        house.later(seconds=int(seconds) + 3)
        if house.now > begun + timedelta(minutes=25):
            raise Enough

    with pytest.raises(Enough):
        Worker(house.sam, every, pause, heard.append).work()
    assert set(rang) == {None}


def test_a_worker_that_would_sweep_too_seldom_is_refused(house: House) -> None:
    call = ccms(house, "worker", "--every", "151", who="sam")
    assert (call.code, "the policy needs a sweep every 150 seconds or sooner" in call.err) == (2, True)
    assert house.ana.see(Watch()).swept_at is None


def test_a_worker_outlives_a_desk_that_cannot_be_reached(tmp_path: Path) -> None:
    heard: list[str] = []

    def pause(_: float) -> None:
        if len(heard) > 1:
            raise Enough

    with pytest.raises(Enough):
        Worker(RemoteDesk(tmp_path / "nobody.sock"), 60, pause, heard.append).work()
    assert "nobody.sock" in heard[0]


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    made = Program.new(tmp_path)
    made.desks[0].do(filled(OPEN, "Charged twice"))
    yield made


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_worker_ends_at_once_when_it_is_told_to(program: Program, number: signal.Signals) -> None:
    heard = partial(signal.signal, number, signal.SIG_DFL)
    with program.start("worker", "--every", "120", before=heard) as worker:
        assert worker.stderr
        assert worker.stderr.readline().startswith("sweeping every 120 seconds")
        for _ in range(400):
            if program.desks[0].see(Watch()).swept_at:
                break
            sleep(0.05)
        worker.send_signal(number)
        assert worker.wait(5) == 0
        assert worker.stderr.read() == ""
    assert program.desks[0].see(Watch()).examined == 0
    assert program.proof.ok


def test_a_worker_that_waits_for_another_writer_ends_at_once_too(program: Program) -> None:
    with program.locked(), program.start("worker") as worker:
        assert worker.stderr
        worker.stderr.readline()
        sleep(1)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(5) == 0
    assert program.proof.ok


def test_the_outlook_is_told(house: House) -> None:
    found = told(house, "outlook")
    assert (len(found["days"]), found["endings"]) == (20, 1)
    assert found["days"][0] == {"on": "2026-03-02", "minutes": 480}
    (ana,) = found["people"]
    assert (ana["name"], ana["late"], len(ana["days"])) == ("Ana Reyes", 0, 20)
    assert ana["days"][10] == {"due": 1, "needed": 240, "available": 480, "short": 0}
    assert found["ending"][0]["reference"] == "C-2026-000001"
    page = ccms(house, "outlook", "--days", "12").out
    assert "16 Mar" in page and "Breaching by Tue 03 Mar 2026 23:59: 1" in page
    house.later(days=-1)
    assert told(house, "outlook", "--days", "1")["days"] == [{"on": "2026-03-02", "minutes": 480}]


def test_work_that_does_not_fit_says_by_how_much(house: House) -> None:
    house.later(days=40)
    for _ in range(2):
        house.open(received=house.now - timedelta(days=30))
    assert "3 · 12 h +4 h" in ccms(house, "outlook").out

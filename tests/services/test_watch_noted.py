"""What is kept of the watch: that it ran, what it passed by, who was told, and entries from before it."""

import json
from datetime import timedelta

import pytest

from ccms_tui.desk.denials import Malformed, Refused
from ccms_tui.desk.people import Enrol
from ccms_tui.desk.queue import Queue
from ccms_tui.desk.record import Verify
from ccms_tui.desk.watching import Sweep, Watch
from ccms_tui.rules.people import Role
from ccms_tui.store.migrating import upgrade
from tests.conftest import House
from tests.services.backdoors import back_door, rows
from tests.services.lives import denied, whole
from tests.services.test_tampering import forged
from tests.services.test_watching import here, notices, swept


@here
def test_only_those_who_may_sweep(house: House) -> None:
    assert isinstance(denied(lambda: house.ana.do(Sweep())), Refused)
    assert isinstance(denied(lambda: house.aud.do(Sweep())), Refused)


def test_a_sweep_notes_that_it_ran_and_is_asked_for_again_in_time(house: House) -> None:
    before = house.ana.see(Watch())
    assert (before.swept_at, before.wanted, before.interval) == (None, True, 300)
    noted = swept(house)
    assert (noted.swept_at, noted.swept_by, noted.wanted) == (house.now, "Sam Tan", False)
    house.later(seconds=99)
    assert not house.ana.see(Watch()).wanted
    house.later(seconds=1)
    assert house.ana.see(Watch()).wanted
    assert ("watch/1", 1) in house.ana.changes(house.now - timedelta(hours=1)).subjects
    assert whole(house)


@here
@pytest.mark.parametrize("url", ["postgres"], indirect=True)
def test_what_somebody_holds_is_passed_by_and_taken_next_time(house: House) -> None:
    """SQLite has one writer: nobody can hold a case there while another writes."""
    house.open(received=house.now - timedelta(days=9))
    house.later(days=2)
    with house.premises.database.writing() as session:
        session.connection().exec_driver_sql('SELECT 1 FROM "case" WHERE id = 2 FOR UPDATE')
        noted = swept(house)
        assert (noted.examined, noted.skipped, noted.why) == (2, 1, "somebody was at work on it: 2")
        assert noted.oldest_unexamined == house.sheet(2).clocks[0].escalate_at
        assert (len(notices(house, 1)), notices(house, 2)) == (3, [])
    assert (swept(house).skipped, len(notices(house, 2)) > 3) == (0, True)


@here
def test_what_one_was_told_is_a_list_of_its_own(house: House) -> None:
    house.adm.do(Enrol(name="Lone Wolf", role=(Role.HANDLER,), account=900, manager="Sue Quist"))
    house.open("cora", owner="Lone Wolf")
    house.later(days=2)
    swept(house)
    for desk, filter_, cases in (
        (house.sam, "told:me", {1}),
        (house.ana, "told:sue", {2}),
        (house.ana, "told:me", set()),
    ):
        assert {row.case for row in desk.see(Queue(filter=filter_)).rows} == cases
    assert isinstance(denied(lambda: house.ana.see(Queue(filter="told:nobody"))), Malformed)


@here
def test_an_event_from_before_there_was_a_watch_is_told_all_the_same(house: House) -> None:
    query = "SELECT body FROM event WHERE subject = 'case/1' AND version = 1"
    ((raw,),) = rows(house.url, query)
    assert isinstance(raw, bytes)
    told = json.loads(raw)["rows"]
    for one in told:
        one["row"].pop("raised", None)
    forged(house, 1, rows=told)
    upgrade(house.premises.database)
    assert whole(house)
    house.later(days=30)
    swept(house)
    assert whole(house)


@here
def test_a_watch_that_somebody_wrote_over_shows(house: House) -> None:
    swept(house)
    back_door(house.url, "UPDATE watch SET examined = 7")
    assert "watch 1: differs in examined" in house.aud.see(Verify(replay=True)).differences

"""Every event gets one place in the tree and keeps it, however many write at once, whoever commits last."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from sqlalchemy import text
from sqlmodel import col, select

from ccms_tui.desk.triage import Note
from ccms_tui.desk.witnessing import TreeHead
from ccms_tui.models import Event, Leaf
from ccms_tui.rules.merkle import Growing
from ccms_tui.services import actors
from ccms_tui.services.carrying import Asker, carry_out
from ccms_tui.store.recording import RecordingSession
from ccms_tui.store.sequencing import sequence
from tests.cast import PEOPLE
from tests.conftest import House
from tests.services.backdoors import rows
from tests.services.lives import closed, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
on_postgres = pytest.mark.parametrize("url", ["postgres"], indirect=True)


def in_order(house: House) -> bool:
    """Whether every event has a place, without gaps, each after the one before it on its subject."""
    latest: dict[object, object] = {}
    found = rows(house.url, "SELECT number, subject, version FROM leaf ORDER BY number")
    for place, (number, subject, version) in enumerate(found):
        assert (number, version) == (place, int(str(latest.get(subject, 0))) + 1)
        latest[subject] = version
    return len(found) == len(rows(house.url, "SELECT 1 FROM event"))


def note(house: House, session: RecordingSession, case: int, seen: int) -> None:
    """Write an event of a case in a transaction that goes on."""
    account = PEOPLE["ana"][0]
    ana = actors.actor(session, account, house.now, stays=True)
    assert ana
    carry_out(Asker(session, house.premises, ana, account), Note(case=case, seen=seen, text="slow"))
    session.flush()


@pytest.mark.after(life=closed)
def test_the_head_is_over_every_event(house: House) -> None:
    sequence(house.premises.database)
    assert in_order(house)
    growing = Growing()
    with house.premises.database.reading() as session:
        there = (col(Leaf.subject) == Event.subject) & (col(Leaf.version) == Event.version)
        for digest in session.exec(select(Event.digest).join(Leaf, there).order_by(col(Leaf.number))):
            growing.add(bytes.fromhex(digest))
    head = house.aud.see(TreeHead())
    assert (head.size, head.root, head.waiting) == (growing.size, growing.root, 0)


def test_on_sqlite_an_event_has_its_place_when_it_is_committed(house: House) -> None:
    before = house.aud.see(TreeHead())
    house.act("ana", Note, text="x")
    after = house.aud.see(TreeHead())
    at_once = house.premises.database.sqlite
    assert (after.size - before.size, after.waiting - before.waiting) == ((1, 0) if at_once else (0, 1))


@on_postgres
def test_nobody_is_passed_over_who_was_numbered_early_and_commits_late(house: House) -> None:
    house.open()
    sequence(house.premises.database)
    with house.premises.database.writing() as session:
        note(house, session, case=1, seen=1)
        house.act("ana", Note, case=2, text="quick")
        assert sequence(house.premises.database) == 0
    assert sequence(house.premises.database) == 2
    assert in_order(house)


@on_postgres
def test_an_older_transaction_that_waited_for_the_case_takes_the_later_place(house: House) -> None:
    sequence(house.premises.database)
    with house.premises.database.writing() as session, psycopg.connect(house.url) as open_:
        session.connection().execute(text("SELECT pg_current_xact_id()"))
        open_.execute("SELECT pg_current_xact_id()")
        house.act("ana", Note, text="quick")
        note(house, session, case=1, seen=2)
        session.commit()
        assert sequence(house.premises.database) == 0
    assert sequence(house.premises.database) == 2
    assert in_order(house)


@on_postgres
def test_many_writers_and_two_sequencers_leave_nobody_out(house: House) -> None:
    for _ in range(3):
        house.open()

    def write(case: int) -> None:
        for _ in range(6):
            house.act("ana", Note, case=case, text="again")

    with ThreadPoolExecutor(6) as pool:
        writing = [pool.submit(write, case) for case in (1, 2, 3, 4)]
        while not all(one.done() for one in writing):
            placing = [pool.submit(sequence, house.premises.database) for _ in range(2)]
            assert all(one.result() >= 0 for one in placing)
        assert not [one.result() for one in writing if one.result()]
    sequence(house.premises.database)
    assert in_order(house)
    assert whole(house)

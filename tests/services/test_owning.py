"""One accountable owner at every instant: offers, hand-overs, and people who leave."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import sleep

import psycopg
import pytest

from ccms_tui.desk.denials import Denied, NotFound, Stale
from ccms_tui.desk.owning import Accept, Assign, Decline
from ccms_tui.desk.people import Away, Deactivate, People
from ccms_tui.desk.queue import Queue
from ccms_tui.desk.record import Log
from ccms_tui.desk.triage import Note
from ccms_tui.rules.owning import SOURCE
from tests.conftest import House
from tests.services.lives import against, denied, said_against, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def test_an_offer_is_accepted_and_the_owner_stays_until_then(house: House) -> None:
    house.act("ana", Assign, to="Ben Okoro", reason="her holiday")
    sheet = house.sheet()
    assert (sheet.owner, sheet.offered_to, sheet.tasks[0].person) == ("Ana Reyes", "Ben Okoro", "Ben Okoro")
    assert against(lambda: house.act("cora", Accept)) == {SOURCE}
    assert against(lambda: house.act("ana", Assign, to="Ben Okoro", reason="again")) == {SOURCE}
    house.act("ben", Accept)
    sheet = house.sheet()
    assert (sheet.owner, sheet.offered_to) == ("Ben Okoro", None)
    assert sheet.tasks[0].done_at == house.now
    assert against(lambda: house.act("ben", Accept)) == {SOURCE}
    assert whole(house)


def test_an_offer_is_declined_and_the_owner_stays(house: House) -> None:
    house.act("ana", Assign, to="Ben Okoro", reason="her holiday")
    house.act("ben", Decline, reason="mine too")
    assert (house.sheet().owner, house.sheet().offered_to) == ("Ana Reyes", None)


def test_an_offer_to_another_replaces_the_first(house: House) -> None:
    house.act("ana", Assign, to="Ben Okoro", reason="her holiday")
    house.act("sam", Assign, to="Cora Bell", reason="better")
    assert against(lambda: house.act("ben", Accept)) == {SOURCE}
    assert [(task.person, bool(task.done_at)) for task in house.sheet().tasks] == [
        ("Ben Okoro", True),
        ("Cora Bell", False),
    ]
    house.act("cora", Accept)
    assert whole(house)


def test_cases_are_owned_by_those_who_work_on_them(house: House) -> None:
    assert against(lambda: house.act("ana", Assign, to="Otto Dietz", reason="x")) == {SOURCE}
    assert against(lambda: house.act("ana", Assign, to="Ana Reyes", reason="x")) == {SOURCE}
    assert against(lambda: house.act("ana", Assign, to="Nobody", reason="x")) == {"people"}
    assert "permissions" in against(lambda: house.act("ben", Assign, to="Ben Okoro", reason="x"))


def test_who_leaves_leaves_no_case_without_an_owner(house: House) -> None:
    for _ in range(3):
        house.open()
    house.act("ana", Assign, 2, to="Ben Okoro", reason="x")
    house.open(who="ben")
    house.act("ben", Assign, 5, to="Ana Reyes", reason="x")
    assert against(lambda: house.adm.do(Deactivate(name="Ana Reyes", reassign_to="Ana Reyes"))) == {"people"}
    assert against(lambda: house.adm.do(Deactivate(name="Ada Min", reassign_to="Ben Okoro"))) == {"people"}
    assert against(lambda: house.adm.do(Deactivate(name="Ana Reyes", reassign_to="Lee Marsh"))) == {SOURCE}
    seen = house.sheet(4).version
    leave = Deactivate(name="Ana Reyes", reassign_to="Ben Okoro")
    done = house.adm.do(leave)
    assert (done.made, house.adm.do(leave)) == ({"cases": 4, "actions": 0}, done)
    assert [house.sheet(case, "ben").owner for case in range(1, 6)] == ["Ben Okoro"] * 5
    assert {house.sheet(case, "ben").offered_to for case in range(1, 6)} == {None}
    assert isinstance(denied(lambda: house.ana.see(Queue())), NotFound)
    note = Note(case=4, seen=seen, text="seen before the hand-over")
    assert isinstance(denied(lambda: house.sam.do(note)), Stale)
    entry = house.ben.see(Log(case=4)).entries[0]
    assert (entry.act, entry.version) == ("deactivate", 2)
    house.act("ben", Note, 4, text="mine now")
    assert whole(house)


def test_who_left_is_nobodys_choice(house: House) -> None:
    house.adm.do(Deactivate(name="Ben Okoro", reassign_to="Ana Reyes"))
    assert against(lambda: house.act("ana", Assign, to="Ben Okoro", reason="x")) == {"people"}
    assert against(lambda: house.open(owner="Ben Okoro")) == {"people"}
    assert against(lambda: house.adm.do(Deactivate(name="Ben Okoro", reassign_to="Ana Reyes"))) == {"people"}
    assert [row.active for row in house.ana.see(People()).rows if row.name == "Ben Okoro"] == [False]


def test_nobody_becomes_an_owner_while_they_leave(house: House) -> None:
    for case in range(1, 9):
        if case > 1:
            house.open()
        house.act("ana", Assign, case, to="Ben Okoro", reason="x")

    def accept(case: int) -> str:
        try:
            return house.act("ben", Accept, case).act
        except Denied as denial:
            return type(denial.why).__name__

    def leave(_: int) -> str:
        return house.adm.do(Deactivate(name="Ben Okoro", reassign_to="Cora Bell")).act

    with ThreadPoolExecutor(9) as pool:
        ends = list(pool.map(lambda case: leave(case) if case == 5 else accept(case), range(1, 9)))
    assert ends[4] == "deactivate"
    owners = {house.sheet(case).owner for case in range(1, 9)}
    assert owners <= {"Ana Reyes", "Cora Bell"}
    assert whole(house)


def test_whoever_is_being_deactivated_accepts_nothing_meanwhile(house: House) -> None:
    """On SQLite whoever writes is alone; on Postgres an acceptance waits for what becomes of the person."""
    if house.premises.database.sqlite:
        return
    house.act("ana", Assign, to="Ben Okoro", reason="x")
    with psycopg.connect(house.url) as server, ThreadPoolExecutor(1) as pool:
        server.execute("UPDATE \"user\" SET active = false WHERE name = 'Ben Okoro'")
        accepting = pool.submit(house.ben.do, Accept(case=1, seen=2))
        sleep(0.3)
        assert not accepting.done()
        server.commit()
        assert isinstance(denied(accepting.result), NotFound)
    assert house.sheet().owner == "Ana Reyes"


def test_a_deputy_is_named_when_they_act_for_the_owner(house: House) -> None:
    house.adm.do(Away(name="Sam Tan", first=date(2026, 3, 2), last=date(2026, 3, 2)))
    assert "comes before the first" in said_against(
        lambda: house.adm.do(Away(name="Sam Tan", first=date(2026, 3, 2), last=date(2026, 3, 1)))
    )
    house.act("sue", Assign, to="Sue Quist", reason="short of hands")
    assert house.ana.see(Log(case=1)).entries[0].on_behalf_of is None

"""A pack is put to use by two people, and nothing moves before the second of them says so."""

from datetime import date, timedelta
from hashlib import sha256

import pytest

from ccms_tui.desk.adopting import ProposedPack
from ccms_tui.desk.record import Log
from ccms_tui.desk.timing import WhyThisDate
from ccms_tui.desk.triage import Note
from ccms_tui.rules.clocks import State, state
from tests.conftest import House
from tests.services.lives import whole
from tests.services.packs import LONGER, TIGHTER, adopt, clock, propose

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def test_named_open_cases_move_when_another_person_adopts_it_and_no_others(house: House) -> None:
    house.open()
    before = house.sheet(1).clocks, house.sheet(2).clocks
    done = propose(house, cases=(1,))
    assert (done.subject, done.act, done.made["moved"]) == ("adoption/1", "propose-pack", 1)
    assert done.made["digest"] == sha256(TIGHTER.encode()).hexdigest()
    assert (house.sheet(1).clocks, house.sheet(2).clocks) == before
    house.later(hours=1)
    adopt(house, digest=done.made["digest"])
    assert clock(house).due_on == date(2026, 3, 11)
    assert house.sheet(2).clocks == before[1]
    assert [house.sheet(case).regime_version for case in (1, 2)] == ["2026-02", "2026-01"]
    house.open()
    assert house.sheet(3).regime_version == "2026-01"
    assert whole(house)


def test_the_ledger_the_sheet_and_the_way_to_the_date_tell_of_it(house: House) -> None:
    propose(house, cases=(1,))
    house.later(hours=1)
    adopt(house, comment="as the board decided")
    entry = house.ana.see(Log(case=1)).entries[0]
    assert entry.summary == (
        "final_response moves from 2026-03-16 to 2026-03-11: general 2026-02 instead of general 2026-01, "
        "proposed by Sam Tan, adopted by Sue Quist"
    )
    assert (entry.act, entry.actor, entry.said["comment"]) == (
        "adopt-pack",
        "Sue Quist",
        "as the board decided",
    )
    why = house.ana.see(WhyThisDate(case=1, kind="final_response")).clocks[0]
    told = "pack general 2026-02 adopted on 2 March 2026 by Sue Quist, as Sam Tan proposed: "
    assert (why.adopted or "").startswith(told)
    assert (why.pack, why.clock.due_on) == ("general 2026-02, rule final_response", date(2026, 3, 11))
    assert house.sheet().adopted == why.adopted
    assert house.ana.see(WhyThisDate(case=1, at=house.now - timedelta(minutes=30))).clocks[0].adopted is None


def test_new_cases_fall_under_it_from_its_day_of_receipt_on_and_open_ones_stay(house: House) -> None:
    before = house.sheet().clocks
    propose(house, from_on=date(2026, 3, 4))
    adopt(house)
    house.open()
    house.later(days=2)
    house.open()
    house.open(received=house.now - timedelta(days=1))
    versions = [house.sheet(case).regime_version for case in (1, 2, 3, 4)]
    assert versions == ["2026-01", "2026-01", "2026-02", "2026-01"]
    assert clock(house, 3).due_on == date(2026, 3, 13)
    assert house.sheet(1).clocks == before
    why = house.ana.see(WhyThisDate(case=3)).clocks[0]
    assert (why.adopted or "").startswith("pack general 2026-02 adopted on 2 March 2026 by Sue Quist")
    assert house.ana.see(WhyThisDate(case=1)).clocks[0].adopted is None
    assert whole(house)


@here
def test_of_two_for_the_same_day_the_one_adopted_last_holds(house: House) -> None:
    for number, pack in enumerate((LONGER, TIGHTER), start=1):
        propose(house, pack=pack, from_on=date(2026, 3, 2))
        adopt(house, proposal=number)
        house.later(minutes=1)
    house.open()
    assert house.sheet(2).regime_version == "2026-02"


@here
def test_a_clock_that_is_late_stays_late_whatever_the_pack(house: House) -> None:
    house.later(days=10)
    late = clock(house, kind="acknowledgement")
    assert state(late, house.now) is State.BREACHED
    longer = LONGER.replace('"1 business day"', '"60 business days"')
    propose(house, pack=longer, cases=(1,))
    adopt(house)
    assert clock(house, kind="acknowledgement") == late
    assert clock(house).due_on > date(2026, 5, 1)
    assert "acknowledgement is late and stays so" in house.ana.see(Log(case=1)).entries[0].summary
    house.later(days=100)
    assert state(clock(house, kind="acknowledgement"), house.now) is State.BREACHED
    assert whole(house)


@here
def test_what_moves_no_date_on_a_case_does_not_hinder_it(house: House) -> None:
    propose(house, cases=(1,))
    house.act("ana", Note, text="called")
    adopt(house)
    assert house.sheet().regime_version == "2026-02"


@here
def test_a_proposal_is_read_whole_before_it_is_adopted(house: House) -> None:
    propose(house, cases=(1,))
    sheet = house.sue.see(ProposedPack(proposal=1))
    assert (sheet.text, sheet.proposal.cases) == (TIGHTER, ("C-2026-000001",))
    assert [(one.from_on, one.to_on) for one in sheet.moves] == [(date(2026, 3, 16), date(2026, 3, 11))]

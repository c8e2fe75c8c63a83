"""A pack is not put to use by one person alone, unawares, or on cases that have changed since."""

from datetime import date
from typing import Any

import pytest

from ccms_tui.desk.adopting import DeclinePack, ProposedPack, ProposedPacks, ProposePack
from ccms_tui.desk.denials import Malformed, NotFound
from ccms_tui.desk.people import Appoint, Away
from ccms_tui.desk.timing import Pause, Resume
from ccms_tui.rules.adopting import INDEPENDENCE, AdoptionStatus
from ccms_tui.rules.clocks import State, state
from ccms_tui.rules.people import Role
from tests.conftest import House
from tests.services.lives import against, closed, denied, said_against, whole
from tests.services.packs import GENERAL, LONGER, TIGHTER, adopt, clock, propose

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


@here
def test_nobody_adopts_their_own_from_any_account_or_in_any_name(house: House) -> None:
    house.adm.do(Appoint(name="Ben Okoro", role=(Role.HANDLER,), deputy="Sam Tan"))
    propose(house, cases=(1,))
    assert against(lambda: adopt(house, "sam")) == {INDEPENDENCE}
    assert against(lambda: house.sam.do(DeclinePack(proposal=1, reason="no"))) == {INDEPENDENCE}
    assert against(lambda: adopt(house, "ana")) == {"permissions"}
    house.adm.do(Appoint(name="Sam Tan", deputy="Ana Reyes"))
    house.adm.do(Away(name="Sam Tan", first=date(2026, 3, 2), last=date(2026, 3, 9)))
    assert "in their name" in said_against(lambda: adopt(house, "ana"))
    house.adm.do(Appoint(name="Sam Tan", account=900))
    house.adm.do(Appoint(name="Ruth Mori", account=101))
    assert against(lambda: adopt(house, "sam")) == {INDEPENDENCE}
    assert house.sheet().regime_version == "2026-01"
    adopt(house)
    assert house.sheet().regime_version == "2026-02"


@here
def test_a_deputy_proposes_in_the_name_of_who_is_away_and_that_person_does_not_adopt_it(house: House) -> None:
    house.adm.do(Appoint(name="Sam Tan", deputy="Ana Reyes"))
    house.adm.do(Away(name="Sam Tan", first=date(2026, 3, 2), last=date(2026, 3, 2)))
    propose(house, "ana", cases=(1,))
    house.later(days=1)
    assert against(lambda: adopt(house, "sam")) == {INDEPENDENCE}


def test_what_is_declined_moves_nothing_and_is_decided_on_once(house: House) -> None:
    before = house.sheet().clocks
    propose(house, cases=(1,))
    house.sue.do(DeclinePack(proposal=1, reason="not this year"))
    assert "declined by Sue Quist already" in said_against(lambda: adopt(house, "mori"))
    (row,) = house.ana.see(ProposedPacks()).rows
    assert (row.status, row.decided_by, row.comment) == (
        AdoptionStatus.DECLINED,
        "Sue Quist",
        "not this year",
    )
    assert house.sheet().clocks == before
    assert whole(house)


@here
def test_what_would_be_late_at_once_has_to_be_said_twice(house: House) -> None:
    house.later(days=10)
    assert "late at once: 1, and 0 was said" in said_against(lambda: propose(house, cases=(1,)))
    propose(house, cases=(1,), late=1)
    assert house.ana.see(ProposedPacks()).rows[0].late == 1
    assert "late at once: 1, and 0 was said" in said_against(lambda: adopt(house))
    adopt(house, late=1)
    assert state(clock(house), house.now) is State.BREACHED
    assert whole(house)


@here
def test_a_case_that_has_changed_since_it_was_proposed_does_not_move(house: House) -> None:
    house.act("ana", Pause, reason="waiting_for_complainant")
    propose(house, cases=(1,))
    house.later(days=3)
    house.act("ana", Resume, reason="it came")
    told = said_against(lambda: adopt(house))
    assert "it would no longer move C-2026-000001 final_response from 2026-03-16 to 2026-03-11" in told
    assert "it would now move C-2026-000001 final_response from 2026-03-19 to 2026-03-16" in told
    assert house.sheet().regime_version == "2026-01"


@here
def test_time_that_makes_a_clock_late_before_it_is_adopted_is_a_change_too(house: House) -> None:
    propose(house, cases=(1,))
    house.later(days=10)
    assert "to 2026-03-11, late at once, which was not proposed" in said_against(lambda: adopt(house))


@here
def test_a_case_that_was_closed_or_moved_meanwhile_is_refused(house: House) -> None:
    house.open()
    propose(house, cases=(1,))
    propose(house, pack=LONGER, cases=(2,))
    propose(house, pack=LONGER, cases=(2,))
    closed(house)
    assert "C-2026-000001 is closed" in said_against(lambda: adopt(house))
    adopt(house, proposal=2)
    assert "C-2026-000002 falls under general 2026-03 already" in said_against(
        lambda: adopt(house, proposal=3)
    )


@here
def test_a_day_that_has_passed_meanwhile_is_refused(house: House) -> None:
    propose(house, from_on=date(2026, 3, 4))
    house.later(days=3)
    assert "from today on at the earliest" in said_against(lambda: adopt(house))


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "one of the two"),
    ({"cases": (1,), "from_on": date(2026, 4, 1)}, "one of the two"),
    ({"from_on": date(2026, 3, 1)}, "from today on at the earliest"),
    ({"from_on": date(2026, 4, 1), "late": 1}, "late at once: 0, and 1 was said"),
    ({"cases": (1, 99)}, "there is no case 99"),
    ({"cases": (2,)}, "C-2026-000002 falls under iso-10002, and not under general"),
    ({"cases": (1,), "pack": GENERAL}, "C-2026-000001 falls under general 2026-01 already"),
    ({"cases": (1,), "pack": TIGHTER.replace("2026-02", "2026-01")}, "is known and says something else"),
    (
        {"cases": (1,), "pack": TIGHTER.replace('"investigation"', '"enquiry"')},
        "no rule for investigation of",
    ),
]


@here
@pytest.mark.parametrize(("said", "reason"), REFUSED)
def test_what_cannot_be_used_is_not_proposed(house: House, said: dict[str, Any], reason: str) -> None:
    house.open(regime="iso-10002")
    assert reason in said_against(lambda: propose(house, **said))
    assert not house.ana.see(ProposedPacks()).rows


@here
def test_a_pack_is_not_adopted_before_its_own_rules_hold(house: House) -> None:
    later = TIGHTER.replace("title = ", "in_force_from = 2026-05-01\ntitle = ", 1)
    assert "in force from 2026-05-01" in said_against(
        lambda: propose(house, pack=later, from_on=date(2026, 4, 1))
    )


@here
def test_what_is_no_pack_or_no_proposal_is_said_so(house: House) -> None:
    assert isinstance(denied(lambda: propose(house, pack="id = ", cases=(1,))), Malformed)
    no_text = ProposePack(pack=b"\xff", reason="x", cases=(1,))
    assert isinstance(denied(lambda: house.sam.do(no_text)), Malformed)
    assert isinstance(denied(lambda: adopt(house, proposal=9)), NotFound)
    assert isinstance(denied(lambda: house.ana.see(ProposedPack(proposal=9))), NotFound)


@here
def test_the_digest_that_is_meant_is_compared(house: House) -> None:
    propose(house, cases=(1,))
    assert "has the digest" in said_against(lambda: adopt(house, digest="0" * 64))

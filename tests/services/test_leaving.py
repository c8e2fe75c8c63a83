"""Whoever leaves or is away: a plan for each case, with the deadlines at stake, or it does not happen."""

from datetime import date

import pytest

from ccms_tui.desk.closing import Reopen
from ccms_tui.desk.leaving import AtStake
from ccms_tui.desk.owning import Accept, Assign
from ccms_tui.desk.people import Appoint, Away, Deactivate
from ccms_tui.rules.leaving import SOURCE, Part
from ccms_tui.rules.owning import SOURCE as OWNING
from ccms_tui.rules.words import Stage
from tests.conftest import House
from tests.services.lives import against, closed, said_against, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
FIRST, LAST = date(2026, 3, 9), date(2026, 3, 20)


def test_no_one_leaves_a_case_behind(house: House) -> None:
    house.open()
    why = said_against(lambda: house.adm.do(Deactivate(name="Ana Reyes")))
    assert "C-2026-000001 has nobody to take it on: acknowledgement by 2026-03-03" in why
    assert "C-2026-000002 has nobody" in why
    one = Deactivate(name="Ana Reyes", plan=("1=Ben Okoro",))
    assert "C-2026-000002" in said_against(lambda: house.adm.do(one))
    assert house.sheet().owner == "Ana Reyes"


def test_each_case_goes_to_whom_the_plan_names_and_the_rest_to_one(house: House) -> None:
    house.open()
    house.open()
    plan = ("C-2026-000001=Ben Okoro", "2=Cora Bell", "3=")
    done = house.adm.do(Deactivate(name="Ana Reyes", reassign_to="Ida Holm", plan=plan))
    assert done.made == {"cases": 3, "actions": 0}
    assert [house.sheet(case, "ben").owner for case in (1, 2, 3)] == ["Ben Okoro", "Cora Bell", "Ida Holm"]
    assert whole(house)


def test_all_that_is_wrong_with_a_plan_is_said_at_once(house: House) -> None:
    house.open("ben")
    plan = ("2=Cora Bell", "Cora Bell", "1=Otto Dietz", "1=Nobody", "1=Ana Reyes")
    why = said_against(lambda: house.adm.do(Deactivate(name="Ana Reyes", plan=plan)))
    assert "2 is not theirs" in why
    assert "a line of a plan is REFERENCE=NAME, not Cora Bell" in why
    assert "C-2026-000001 is given to two people, Otto Dietz and Nobody" in why
    assert "what is theirs goes to somebody else" in why
    same = Deactivate(name="Ana Reyes", plan=("1=Otto Dietz",))
    assert against(lambda: house.adm.do(same)) == {OWNING}
    assert against(lambda: house.adm.do(Deactivate(name="Ana Reyes", reassign_to="Nobody"))) == {"people"}


def test_who_is_away_without_a_deputy_needs_a_plan(house: House) -> None:
    away = Away(name="Ana Reyes", first=FIRST, last=LAST)
    assert against(lambda: house.adm.do(away)) == {SOURCE}
    house.adm.do(Away(name="Ana Reyes", first=FIRST, last=LAST, reassign_to="Ben Okoro"))
    assert (house.sheet().owner, house.sheet().offered_to) == ("Ana Reyes", "Ben Okoro")
    house.act("ben", Accept)
    assert house.sheet().owner == "Ben Okoro"
    assert whole(house)


def test_their_own_name_leaves_the_cases_with_them(house: House) -> None:
    house.adm.do(Away(name="Ana Reyes", first=FIRST, last=LAST, reassign_to="Ana Reyes"))
    assert (house.sheet().owner, house.sheet().offered_to) == ("Ana Reyes", None)
    assert house.version() == 1


def test_a_deputy_who_is_there_is_a_plan_and_one_who_is_not_is_none(house: House) -> None:
    house.adm.do(Appoint(name="Ana Reyes", deputy="Ben Okoro"))
    house.adm.do(Away(name="Ben Okoro", first=LAST, last=LAST))
    assert against(lambda: house.adm.do(Away(name="Ana Reyes", first=FIRST, last=LAST))) == {SOURCE}
    ben = Away(name="Ana Reyes", first=FIRST, last=LAST, reassign_to="Ben Okoro")
    assert "Ben Okoro is away on some of these days too" in said_against(lambda: house.adm.do(ben))
    house.adm.do(Away(name="Ana Reyes", first=FIRST, last=date(2026, 3, 19)))
    assert house.sheet().offered_to is None


def test_what_is_at_stake_is_shown_before(house: House) -> None:
    house.open("ben")
    house.act("ben", Assign, 2, to="Ana Reyes", reason="x")
    stakes = house.adm.see(AtStake(name="Ana Reyes"))
    assert [(row.reference, row.part) for row in stakes.rows] == [
        ("C-2026-000001", Part.OWNS),
        ("C-2026-000002", Part.OFFERED),
    ]
    kinds = [clock.kind for clock in stakes.rows[0].clocks]
    assert kinds == ["acknowledgement", "investigation", "final_response"]
    assert stakes.deputy is None


@pytest.mark.after(life=closed)
def test_a_case_of_somebody_who_left_is_owned_by_whoever_opens_it_again(house: House) -> None:
    done = house.adm.do(Deactivate(name="Ana Reyes"))
    assert done.made == {"cases": 0, "actions": 0}
    assert "its owner has left" in said_against(lambda: house.act("mori", Reopen, reason="They wrote again"))
    house.act("cora", Reopen, reason="They wrote again")
    sheet = house.sheet(who="cora")
    assert (sheet.owner, sheet.stage) == ("Cora Bell", Stage.INVESTIGATION)
    assert whole(house)

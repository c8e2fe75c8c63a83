"""A complaint about a colleague beside others: neither merged with them, nor left to them, nor shown to them."""

from datetime import date

import pytest

from ccms_tui.desk.actions import Actions, AddAction, Which
from ccms_tui.desk.approving import Approve
from ccms_tui.desk.custody import Custody
from ccms_tui.desk.denials import NotFound
from ccms_tui.desk.independence import ClearColleague, NameColleague
from ccms_tui.desk.leaving import AtStake
from ccms_tui.desk.people import Away, Deactivate
from ccms_tui.desk.relating import Link, Merge, Unmerge
from ccms_tui.rules.approving import INDEPENDENCE
from ccms_tui.rules.independence import ABOUT
from ccms_tui.rules.relating import SOURCE as RELATING
from ccms_tui.rules.words import LinkKind
from tests.conftest import House
from tests.services.lives import against, denied, proposed, said_against, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
ONE, TWO = "C-2026-000001", "C-2026-000002"


def about(house: House, person: str, case: int = 1) -> None:
    house.act("cora", NameColleague, case, person=person, reason="was rude on the phone")


def test_it_is_merged_with_no_other_whichever_of_them_it_is(house: House) -> None:
    house.open()
    about(house, "Ben Okoro")
    assert against(lambda: house.act("ana", Merge, 1, into=TWO, reason="same debit")) == {ABOUT}
    assert against(lambda: house.act("ana", Merge, 2, into=ONE, reason="same debit")) == {ABOUT}
    house.act("sam", ClearColleague, person="Ben Okoro", reason="somebody else")
    house.act("ana", Merge, 2, into=ONE, reason="same debit")
    assert against(lambda: about(house, "Ben Okoro", 1)) == {ABOUT}
    assert against(lambda: about(house, "Ben Okoro", 2)) == {ABOUT}
    house.act("ana", Unmerge, 2, reason="another debit")
    about(house, "Ben Okoro", 2)
    assert whole(house)


def test_what_is_linked_with_it_does_not_show_it(house: House) -> None:
    house.open()
    house.act("ana", Link, 2, other=ONE, kind=LinkKind.SAME_INCIDENT)
    assert [line.reference for line in house.sheet(2, "ben").links] == [ONE]
    about(house, "Ben Okoro")
    assert house.sheet(2, "ben").links == ()
    assert [line.reference for line in house.sheet(2, "ana").links] == [ONE]
    linked = {"other": ONE, "kind": LinkKind.PRECEDENT}
    assert against(lambda: house.act("ben", Link, 2, **linked)) == {RELATING}
    assert "there is no case" in said_against(lambda: house.act("ben", Link, 2, **linked))


def test_an_action_does_not_name_it(house: House) -> None:
    given = {"cause": "billing", "what": "Stop it", "owner": "Ana Reyes", "due_on": date(2026, 5, 1)}
    house.sam.do(AddAction(reference=ONE, **given))
    about(house, "Sue Quist")
    assert [row.case for row in house.sam.see(Actions(which=Which.ALL)).rows] == [ONE]
    assert [row.case for row in house.sue.see(Actions(which=Which.ALL)).rows] == [None]
    assert "there is no case" in said_against(lambda: house.sue.do(AddAction(reference=ONE, **given)))
    assert denied(lambda: house.sue.see(Custody(case=1))) == NotFound("case 1")


def test_it_is_left_to_nobody_whom_it_is_about_nor_their_line(house: House) -> None:
    about(house, "Ben Okoro")
    plans = ({"reassign_to": "Ben Okoro"}, {"plan": ("1=Ben Okoro",)})
    for plan in plans:
        assert against(lambda plan=plan: house.adm.do(Deactivate(name="Ana Reyes", **plan))) == {ABOUT}
        away = Away(name="Ana Reyes", first=date(2026, 3, 9), last=date(2026, 3, 20), **plan)
        assert against(lambda away=away: house.adm.do(away)) == {ABOUT}
    house.adm.do(Deactivate(name="Ana Reyes", reassign_to="Ida Holm"))
    assert house.sheet(1, "ida").owner == "Ida Holm"
    assert whole(house)


def test_it_is_not_left_to_whoever_signed_what_stands_there(house: House) -> None:
    proposed(house)
    house.act("sam", Approve)
    assert against(lambda: house.adm.do(Deactivate(name="Ana Reyes", plan=("1=Sam Tan",)))) == {INDEPENDENCE}


def test_whom_it_is_about_does_not_hand_it_on_nor_learns_which_it_is(house: House) -> None:
    about(house, "Ada Min")
    assert house.adm.see(AtStake(name="Ana Reyes")).rows == ()
    why = said_against(lambda: house.adm.do(Deactivate(name="Ana Reyes")))
    assert "somebody else sees to this" in why
    assert ONE not in why

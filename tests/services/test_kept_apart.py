"""A complaint about a colleague beside others: not merged with them, not left to them, not shown."""

from datetime import date

import msgspec
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
    why = said_against(lambda: house.act("cora", Link, 2, other="C-2026-000099", kind=LinkKind.PRECEDENT))
    about(house, "Cora Bell")
    same = said_against(lambda: house.act("cora", Link, 2, other=ONE, kind=LinkKind.PRECEDENT))
    assert same == why.replace("C-2026-000099", ONE)


def test_an_action_does_not_name_it(house: House) -> None:
    add = AddAction(
        cause="billing", what="Stop it", owner="Ana Reyes", due_on=date(2026, 5, 1), reference=ONE
    )
    about(house, "Sue Quist")
    assert "there is no case" in said_against(lambda: house.sue.do(add))
    house.sam.do(add)
    assert [row.case for row in house.sam.see(Actions(which=Which.ALL)).rows] == [ONE]
    assert [row.case for row in house.sue.see(Actions(which=Which.ALL)).rows] == [None]
    assert denied(lambda: house.sue.see(Custody(case=1))) == NotFound("case 1")


@pytest.mark.parametrize(
    ("for_all", "plan"), [("Ben Okoro", ()), (None, ("1=Ben Okoro",)), ("Ida Holm", ("1=Ben Okoro",))]
)
def test_it_is_left_to_nobody_whom_it_is_about(
    house: House, for_all: str | None, plan: tuple[str, ...]
) -> None:
    about(house, "Ben Okoro")
    end = Deactivate(name="Ana Reyes", reassign_to=for_all, plan=plan)
    assert against(lambda: house.adm.do(end)) == {ABOUT}
    first, last = date(2026, 3, 9), date(2026, 3, 20)
    away = Away(name="Ana Reyes", first=first, last=last, reassign_to=for_all, plan=plan)
    assert against(lambda: house.adm.do(away)) == {ABOUT}
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


def test_whoever_names_themselves_is_answered_when_they_ask_again_and_is_then_kept_out(house: House) -> None:
    named = NameColleague(case=1, seen=house.sheet().version, person="Cora Bell", reason="it was I")
    done = house.desk("cora").do(named)
    assert house.desk("cora").do(named) == done
    again = msgspec.structs.replace(named, seen=done.version, key="f" * 32)
    assert isinstance(denied(lambda: house.desk("cora").do(again)), NotFound)

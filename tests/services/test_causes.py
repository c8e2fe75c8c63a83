"""Root causes: proposed by whoever works on the case, confirmed by somebody else."""

import pytest

from ccms_tui.desk.causes import ConfirmCause, DropCause
from ccms_tui.desk.triage import TagCause
from ccms_tui.rules.causes import SOURCE
from tests.conftest import House
from tests.services.lives import against, closed, said_against, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
TWICE, LATE = "billing.charged-twice", "delay.backlog"


def test_somebody_else_confirms_what_one_tagged(house: House) -> None:
    house.act("ida", TagCause, cause=TWICE)
    house.act("ana", TagCause, cause=LATE)
    assert "permissions" in against(lambda: house.act("ana", ConfirmCause, cause=TWICE))
    assert "somebody else confirms" in said_against(lambda: house.act("ida", ConfirmCause, cause=TWICE))
    assert f"{LATE}x is not tagged" in said_against(lambda: house.act("ida", ConfirmCause, cause=LATE + "x"))
    house.act("ida", ConfirmCause, cause=LATE)
    assert "confirmed already" in said_against(lambda: house.act("sam", ConfirmCause, cause=LATE))
    told = {line.cause: (line.tagged_by, line.confirmed_by) for line in house.sheet().causes}
    assert told == {TWICE: ("Ida Holm", None), LATE: ("Ana Reyes", "Ida Holm")}
    assert "somebody else" in house.sheet(who="ida").acts["confirm-cause"][0].text
    assert whole(house)


def test_with_nothing_to_confirm_it_says_so(house: House) -> None:
    assert against(lambda: house.act("ida", ConfirmCause, cause=TWICE)) == {SOURCE}
    assert against(lambda: house.act("ida", DropCause, cause=TWICE, reason="x")) == {SOURCE}


def test_what_does_not_hold_is_dropped_and_the_ledger_still_tells(house: House) -> None:
    house.act("ana", TagCause, cause=TWICE)
    done = house.act("ana", DropCause, cause=TWICE, reason="it was one charge and its reversal")
    assert done.summary == "root cause dropped: Charged twice; it was one charge and its reversal"
    assert not house.sheet().causes
    house.act("ana", TagCause, cause=TWICE)
    assert whole(house)


@pytest.mark.after(life=closed)
def test_a_closed_case_keeps_a_cause(house: House) -> None:
    (line,) = house.sheet().causes
    tagged, why = line.cause, "not that"
    alone = said_against(lambda: house.act("sam", DropCause, cause=tagged, reason=why))
    assert "a closed case keeps" in alone
    house.act("sam", TagCause, cause=LATE)
    house.act("sam", DropCause, cause=tagged, reason=why)
    house.act("cora", ConfirmCause, cause=LATE)
    assert [one.cause for one in house.sheet().causes] == [LATE]
    assert whole(house)

"""Corrective actions: owned, dated, living on after the case, and what became of complaints."""

from datetime import date
from typing import Any

import pytest

from ccms_tui.desk.actions import (
    Action,
    ActionCommand,
    Actions,
    AddAction,
    CancelAction,
    ChangeAction,
    CompleteAction,
    Which,
)
from ccms_tui.desk.denials import NotFound, Stale
from ccms_tui.desk.people import Deactivate
from ccms_tui.desk.request import Done
from ccms_tui.desk.triage import TagCause
from ccms_tui.desk.watching import Watch
from ccms_tui.rules.actions import SOURCE
from ccms_tui.rules.words import ActionStatus
from tests.conftest import House
from tests.services.lives import against, closed, denied, said_against, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
DUE = date(2026, 3, 13)
TWICE = "billing.charged-twice"


def add(house: House, who: str = "sam", owner: str = "Ana Reyes", due_on: date = DUE) -> Done:
    given = AddAction(cause="billing", what="Stop the second debit", owner=owner, due_on=due_on)
    return house.desk(who).do(given)


def act(house: House, who: str, command: type[ActionCommand], **said: Any) -> Done:
    seen = house.sam.see(Action(action=1)).row.version
    return house.desk(who).do(command(action=1, seen=seen, **said))


@pytest.mark.after(life=closed)
def test_it_lives_on_after_the_case_that_showed_it(house: House) -> None:
    house.sam.do(
        AddAction(cause=TWICE, what="Fix it", owner="Ben Okoro", due_on=DUE, reference="C-2026-000001")
    )
    (line,) = house.sheet().actions
    assert (line.reference, line.owner, line.case, line.title) == (
        "A-1",
        "Ben Okoro",
        "C-2026-000001",
        "Charged twice",
    )
    act(house, "ben", CompleteAction, result="The debit runs once now.")
    assert house.sheet().actions[0].status is ActionStatus.DONE
    assert whole(house)


def test_its_owner_and_those_above_change_and_end_it(house: House) -> None:
    assert against(lambda: add(house, who="ana")) == {"permissions"}
    add(house)
    change = {"due_on": date(2026, 4, 1), "reason": "the supplier is late"}
    assert against(lambda: act(house, "ben", ChangeAction, **change)) == {"permissions"}
    act(house, "ana", ChangeAction, **change)
    act(house, "sam", ChangeAction, owner="Ben Okoro", reason="he knows it")
    assert against(lambda: act(house, "ana", CompleteAction, result="x")) == {"permissions"}
    act(house, "ben", CompleteAction, result="It is mended")
    row = house.ana.see(Action(action=1)).row
    assert (row.owner, row.due_on, row.status, row.done_on) == (
        "Ben Okoro",
        date(2026, 4, 1),
        ActionStatus.DONE,
        house.now.date(),
    )
    assert against(lambda: act(house, "sam", CancelAction, reason="x")) == {SOURCE}
    assert whole(house)


def test_every_reason_against_it_is_said(house: House) -> None:
    wrong = AddAction(cause="nothing", what="x", owner="Ben Okoro", due_on=date(2026, 3, 1))
    why = said_against(lambda: house.ana.do(wrong))
    assert "add-action is for" in why and "no root cause nothing" in why and "has passed" in why
    nowhere = AddAction(cause="billing", what="x", owner="Ben", due_on=DUE, reference="C-2026-000099")
    assert "there is no case C-2026-000099" in said_against(lambda: house.sam.do(nowhere))
    assert isinstance(denied(lambda: house.sam.see(Action(action=9))), NotFound)
    add(house)
    assert "say what changes" in said_against(lambda: act(house, "ana", ChangeAction, reason="x"))
    ahead = date(2026, 3, 3)
    assert "in the future" in said_against(
        lambda: act(house, "ana", CompleteAction, result="x", done_on=ahead)
    )
    assert isinstance(denied(lambda: house.sam.do(CancelAction(action=9, seen=1, reason="x"))), NotFound)


def test_whoever_saw_an_earlier_version_looks_again(house: House) -> None:
    add(house)
    act(house, "ana", ChangeAction, due_on=date(2026, 4, 1), reason="x")
    why = denied(lambda: house.sam.do(CancelAction(action=1, seen=1, reason="x")))
    assert isinstance(why, Stale) and "A-1 has changed" in str(why)


def test_what_is_late_is_told_to_whoever_sees_to_it(house: House) -> None:
    add(house)
    add(house, due_on=date(2026, 5, 1))
    house.later(days=12)
    assert [desk.see(Watch()).overdue for desk in (house.ana, house.ben)] == [1, 0]
    late = house.ana.see(Actions(which=Which.OVERDUE))
    assert [row.reference for row in late.rows] == ["A-1"]
    assert late.counts == {Which.MINE: 2, Which.OPEN: 2, Which.OVERDUE: 1, Which.ENDED: 0, Which.ALL: 2}
    assert house.ana.see(Actions(which=Which.ALL, cause=TWICE)).rows == ()


def test_who_leaves_hands_on_their_actions_too(house: House) -> None:
    add(house)
    add(house)
    plan = ("1=Cora Bell", "A-1=Ben Okoro")
    why = said_against(lambda: house.adm.do(Deactivate(name="Ana Reyes", plan=plan)))
    assert why == "A-2 has nobody to take it on: due by 2026-03-13"
    done = house.adm.do(Deactivate(name="Ana Reyes", plan=(*plan, "A-2=Ada Min")))
    assert done.made == {"cases": 1, "actions": 2}
    owners = {row.reference: row.owner for row in house.ben.see(Actions()).rows}
    assert owners == {"A-1": "Ben Okoro", "A-2": "Ada Min"}
    assert whole(house)


def test_its_effect_is_complaints_by_month_before_and_after(house: House) -> None:
    house.act("ana", TagCause, cause=TWICE)
    house.act("ana", TagCause, cause="billing")
    house.open()
    house.act("ana", TagCause, 2, cause="delay")
    house.later(days=31)
    add(house, due_on=date(2026, 4, 30))
    act(house, "ana", CompleteAction, result="mended")
    house.later(days=70)
    house.open()
    house.act("ana", TagCause, 3, cause=TWICE)
    told = house.ana.see(Action(action=1)).effect
    assert (told.before.months, told.before.complaints) == (6, 1)
    assert (told.after.months, told.after.complaints) == (1, 0)
    assert told.months[-1].complaints == 1
    past = house.ana.see(Action(action=1, at=house.now.replace(month=4, day=20)))
    assert past.effect.after.months == 0

"""Corrective actions by keys: added from a case, changed, done, and late before the eyes of their owner."""

from datetime import date

from ccms_tui.desk.actions import Action, AddAction
from ccms_tui.desk.triage import TagCause
from ccms_tui.rules.words import ActionStatus
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.showing import fill, lines, settle, text, until, until_seen

DUE = date(2026, 3, 13)


def add(house: House, owner: str = "Ana Reyes") -> None:
    house.sam.do(AddAction(cause="billing", what="Stop the second debit", owner=owner, due_on=DUE))


async def test_one_is_added_from_the_case_that_showed_it(showing: Showing, house: House) -> None:
    async with showing("sam", start=("queue", 1)) as pilot:
        await until_seen(pilot, "To close this defensibly")
        await fill(pilot, "B", cause="billing", what="Stop it", owner="Ana Reyes", due_on="+11d")
        await pilot.press("5")
        await until_seen(pilot, "Corrective actions", "A-1", "Stop it · Ana Reyes")
    assert house.sheet().actions[0].case == "C-2026-000001"


async def test_it_is_changed_and_done_by_its_owner(showing: Showing, house: House) -> None:
    house.act("ana", TagCause, cause="billing.charged-twice")
    add(house)
    async with showing("ana", size=(80, 24)) as pilot:
        await pilot.press("f8")
        await until_seen(pilot, "A-1", "▢ open", "a month: 0.0 before, – after", "Mar 2026", "▓ 1")
        assert all(len(line) <= 80 for line in lines(pilot))
        await fill(pilot, "c", due_on="+20d", reason="later")
        await until_seen(pilot, "22 Mar 2026")
        await fill(pilot, "d", result="It runs once.")
        await until_seen(pilot, "None. N has something done.")
        await pilot.press("4")
        await until_seen(pilot, "✔ done", "It runs once.", "← done")
    assert house.ana.see(Action(action=1)).row.status is ActionStatus.DONE


async def test_what_is_late_is_told_to_its_owner_on_every_screen(showing: Showing, house: House) -> None:
    add(house)
    house.later(days=12)
    async with showing("ana", size=(120, 40)) as pilot:
        await until_seen(pilot, "✖ 1 of your actions overdue")
        await pilot.press("f8", "3")
        await until_seen(pilot, "✖ overdue")
        await fill(pilot, "d", result="It runs once.")
        await until(pilot, lambda: "actions overdue" not in text(pilot))
    async with showing("ben") as pilot:
        await until_seen(pilot, "C-2026-000001")
        assert "overdue" not in text(pilot)


async def test_with_none_there_is_only_a_new_one_to_add(showing: Showing, house: House) -> None:
    async with showing("ana", start=("actions", None)) as pilot:
        await until_seen(pilot, "None. N has something done.")
        await pilot.press("d")
        await settle(pilot)
        await pilot.press("N")
        await until_seen(pilot, "New action, not now: add-action is for")

"""Whoever types faster than things are drawn loses nothing."""

from ccms_tui.desk.triage import Note
from ccms_tui.screens.case import SheetScreen
from ccms_tui.screens.form import Form
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.showing import type_in, until, until_seen


async def test_a_quick_hand_is_never_behind_its_own_last_act(house: House, showing: Showing) -> None:
    async with showing("ana", start=("queue", 1)) as pilot:
        await until_seen(pilot, "Points")
        screen = pilot.app.screen
        assert isinstance(screen, SheetScreen) and screen.sheet
        await screen.do(Note(case=1, seen=screen.sheet.version, text="Rang once"))
        screen.action_act("note")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press(*"Rang twice", "ctrl+s")
        await until(pilot, lambda: len(house.sheet().notes) == 2)


async def test_a_key_that_comes_before_the_case_is_not_lost(showing: Showing) -> None:
    async with showing("ana") as pilot:
        await until_seen(pilot, "C-2026-000001")
        await pilot.app.push_screen(SheetScreen(1))
        assert pilot.app.screen.sheet is None  # type: ignore[attr-defined]  # of the screen just pushed
        await type_in(pilot, "o")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))

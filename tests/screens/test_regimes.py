"""A case on the screen whose regime has other clocks than the house's own three."""

import pytest

from ccms_tui.desk.letters import Acknowledge, Send
from ccms_tui.rules.words import LetterKind
from ccms_tui.screens.form import Form
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.showing import settle, text, until

ON_IT = ("queue", 2)
pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
async def test_a_clock_that_has_not_begun_is_not_shown_and_then_is(house: House, showing: Showing) -> None:
    house.open(regime="uk-housing-ombudsman-2024")
    async with showing("ana", size=(120, 40)) as pilot:
        await until(pilot, lambda: "C-2026-000002" in text(pilot))
    async with showing("ana", size=(120, 40), start=ON_IT) as pilot:
        await until(pilot, lambda: "To close this defensibly" in text(pilot))
        assert "Final response" not in text(pilot).partition("To close")[0]
        house.act("ana", Acknowledge, 2)
        await until(pilot, lambda: "Final response ●" in text(pilot))


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
async def test_of_a_clock_that_runs_again_the_heading_shows_the_run_that_goes_on(
    house: House, showing: Showing
) -> None:
    house.open(regime="ie-cpc")
    house.later(days=3)
    house.act("ana", Send, 2, kind=LetterKind.HOLDING, text="we are on it")
    async with showing("ana", size=(160, 40), start=ON_IT) as pilot:
        await until(pilot, lambda: "To close this defensibly" in text(pilot))
        heading = text(pilot).partition("To close")[0]
        assert heading.count("Update ") == 1
        assert "Update ●" in heading


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
async def test_why_tells_our_own_target_and_what_nobody_has_confirmed(house: House, showing: Showing) -> None:
    house.open(regime="uk-fca-disp")
    async with showing("sam", size=(160, 50), start=ON_IT) as pilot:
        await until(pilot, lambda: "Timeline" in text(pilot))
        await pilot.press("w")
        await until(pilot, lambda: "our own target Mon 13 Apr" in text(pilot))
        assert "not confirmed: that DISP 1.6.5R" in text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "Timeline" in text(pilot))
        await pilot.press("S")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await settle(pilot)
        assert "Which window, in the regime's words" in text(pilot)

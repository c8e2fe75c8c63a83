"""A new complaint: the clocks it will start and the cases it may repeat stand beside its form."""

import pytest

from ccms_tui.screens.form import Form
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.showing import fill, lines, text, type_in, until, until_seen


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)
async def test_what_it_starts_and_may_repeat_follows_the_typing(
    showing: Showing, house: House, size: tuple[int, int]
) -> None:
    house.open(complainant="Chidi Okafor", summary="Parcel left in rain", account="4471-09")
    async with showing("ana", size=size) as pilot:
        await pilot.press("N")
        await until_seen(pilot, "It will start", "Final response  Mon 16 Mar")
        await type_in(pilot, "Chidi Okafor")
        await until_seen(pilot, "It may be the same as", "C-2026-000002", "same name", "Parcel left in rain")
        assert all(len(line) <= size[0] for line in lines(pilot))


async def test_an_earlier_day_of_receipt_moves_the_deadlines(showing: Showing) -> None:
    async with showing("ana", size=(200, 60)) as pilot:
        await pilot.press("N")
        await until_seen(pilot, "Final response  Mon 16 Mar")
        await pilot.press("tab", "tab", "tab")
        await type_in(pilot, "2026-02-26")
        await until_seen(pilot, "Final response  Thu 12 Mar")


async def test_the_new_case_opens(showing: Showing, house: House) -> None:
    async with showing("ana") as pilot:
        await fill(pilot, "N", complainant="Jo Field", summary="No reply", channel="email")
        await until_seen(pilot, "owner", "To close this defensibly")
        await pilot.press("escape")
        await until_seen(pilot, "Mine 2")
    assert house.sheet(2).complainant == "Jo Field"


async def test_who_may_not_take_one_in_is_told(showing: Showing) -> None:
    async with showing("aud") as pilot:
        await pilot.press("N")
        await until_seen(pilot, "New complaint, not now")
        assert not isinstance(pilot.app.screen, Form)


async def test_a_half_written_one_is_found_again_whatever_is_under_the_cursor(
    showing: Showing, house: House
) -> None:
    house.open(complainant="Another")
    async with showing("ana") as pilot:
        await until_seen(pilot, "Another")
        await pilot.press("N")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await type_in(pilot, "Half a name")
        await pilot.press("escape", "j", "N")
        await until_seen(pilot, "Half a name")
        assert "Brought back" in text(pilot)
